import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Names of lifetimes, and of other things that end.

export const settingWords: Words = {
  because: 'Words of which one is in every setting of a lifetime in Python.',
  pattern: inTurn(
    'i',
    oneOf(
      '',
      /\b(?:OAUTH2_\w+|SIMPLE_JWT|REST_KNOX)/,
      inTurn(
        '',
        /(?:token|jwt|refresh|session|code|invite|invitations?|password_reset|reset_password)_\w{0,40}/,
        /(?:expir|exp_|ttl|lifetime|lifespan|validity|max_age|duration|cookie_age)\w{0,40}/,
      ),
    ),
    /["']?\]?\s{0,4}(?::\s{0,4}[\w.[\]| ]{1,60})?=/,
  ),
  is: ['SIMPLE_JWT = {', "'access_token_lifetime' =", 'refresh_token_expire_days: int = 7'],
  isNot: ['cache_ttl = 5', 'token_name = x'],
}

export const otherPurpose: Words = {
  because: 'Tokens for something else than an API: links, cookies of forms, uploads, and assertions of Apple and GitHub.',
  pattern: oneOf(
    '',
    /unsubscribe|csrf|xsrf|(?:^|_)(?:tracking|clicks?)(?:_|$)|(?:^|_)(?:feed|i?cal|rss)(?:_|$)|webhook|download|upload|share(?!d)|preview/,
    /licen[cs](?:e|ing)|otp|mfa|challenge|ticket|cursor|captcha|apns|push|vapid|app_store|music_?kit|map_?kit/,
    /git_?hub|app_jwt|apple|signature|impersonat|client_secret/,
  ),
  is: ['unsubscribe', 'csrf', 'sign_tracking_token', 'wa_click_token', 'download_link', 'music_kit', 'github_app', 'licensing_service'],
  isNot: ['access', 'session', 'calendar', 'shared'],
}

export const ofLinks: Words = {
  because: 'Tokens of links in mails, of invitations and of surveys, in words with underscores.',
  pattern:
    /verif|reset|invit|survey|magic|confirm|activat|e?mail|onboard|newsletter|opt_in(?:_|$)|_links?$|(?:^|_)(?:shar(?:e|ed|ing)|preview|view|signed)_(?:url|link)s?(?:_|$)/,
  is: ['email_verification', 'confirm_link', 'invite', 'double_opt_in', 'mailers', 'parcel_link', 'share_url_token'],
  isNot: ['access', 'option', 'adopt_inn', 'session', 'link_account', 'callback_url', 'linked_user'],
}

export const linkTarget: Words = {
  because: 'What the address of a link is kept in, in words with underscores. One that opens an application hands it a sign-in.',
  pattern: /(?:^|(?<!(?:^|_)(?:deep|app|universal|account))_)links?(?:_|$)/,
  is: ['link', 'link_form', 'share_link', 'links'],
  isNot: ['deep_link', 'deeplink', 'app_link', 'linked', 'account_link', 'blink', 'url'],
}

export const mailsToken: Words = {
  because: 'Lines that put a token into the address of a page which does one thing, or into a mail.',
  pattern: oneOf(
    'i',
    /\/(?:[\w-]{1,20}[-_/])?(?:confirm|verif(?:y|ication)|unsubscribe|invit|reset|activat|opt-?in)[\w/-]{0,40}[?/]/,
    /\b\w{0,20}mail(?:er|s)?\w{0,10}(?:\.|->|::)\w{0,20}(?:send|deliver|queue)|\bsend\w{0,20}mail\w{0,20}\(/,
  ),
  is: ['"https://desk.acme.io/confirm?token=" + tokenFor(mail)', 'mailer.send(mail, text)', 'sendConfirmationMail(user, token)'],
  isNot: ['return tokenFor(user)', 'res.json({ token: tokenFor(user) })', '"/api/orders?token="'],
}

export const answersSigned: Words = {
  because:
    'Answers of a server that it signs, which open nothing: https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse, ' +
    'https://www.rfc-editor.org/rfc/rfc9701.html, https://openid.net/specs/oauth-v2-jarm.html',
  pattern: /(?:user_?info|introspection|authori[sz]ation_?response|logout|jarm)_?(?:jwt|response|token)/i,
  is: ['GenerateUserInfoJWT', 'signIntrospectionResponse', 'createLogoutToken'],
  isNot: ['generateToken', 'createAccessToken', 'getUserInfo'],
}

export const ofSessions: Words = {
  because: 'Types, files and folders of sessions of people, in words with underscores.',
  pattern: inTurn('', /^(?!(?:\w{0,80}_)?(?:mcp|agent|api|client|machine|chat|voice|call|db|oauth)s?_)/, /(?:\w{0,80}_)?sessions?(?:_|$)/),
  is: ['session_config', 'ras_identity_session', 'user_sessions', 'session_manager'],
  isNot: ['sessionless', 'mcp_session', 'agent_session_config', 'obsession', 'token_config', 'chat_sessions'],
}

export const digestClaim: Words = {
  because: 'Claims that hold the digest of what is sent with a token, so that it goes with this one message: https://a2a-protocol.org/.',
  pattern: inTurn(
    'i',
    /^(?:request_?|http_?)?(?:body|payload|content|message|request)_?/,
    oneOf('', /sha_?-?(?:1|256|384|512)/, /hash|digest|checksum/, /(?:sha_?(?:256|512)_?)?(?:hash|digest)/),
    /(?:_?(?:hex|b64|base64))?$/,
  ),
  is: ['request_body_sha256', 'bodyHash', 'payload_digest', 'content_sha256_hex', 'requestHash'],
  isNot: ['password_hash', 'hash', 'at_hash', 'body', 'content_type', 'cert_sha256'],
}

export const lifetimeVariable: Words = {
  because: 'Names of lifetimes of tokens and sessions.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /(?:^|_)(?:JWT|ACCESS|REFRESH|ID_TOKEN|AUTH|SESSION|COOKIE|BEARER|OAUTH2?|OIDC|TOKEN)[A-Z0-9_]*/,
      /(?:EXPIR(?:E|ES|Y|ATION)?|EXP|TTL|LIFETIME|LIFESPAN|MAX_?AGE|DURATION|VALIDITY)(?:_[A-Z0-9_]*)?$/,
    ),
    /(?:^|_)SESSION_(?:IDLE_)?TIMEOUT(?:_[A-Z]+)?$|^TTL_(?:ACCESS|REFRESH|ID)_TOKEN$/,
  ),
  is: ['JWT_EXPIRES_IN', 'ACCESS_TOKEN_TTL', 'SESSION_TIMEOUT', 'TTL_REFRESH_TOKEN'],
  isNot: ['CACHE_TTL', 'TOKEN', 'HTTP_TIMEOUT'],
}

export const otherEnd: Words = {
  because: 'Other things that end: mails, caches, locks, keys, and margins that are no lifetime.',
  pattern: oneOf(
    '',
    /OTP|RESET|VERIF|CACHE|RATE|LOCK|CODE|INVIT|MAGIC|CERT|ROTATION|POOL|CONN|EXPIRES_AT|CSRF|XSRF|EMAIL/,
    /CONFIRM|ACTIVAT|SIGNED|PRESIGN|UPLOAD|DOWNLOAD|SHARE|REDIS|LOG(?:S|_|$)|METRIC|RETENTION|CLEANUP/,
    /BLACKLIST|DENYLIST|REVOKED|LEEWAY|GRACE|MARGIN|BUFFER|THRESHOLD|SKEW|INTERVAL|BEFORE|CONTROL|CORS/,
    /HSTS|CONSENT|BANNER|NOTICE|LOCALE|THEME|TRACKING|API_?KEY|WARN|POLL|RETRY|REQUEST|ROOM|WORKSHOP/,
    /STATE|NONCE|SETUP|ENROLL|ONBOARD/,
    // What somebody goes through to sign in.
    /(?:^|_)(?:STEPS?|FLOW|PROCESS|ATTEMPTS?|CHALLENGE)_/,
    // How long a browser is known again: a refresh token, a cookie or a row of sessions.
    /REMEMBER|TRUST|KEEP_/,
    // What a mail brings to who has lost a password.
    /PASSWORD_(?:TOKEN|LINK|MAIL|CHANGE|URL)|FORGOT|RECOVER|MAIL_(?:TOKEN|LINK)/,
    // The client and its secret (RFC 7591 section 3.2.1), not its tokens.
    /CLIENT_(?:SECRET_|REGISTRATION_)?(?:EXP|TTL|LIFE|MAX_?AGE|DURATION|VALID)|REGISTRATION/,
  ),
  is: [
    'AUTH_ADMISSION_STEPS_TTL',
    'OTP_EXPIRY',
    'PASSWORD_TOKEN_EXPIRE_HOURS',
    'FORGOT_TOKEN_TTL',
    'OAUTH_CLIENT_LIFETIME',
    'RESET_TOKEN_TTL',
    'CACHE_MAX_AGE',
    'ROOM_TOKEN_TTL',
    'ENROLLMENT_TOKEN_TTL',
    'JWT_REMEMBER_ME_EXPIRY',
  ],
  isNot: ['ACCESS_TOKEN_TTL', 'JWT_EXPIRES_IN', 'SESSION_MAX_AGE'],
}

export const ofRates: Words = {
  because: 'Names of windows in which requests are counted, and of what waits or is locked: they end, but no token with them.',
  pattern: oneOf(
    'i',
    /(?:^|[._-])(?:throttl(?:e|er|es|ed|ing)|rate_?limit(?:er|ed|ing|s)?|limiter|lock_?out|cool_?down)(?:[._-]|$)/,
    /(?:^|[._-])(?:throttle|rate_?limit)[a-z]{2,20}[._-]|(?:^|[._-])(?:rates?|attempts?|requests?)_?window(?:[._-]|$)/,
  ),
  is: [
    'THROTTLE_AUTH_TTL',
    'rate_limit_jwt_ttl',
    'AUTH_THROTTLER_TTL_MS',
    'AUTH_LOCKOUT_DURATION',
    'auth.throttle.ttl',
    'JWT_COOLDOWN_EXPIRY',
  ],
  isNot: ['ACCESS_TOKEN_TTL', 'limits_access_token_ttl', 'windows_jwt_ttl', 'GENERATED_TOKEN_TTL', 'jwt_expiration'],
}

export const signInToken: Words = {
  because:
    'Variables of a JWT that no word calls a token for an API: most are the sign-in of the application itself, with its row of sessions.',
  pattern: /^(?!.*(?:ACCESS|OAUTH|OIDC|BEARER|API(?!SERVER)|SERVICE|AGENT|MCP|MACHINE|CLIENT)).*JWT/,
  is: ['JWT_EXPIRES_IN', 'BACKEND_JWT_EXPIRES_IN', 'APISERVER_JWT_DURATION'],
  isNot: ['JWT_ACCESS_TOKEN_TTL', 'OAUTH_JWT_TTL', 'API_JWT_EXPIRES_IN', 'ACCESS_TOKEN_TTL'],
}

/** What ends, in words with underscores, and the unit that may follow. */
const END = /(?:expir(?:e|es|y|ation)?|exp|ttl|life_?time|life_?span|validity|valid_for|max_age|duration|timeout)/
/** And for whom, by the types of clients (RFC 6749 section 2.1), or that it was read of a text. */
const UNIT =
  /(?:_(?:in|time|period|after))?(?:_(?:in_)?(?:seconds|secs?|minutes|mins?|hours|days|ms|millis|milliseconds))?(?:_(?:public|confidential|parsed))?/

export const accessTokenLife: Words = {
  because: 'Names of fields and constants that are the life of an access token, in words with underscores.',
  pattern: inTurn(
    '',
    /^(?:\w+_)?(?:access|jwt|jwt_access|jwt_auth|auth|api|bearer)(?:_tokens?)?(?<!(?:^|_)(?:api|auth|(?<!(?:^|_)jwt_)access))_/,
    END,
    UNIT,
    /$/,
  ),
  is: [
    'access_token_ttl',
    'default_access_token_lifespan',
    'jwt_expiration_ms',
    'app_jwt_access_ttl',
    'api_token_validity_in_days',
    'access_token_ttl_parsed',
  ],
  isNot: ['api_ttl', 'access_ttl', 'auth_duration', 'access_token_cache_ttl', 'token_ttl'],
}

export const refreshTokenLife: Words = {
  because: 'Names of fields and constants that are the life of a refresh token, in words with underscores.',
  pattern: inTurn('', /^(?:\w+_)?(?:refresh_tokens?|jwt_refresh|refresh_jwt)_/, END, UNIT, /$/),
  is: [
    'refresh_token_ttl',
    'jwt_refresh_expiration_ms',
    'refresh_token_lifetime',
    'refresh_token_timeout_ms',
    'refresh_token_expires_in_public',
  ],
  isNot: ['refresh_ttl', 'refresh_token_grace_period', 'refresh_token_reuse_interval'],
}

export const sessionLife: Words = {
  because: 'Names of fields and constants that are the life of a session, in words with underscores; what one is of, its uses have to say.',
  pattern: inTurn(
    '',
    /^(?:\w+_)?session_(?:token_|cookie_)?/,
    /(?:expir(?:e|es|y|ation)?|exp|ttl|life_?time|life_?span|max_age|duration)/,
    UNIT,
    /$/,
  ),
  is: ['session_ttl_ms', 'console_session_exp_hours', 'session_max_age'],
  isNot: ['session_timeout_ms', 'session_cache_ttl', 'idle_session', 'session_id'],
}

export const authorizationCodeLife: Words = {
  because: 'Names of fields and constants that are the life of an authorization code, in words with underscores.',
  pattern: inTurn('', /^(?:\w+_)?auth(?:ori[sz]e|ori[sz]ation)?_codes?_/, END, UNIT, /$/),
  is: ['auth_code_lifespan', 'authorization_code_ttl', 'authorize_code_lifespan'],
  isNot: ['code_ttl', 'device_code_lifespan', 'authorization_code_length'],
}

export const linkLife: Words = {
  because: 'Names of fields and constants that are the life of a link in a mail, in words with underscores: invitations and new passwords.',
  pattern: inTurn(
    '',
    /^(?!(?:max|min|cache|rate|expected|remaining|mock|fake|test)_)(?:\w+_)?/,
    /(?:invit(?:e|ation)s?|password_reset|reset_password|(?:e?mail|account)_(?:confirmation|verification|activation))/,
    /(?:_(?:tokens?|links?|urls?))?_(?:expir(?:e|es|y|ation)?|ttl|life_?time|life_?span|validity|valid_for|max_age)/,
    UNIT,
    /$/,
  ),
  is: ['invitation_validity', 'invite_expiry_days', 'password_reset_token_lifetime', 'email_verification_token_ttl_seconds'],
  isNot: ['max_invitation_validity', 'invitation_duration', 'reset_interval', 'password_expiry_days', 'email_cache_ttl'],
}

export const ofProvider: Words = {
  because:
    'Providers at whom people sign in, as words of a name in words with underscores: how long their tokens live is theirs to say, and a constant only repeats it.',
  pattern: inTurn(
    'i',
    /(?:^|_)/,
    oneOf(
      '',
      /azure|entra|microsoft|office_?365|google|gmail|you_?tube|linked_?in|facebook|meta|instagram|whats_?app|twitter|tik_?tok/,
      /github|gitlab|bitbucket|slack|discord|spotify|zoom|salesforce|hub_?spot|notion|dropbox|atlassian|jira|shopify|apple/,
      /amazon|reddit|strava|fitbit|xero|quick_?books|feishu|ding_?talk|we_?chat|stripe|paypal|pay_?pal|linear|figma|asana/,
      /open_?ai|anthropic|mistral|gemini|cohere|twilio|send_?grid/,
    ),
    /(?=_)/,
  ),
  is: [
    'LINKEDIN_TOKEN_LIFETIME_SECONDS',
    'openai_access_token_expires',
    'azure_default_refresh_token_lifetime_in_days',
    'DEFAULT_GOOGLE_ACCESS_TOKEN_TTL',
  ],
  isNot: ['ACCESS_TOKEN_LIFETIME_SECONDS', 'metadata_token_ttl', 'desk_refresh_token_ttl', 'ACCESS_TOKEN_APPLE'],
}

export const bareLife: Words = {
  because: 'Names of fields that are a life of what their type is for, in words with underscores: `tokenAge` of `AccessTokenIssuer`.',
  pattern: inTurn('', /^(?:token_)?/, oneOf('', END, /age|life/), UNIT, /$/),
  is: ['token_age', 'ttl', 'lifetime_seconds', 'expires_in'],
  isNot: ['cache_ttl', 'age_limit', 'not_before_shift', 'expires_at', 'timeout_handler'],
}

export const makesTokens: Words = {
  because: 'Types that make the tokens which they are named for.',
  pattern:
    /^(\w{0,40}(?:Access|Refresh)Token)(?:Issuer|Service|Factory|Generator|Provider|Manager|Maker|Minter|Builder|Creator|Signer)(?:Impl)?$/,
  is: ['AccessTokenIssuer', 'OAuthRefreshTokenService'],
  isNot: ['AccessTokenCache', 'AccessToken', 'AccessTokenStore', 'TokenIssuer'],
}

export const notItsLife: Words = {
  because: 'Names that bound a lifetime or are kept beside it: limits, caches, margins, and what tests expect.',
  pattern: oneOf(
    '',
    /^(?:max|min|maximum|minimum|upper|lower|longest|shortest|expected|remaining|left|mock|fake|test)_/,
    /(?:^|_)(?:cache|cached|caching|blacklist|denylist|revoked|reset|verif\w*|invit\w*|otp|mfa|push|setup|enrol\w*|csrf|xsrf|client|upstream)_/,
  ),
  is: ['max_access_token_ttl', 'cached_access_token_ttl', 'push_auth_token_ttl'],
  isNot: ['default_access_token_ttl', 'refresh_token_max_age'],
}
