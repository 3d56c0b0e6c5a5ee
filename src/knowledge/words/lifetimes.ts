import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Names of lifetimes, and of other things that end.

export const settingWords: Words = {
  because: 'Words of which one is in every setting of a lifetime in Python.',
  pattern: inTurn(
    'i',
    /\b/,
    oneOf(
      '',
      /OAUTH2_\w+|SIMPLE_JWT|REST_KNOX/,
      inTurn(
        '',
        /\w{0,40}(?:token|jwt|refresh|session|code)_\w{0,40}/,
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
    /unsubscribe|csrf|xsrf|(?:^|_)(?:feed|i?cal|rss)(?:_|$)|webhook|download|upload|share|preview/,
    /licen[cs]e|otp|mfa|challenge|ticket|cursor|captcha|apns|push|vapid|app_store|music_?kit|map_?kit/,
    /git_?hub|app_jwt|apple|signature|impersonat|client_secret/,
  ),
  is: ['unsubscribe', 'csrf', 'download_link', 'music_kit', 'github_app'],
  isNot: ['access', 'session', 'calendar'],
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
  ),
  is: ['OTP_EXPIRY', 'RESET_TOKEN_TTL', 'CACHE_MAX_AGE', 'ROOM_TOKEN_TTL', 'ENROLLMENT_TOKEN_TTL'],
  isNot: ['ACCESS_TOKEN_TTL', 'JWT_EXPIRES_IN', 'SESSION_MAX_AGE'],
}
