import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What whoever runs a program switches on to have it write more.

export const switchesDebugging: Words = {
  because: 'A test by which whoever runs a program asks for its debugging.',
  pattern: /(?:^|[._])(?:_{0,2}(?:is_?|show_?)?(?:debug|verbose|trace)(?:_?(?:enabled|mode|http|on|info(?:rmation)?|logs?|logging))?)$/i,
  is: ['debug', 'this.config.showDebugInformation', 'self.debug', 'self.DEBUG_ENABLED', 'config.verbose', 'self.__debug'],
  isNot: ['debugger', 'production', 'not debug', 'traceback'],
}

export const debugLevel: Words = {
  because: 'A test for the level of a log that is set for debugging.',
  pattern: inTurn(
    'i',
    /(?:^|[^a-z])(?:log(?:ging)?_?)?level["')\]]{0,3}/,
    /(?:\??\.(?:to_?)?(?:lower|upper)(?:_?case)?\(\))?/,
    /\s?={2,3}\s?["'](?:debug|trace)["']\)?$/,
  ),
  is: [
    'logLevel == "debug"',
    "process.env.LOG_LEVEL === 'debug'",
    'settings.log_level.lower() == "debug"',
    "os.environ['LOG_LEVEL'] == 'DEBUG'",
  ],
  isNot: ['logLevel != "debug"', 'logLevel == "info"', 'mode == "debug"', 'sublevel == "debug"'],
}

export const debugOtherwise: Words = {
  because: 'A text that is no side of a comparison with such a level: it may be what holds unless one is set.',
  pattern: /(?<![=!]=\s?)["'`](?:debug|trace)["'`]/i,
  is: ["process.env.LOG_LEVEL || 'debug'", 'logLevel = "debug"', 'os.getenv("LOG_LEVEL", "debug")', 'level: "debug"'],
  isNot: ['logLevel == "debug"', "level === 'debug'", 'logLevel = "info"'],
}

const WRITES = /(?:log|debug|dump|print|show|trace|reveal|display|expose)[-_]?/
const LEFT_OUT = oneOf(
  '',
  /all|everything|sensitive(?:_?(?:data|info|values?))?|pii|bod(?:y|ies)|payloads?|headers/,
  inTurn(
    '',
    /(?:(?:access|refresh|id|auth|bearer|github|session|api|raw|full|plain)[-_]?)?/,
    /(?:secrets?|tokens?|credentials?|passwords?|jwts?|keys?)/,
  ),
)

export const asksToLog: Words = {
  because: 'A switch that is named for writing what a log leaves out otherwise.',
  pattern: inTurn('i', /(?:^|[._$>])(?:is_?|get_?)?/, WRITES, LEFT_OUT, /(?:_?enabled)?$/),
  is: [
    '_OAUTH_LOG_ALL',
    'settings.log_sensitive_data',
    'CONFIG.sso_debug_tokens',
    'config.logSecrets',
    'this.logTokens',
    'state.showToken',
    'args.print_access_token',
    'options.isShowSecrets',
    '$this->config->showToken',
  ],
  isNot: [
    'log',
    'LOG_LEVEL',
    'log_format',
    'catalog',
    'dialog_tokens',
    'logged_tokens',
    'installed',
    'hideToken',
    'state.token',
    'showMenu',
  ],
}

export const asksToLogByOption: Words = {
  because: 'The same as an option of a command line, which a text names: https://www.gnu.org/prep/standards/html_node/Option-Table.html.',
  pattern: inTurn('i', /["'`:](?:--)?/, WRITES, LEFT_OUT, /["'`\])]/),
  is: ["args['show-token']", 'process.argv.includes("--show-token")', 'viper.GetBool("print-secrets")', 'options[:show_token]'],
  isNot: ["args['token']", 'headers["authorization"]', 'flags["show-menu"]', '"--token"'],
}

export const leavesHeadersOut: Words = {
  because:
    'Options of pino and its loggers of requests that say what of a request is written, or whether: ' +
    'https://github.com/pinojs/pino/blob/main/docs/redaction.md, https://github.com/pinojs/pino-http#api',
  pattern: oneOf(
    '',
    /\b(?:redact|serializers|formatters|customSuccessObject|customReceivedObject|quietReqLogger|logMethod|streamWrite)\b/,
    /\bautoLogging\s{0,4}:\s{0,4}false\b|["'`,]req(?:\.headers)?["'`,]/,
  ),
  is: ["redact: ['req.headers.authorization']", 'serializers: { req: short }', 'autoLogging: false', "ignore: 'pid,hostname,req,res'"],
  isNot: ['logger: pino()', 'autoLogging: { ignore: quiet }', "ignore: 'pid,hostname'", 'redacted'],
}
