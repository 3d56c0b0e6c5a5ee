import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What a cookie carries, by its name.

const SEPARATED = /(?:^|[_.\-])/

export const signInCookie: Words = {
  because: 'Names of cookies that carry a sign-in. A token in a cookie has an end of its own.',
  pattern: oneOf(
    'i',
    inTurn('', SEPARATED, /(?:session|sess|sid|auth|login)(?:[_.\-]?(?:id|key|cookie|data))?$/),
    inTurn('', SEPARATED, /(?:sess(?:ion)?(?:_?id)?|sid|auth)[_.\-]/),
    /^(?:session|auth)(?:Token|Id|Cookie)$/,
  ),
  is: ['session', 'app_session_id', 'sessionKey', 'sid', 'authToken', 'session_v2', 'auth.acme'],
  isNot: ['theme', 'author', 'sessions', 'refresh_token'],
}

export const sessionCookie: Words = {
  because:
    'Whole names of the cookie that opens a session, words joined by `_`, also behind the name of an application: not what stands beside it, nor sessions that nobody signs in to.',
  pattern: inTurn(
    '',
    /^(?!(?:.*_)?(?:has|is|no|needs?|requires?|use|last|previous|after|before|post)_)/,
    /(?!(?:.*_)?(?:analytics|telemetry|metrics|ga|hj|ai|chat|upload|quiz|o)_)/,
    /(?:.{0,80}_)?/,
    /(?:(?:php|j)?sess(?:ion)?(?:_?(?:id|key|cookie|token|jwt))?|sid|auth(?:_?(?:token|cookie|key|jwt))?)(?:_v?\d{1,2})?$/,
  ),
  is: ['sid', 'session', 'app_session_id', 'next_auth_session_token', 'auth', 'auth_token', 'connect_sid', 'phpsessid', 'session_v2'],
  isNot: [
    'last_session',
    'auth_error',
    'auth_flow',
    'session_started',
    'session_id_expires',
    'analytics_session',
    'ga_session',
    'login',
    'oauth',
  ],
}

export const requestCookie: Words = {
  because: 'Names of cookies that keep an authorization request until its answer comes.',
  pattern: inTurn(
    'i',
    // What a page shows has a state as well.
    /^(?!(?:.*[_.\-:])?(?:side_?bar|menu|nav(?:bar|igation)?|panels?|drawer|layout|tabs?|ui|view|page|table|tree|grid|sort|filter|dialog|accordion)[_.\-:]?state$)(?:.*[_.\-])?/,
    /(?:state|verifier|code[_\-]?verifier|pkce|nonce|oauth[_\-]?state)$/,
  ),
  is: ['oauth_state', 'code_verifier', 'login.nonce', 'state'],
  isNot: ['estate', 'state_tax', 'session', 'sidebar_state', 'sidebar:state', 'desk.panel_state'],
}

export const noSignInCookie: Words = {
  because: 'Cookies of forms, settings, visitors and carts, marks beside a session, and what keeps a request or renews a sign-in.',
  pattern: oneOf(
    'i',
    /csrf|xsrf|consent|flash|locale|theme|return|redirect|state|nonce|verifier|refresh|referr/,
    /lang(?:uage)?(?:$|[_.\-])|prefs?(?:$|[_.\-])|toast|banner|sidebar|color|anon|visitor|tracking|cart/,
    /[_.\-](?:count|hint|provider|method|type)$/,
    // A step of a sign-in, whose token has an end of its own.
    /(?:^|[_.\-])(?:t?otp|mfa|2fa|two[_\-]?factor|captcha)(?:$|[_.\-])/,
  ),
  is: ['csrf_session', 'theme', 'anon_session', 'session_count', 'auth_provider', 'refresh_token', 'otp_auth_token'],
  isNot: ['session', 'auth_token', 'remember_session', 'device_session'],
}

export const sessionOfNobody: Words = {
  because:
    'Functions and constants that say that the session is of somebody who has not signed in, and not that it becomes one of who has.',
  pattern: inTurn(
    '',
    /^(?!.{0,80}(?:[uU]pgrade|[cC]onvert|[mM]erge|[pP]romot|[cC]laim|[lL]ink|[rR]eplace|[rR]eject|[rR]efuse|[fF]orbid|(?<![aA])[nN]on_?[aA]|[nN]ot_?[aA]))/,
    /.{0,80}?(?:[aA]non(?:ymous)?|ANON(?:YMOUS)?|[vV]isitor|VISITOR|[gG]uest|GUEST)(?![a-z])/,
  ),
  is: ['ResolveAnonymousSession', 'ensure_visitor_session', 'ANON_COOKIE', 'guestSession', 'anonAuthSession', 'anon_account_session'],
  isNot: ['createSession', 'upgradeAnonymousSession', 'mergeGuestCart', 'rejectAnonymous', 'anonymize', 'requestSession'],
}

export const credentialCookie: Words = {
  because: 'Cookies that let who has them act as somebody, of which the network must not see one.',
  pattern: /^(?!.*(?:csrf|xsrf|consent|theme|locale|flash)).*(?:session|token|auth|jwt|sid$)/i,
  is: ['session', 'access_token', 'id.jwt', 'connect.sid', 'refresh_token'],
  isNot: ['csrf_token', 'theme', 'side'],
}

export const securesAllCookies: Words = {
  because: 'Rails is told to use TLS alone: https://guides.rubyonrails.org/configuring.html#config-force-ssl',
  pattern: /^\s{0,20}(?:Rails\.application\.)?config\.force_ssl\s{0,4}=\s{0,4}(?!false\b|nil\b)\S/,
  is: ['  config.force_ssl = true', 'config.force_ssl = ENV["TLS"] != "off"', 'Rails.application.config.force_ssl = true'],
  isNot: ['  # config.force_ssl = true', 'config.force_ssl = false', 'config.assume_ssl = true'],
}

export const leavesTlsOut: Words = {
  because: 'Rails is told not to ask for TLS: https://guides.rubyonrails.org/configuring.html#config-force-ssl',
  pattern: /^\s{0,20}(?:Rails\.application\.)?config\.force_ssl\s{0,4}=\s{0,4}(?:false|nil)\b/,
  is: ['  config.force_ssl = false'],
  isNot: ['  # config.force_ssl = false', 'config.force_ssl = true', 'config.force_ssl = ENV["TLS"] != "off"'],
}

export const securesSession: Words = {
  because:
    'What marks the cookie of a session of PHP, whatever was set before: https://www.php.net/manual/function.session-set-cookie-params.php, ' +
    'https://www.php.net/manual/function.session-start.php',
  pattern: oneOf(
    'im',
    /^(?:(?!\/\/|#|\*)[^\n]){0,160}\bsession_(?:set_cookie_params|start)\([^;]{0,300}?['"](?:cookie_)?secure['"]\s{0,4}=>(?!\s{0,4}['"]?(?:false|0|off|null)\b)/,
    /^(?:(?!\/\/|#|\*)[^\n]){0,160}\bsession_set_cookie_params\((?:[^,;()]{0,80},){3}\s{0,4}(?:true|1)\b/,
  ),
  is: [
    "session_set_cookie_params(['lifetime' => 0, 'secure' => true]);",
    "session_start(['cookie_secure' => true]);",
    "session_set_cookie_params(0, '/', '', true, true);",
    "session_set_cookie_params(0, '/', '', TRUE, TRUE);",
  ],
  isNot: [
    "session_set_cookie_params(['secure' => false]);",
    "session_set_cookie_params(['secure' => FALSE]);",
    "session_start(['cookie_secure' => '0']);",
    'session_start([\'cookie_secure\' => "0"]);',
    "session_start(['cookie_secure' => 'Off']);",
    "session_set_cookie_params(0, '/', '', FALSE, TRUE);",
    "// session_start(['cookie_secure' => true]);",
    'session_start();',
  ],
}

export const marksCookiesInRack: Words = {
  because:
    'Middleware of Rack that marks each cookie of an answer, unless it is told not to: https://github.com/tobmatth/rack-ssl-enforcer#cookies, ' +
    'https://github.com/josh/rack-ssl, https://github.com/github/secure_headers/blob/main/docs/cookies.md',
  pattern: oneOf(
    'm',
    /^[^#\n]{0,120}\b(?:use|insert\w{0,10}|unshift)\b[^#\n]{0,40}\b(?:Rack::(?:SSL|SslEnforcer)|ActionDispatch::SSL)\b(?![^#\n]{0,200}(?:secure_cookies\W{1,6}false|only_environments))/,
    /\bSecureHeaders::Configuration\b[^]{0,4000}?^[^#\n]{0,40}\b\w{1,20}\.cookies\s{0,4}=\s{0,4}\{[^{}]{0,120}?\bsecure:\s{0,4}true\b/,
  ),
  is: [
    'use Rack::SslEnforcer',
    'config.middleware.use ActionDispatch::SSL, hsts: true',
    'config.middleware.insert_before 0, Rack::SSL',
    'use Rack::SslEnforcer, hsts: true',
    'SecureHeaders::Configuration.default do |config|\n  config.cookies = { secure: true, httponly: true }',
    'SecureHeaders::Configuration.default do |c|\n  c.cookies = {\n    httponly: true,\n    secure: true',
  ],
  isNot: [
    '# use Rack::SslEnforcer',
    'config.middleware.use ActionDispatch::SSL, secure_cookies: false',
    'use Rack::SslEnforcer, force_secure_cookies: false',
    'use Rack::SslEnforcer, only_environments: "staging"',
    'SecureHeaders::Configuration.default do |config|\n  config.cookies = SecureHeaders::OPT_OUT',
    'cookies = { value: "x", secure: true }',
    'cookies[:theme] = { secure: true }',
  ],
}

export const namesToken: Words = {
  because: 'Cookies that are the token itself, whatever the code calls what it puts in.',
  pattern: /^(?:[\w-]{0,30}[_-])?(?:(?:access|refresh|auth|id|session|api|bearer)[_-]?token|jwt(?:[_-]?token)?)$/i,
  is: ['access_token', 'refreshToken', 'jwt', '__Host-session-token', 'jwt_token'],
  isNot: ['token_type', 'csrf_token', 'session', 'jwtEnabled'],
}

export const permanentSignIn: Words = {
  because: 'Cookies that sign somebody in when they come back, by the names that tutorials of Rails give them.',
  pattern: oneOf(
    'i',
    /^(?:\w{1,30}_)?(?:user|account|member|admin|person|identity)_(?:id|token)$/,
    /^(?:\w{1,30}_)?(?:session|auth|remember(?:_me)?|sign_?in|login|access)_(?:token|id)$/,
  ),
  is: ['user_id', 'session_token', 'remember_token', 'auth_token'],
  isNot: ['theme', 'last_workspace_id', 'visitor_id', 'csrf_token'],
}

/** https://expressjs.com/en/guide/behind-proxies.html */
const TRUSTS_PROXY = /["']trust proxy["']/

export const deployedServer: Words = {
  because:
    'What a server has that runs behind a proxy or knows its production: https://expressjs.com/en/guide/behind-proxies.html, ' +
    'https://expressjs.com/en/advanced/best-practice-performance.html#set-node_env-to-production.',
  pattern: oneOf('', TRUSTS_PROXY, /\bNODE_ENV["'\])]{0,3}\s{0,4}[!=]==?\s{0,4}["']production["']/),
  is: ["app.set('trust proxy', 1)", "process.env.NODE_ENV === 'production'", 'process.env["NODE_ENV"] !== "production"'],
  isNot: ["app.set('view engine', 'ejs')", "process.env.NODE_ENV === 'development'"],
}

export const makesSession: Words = {
  because: 'Functions that make the value of a session, by their names: what they give signs somebody in, whatever holds it is called.',
  pattern: whole(
    '',
    /(?:sign|encode|seal|encrypt|mint)_?(?:[uU]ser_?)?[sS]ession(?:_?(?:[tT]oken|[jJ](?:wt|WT)|[cC]ookie))?/,
    // A chat or a quiz has sessions as well.
    /(?:create|make|issue)_?(?:[uU]ser_?[sS]ession|(?:[uU]ser_?)?[sS]ession_?(?:[tT]oken|[jJ](?:wt|WT)|[cC]ookie))/,
  ),
  is: ['signSession', 'create_session_token', 'encryptSession', 'issueUserSessionJwt'],
  isNot: ['signSessionless', 'verifySession', 'createSession', 'make_session', 'createSessionHint', 'sessionOf'],
}

export const behindProxy: Words = {
  because: 'What a server says that others reach through a proxy before it: https://expressjs.com/en/guide/behind-proxies.html.',
  pattern: oneOf('', TRUSTS_PROXY, /\btrustProxy\b|\bproxy: {0,4}true\b|\bapp\.proxy\b|ProxyFix|\bproxy_headers\b/),
  is: ["app.set('trust proxy', 1)", 'fastify({ trustProxy: true })', 'session({ proxy: true })', 'app.wsgi_app = ProxyFix(app.wsgi_app)'],
  isNot: ['const proxy = true', 'proxy: { "/api": target }'],
}
