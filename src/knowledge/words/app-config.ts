import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Settings of Flask and Django: https://flask.palletsprojects.com/en/stable/config/,
// https://docs.djangoproject.com/en/stable/topics/settings/

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
    inTurn('', /^os\.(?:environ\.get|getenv)\(\s{0,20}["'](\w{1,60})["'],\s{0,20}(?:default\s?=\s?)?/, TEXT, /,?\s{0,20}\)/),
    inTurn('', /^(?:env(?:\.str)?|config)\(\s{0,20}["'](\w{1,60})["'],\s{0,20}(?:default\s?=\s?)?/, TEXT, /(?:,\s?cast=str)?,?\s{0,20}\)/),
  ),
  is: ["os.environ.get('SECRET_KEY') or 'change-me'", 'os.getenv("JWT_KEY", "dev")', "env('SECRET_KEY', default='change-me')"],
  isNot: [
    "os.environ['SECRET_KEY']",
    "env('SECRET_KEY')",
    "os.environ.get('SECRET_KEY') or secrets.token_hex()",
    "os.environ.get('SECRET_KEY', '')",
  ],
}

export const settingsForTrials: Words = {
  because: 'Classes of settings that nobody runs in production.',
  pattern: /dev|test|local|debug|ci\b/i,
  is: ['DevelopmentConfig', 'TestingConfig', 'LocalSettings'],
  isNot: ['Config', 'ProductionConfig', 'BaseConfig'],
}

export const debugsInDjango: Words = {
  because: 'Settings that only who develops has: https://docs.djangoproject.com/en/stable/ref/settings/#debug',
  pattern: /^DEBUG\s{0,4}(?::\s{0,4}bool\s{0,4})?=\s{0,4}True\b/m,
  is: ['DEBUG = True', 'DEBUG: bool = True'],
  isNot: ["DEBUG = os.getenv('DEBUG', 'True') == 'True'", 'DEBUG = False'],
}
