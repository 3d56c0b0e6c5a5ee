import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Secrets that a program has for itself, and keys of others' APIs, by the names of variables.

export const ownStorage: Words = {
  because:
    "A product's own database or bucket, which it runs on and nobody reaches through its API: `CONFLUENCE_DB_PASSWORD`, `LANGFUSE_S3_SECRET_KEY`.",
  pattern: oneOf(
    '',
    inTurn(
      '',
      /_(?:DB|DATABASE|PG|POSTGRES|POSTGRESQL|MYSQL|MARIADB|CH|CLICKHOUSE|SMTP)_(?:USER_|ROOT_|ADMIN_)?/,
      /(?:PASSWORD|PASSWD|PASS|PWD)_$/,
    ),
    inTurn(
      '',
      /^_(?!AWS_|CLOUDFLARE_|SUPABASE_|BACKBLAZE_|DIGITALOCEAN_)[A-Z0-9_]*_(?:S3|MINIO)_/,
      /(?:ROOT_|ACCESS_|SECRET_){1,2}(?:KEY|PASSWORD|ID)_(?:ID_)?$/,
    ),
  ),
  is: ['_CONFLUENCE_DB_PASSWORD_', '_LANGFUSE_S3_SECRET_KEY_'],
  isNot: ['_AWS_S3_SECRET_KEY_', '_JIRA_PASSWORD_'],
}

export const keysOfOneself: Words = {
  because: 'Keys that a program signs, encrypts or checks its own values with.',
  pattern: inTurn(
    'i',
    /(?:^|_)/,
    oneOf('', /signing|webhook|session|cookie|csrf|encryption|nextauth|verification|hmac|jwt|cron|revalidat\w*/, /preview|draft/),
    /_?(?:secret|key|token|salt)s?$/,
  ),
  is: ['JWT_SECRET', 'session_key', 'WEBHOOK_SECRET'],
  isNot: ['api_secret', 'client_secret', 'SECRET_SESSION'],
}

export const signsByName: Words = {
  because: 'Names of keys that sign what a service beside them takes; other secrets of a program stay in the program.',
  pattern: /signing/i,
  is: ['QUEUE_NEXT_SIGNING_KEY', 'signingSecret', 'JWT_SIGNING_KEY'],
  isNot: ['SIGN_IN_SECRET', 'WEBHOOK_SECRET', 'SIGNATURE_KEY'],
}

export const frameworkSecrets: Words = {
  because: "A framework's own: Laravel, Rails, Django, Auth.js, Better Auth, Payload, Directus, Strapi.",
  pattern: whole(
    'i',
    /app_(?:key|secret)|secret_key_base|(?:django|flask|rails)_secret(?:_key)?|(?:better_)?auth_secret/,
    /payload_secret|directus_(?:secret|key)|(?:admin_jwt|api_token|transfer_token|jwt)_(?:secret|salt)/,
  ),
  is: ['secret_key_base', 'django_secret_key', 'AUTH_SECRET'],
  isNot: ['auth_secret_url', 'stripe_app_key'],
}

export const captchaSecrets: Words = {
  because:
    "What a server asks with whether a visitor has solved a captcha. It belongs to one widget and opens no API of the company's: " +
    'https://developers.cloudflare.com/turnstile/get-started/server-side-validation/, https://docs.hcaptcha.com/#verify-the-user-response-server-side. ' +
    'Services that solve captchas sell keys, and a key of an API may manage widgets.',
  pattern: inTurn(
    'i',
    /(?:^|_)(?:(?:re|h|friendly|mt)_?captcha|turnstile|captcha(?=_(?:secret|private)))_/,
    /(?:(?!api_)[a-z\d]{1,12}_){0,3}/,
    /(?:(?:secret|private|server)_?key|secret|key)$/,
  ),
  is: ['CLOUDFLARE_TURNSTILE_SECRET_KEY', 'GOOGLE_RECAPTCHA_V3_SECRET', 're_Captcha_Private_Key', 'hcaptcha_secret', 'CAPTCHA_SECRET'],
  isNot: [
    'CLOUDFLARE_API_KEY',
    'TURNSTILE_API_TOKEN',
    'RECAPTCHA_ENTERPRISE_API_KEY',
    'TWO_CAPTCHA_KEY',
    'ANTICAPTCHA_SECRET',
    'TURNSTILE_URL',
  ],
}

export const keyOfApi: Words = {
  because: 'Variables whose value is sent to an API, and is no secret of the program itself.',
  pattern: /_(?:API_?(?:KEY|TOKEN|SECRET)|ACCESS_(?:KEY|TOKEN)|AUTH_TOKEN)$/i,
  is: ['WEATHER_API_KEY', 'desk_access_token'],
  isNot: ['WEATHER_SECRET', 'APP_KEY', 'API_KEY', 'WEATHER_API_KEY_ID'],
}

export const bareKeyOfApi: Words = {
  because: "Variables for a key of an API that name no service: the address beside one has to say that it is an API's.",
  pattern: /^(?:API_?(?:KEY|TOKEN)|(?:ACCESS|AUTH|BEARER)_TOKEN|TOKEN)$/i,
  is: ['API_KEY', 'APIKEY', 'api_token', 'TOKEN', 'AUTH_TOKEN'],
  isNot: ['CLIENT_SECRET', 'PASSWORD', 'SECRET', 'SECRET_KEY', 'WEATHER_API_KEY'],
}

export const bareAddressOfApi: Words = {
  because: "Variables for the address of an API that name no service. `BASE_URL`, `URL` and `HOST` are mostly the program's own.",
  pattern: /^API_(?:BASE(?:_UR[LI])?|UR[LI]|HOST|ENDPOINT)$/i,
  is: ['API_URL', 'API_BASE_URL', 'api_host', 'API_BASE'],
  isNot: ['BASE_URL', 'URL', 'HOST', 'SERVER_URL', 'WEATHER_API_URL'],
}

export const checksByKey: Words & { readonly words: readonly string[] } = {
  words: [
    'decode_jwt',
    'verify_jwt',
    'decodeJwt',
    'verifyJwt',
    'decode_token',
    'verify_token',
    'verifyToken',
    'decodeToken',
    'decode_access_token',
  ],
  because: 'Functions of a program that check or read a token with a key that they are handed, by their names.',
  pattern: /\b(?:decode|verify|validate)_?(?:access_?|auth_?|session_?)?(?:jwt|token)(?:_?token)?\b/i,
  is: ['decode_jwt', 'verifyToken', 'decode_access_token'],
  isNot: ['create_token', 'verifyEmail', 'decode', 'verify_tokens_of'],
}

export const isSigningKey: Words = {
  because: 'Names of the key that signs and checks the tokens of a program.',
  pattern: /\b(?:jwt|token|auth|signing|session|access_token|app)_?(?:secret|signing|private)?_?(?:secret|key)\b|\bsecret_?key\b/i,
  is: ['jwt_secret', 'JWT_SECRET_KEY', 'secret_key', 'tokenSecret', 'signingKey'],
  isNot: ['api_key', 'public_key', 'secretary', 'client_secret'],
}

export const looksAtSignature: Words = {
  because: 'Code that checks the signature of a token with a secret: https://www.rfc-editor.org/rfc/rfc7518.html#section-3.2',
  pattern: /\bhmac\.new\(|\bjwt\.(?:decode|verify)\(|\bjwtVerify\(|\bcreateHmac\(|\bcrypto\.subtle\.verify\(/,
  is: ['hmac.new(key, text, sha256)', 'jwt.decode(token, secret)', "createHmac('sha256', secret)"],
  isNot: ['hashlib.sha256(text)', 'jwt.encode(claims, secret)'],
}

export const backendCredential: Words = {
  because: "Variables of a program's environment that open another service to it.",
  pattern: inTurn('', /(?:^|_)/, /(?:KEY|TOKEN|PAT|SECRET|PASSWORD|PASSWD|PASS|CREDENTIALS?)$/),
  is: ['ICLOUD_APP_PASSWORD', 'GITHUB_PAT', 'DESK_API_KEY', 'TOKEN'],
  isNot: ['DESK_API_KEY_ID', 'TOKEN_URL', 'MONKEY', 'COMPASS'],
}

export const encodesKeyOf: Words = {
  because: 'Functions that make bytes of the text of a key or write it in another way, as everybody can do who knows it.',
  pattern: /^(?:encode|from|createSecretKey|(?:urlsafe_|standard_)?b64(?:en|de)code|btoa|atob)$/,
  is: ['encode', 'from', 'b64encode', 'urlsafe_b64decode', 'btoa'],
  isNot: ['sha256', 'derive', 'get', 'read'],
}

export const ofPythonText: Words = {
  because: 'Methods of texts and bytes that hold the same: https://docs.python.org/3/library/stdtypes.html#str.encode',
  pattern: /^(?:encode|decode|strip|rstrip)$/,
  is: ['encode', 'decode'],
  isNot: ['b64encode', 'hexdigest', 'get'],
}

export const ofScriptBytes: Words = {
  because: 'Methods of bytes and texts that hold the same: https://nodejs.org/api/buffer.html#buftostringencoding-start-end',
  pattern: /^(?:toString|trim)$/,
  is: ['toString', 'trim'],
  isNot: ['encode', 'digest', 'from'],
}
