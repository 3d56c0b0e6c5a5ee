import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Settings of Flask: https://flask.palletsprojects.com/en/stable/config/

export const appSetting: Words = {
  because: 'A setting that is read of the application; its group is the name.',
  pattern: /\b(?:current_app|app|application|flask_app)\.config(?:\.get\(\s{0,20}|\[)["'](\w{1,60})["']/,
  is: ["current_app.config['SECRET_KEY']", 'app.config.get("JWT_KEY", "no")'],
  isNot: ["config['SECRET_KEY']", 'current_app.name'],
}

const TEXT = /["'][^"'\n]{1,120}["']/

export const appSettingValue: Words = {
  because: 'A variable of the environment, or a text of the code; the first group that is there is the variable.',
  pattern: oneOf(
    '',
    inTurn('', /^os\.(?:environ\.get|getenv)\(\s?["'](\w{1,60})["']\s?\) or /, TEXT),
    inTurn('', /^os\.(?:environ\.get|getenv)\(\s?["'](\w{1,60})["'],\s?/, TEXT, /\s?\)/),
  ),
  is: ["os.environ.get('SECRET_KEY') or 'change-me'", 'os.getenv("JWT_KEY", "dev")'],
  isNot: ["os.environ['SECRET_KEY']", "os.environ.get('SECRET_KEY') or secrets.token_hex()", "os.environ.get('SECRET_KEY', '')"],
}

export const settingsForTrials: Words = {
  because: 'Classes of settings that nobody runs in production.',
  pattern: /dev|test|local|debug|ci\b/i,
  is: ['DevelopmentConfig', 'TestingConfig', 'LocalSettings'],
  isNot: ['Config', 'ProductionConfig', 'BaseConfig'],
}
