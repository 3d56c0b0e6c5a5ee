import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Settings that an application loads on the machine of who develops, and those that others load, by the files that they stand in.

const DEVELOPMENT = /(?:dev|devel|develop|development|local|localdev|localhost)/
const ENDING = /\.(?:py|rb|php|[cm]?[jt]s|json5?|ya?ml|toml|properties|conf|hocon|exs)/

const HOLDS_SETTINGS = inTurn(
  '',
  /(?:^|\/)(?:settings|configs?|configuration|conf|environments?|envs?)\//,
  /(?:(?:packages|envs?|environments?|settings)\/)?/,
)

export const developmentSettings: Words = {
  because: 'Settings of an application for development alone, as its framework or its authors name them.',
  pattern: oneOf(
    'i',
    inTurn('', HOLDS_SETTINGS, DEVELOPMENT, ENDING, /$/),
    inTurn('', /(?:^|\/)(?:settings|config|environment|application|appsettings)[._-]/, DEVELOPMENT, ENDING, /$/),
    inTurn('', /(?:^|\/)/, DEVELOPMENT, /[._-]?(?:settings|config)/, ENDING, /$/),
    /(?:^|\/)\.env\.dev(?:elopment)?$/,
  ),
  is: [
    'config/settings/local.py',
    'harbour/settings_dev.py',
    'config/environments/development.rb',
    'src/main/resources/application-dev.yml',
    'Desk.Api/appsettings.Development.json',
    'src/environments/environment.development.ts',
    'server/.env.development',
  ],
  isNot: [
    'config/passport/local.js',
    'auth/local.py',
    'infrastructure/environments/dev/main.tf',
    'config/devices.py',
    'dev/harbour/config/Security.java',
    'config/production.py',
    '.env.local',
  ],
}

export const developmentFolder: Words = {
  because: 'The same in a folder that is named for development.',
  pattern: inTurn('i', HOLDS_SETTINGS, DEVELOPMENT, /\/[\w.-]{1,60}/, ENDING, /$/),
  is: ['config/development/settings.py', 'harbour/settings/dev/__init__.py', 'config/packages/dev/lexik_jwt_authentication.yaml'],
  isNot: ['config/settings/dev.py', 'infrastructure/environments/dev/main.tf', 'src/dev/config/main.py'],
}

export const productionSettings: Words = {
  because: 'What settings are called that are for more than who develops.',
  pattern: oneOf(
    'i',
    /^(?:(?:settings|config|environment|application|appsettings)[._-])?(?:prod|production|prd|stag(?:e|ing)|live|heroku)$/,
    /^(?:prod|production)[._-](?:settings|config)$/,
    /^\.env\.(?:prod|production|staging)$/,
  ),
  is: ['production', 'application-prod', 'appsettings.Production', 'environment.prod', '.env.production', 'production_settings'],
  isNot: ['development', 'settings', 'base', '__init__', 'application-dev', 'settings_test', 'urls', '', '.env.example'],
}

export const sharedSettings: Words = {
  because: 'What settings are called that a framework loads by themselves, and below those of each environment.',
  pattern: /^(?:settings|config|environment|application|appsettings|default|\.env)$/i,
  is: ['settings', 'application', 'appsettings', 'environment', 'default', 'config', '.env'],
  isNot: ['base', 'common', 'shared', 'defaults', 'index', '', '.env.example', 'application-dev'],
}

const FOR_TRIALS = /(?:Dev(?:elop(?:ment|er)?)?|Local|Test(?:s|ing)?|Debug)/

export const developmentClass: Words = {
  because: 'Classes of settings for who develops or tests.',
  pattern: oneOf(
    '',
    inTurn('', /^/, FOR_TRIALS, /_?(?:(?:App|Server|Flask|Base)_?)?(?:Config|Configuration|Settings|Environment)?$/),
    inTurn('', /^(?:\w{0,40}[a-z])?(?:Config|Settings)_?/, FOR_TRIALS, /$/),
  ),
  is: ['DevelopmentConfig', 'DevConfig', 'TestingConfig', 'LocalSettings', 'ConfigDev', 'SettingsLocal', 'Dev', 'Testing'],
  isNot: ['DeviceConfig', 'Config', 'ProductionConfig', 'LocaleSettings', 'BaseConfig', 'LocalAuthSettings', 'DevOpsSettings'],
}

export const takesObject: Words = {
  because: 'What an application of Flask takes its settings from: the class, or the text that names it.',
  pattern: /\.from_object\([ \t\n]{0,20}["']?([\w.]{1,100})["']?[ \t]{0,4}(?:\(\)[ \t]{0,4})?[,)]/,
  is: ['app.config.from_object(DevConfig)', 'app.config.from_object("config.DevConfig")', 'app.config.from_object(DevConfig())'],
  isNot: ['app.config.from_object(f"config.{name}")', 'from_object'],
}

export const makesSettings: Words = {
  because: 'Where a module makes the settings of a program, whatever holds.',
  pattern: inTurn(
    'm',
    /^\w{1,60}[ \t]{0,4}(?::[ \t]{0,4}\w{1,80}[ \t]{0,4})?=[ \t]{0,4}/,
    /(\w{0,80}(?:Config|Settings)\w{0,40})\([ \t]{0,4}\)[ \t]{0,4}(?:#[^\n]{0,200})?$/,
  ),
  is: ['settings = DevSettings()', 'config: Config = LocalConfig()  # of this machine'],
  isNot: ['settings = DevSettings() if DEBUG else Settings()', '    settings = DevSettings()', 'app = FastAPI()'],
}
