/** Names whose value is seen where the name is written to a log: a row says what the name means, with names that are, and near misses. */
export interface ShownName {
  /** For the name in small letters, with `_` between its words. */
  readonly pattern: RegExp
  /**
   * What its value is: a credential by the name alone, one only where something else says so as well (a parser has tokens, a map
   * has keys), or nothing that opens anything.
   */
  readonly means: 'credential' | 'perhaps' | 'harmless'
  /** It is no name of a secret otherwise: what opens something once is no key that somebody keeps. */
  readonly once?: true
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

/** The first row that matches counts. */
export const shownNames: readonly ShownName[] = [
  // What is left of a credential, or said about one.
  {
    pattern: /mask|redact|obfuscat|sani?ti[sz]|scrub|censor|anonymi[sz]|truncated|shortened|preview|last_?4|fingerprint|placeholder|hidden|hash|public/,
    means: 'harmless',
    is: ['masked_token', 'token_preview', 'redactedApiKey', 'api_key_hash', 'hidden_secret', 'public_token', 'sanitized_token'],
    isNot: ['access_token', 'api_key'],
  },
  // What Spring's `PasswordEncoder` gives is a hash: https://docs.spring.io/spring-security/reference/features/authentication/password-storage.html
  { pattern: /^encoded_(?:password|pwd)$/, means: 'harmless', is: ['encodedPassword'], isNot: ['decoded_password', 'url_encoded_password'] },
  // The part of one that is kept to tell it by.
  {
    pattern: /_(?:prefix|suffix|hint|tail|start|end)$/,
    means: 'harmless',
    is: ['KeyPrefix', 'token_hint', 'api_key_suffix', 'secretTail'],
    isNot: ['prefix_key', 'hint_token', 'prefixed_token'],
  },
  {
    pattern: /^(?:has|is|can|must|does|was|will|use|num|n|max|min|count|need|needs|with|no|missing|valid|safe|short|should|requires?|show)_|_(?:per|to|has|from|by)_/,
    means: 'harmless',
    is: ['has_api_key', 'canValidateBearer', 'is_secret', 'safe_token', 'no_token', 'chars_per_token', 'transform_to_bearer', 'missing_api_key', 'user_email_from_creds', 'user_by_token'],
    isNot: ['session_token', 'issuer_secret', 'user_password'],
  },
  // `CORS_ALLOW_CREDENTIALS` is a flag, and `FASTMCP_SERVER_AUTH` a class: https://gofastmcp.com/servers/auth/authentication.
  { pattern: /(?:^|_)(?:allow|enable|disable|include)[sd]?_|^fastmcp_server_auth$/, means: 'harmless', is: ['CORS_ALLOW_CREDENTIALS', 'enable_token', 'FASTMCP_SERVER_AUTH'], isNot: ['allowance_token'] },
  // Which code looks after a credential.
  { pattern: /_(?:module|backend|factory)$/, means: 'harmless', is: ['token_backend', 'credential_factory'], isNot: ['backend_token', 'factory_key'] },
  // A row of a database, whose columns are not shown: https://docs.sqlalchemy.org/en/20/orm/quickstart.html
  { pattern: /^orm_/, means: 'harmless', is: ['orm_token', 'orm_api_key'], isNot: ['form_token', 'token'] },
  // The question that a visitor is asked, which everybody is given.
  { pattern: /captcha_?(?:token|code|challenge|response|answer)$/, means: 'harmless', is: ['captcha_token', 'recaptchaToken'], isNot: ['captcha_secret', 'capture_token'] },
  // What holds a place in a queue, or a lock.
  { pattern: /(?:^|_)(?:lock|local|remote|lease|reservation|slot|fencing|debounce|dedup\w{0,10}|claims?|concurrency|handle)_token$/, means: 'harmless', is: ['lock_token', 'current_debounce_token', 'reservation_token', 'leaseToken'], isNot: ['unlock_token', 'release_token'] },
  // By which a business tells the form that it sent: https://docs.aws.amazon.com/end-user-messaging/latest/userguide/nx-features-whatsapp-flows-send.html
  { pattern: /(?:^|_)flow_token$/, means: 'harmless', is: ['flow_token', 'flowToken', 'new_flow_token'], isNot: ['workflow_token', 'flow_access_token'] },
  // Where a device is reached, which is an address: https://firebase.google.com/docs/cloud-messaging/manage-tokens
  {
    pattern: /(?:^|_)(?:fcm|gcm|apns|push|expo_push)_(?:registration_|device_|notification_)?token$/,
    means: 'harmless',
    is: ['fcmToken', 'fcm_device_token', 'apns_token', 'expoPushToken'],
    isNot: ['apns_auth_token', 'fcm_access_token', 'device_token', 'registration_token'],
  },
  // Alone, something else as often.
  {
    pattern: /^(?:tokens?|token_str(?:ing)?|key|auth|cookie|jwt(?:_?str(?:ing)?)?|bearer|pat|dsn|secret_key_name)$|(?:^|_)(?:credentials?|creds)$/,
    means: 'perhaps',
    is: ['token', 'tokenStr', 'key', 'jwt', 'jwtstr', 'credentials', 'github_credential', 'creds'],
    isNot: ['access_token', 'auth_key'],
  },
  { pattern: /(?:_|^(?:access|refresh|auth|id|api|bearer|session|user|my))token$/, means: 'credential', is: ['access_token', 'idToken', 'accesstoken', 'GITHUB_TOKEN'], isNot: ['token_url', 'tokenizer', 'broken'] },
  // Its text, where a name is for the object that holds it.
  {
    pattern: /(?:^|_)(?:access|refresh|auth|id|api|bearer|session|reset)_?token_(?:value|text|string|str)$/,
    means: 'credential',
    is: ['refreshTokenValue', 'access_token_string', 'newRefreshTokenValue'],
    isNot: ['token_value', 'refresh_token_values', 'accessTokenStringLength'],
  },
  { pattern: /secret$|passw(?:or)?d$|pwd$|passphrase$/, means: 'credential', is: ['client_secret', 'clientSecret', 'dbPassword', 'DB_PASSWD', 'passphrase'], isNot: ['secret_name', 'password_hint'] },
  {
    pattern: /(?:^|_)(?:api|secret|private|access|auth|service|service_role|signing|encryption|master|admin|account|app|license)_?key$/,
    means: 'credential',
    is: ['api_key', 'apiKey', 'OPENAI_API_KEY', 'serviceRoleKey', 'app_key', 'apikey'],
    // A role, a client of a rate limit and an entry of a cache have keys that open nothing.
    isNot: ['role_key', 'client_key', 'cache_key', 'component_key', 'outputKey', 'primary_key'],
  },
  // The same key, written so.
  {
    pattern: /(?:^|_)(?:api|secret|private|access|signing|encryption|master)_?key_?(?:b(?:ase)?_?64|hex|pem|str|string)$/,
    means: 'credential',
    is: ['masterKeyBase64', 'encryption_key_hex', 'privateKeyPEM', 'apiKeyString'],
    isNot: ['cache_key_hex', 'partition_key_string', 'public_key_pem'],
  },
  { pattern: /(?:^|_)(?:session|auth|login|access|sign_in)_?cookies?$/, means: 'credential', is: ['session_cookie', 'authCookie'], isNot: ['consent_cookie', 'cookie_name'] },
  { pattern: /(?:^|_)connection_string$/, means: 'credential', is: ['connectionString', 'db_connection_string'], isNot: ['connection', 'query_string'] },
  // What is exchanged for a token, or opens an account once: RFC 6749, section 4.1.2, RFC 7636, section 4.1, RFC 8628, section 3.2.
  {
    pattern:
      /^(?:(?:new|generated|received|stored|saved|user|raw)_)?(?:o?auth(?:ori[sz]ation)?_?code|(?:pkce_)?code_?verifier|pkce_verifier|device_code|one_time_(?:password|code|passcode)|magic_link(?:_url)?|otp(?:_code)?)$/,
    means: 'credential',
    once: true,
    is: ['authorizationCode', 'auth_code', 'authcode', 'codeVerifier', 'pkce_verifier', 'device_code', 'otp', 'magicLink', 'oauthCode', 'generatedOtp'],
    isNot: ['code', 'status_code', 'authorization_code_grant', 'user_code', 'otp_enabled', 'code_challenge', 'auth_code_ttl'],
  },
  { pattern: /_(?:jwt|bearer|pat)$/, means: 'credential', is: ['user_jwt', 'github_pat'], isNot: ['compat', 'path'] },
  // What was done with one: yes or no, or when.
  {
    pattern: /_(?:sent|delivered|loaded|configured|verified|validated|revoked|rotated|expired|enabled|disabled|found|exists|present)$/,
    means: 'harmless',
    is: ['MagicLinkSent', 'api_key_loaded', 'TokenVerified', 'secretConfigured'],
    isNot: ['sent_token', 'loaded_key', 'consent', 'unloaded'],
  },
]
