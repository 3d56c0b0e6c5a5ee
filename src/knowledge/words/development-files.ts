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

export const otherSettings: Words = {
  because: 'What settings are called that more load than who develops.',
  pattern: oneOf(
    'i',
    /^(?=.)(?:settings|config|environment|application|appsettings)?(?:(?:^|[._-])(?:base|defaults?|common|shared|prod|production|prd))?$/,
    /^(?:(?:settings|config|environment|application|appsettings)[._-])?(?:stag(?:e|ing)|live|heroku)$/,
    /^\.env(?:\.(?:prod|production|staging))?$/,
  ),
  is: ['base', 'production', 'settings', 'application-prod', 'appsettings', 'environment.prod', 'settings_base', '.env', '.env.production'],
  isNot: ['development', 'index', '__init__', 'application-dev', 'settings_test', 'urls', '', '.env.example'],
}

const FOR_TRIALS = /(?:Dev(?:elop(?:ment|er)?)?|Local|Test(?:s|ing)?|Debug)/

export const developmentClass: Words = {
  because: 'Classes of settings for who develops or tests.',
  pattern: oneOf(
    '',
    inTurn('', /^/, FOR_TRIALS, /(?:[A-Z_]\w{0,40})?$/),
    inTurn('', /^(?:\w{0,40}[a-z])?(?:Config|Settings)_?/, FOR_TRIALS, /$/),
  ),
  is: ['DevelopmentConfig', 'DevConfig', 'TestingConfig', 'LocalSettings', 'ConfigDev', 'SettingsLocal'],
  isNot: ['DeviceConfig', 'Config', 'ProductionConfig', 'LocaleSettings', 'BaseConfig'],
}
