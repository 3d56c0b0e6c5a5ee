import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Names of secrets, and of what only stands beside them.

export const browserConfiguration: Words = {
  because: 'What stands beside a key that every browser is given (https://firebase.google.com/docs/projects/api-keys).',
  pattern: oneOf(
    '',
    /authDomain|messagingSenderId|firebaseConfig|firebaseapp\.com|"current_key"|mobilesdk_app_id/,
    /GCM_SENDER_ID|GOOGLE_APP_ID|maps\.googleapis\.com\/maps\/api\/js/,
    // YouTube's own apps and player send keys that are the same for everybody, and that nobody else can revoke.
    /com\.google\.(?:android|ios)\.youtube|\/youtubei\/v\d|INNERTUBE_|WEB_EMBEDDED_PLAYER|TVHTML5/,
  ),
  is: ['authDomain: "x.firebaseapp.com"', 'https://maps.googleapis.com/maps/api/js?key=', 'name: "WEB_EMBEDDED_PLAYER"'],
  isNot: ['maps.googleapis.com/maps/api/geocode', 'apiKey', 'https://youtube.googleapis.com/youtube/v3/search?key='],
}

export const aboutSecret: Words = {
  because: 'Names, in small letters, that hold something about a secret, and not the secret: STANDARD.md, "What it is".',
  pattern: oneOf(
    '',
    /(?:^|[_.-])(?:public|publishable|pub)[_.-]?(?:api[_.-]?)?key|^sec-web_?socket-/,
    /key[_.-]?(?:id|identifier|name|path|file|prefix|alias|type|size|length|version|vault|store|ring|url|uri|arn)s?$/,
    inTurn(
      '',
      /token[_.-]?/,
      oneOf(
        '',
        /url|uri|endpoint|type|name|count|limit|budget|ttl|lifetime|path|file|length|expir\w*|issuer|audience/,
        /header|prefix|id|identifier|usage/,
      ),
      /s?$/,
    ),
    // It names a project: https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/analysis-parameters/
    /(?:sonar|jira|sentry)\w{0,20}[_.-]project[_.-]?key$/,
    // What a cipher starts from is no secret: https://csrc.nist.gov/pubs/sp/800/38/a/final
    /[_.-](?:iv|nonce|init(?:ialization|ialisation)?[_.-]?vector)$/,
    // Where tokens are given or asked about, whatever service does it: `TOKEN_SERVICE_URL`.
    /token(?:[_.-][a-z]{1,14}){1,2}[_.-](?:ur[il]|endpoint|host(?:name)?|address|domain)$/,
    inTurn(
      '',
      /auth[_.-]?/,
      /(?:url|uri|endpoint|type|method|mode|provider|server|domain|host|port|header|scheme|enabled|callback)/,
      /s?$/,
    ),
    inTurn(
      '',
      /(?:^|[_.-])(?:max|min|num|total|input|output|prompt|completion|context|cached)[_.-]?/,
      /(?:(?:new|total|input|output|prompt|completion|context|response|thinking|reasoning|cached?|read|write)[_.-]?){0,3}/,
      /tokens?(?:$|[_.-])/,
    ),
    /tokens$|tokeni[sz]er|primary[_.-]?key|foreign[_.-]?key|sort[_.-]?key|csrf|xsrf|(?:^|[_.-])client[_.-]?id$/,
    // It stands in the page that shows a captcha: https://developers.cloudflare.com/turnstile/get-started/
    /(?:^|[_.-])site[_.-]?key$/,
    // It names a key that the service keeps: https://docs.cloud.google.com/kms/docs/getting-resource-ids
    /kms[_.-](?:[a-z]{1,12}[_.-])?key$/,
    // A bait that is watched for where it leaks, and opens nothing.
    /(?:^|[_.-])(?:canary|honey)_?tokens?$/,
    /secret[_.-]?(?:name|id|arn|path|file|ref|store|manager|version|provider|env)|secretenv/,
    inTurn(
      '',
      /(?:_|-|\.)/,
      oneOf(
        '',
        /enabled|length|ttl|expir\w*|file|path|dir|url_template|count|name|version|algorithm|rounds|policy/,
        /regex|pattern|header|prefix|placeholder|hint|help|label|title|description|revision|commit|checksum/,
        // What a value is compared with opens nothing: https://csrc.nist.gov/glossary/term/message_digest
        /(?:sha|md)_?\d{1,3}(?:_?(?:hash|sum|digest))?|hash(?:ed|es)?|digests?|(?:finger|thumb)print/,
        // What a token says of itself, in claims and headers: RFC 7519 section 4.1, RFC 7515 section 4.1.
        /aud(?:ience)?s?|iss(?:uer)?s?|alg|kid/,
        // Of text that is counted, or of how often something is tried.
        /threshold|limit|budget|quota|timeout|interval/,
        // Which code looks after it, or gets it.
        /class(?:_?name)?|script|command/,
        // Who may do something with it, and the media type of what holds it.
        /role(?:_?(?:id|name|arn))?|grants?|(?:media|content|mime|grant|assertion)_?type/,
      ),
      /$/,
    ),
    /_keys?_path$|keyboard|keystore|keyword|monkey|hotkey|turkey/,
    /cookie[_.-]?(?:name|domain|path|secure|samesite|consent|banner|policy|options|max|age|prefix)/,
    inTurn('', /password[_.-]?/, /(?:reset|policy|hint|field|min|max|length|hash|url|label|confirm\w*|strength|rules?|file)/),
    /reset[_.-]?password|forgot[_.-]?password/,
    /storefront[_.-]?(?:public[_.-]?)?(?:api[_.-]?)?(?:access[_.-]?)?token$|author[_.-]?key|idempotency/,
    /continuation|nextpagetoken|partition[_.-]?key|cache[_.-]?key|object[_.-]?key|s3[_.-]?key/,
    /(?:i18n|translation)[_.-]?keys?$/,
    // Columns of tables: https://tanstack.com/table/latest/docs/guide/column-defs
    /(?:^|[_.-])(?:accessor|column|field|row)[_.-]?keys?$/,
    // Members of JSON objects, by their names: https://pkg.go.dev/encoding/json#Marshal
    /^json[_.-]?keys?$/,
    // Which of its own keys a program signs with, by its public id: https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration-Options.html
    /^-{0,2}default-key$/,
    // The path of a file: https://cloud.google.com/docs/authentication/application-default-credentials#GAC
    /^google_application_credentials$/,
  ),
  is: [
    'gcp_kms_key',
    'kms_crypto_key',
    'sonar.projectkey',
    'jwt.crypt.iv',
    'public_key',
    'api_key_id',
    'token_url',
    'token_service_url',
    'token_exchange_endpoint',
    'max_tokens',
    'csrf_token',
    'password_hash',
    'primary_key',
    'keyboard',
    'accessor_key',
    'json_key',
    '--default-key',
    'canary_token',
    'cloudflare_turnstile_site_key',
    'recaptcha_sitekey',
    'client_credentials_draft_revision',
    'token_trigger_threshold',
    'api_key_timeout',
    'mcp_token_verifier_class',
    'get_token_script',
    'key_vault_secret_user_role',
    'proof_jwt_media_type',
    'supabase_jwt_aud',
    'token_iss',
    'api_token_sha256',
    'no_password_grant',
    'webhook_token_digest',
    'admin_token_hash',
    'google_application_credentials',
  ],
  isNot: [
    'hash_secret',
    'digest_token',
    'kms_api_key_secret',
    'kms_token',
    'api_key',
    'access_token',
    'client_secret',
    'db_password',
    'storefront_secret',
    'access_key',
    'service_account_json_key',
    'website_key',
    'site_secret_key',
  ],
}

export const numberedSecret: Words = {
  because: 'The number of one of several keys of a kind; of coins `token0` and `token1` are two, and of a cloud `key1` may be any.',
  pattern: inTurn(
    'i',
    /(?<=(?:(?:access|account|api|auth|encryption|master|private|secret|signing|subscription)[_.-]?key|secret|passw(?:or)?d))/,
    /[_.-]?\d{1,2}$/,
  ),
  is: ['AccessKey1', 'OPENAI_API_KEY_2', 'apiKey10', 'clientSecret2', 'db_password1'],
  isNot: ['token1', 'key1', 'AccessKey', 'apiKeyV2', 'API_KEY_256', 'sortKey1'],
}

export const toBeRefused: Words = {
  because: 'Names, in small letters, of what somebody sends to see it refused.',
  pattern: /^(?:test[_.-])?(?:wrong|incorrect|invalid|bad|bogus|malformed)[_.-]/,
  is: ['wrong_client_secret', 'test_invalid_token', 'wrong-password'],
  isNot: ['badge_secret', 'wrongful_token', 'api_key', 'token_invalid'],
}

export const workingDirectory: Words = {
  because:
    "The shell's variables of its working directory (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html); in small " +
    'letters, with another word or with a random value beside it `pwd` is a password.',
  pattern: /^(?:OLD)?PWD$/,
  is: ['PWD', 'OLDPWD'],
  isNot: ['pwd', 'DB_PWD', 'userPwd', 'PWD_ADMIN', 'pwd_OLD'],
}

export const publicByName: Words = {
  because:
    'Keys that everybody may have, by a name of small letters and capitals with `public` in it. In capitals `PUBLIC_` begins what a build ' +
    'publishes, secret or not.',
  pattern: oneOf(
    '',
    /(?:^public|[a-z\d]Public)(?:(?!Private|Secret)[A-Z][a-z\d]{1,20}){1,3}Keys?$/,
    /(?:^publishable|[a-z\d]Publishable)(?:(?!Private|Secret)[A-Z][a-z\d]{1,20}){0,3}Keys?$/,
  ),
  is: ['publicResourceKey', 'sharePublicLinkKey', 'publishableClientKey', 'publicSigningKeys'],
  isNot: ['PUBLIC_OPENAI_API_KEY', 'resourceKey', 'publicPrivateKey', 'republicApiKey', 'publicKeySecret', 'publicAccessToken'],
}

export const notCredentialHeaders: Words = {
  because:
    "Among them Shopify's token for browsers, beside which there is a private one (https://shopify.dev/docs/api/usage/authentication).",
  pattern: whole(
    '',
    /x-csrf-token|x-xsrf-token|x-idempotency-key|idempotency-key|x-request-key|x-cache-key/,
    /x-amz-[\w-]{0,40}|x-forwarded-\S{0,40}|x-continuation-token|x-page-token|sec-\S{0,60}|x-public-key/,
    /x-publishable-key|x-shopify-storefront-access-token/,
  ),
  is: ['x-csrf-token', 'idempotency-key', 'sec-fetch-mode', 'x-shopify-storefront-access-token'],
  isNot: ['x-api-key', 'authorization', 'x-shopify-access-token'],
}

export const oauthAddressName: Words = {
  because:
    'Names whose value is an address of an authorization server: RFC 8414, section 2; of .NET and oidc-client the authority, ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.jwtbearer.jwtbeareroptions.authority.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      /(?:^|[_.-])/,
      oneOf(
        '',
        /issuer|jwks|authorization|authorize|token|introspection|revocation|userinfo|redirect|callback/,
        /discovery|oidc|openid|oauth2?|sso/,
      ),
      /(?:[_.-]?(?:base|server|provider|well[_.-]?known|config(?:uration)?|endpoint|url|uri|issuer|jwks|domain|host))*/,
      /$/,
    ),
    /(?:^|(?:oidc|oauth2?|auth|identity|jwt|sso)[_.-]{1,2})authority(?:[_.-](?:url|uri|host))?$/,
  ),
  is: ['oidc_issuer_url', 'token_endpoint', 'callback_url', 'authority', 'oidc__authority'],
  isNot: ['issuer_name', 'redirects', 'api_url', 'certificate_authority'],
}

export const oauthAddressEnd: Words = {
  because: 'The ends of such names where an address follows.',
  pattern: inTurn(
    '',
    /(?:^|[_.-])/,
    oneOf('', /token|oauth2?|oidc|openid|sso|callback|redirect|authorize|authorization|discovery|introspection/, /revocation|userinfo/),
    /$/,
  ),
  is: ['oauth2', 'my_callback', 'sso'],
  isNot: ['tokens', 'oauth_url', 'ssot'],
}

export const accountAddress: Words = {
  because: 'What comes before an identifier at one host: https://developers.cloudflare.com/ai-gateway/get-started/',
  pattern: /^gateway\.ai\.cloudflare\.com\/v1\/$/,
  is: ['gateway.ai.cloudflare.com/v1/'],
  isNot: ['gateway.ai.cloudflare.com/v1/a/', 'api.cloudflare.com/v1/'],
}

export const accountPath: Words = {
  because: 'What comes before an identifier in the path of an API.',
  pattern: inTurn(
    'i',
    /\//,
    oneOf(
      '',
      /accounts?|zones?|projects?|organi[sz]ations?|orgs?|workspaces?|tenants?|databases?|namespaces?/,
      /teams?|environments?|buckets?|datasets?|collections?/,
    ),
    /\/$/,
  ),
  is: ['/v4/accounts/', '/orgs/'],
  isNot: ['/tokens/', '/accounts'],
}

export const secretField: Words = {
  because: 'A field or query parameter that may take a secret: secret-parameters.ts.',
  pattern: inTurn(
    'i',
    oneOf(
      '',
      /(?:access|account|api|auth|encryption|private|secret|signing)_?keys?|secret|passw(?:or)?ds?|passphrase/,
      /credentials?|connection_?string|authorization|auth_?header|token|pat|jwt/,
    ),
    /["'`]?\s{0,8}[:,}=]/,
  ),
  is: ['apiKey: z.string()', '"password": {', 'pat, ', '"API_KEYS": {'],
  isNot: ['keyboard: x', 'author: x'],
}

export const describedKey: Words = {
  because: 'A parameter that is called `key` alone and described as the key of an API: as a whole, and none of its id, name or end.',
  pattern: inTurn(
    'i',
    /\bdescri(?:ption["']?\s{0,4}[:=]\s{0,4}|be\(\s{0,20})["'`]/,
    /(?:(?:the|your|an?|optional|required|provider) ){0,2}(?:\w{1,20} )?(?:API|secret|private)[ -]key\b/,
    /(?!s?\s{0,4}(?:id|name|identifier|hash|prefix|label)\b|[^"'`]{0,80}\b(?:revoke|delete|remove|rotate|regenerate|lookup|look up|retrieve|fetch|update|rename)\b)/,
  ),
  is: ['{"type": "string", "description": "The API key to verify"}', "z.string().describe('Your OpenAI API key')"],
  isNot: ['{"description": "The API key id"}', '{"description": "The API key to revoke"}', '{"description": "The key of the setting"}'],
}

export const callerParameter: Words = {
  because: 'Header and parameter names by which a caller says who it is.',
  pattern: oneOf(
    'i',
    /^(?:authorization|proxy-authorization|x-token|token|secret|password|key|bearer|x-[\w-]*(?:key|token|secret|auth))$/,
    /^(?:x-)?(?:mcp-)?(?:api|auth|access|secret|service|internal|mcp)[-_]?(?:key|token|secret|auth)$/,
  ),
  is: ['authorization', 'x-api-key', 'mcp-auth-token', 'x-my-secret'],
  isNot: ['x-request-id', 'content-type', 'key-id'],
}

export const holdsSecrets: Words = {
  because: 'Names of headers, of the environment and of what a sign-in gives, of which the value may be a secret.',
  pattern: oneOf(
    'i',
    /headers$|^(?:environ|meta|authorization|(?:x-|set-)?(?:api-key|cookie))$/,
    /^(?:token_?(?:response|set|data|result)|oauth_?tokens?|auth_?tokens)$/,
  ),
  is: ['request_headers', 'environ', 'META', 'x-api-key', 'token_response', 'oauth_token'],
  isNot: ['environment', 'metadata', 'token', 'auth_token', 'header'],
}

export const databaseAddress: Words = {
  because: 'Variables that hold the address of a database server, with the password in it.',
  pattern: whole(
    'i',
    /(?:\w{1,40}_)?(?:database|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?|mssql|cockroach|amqp|rabbitmq)_(?:url|uri|dsn)/,
  ),
  is: ['DATABASE_URL', 'MONGODB_URI', 'APP_DATABASE_URL', 'POSTGRES_DSN'],
  // Most servers of these are asked without a password, and SENTRY_DSN is public.
  isNot: ['REDIS_URL', 'DATABASE_NAME', 'BASE_URL', 'database_url_scheme'],
}

export const describesSecret: Words = {
  because:
    'Fields beside a secret, in what stores of secrets and files of credentials hold, that say which it is: its name, owner, place or age.',
  pattern: inTurn(
    '',
    /(?:^|_|(?<=[a-z])(?=[A-Z]))/,
    oneOf(
      '',
      /[nN]ames?|I[dD]s?|ids?|[uU]id|A[rR][nN]|arn|[tT]ype|[kK]ind|[vV]ersion|[eE]?mail|[uU]ser(?:name)?|[rR]egion|[hH]ostname/,
      /[pP]roject|[sS]tatus|(?:[cC]reated|[uU]pdated|[eE]xpires)(?:_?[aA]t|Date)?/,
    ),
    /$/,
  ),
  is: ['name', 'keyName', 'client_email', 'private_key_id', 'AccessKeyId', 'ARN', 'Type', 'username', 'CreatedDate'],
  isNot: ['value', 'key', 'private_key', 'SecretString', 'client_secret', 'valid', 'data', 'database'],
}

export const clientSecretName: Words = {
  because: 'Names of the secret of an OAuth client, as providers call it, in words with underscores: of a client, a consumer or an app.',
  pattern: inTurn(
    '',
    /^(?:\w+_)?(?:client|consumer|app|application|oauth2?)_?secret/,
    /(?:_(?:key|value|dev|debug|prod|production|release|android))?$/,
  ),
  is: ['client_secret', 'spotify_client_secret', 'consumer_secret', 'facebook_app_secret', 'oauth_client_secret_release'],
  isNot: ['client_secret_label', 'secret_key', 'app_secret_question', 'client_id', 'totp_secret'],
}

export const publishedByName: Words = {
  because:
    'What says to a socket of Pusher or Laravel Reverb which application a page is of: https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/',
  pattern: /(?:^|_)(?:PUSHER|REVERB|SOKETI)_(?:APP_)?KEY$/i,
  is: ['PUSHER_APP_KEY', 'REVERB_APP_KEY', 'pusher_key'],
  isNot: ['PUSHER_APP_SECRET', 'REVERB_APP_SECRET', 'PUSHER_API_KEY', 'APP_KEY'],
}

export const serverSecret: Words = {
  because:
    "Variables, without a build's prefix, whose value only a server may have: secrets, keys of accounts at model and mail providers, " +
    'and tokens of an interface, an operator or a bot.',
  pattern: inTurn(
    '',
    /(?:^|_)/,
    oneOf(
      '',
      /(?:SECRET|PRIVATE_KEY|SECRET_(?:(?:SERVER|API|ACCESS|APP)_)?KEY|SERVICE_ROLE(?:_KEY)?|SERVICE_KEY)$/,
      /(?:ADMIN|BEARER|SERVICE|INTERNAL|OPS|OPERATOR|TRIGGER|DEPLOY|BOT|GITHUB|GITLAB|API_ACCESS|BACKEND|SERVER)_(?:API_)?(?:TOKEN|PASSWORD)$/,
      inTurn(
        '',
        oneOf(
          '',
          /OPENAI|ANTHROPIC|CLAUDE|GEMINI|GROQ|MISTRAL|COHERE|DEEPSEEK|OPENROUTER|PERPLEXITY|TOGETHER|XAI|REPLICATE/,
          /HUGGING_?FACE|ELEVENLABS|PINECONE|TAVILY|RESEND|SENDGRID/,
        ),
        /_(?:API_)?(?:KEY|TOKEN)$/,
      ),
    ),
  ),
  is: [
    'CLIENT_SECRET',
    'OPS_TRIGGER_TOKEN',
    'OPENAI_API_KEY',
    'SUPABASE_SERVICE_ROLE_KEY',
    'ADMIN_TOKEN',
    'STRIPE_SECRET_KEY',
    'STACK_SECRET_SERVER_KEY',
  ],
  // Keys of maps and of measurement, and tokens of chains, are made for pages.
  isNot: [
    'MAPBOX_TOKEN',
    'FIREBASE_API_KEY',
    'SUPABASE_ANON_KEY',
    'USDC_TOKEN',
    'DATADOG_CLIENT_TOKEN',
    'SECRET_SANTA_URL',
    'SECRET_SANTA_KEY',
    'ADMIN_URL',
  ],
}
