import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What writes to logs, what shows a value whole, and what takes the secret out of it.

export const looksAtObject: Words = {
  because: 'Calls that read an object as a table, print it or compare it.',
  pattern: whole(
    '',
    /Object\.(?!freeze$|assign$|seal$)\w+|JSON\.stringify|console\.\w+|expect|assert(?:\.\w+)*/,
    /structuredClone|Map|Set|Reflect\.\w+/,
  ),
  is: ['Object.keys', 'JSON.stringify', 'console.log', 'structuredClone'],
  isNot: ['Object.freeze', 'Object.assign', 'fetch'],
}

export const logWriter: Words = {
  because:
    'Objects that write by their origin: the logging module and its loggers, loguru, structlog, rich, and the context of an MCP request.',
  pattern: whole(
    '',
    /logging(?:\.getLogger\(\))?|loguru\.logger|structlog\.get_logger\(\)|rich\.console\.Console\(\)/,
    /(?:fastmcp|mcp)(?:\.\w+)*\.Context\(\)/,
  ),
  is: ['logging.getLogger()', 'loguru.logger', 'fastmcp.server.context.Context()'],
  isNot: ['logging.handlers', 'rich.table.Table()'],
}

export const loggerLibrary: Words = {
  because:
    'Libraries of logs whose name their objects go by: https://unjs.io/packages/consola, https://github.com/klaudiosinani/signale, ' +
    'https://github.com/pimterry/loglevel, https://tslog.js.org, https://github.com/winstonjs/winston, https://getpino.io.',
  pattern: /consola|signale|loglevel|tslog|winston|pino|bunyan/,
  is: ['consola', 'signale', 'loglevel', 'winston'],
  isNot: ['console', 'signal', 'level'],
}

export const makesLogger: Words = {
  because: 'Functions, methods and classes that give a logger, by their names.',
  pattern: whole(
    '',
    /(?:[a-z]{1,12}(?=L)|[a-z]{1,12}_)?[lL]ogger(?:_?(?:[fF]or|[wW]ith)\w{0,20})?/,
    /(?:get|use|make|create)?_?[lL]og|child|scope|bind|withTag/,
  ),
  is: ['logger', 'getLogger', 'get_logger', 'appLogger', 'loggerFor', 'useLog', 'Logger', 'child', 'log'],
  isNot: ['login', 'blog', 'blogger', 'catalog', 'logIn', 'loggerOptions'],
}

export const holdsLoggers: Words = {
  because: 'Objects that hold several loggers by name.',
  pattern: whole('', /_?log(?:ger)?s|_?LOG(?:GER)?S/),
  is: ['loggers', 'logs', 'LOGGERS'],
  isNot: ['logger', 'blogs', 'catalogs'],
}

export const printer: Words = {
  because: 'Functions that write all that they are given.',
  pattern: whole(
    '',
    /print|pprint\.pprint|rich\.print|sys\.std(?:out|err)\.write|typer\.echo|click\.echo|streamlit\.write/,
    /rich\.console\.Console\(\)\.print/,
  ),
  is: ['print', 'sys.stderr.write', 'typer.echo'],
  isNot: ['sys.stdout', 'printer'],
}

export const logFunction: Words = {
  because: "Functions of a program's own that may write what they are given to a log, by their names.",
  // By case, as it says where a word ends: `logIn` opens a session, `logInfo` and `dbLog` write.
  pattern: inTurn(
    '',
    /^_{0,2}(?!\w{0,20}(?:[lL]og(?:in(?!fo)|out(?!put)|ic)|[lL]og_?(?:[iI]n|[oO]ut)(?![a-z])|LOG_?(?:IN|OUT)(?![A-Z])|LOGIC))/,
    /(?!\w{0,20}(?:[bB]log|[cC]atalog|[dD]ialog|BLOG|CATALOG|DIALOG))\w{0,20}/,
    /(?:[lL]og|[pP]rint|[dD]ebug|[vV]erbose|[dD]ump|LOG|PRINT|DEBUG|VERBOSE|DUMP)/,
  ),
  is: ['prettyPrintResponse', 'debugLog', 'logWithTimestamp', 'verbose', 'log_error', 'logInfo', 'log_info', 'logIncomingRequest', 'dbLog'],
  isNot: ['login', 'user_log_in', 'logOut', 'dialogOpen', 'report', 'logout', 'logic', 'log_in', 'logIn', 'loginUser', 'LOG_IN'],
}

export const writesByName: Words = {
  because: 'Functions of other modules that write a log, as their names say.',
  pattern: /^_?log_?(?:debug|info|warn(?:ing)?|error|message|exception)$/i,
  is: ['log_debug', 'logError', 'logMessage'],
  isNot: ['logEvent', 'log', 'logIn', 'debug'],
}

export const credentialContext: Words = {
  because: 'Agent, MCP and OAuth code; other programs have secrets of another kind.',
  pattern: oneOf(
    'i',
    /oauth|access_?token|refresh_?token|authorization|bearer|api_?key|client_?secret|modelcontextprotocol/,
    /mcp|openai|anthropic|process\.env/,
  ),
  is: ['process.env.X', '@modelcontextprotocol/sdk', 'accessToken'],
  isNot: ['environment', 'password'],
}

const LISTS_MEMBERS = oneOf(
  '',
  /(?:.{0,80}\.)?(?:stringify|inspect|pformat|dumps|asdict|urlencode)|URLSearchParams|Object\.(?:entries|values|fromEntries)|dict|vars|yaml\.dump|(?:.{0,80}\.)?Headers/,
)

export const listsMembers: Words = {
  because: 'Calls that make a text or a copy of an object with all that it holds.',
  pattern: whole('', LISTS_MEMBERS),
  is: ['JSON.stringify', 'util.inspect', 'json.dumps', 'dataclasses.asdict', 'Object.entries', 'Headers', 'dict'],
  isNot: ['JSON.parse', 'db.values', 'String', 'repr'],
}

export const showsWhole: Words = {
  because: 'Calls that make a text, or a copy, of all that they are given; of an object some texts say no more than what it is.',
  pattern: whole(
    '',
    LISTS_MEMBERS,
    /(?:.{0,80}\.)?(?:format|join)|String|str|repr|btoa|Buffer\.from|(?:base64\.)?b64encode/,
    /encodeURI(?:Component)?|(?:urllib\.)?(?:parse\.)?(?:quote(?:_plus)?|urlencode)/,
  ),
  is: ['JSON.stringify', 'util.inspect', 'json.dumps', 'repr', "', '.join", 'message.format', 'btoa', 'encodeURIComponent', 'parse.quote'],
  isNot: ['JSON.parse', 'representation', 'user.str', 'information'],
}

export const copyMethod: Words = {
  because: 'Methods that give what a table holds; of one value of many `get` does.',
  pattern: /^(?:copy|items|values|entries|raw)$/,
  is: ['copy', 'items', 'values', 'entries'],
  isNot: ['get', 'keys'],
}

export const objectMethod: Words = {
  because: 'Methods that give an object as plain data, with all that it holds.',
  pattern: /^(?:model_dump|dict|to_dict|toJSON)$/,
  is: ['model_dump', 'toJSON'],
  isNot: ['dump', 'json'],
}

export const environmentReader: Words = {
  because: 'Functions that read a variable of the environment by its name, which a program or a framework has of its own.',
  pattern: /^_{0,2}(?:(?:get|read|require|must_?get)_?)?env(?:iron(?:ment)?)?(?:_?(?:var|variable|value|str|string))?$/i,
  is: ['env', 'get_env', 'getEnvVar', 'requireEnv', 'getEnvironmentVariable'],
  isNot: ['environmentName', 'setEnv', 'envelope', 'dotenv'],
}

export const givesTokens: Words = {
  because: 'Calls that answer with tokens or temporary credentials, by their names: exchanges of codes, MSAL, requests-oauthlib, AWS STS.',
  pattern: whole(
    'i',
    /_{0,2}(?:exchange|redeem)\w{0,20}(?:tokens?|code)(?:_?(?:for|async|with)\w{0,24})?|\w{0,24}token_?exchange(?:_?async)?/,
    /acquire_?token\w{0,40}|fetch_?(?:access_?)?token|assume_?role\w{0,30}|create_?token_?with_?iam|get_?(?:session|federation)_?token/,
  ),
  is: ['exchangeCodeForTokens', 'itemPublicTokenExchange', 'acquire_token_by_authorization_code', 'fetch_token', 'assume_role'],
  isNot: ['exchangeRates', 'getToken', 'validate_token', 'refreshToken'],
}

export const signInPath: Words = {
  because: 'The path of a request that signs somebody in; where the function takes a token of the answer, that is what it holds.',
  pattern: /\/(?:log-?in|sign-?in|authenticate|auth\/(?:token|refresh|verify))\b|\/log-?in[-_]\w{1,20}/i,
  is: ['/api/auth/login', '/users/sign-in?next=1', '/v1/login-by_stack'],
  isNot: ['/logins', '/signing', '/blog'],
}

export const getter: Words = {
  because: 'Functions that give what is kept elsewhere; the rest of the name says what.',
  pattern: inTurn(
    '',
    /^_{0,2}(?:[gG]et|[fF]etch|[lL]oad|[rR]ead|[rR]etrieve|[oO]btain|[aA]cquire)(?:_|(?=[A-Z]))/,
    /(?:(?:[vV]alid|[cC]urrent|[cC]ached|[fF]resh|[sS]tored|[oO]r_?[cC]reate|[nN]ew)(?:_|(?=[A-Z])))?/,
  ),
  is: ['getAccessToken', 'get_api_key', '_fetch_valid_access_token', 'loadStoredToken'],
  isNot: ['validateToken', 'getaway', 'refresh_token', 'target_token'],
}

export const makesAuthorization: Words = {
  because: "Functions that make a request's headers with its Authorization.",
  pattern: /^_{0,2}(?:(?:get|make|build|create|prepare|generate)_?)?(?:auth(?:ori[sz]ation)?|bearer|signed|token|credentials?)_?headers?$/i,
  is: ['_auth_headers', 'getAuthHeaders', '_make_authorization_headers', 'buildAuthHeader'],
  isNot: ['get_headers', 'check_auth_headers', 'auth_header_name', 'parseAuthorizationHeader'],
}

export const holdsMore: Words = {
  because: 'What holds credentials among other things, by the end of its name.',
  pattern: oneOf(
    'i',
    /(?:(?:get\w{0,10})?headers?\(\)|header_?map\(\)|headers(?:->all|\.toMap)\(\)|headers|env(?:iron)?|\bparsed|dotenv_values\([^()]{0,60}\)|environmentvariables\(\)|env::vars\(\)|_server|request\.meta|tokens|response|set|data|result|credentials|params|body|form|fields|answer|text|json\(\))\W*$/,
    /(?:config(?:uration)?|servers?|svr|entry|server_?(?:options|info))s?\W*$/,
  ),
  is: [
    'req.headers',
    'c.req.header()',
    'ctx.headerMap()',
    '$request->headers->all()',
    'process.env',
    'Environment.GetEnvironmentVariables()',
    'request.META',
    'r.json()',
    'mcp_config',
    'mcpServers',
  ],
  isNot: ['access_token', 'apiKey', 'password', 'req.header'],
}

const SAYS = /["']?\s?(?:(?:is|=|:|->|=>)\s?["'`]?|[[(<])/

export const saysCredential: Words = {
  because: 'The end of a text that says of what follows it that it is a credential.',
  pattern: inTurn(
    'i',
    oneOf(
      '',
      /\b(?:access|refresh|id|bearer|auth(?:entication|ori[sz]ation)?|api|jwt|secret)[ _-]?(?:token|key)/,
      /\b(?:jwt|secret|password)/,
    ),
    SAYS,
    /(?:bearer )?$/,
  ),
  is: ['access token: ', 'using api_key=', 'the password is "', '"access_token": "', 'new access token ['],
  isNot: ['token: ', 'access token of ', 'cache key: '],
}

/** What is mailed to somebody to show who they are, as a text calls it. */
const SENT_TOKEN = inTurn(
  '',
  /\b(?:reset|(?<!\b(?:domain|dns|site|webhook|host|ownership)[ _-])verification|(?:email|account|user) confirmation|invit(?:e|ation)|magic link)/,
  /(?:[ .,;-]{1,3}(?:password|requested|link|code|e?-?mail|sent|created|generated|issued)){0,3}[ .,;-]{1,3}token/,
)

/** A message to somebody. */
const YOUR_CODE = /\byour (?:verification|log-?in|sign-?in|security|one-time|confirmation|reset) (?:code|password|pin|otp)(?: is|:)/

export const saysSentToken: Words = {
  because: 'The end of a text that says of what follows it that it is mailed to somebody to show who they are, and opens their account.',
  pattern: oneOf('i', inTurn('', SENT_TOKEN, oneOf('', SAYS, /\s/), /$/), inTurn('', YOUR_CODE, /\s?["'`]?$/)),
  is: ['Reset token: ', 'Password reset requested. Token: ', 'User verification requested. Token ', 'Your verification code is '],
  isNot: ['resetting the token: ', 'verified token ', 'reset token of ', 'reset of the parser at token '],
}

export const showsSentToken: Words = {
  because: 'A text that says so, with a token right behind it.',
  pattern: inTurn('i', oneOf('', SENT_TOKEN, YOUR_CODE), /[^\w\n]{1,8}\w{0,20}token\b/),
  is: ['`Reset token: ${token}`', 'Your verification code is ${token}', "'Verification token: ' + userToken"],
  isNot: ["'Reset token sent'", 'resetToken(token)'],
}

export const endsWithLink: Words = {
  because:
    'The end of a text that is the beginning of a link in a mail, up to its token: who has it sets a new password, or is signed in. ' +
    'https://cheatsheetseries.owasp.org/cheatsheets/Forgot_Password_Cheat_Sheet.html#url-tokens',
  pattern: inTurn(
    'i',
    /[/_-](?:reset|forgot|recover(?:y)?|verif(?:y|ication)|confirm(?:ation)?|activat(?:e|ion)|invit(?:e|ation)s?|magic|sign-?in|log-?in)/,
    /(?:[/-][\w/-]{0,40})?(?:\?(?:[^?#\s]{0,60}&)?(?:\w{1,20}_?)?t(?:oken)?=|\/)$/,
  ),
  is: ['/reset/confirm?token=', '/reset-password/', '/verify-email?t=', '/login?next=a&magic_token=', '/invite/accept?inviteToken='],
  isNot: ['/items?token=', '/presets/', '/unsubscribe?token=', '/verify?captcha=', '/reset?page=', '/siteverify?token='],
}

export const saysCode: Words = {
  because: 'The end of a text that says of what follows it that it is an authorization code.',
  pattern: inTurn('i', /\bauth(?:ori[sz]ation)?[ _-]?code/, SAYS, /$/),
  is: ['Created auth code: ', 'authorization_code='],
  isNot: ['exit code: ', 'code: '],
}

export const spentSecret: Words = {
  because: 'Words of a text on a credential that opens nothing any more, or never did.',
  pattern: oneOf(
    'i',
    /\b(?:deleted?|deleting|removed?|expired|revoked?|used|consumed)\b/,
    /\b(?:unknown|invalid|not (?:a )?valid|inactive|unexpected|malformed|rejected|refused|bad|accepted|not found|no \w{1,20} for)\b/,
  ),
  is: [
    'Deleted auth code: ',
    'invalid access token: ',
    'No invite for invitation token ',
    'Malformed reset token: ',
    'Token is not a valid reference token',
    'token is inactive',
  ],
  isNot: ['using access token: ', 'unusedToken', 'valid access token: '],
}

export const handedOver: Words = {
  because: 'What a caller or a browser hands over as a token: `url.searchParams.get("token")`, `localStorage.getItem("token")`.',
  pattern: inTurn(
    'i',
    /\b(?:searchParams|query(?:_params)?|headers|cookies?(?:Store)?|(?:local|session)Storage|args)\b/,
    /[^]{0,40}["'.]\w{0,40}token\b/,
  ),
  is: ['url.searchParams.get("token")', 'req.cookies.token', "localStorage.getItem('authToken')"],
  isNot: ['url.searchParams.get("page")', 'lexer.token', 'queryTokens'],
}

export const requestHeaders: Words = {
  because: "Headers of a request hold its Authorization; an answer's hold cookies at most.",
  pattern: oneOf(
    '',
    inTurn(
      '',
      /^(?:.*\.)?/,
      oneOf(
        '',
        /req|request|config|options|init|fetchOptions|requestOptions|requestInfo|ctx\.request|c\.req\.raw/,
        /scope|prepared|httpx_request/,
        // https://docs.streamlit.io/develop/api-reference/caching-and-state/st.context
        /(?:st|streamlit)\.context/,
      ),
      /\.headers$/,
    ),
    // https://docs.djangoproject.com/en/stable/ref/request-response/#django.http.HttpRequest.META
    /^(?:(?:self|this)\.)?request\.META$/,
  ),
  is: ['req.headers', 'ctx.request.headers', 'self.config.headers', 'st.context.headers', 'self.request.META'],
  isNot: ['response.headers', 'headers', 'context.headers', 'Model.Meta', 'request.META.get'],
}

export const tokenResponse: Words = {
  because: 'A token response as a whole.',
  pattern: inTurn(
    'i',
    /^(?:.*\.)?/,
    oneOf('', /tokens|token_?response|token_?set|token_?data|oauth_?tokens?|token_?result|auth_?tokens/, /oauth2?Client\.credentials/),
    /$/,
  ),
  is: ['tokens', 'tokenSet', 'this.oauthTokens'],
  isNot: ['tokenize', 'tokens_used', 'token'],
}

export const redactor: Words = {
  because: 'Functions that take the secret out of a value, make a number of it, or a list of other tokens.',
  pattern: whole(
    '',
    /redact\w*|mask\w*|\w*_redact(?:ed)?|\w*_mask(?:ed)?|scrub\w*|saniti[sz]e\w*|obfuscate\w*|hash\w*/,
    /sha256|md5|blake2b|hexdigest|len|bool|Boolean|type|isinstance|count_tokens|id|sorted|list|keys|any/,
    /all|hasattr|callable|token_count|num_tokens|next_token|tokenize|encode_ordinary|get_tokenizer|split/,
    /slice|substring|substr|SecretStr/,
    // A number.
    /int|float|Number|parseInt|parseFloat|BigInt/,
  ),
  is: ['redactSecrets', 'maskToken', 'sha256', 'len', 'SecretStr', 'int', 'parseInt'],
  isNot: ['log', 'maximum', 'lengthen', 'print', 'numberOf'],
}

export const redactingLogger: Words = {
  because: 'Loggers that take secrets out of what they are given, and what makes them, by their names.',
  pattern: /(?:safe|secure|mask(?:ed|ing)?|redact(?:ed|ing)?|saniti[sz](?:ed|ing)|scrub(?:bed|bing)?)_?log(?:ger)?$/i,
  is: ['safeLogger', 'maskedLogger', 'createRedactingLogger', 'RedactingLogger', 'safe_log'],
  isNot: ['logger', 'securityLogger', 'requestLogger', 'unsafe', 'maskLogin'],
}

export const makesSecret: Words = {
  because: 'Calls that make a key: at random, or named for it. A UUID and what is made of an identifier name an entry, and a hash is none.',
  pattern: oneOf(
    'i',
    /random(?!_?uuid)[\w.]{0,30}\(/,
    /token_(?:urlsafe|hex|bytes)\(/,
    /(?:generate|make|create|mint|issue|new)_?\w{0,20}(?:token|secret|password|(?:api|auth|access|private|secret)_?key)\(/,
    /\b(?:generate|mint)\(/,
  ),
  is: ['makeRandom()', "crypto.randomBytes(32).toString('hex')", 'secrets.token_urlsafe(32)', 'generateToken()', 'random.choice(letters)'],
  isNot: ['crypto.randomUUID()', 'user.id', 'hashToken(token)', 'cacheKey(model)', 'generateId()', 'getToken()', 'is_random'],
}

export const standardOutput: Words = {
  because: 'Calls that print to standard output; a logger may write anywhere.',
  pattern: whole(
    '',
    /console\.(?:log|info|table|dir)|p?print|(?:click|typer)\.echo|sys\.stdout\.write/,
    /\w{1,20}\.print|p\.\w{2,10}(?:\.\w{2,10})?/,
  ),
  is: ['console.log', 'print', 'click.echo', 'console.print', 'p.log.info'],
  isNot: ['console.error', 'logger.info', 'sys.stderr.write'],
}

export const writesLog: Words = {
  because: 'Methods of loggers in Python and JavaScript.',
  pattern: /^(?:log|debug|info|warn(?:ing)?|error|exception|critical|fatal|trace|print)$/,
  is: ['warning', 'info'],
  isNot: ['logout', 'printed'],
}

export const printsOut: Words = {
  because: 'Those of them that print to standard output, where who has started the program reads them.',
  pattern: whole(
    '',
    /fmt\.F?[pP]rint(?:f|ln)?|print(?:ln|f)?|System\.out\.print(?:ln|f)?/,
    /(?:System\.)?Console\.(?:Out\.)?Write(?:Line)?(?:Async)?/,
  ),
  is: ['fmt.Println', 'System.out.println', 'Console.WriteLine'],
  isNot: ['Console.Error.WriteLine', 'log.Println', 'error_log'],
}

export const switchedLog: Words = {
  because: 'What makes a log that is silent unless a variable names it: https://github.com/debug-js/debug#usage',
  pattern: /^debug$/,
  is: ['debug'],
  isNot: ['console.debug', 'debugger', 'debug-js'],
}
