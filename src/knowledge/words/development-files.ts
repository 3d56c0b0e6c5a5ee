import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Settings that an application loads on the machine of who develops, and those that others load, by the files that they stand in.

const DEVELOPMENT = /(?:dev|devel|develop|development|local|localdev|localhost)/
const ENDING = /\.(?:py|rb|php|[cm]?[jt]s|json5?|ya?ml|toml|properties|conf|hocon|exs)/

/** What starts the program there: `docker_dev.py`. */
const WHERE = /(?:(?:docker|compose|container|vagrant)[._-])?/
/** A copy to fill in, or what starts the program. */
const FORM = /(?:[._-](?:example|sample|template|dist|docker|compose|container))?/

const HOLDS_SETTINGS = inTurn(
  '',
  /(?:^|\/)(?:settings|configs?|configuration|conf|environments?|envs?)\//,
  /(?:(?:packages|envs?|environments?|settings)\/)?/,
)

export const developmentSettings: Words = {
  because: 'Settings of an application for development alone, as its framework or its authors name them.',
  pattern: oneOf(
    'i',
    inTurn('', HOLDS_SETTINGS, WHERE, DEVELOPMENT, FORM, ENDING, /$/),
    inTurn('', /(?:^|\/)(?:settings|config|environment|application|appsettings)[._-]/, DEVELOPMENT, FORM, ENDING, /$/),
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
    'desk/settings/docker_dev.py',
    'desk/settings/local.example.py',
  ],
  isNot: [
    'config/passport/local.js',
    'config/passport_local.js',
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

export const ofWhoDevelops: Words = {
  because: 'Settings of Python that turn debugging on, or build on those that all have.',
  pattern: oneOf('m', /^DEBUG\s{0,4}=\s{0,4}True\b/, /^from\s{1,4}[\w.]{0,80}(?:base|common|defaults?|shared)\s{1,4}import\s{1,4}\*/),
  is: ['DEBUG = True', 'from .base import *  # noqa', 'from config.settings.common import *'],
  isNot: ['DEBUG = False', 'DEBUG = env.bool("DEBUG")', '# DEBUG = True', 'from .database import engine', 'from .production import *'],
}

const CODE = /\.(?:[cm]?[jt]sx?|py|go|rb|php|java|kt|cs|rs)/

export const developmentServer: Words = {
  because: 'Files that start a server for who develops, by what they or their folder are called.',
  pattern: oneOf(
    'i',
    inTurn('', /(?:^|\/)(?:dev|development|(?:dev|development|local)[-_]?server)\/[\w-]{1,60}/, CODE, /$/),
    inTurn('', /(?:^|\/)(?:server|main|app|index)[._-](?:dev|development|local)/, CODE, /$/),
    inTurn('', /(?:^|\/)(?:dev|development|local)[._-]?(?:server|main|app)/, CODE, /$/),
  ),
  is: ['src/server.dev.ts', 'src/dev-server.ts', 'dev/server.ts', 'cmd/devserver/main.go', 'dev/main.go', 'devserver.py', 'app_local.py'],
  isNot: ['src/server.ts', 'device/server.ts', 'dev/web/login.ts', 'cmd/server/main.go', 'src/devices.ts', 'dev/server.json'],
}

export const runsOnThisMachine: Words = {
  because:
    'A run of an application by a file for who develops: https://www.uvicorn.org/settings/, https://flask.palletsprojects.com/api/#flask.Flask.run.',
  pattern: /(?:\.run|\brun_simple|\.listen)\((?:[^()]|\([^()]{0,80}\)){0,160}["'`](?:127\.0\.0\.1|localhost|::1)["'`]/,
  is: ["app.listen(3000, '127.0.0.1')", 'uvicorn.run("desk:app", host="127.0.0.1")', 'app.listen({ port: 3000, host: "localhost" })'],
  isNot: ['app.listen(3000)', 'app.run(host="0.0.0.0")', 'fetch("http://localhost")'],
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
