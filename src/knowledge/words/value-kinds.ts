import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What shows that a value is no credential, whatever its name says: its type, and what makes it.

export const typeOfOther: Words = {
  because:
    'Types of values that are no text, in all languages: numbers, flags, moments and spans of time ' +
    '(https://www.typescriptlang.org/docs/handbook/2/everyday-types.html, https://docs.python.org/3/library/stdtypes.html, ' +
    'https://go.dev/ref/spec#Types, https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/built-in-types).',
  pattern: whole(
    '',
    /true|false|\d{1,20}|number|boolean|bigint|Date|int|float|bool|complex|Decimal|datetime|date|timedelta|time/,
    /u?int(?:8|16|32|64)?|float(?:32|64)|[ui](?:8|16|32|64|128|size)|f(?:32|64)/,
    /(?:time\.)?(?:Time|Duration)|(?:datetime\.)?(?:datetime|date|timedelta)/,
    /[sS]hort|[lL]ong|[dD]ouble|[fF]loat|[bB]oolean|Int|Integer|UInt|ULong|BigInteger|BigDecimal|Number|Atomic(?:Integer|Long|Boolean)/,
    /decimal|uint|ulong|ushort|DateTime(?:Offset)?|TimeSpan|DateOnly|Instant|SystemTime|(?:Local|Zoned|Offset)DateTime|LocalDate|Period/,
    // https://docs.pydantic.dev/latest/api/types/#pydantic.types.SecretStr
    /Secret(?:Str|Bytes)/,
    /(?:Date(?:Time|Interval)|Carbon)(?:Interface|Immutable)?/,
  ),
  is: ['boolean', 'int64', 'bool', 'Long', 'time.Duration', 'DateTimeOffset', 'usize', 'datetime'],
  isNot: ['string', 'byte', '[]byte', 'any', 'Token', 'object', 'UUID', 'Uint8Array'],
}

export const typeOfNothing: Words = {
  because: 'Types that only say that a value may be absent.',
  pattern: whole('', /null|undefined|None|void|never|NoneType/),
  is: ['null', 'None'],
  isNot: ['Nothing', 'nullable'],
}

export const typeWithOthers: Words = {
  because: 'Types that have the values of their argument, or none: `Optional[int]`, `Nullable<bool>`, `Ref<boolean>`.',
  pattern: whole('', /Optional|Union|Annotated|Final|ClassVar|Mapped|Nullable|Readonly|Option|Promise|Awaited|Ref|Signal|NonNullable/),
  is: ['Optional', 'Mapped', 'Option'],
  isNot: ['Literal', 'Record', 'OptionalToken'],
}

export const enumBase: Words = {
  because: 'Classes of Python whose members are names: https://docs.python.org/3/library/enum.html.',
  pattern: whole('', /(?:Int|Str)?(?:Enum|Flag)|\w{0,20}Choices/),
  is: ['Enum', 'StrEnum', 'IntFlag', 'TextChoices'],
  isNot: ['Enumeration', 'Flags', 'str'],
}

export const holdsValue: Words = {
  because: 'Names of what an object for a credential keeps it in, where its class says which.',
  pattern: whole(
    'i',
    /_?(?:value|token|tok|key|secret|raw|plain\w{0,12}|jwt|bearer|string|str|content|data|body|text|credentials?|code|hex)/,
  ),
  is: ['value', 'plaintext', 'key', 'token'],
  isNot: ['prefix', 'name', 'id', 'created_at'],
}

export const answersYesOrNo: Words = {
  because: 'Calls that give a flag: `kinds.includes(x)`, `isinstance(a, str)`, `token.is_some()`, `string.IsNullOrEmpty(a)`.',
  pattern: whole(
    '',
    /(?:is|has|can|should|are|was|contains?|supports?|requires|exists?)(?:_\w{1,40}|[A-Z]\w{0,40})?|(?:Is|Has|Can|Contains|Exists|Supports)(?:[A-Z]\w{0,40})?/,
    /includes|some|every|test|startsWith|endsWith|startswith|endswith|starts_with|ends_with|equals\w{0,12}|Equals\w{0,20}/,
    /Boolean|bool|any|all|Any|All|isset|empty|in_array|array_key_exists|StartsWith|EndsWith|HasPrefix|HasSuffix|EqualFold/,
    /compare_digest|timingSafeEqual|safeEqual|hash_equals|localeCompare|strcmp|none|anyMatch|allMatch/,
  ),
  is: ['includes', 'isEmpty', 'has_key', 'isset', 'IsNullOrEmpty', 'startsWith', 'contains_key', 'hash_equals'],
  isNot: ['issue', 'hash', 'get', 'requireEnv', 'require_env', 'canonical', 'issueToken', 'Issue', 'find', 'generate'],
}

export const countsThings: Words = {
  because: 'Calls that give a number: `count($tokens)`, `user.tokens.size()`, `indexOf(x)`.',
  pattern: whole(
    '',
    /len|count|size|sizeof|strlen|indexOf|findIndex|index|Count|Length|IndexOf|find_index|length|capacity|ordinal|intdiv/,
    /\w{0,30}[a-z]Count|\w{0,30}_count|count(?:_\w{1,30}|[A-Z]\w{0,30})|num_\w{1,30}|intval|floatval|Atoi|ParseInt|ParseFloat|parse(?:Int|Float|Long|Double)/,
    /(?:Date|performance)\.now|time|now|getTime|Unix(?:Milli|Nano)?|timestamp|total_\w{1,20}|Number|int|float|round|abs|floor|ceil|max|min|sum/,
  ),
  is: ['len', 'count', 'size', 'count_tokens', 'parseInt', 'tokenCount', 'getTime'],
  isNot: ['account', 'countersign', 'get', 'sign', 'length_of_token_text', 'resize'],
}

export const masksText: Words = {
  because: 'Calls that leave of a text what opens nothing: a digest, stars, or its beginning.',
  pattern: whole(
    '',
    /(?!un|de[mo])\w{0,40}(?:[mM]ask|[rR]edact|[oO]bfuscat|[sS]aniti[sz]|[cC]ensor|[sS]crub|[aA]nonymi[sz]|[tT]runcat|[sS]horten|[eE]llipsi)\w{0,40}/,
    /repeat|Repeat|str_repeat|sha(?:1|256|512)|md5|hash\w{0,20}|Hash\w{0,20}|\w{0,30}(?:_hash|Hash|[fF]ingerprint|_digest|Digest)/,
    /slice|substring|substr|Substring|take|takeLast|mb_substr|Left|left|last4|lastFour|subSequence/,
  ),
  is: ['maskToken', 'redact_secret', 'repeat', 'sha256', 'substring', 'keyFingerprint', 'HashPassword'],
  isNot: ['sign', 'trim', 'toString', 'unwrap', 'decode', 'unmaskToken', 'demask'],
}

export const hashesPassword: Words = {
  because:
    'Calls that give the hash of a password or a secret, as an expression begins with them, under names that say nothing of hashes: ' +
    'https://docs.spring.io/spring-security/reference/features/authentication/password-storage.html, https://laravel.com/docs/hashing, ' +
    'https://pkg.go.dev/golang.org/x/crypto/bcrypt, https://docs.djangoproject.com/en/stable/topics/auth/passwords/.',
  pattern: inTurn(
    '',
    /^(?:new )?\\?(?:[\w$]{1,40}(?:\(\))?(?:\.|->|::)){0,4}/,
    oneOf(
      '',
      /\w{0,20}(?:[pP]assword|[bB][cC]rypt|[aA]rgon2?|[sS][cC]rypt)\w{0,20}[eE]ncoder(?:\(\))?\.encode\(/,
      /[bB][cC]rypt(?:\.encode|::hash(?:_with_\w{1,20})?)?\(|Hash::make\(|BCrypt::Password\.create\(/,
      /(?:password_hash|make_password|hash_password|GenerateFromPassword)\(/,
    ),
  ),
  is: [
    'passwordEncoder.encode(raw)',
    'new BCryptPasswordEncoder().encode(raw)',
    'Hash::make($request->password)',
    'bcrypt($secret)',
    'bcrypt.GenerateFromPassword([]byte(word), 10)',
    'BCrypt::Password.create(word)',
    'bcrypt::hash(&word, 10).unwrap()',
    'Argon2::default().hash_password(word, &salt)?.to_string()',
    'make_password(word)',
  ],
  isNot: [
    'encoder.encode(secret)',
    'Base64.encode(password)',
    'User::create(password)',
    'Cache::make($password)',
    'password(raw)',
    'Password.create(raw)',
  ],
}

export const decodesToken: Words = {
  because:
    'Calls that give the claims of a token, which open nothing: https://pyjwt.readthedocs.io/en/stable/api.html#jwt.decode, ' +
    'https://github.com/auth0/node-jsonwebtoken#readme, https://github.com/panva/jose/tree/main/docs, https://github.com/auth0/jwt-decode.',
  pattern: whole(
    '',
    /(?:\w{1,20}\.)?(?:jwt|jsonwebtoken|jose|JWT|pyjwt)\.(?:decode|verify|jwtVerify|decodeJwt|get_unverified_(?:claims|header))/,
    /(?:\w{1,20}\.){0,2}(?:jwt_?[dD]ecode|decode_?[jJ][wW][tT]|jwtVerify|verify_?[iI]d_?[tT]oken|parse_?[iI]d_?[tT]oken|parse_?[jJ]wt)/,
    /(?:\w{1,20}\.){0,2}(?:verify_(?:oauth2|firebase)_token|get_unverified_claims|decode_?(?:access_?|id_?)?[tT]oken)/,
  ),
  is: ['jwt.decode', 'jwt.verify', 'jwtDecode', 'jose.jwtVerify', 'auth.verifyIdToken', 'decode_token', 'decodeJwt'],
  isNot: ['base64.decode', 'jwt.sign', 'jwt.encode', 'decode', 'decodeURIComponent'],
}

export const namesEntry: Words = {
  because: 'Calls that make the key of an entry of what they are given: `makeCacheKey(user)`, `build_key(name)`, `keyFor(id)`.',
  pattern: oneOf(
    '',
    /^_?(?:make|build|compose|format|to|get_cache|get_lock|get_bucket|cache|lock|bucket|store|storage|redis|map|rate_?limit\w{0,4})_key$/,
    /^(?:make|build|compose|format|to)(?:Cache|Lock|Bucket|Store|Storage|Redis|Map|Lookup|Entry|RateLimit\w{0,4})?Key$/,
    /^get(?:Cache|Lock|Bucket|Storage|Store|Redis|Map|Lookup|RateLimit\w{0,4})Key$|^(?:cache|lock|bucket|store|storage|redis|map|entry)Key$/,
    /^(?:\w{0,20}_)?key_(?:for|of)(?:_\w{1,30})?$|^\w{0,20}[kK]ey(?:For|Of)(?:[A-Z]\w{0,30})?$/,
  ),
  is: ['make_key', 'buildCacheKey', 'key_for', 'keyFor', 'getCacheKey', 'redisKey'],
  isNot: ['getKey', 'get_api_key', 'generateKey', 'make_api_key', 'key', 'createKey', 'get_key'],
}

export const describesFields: Words = {
  because: 'Members that describe fields, in words, by their types or their addresses, limits and switches, and hold none of their values.',
  pattern: whole(
    'i',
    /properties|schema|shape|fields|labels?|messages|i18n|t|translations|columns|types?|touched|dirty\w{0,10}/,
    /env|headers|enum|constants?|names|inputs|has|counts|permissions|capabilities|rules/,
    /endpoints?|urls?|paths?|routes?|limits?|flags|features/,
  ),
  is: ['properties', 'schema', 'messages', 'touched', 'endpoints', 'limits', 'flags'],
  isNot: ['payload', 'token', 'data', 'typed'],
}

export const saidOfFields: Words = {
  because: 'Objects that say something of the fields of a form or a record, by the names of these: `errors.password`, `labels.api_key`.',
  pattern: whole(
    'i',
    /(?:\w{0,30}_?)?(?:errors|touched|dirty_?fields|labels|placeholders|translations|schema|columns|hints|validations?|validators?|help_?texts?)/,
  ),
  is: ['errors', 'formErrors', 'touched', 'labels', 'form_errors'],
  isNot: ['error', 'CallbackHandler', 'fields', 'values', 'response'],
}

export const countedIn: Words = {
  because: 'What something is a key of, where its name says nothing of keys that open something: a map, a store, a limiter.',
  pattern:
    /(?:cache|map|store|storage|redis|memo|lock|limit(?:er|s)?|throttle|bucket|counter|registry|index|by_?\w{0,20}|groups?|sessions?|kv|state|db|dict|seen|lookup|table|entries|results?|metrics?|stats)$/i,
  is: ['cache', 'self._sessions', 'byApp', 'rate_limiter', 'redis'],
  isNot: ['apiKeys', 'validTokens', 'secrets', 'allowed', 'headers'],
}

export const maskedCopy: Words = {
  because: 'Names of copies in which the secrets are masked, and of what makes them; input is sanitised for other reasons.',
  pattern: oneOf(
    'i',
    /^(?!un|de(?:mask|obf))\w{0,40}(?:mask|redact|obfuscat|censor)/,
    /^\w{0,20}(?:saniti[sz]|scrub)\w{0,20}(?:config|settings|secret|credential|sensitive|log|env)/,
  ),
  is: ['sanitizeConfig', 'maskedConfig', 'redactSettings', 'getScrubbedConfig', 'sanitize_for_log'],
  isNot: ['unmasked', 'config', 'demaskedConfig', 'sanitize', 'sanitizeHtml', 'sanitizedUser'],
}

export const makesEntryKey: Words = {
  because: 'Calls that make the name under which something is counted, kept, locked or done once.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      // Where a word begins: no `restoreKey`, `unlockKey`.
      /(?:^|_|(?=[A-Z]))/,
      oneOf(
        '',
        /[rR]ate_?[lL]imit(?:ed|er|ing)?|[lL]imiter|[tT]hrottl(?:e|ing)|[cC]ache|[lL]ock|[mM]utex|[iI]dempotency|[dD]edup\w{0,12}/,
        /[cC]ounter|[bB]ucket|[qQ]uota|[sS]torage|[sS]tore|[rR]edis|[mM]emo|[mM]ap|[sS]ort|[gG]roup|[pP]artition/,
        /[lL]ookup|[cC]omposite|[oO]bject|[sS]3|[wW]indow|[qQ]ueue|[jJ]ob/,
      ),
      /_?[kK]eys?(?:_?(?:[fF]or|[oO]f|[fF]rom|[bB]y)_?\w{0,30})?$/,
    ),
    /^_?[kK]ey_?(?:[gG]enerator|[bB]uilder|[fF]actory|[fF]n|[fF]unc|[fF]unction|[gG]etter|[fF]or|[oO]f|[fF]rom)$/,
    /^_?(?:[gG]enerate|[bB]uild|[mM]ake|[cC]ompose|[dD]erive|[cC]ompute)_?[kK]ey_?(?:[fF]or|[oO]f|[fF]rom)\w{0,30}$/,
  ),
  is: [
    'generateRateLimitKey',
    'rate_limit_key',
    'cacheKeyFor',
    'lock_key',
    'keyGenerator',
    'idempotencyKey',
    'build_key_for',
    'getSortKey',
    '_lockKeyOf',
    'KeyGenerator',
    's3_key',
  ],
  isNot: [
    'generateKey',
    'createApiKey',
    'getAccessKey',
    'loadSigningKey',
    'restoreKey',
    'restore_key',
    'unlockKey',
    'unlock_key',
    'blockKey',
    'clockKey',
    'restoreKey.bind',
  ],
}

export const saysCaller: Words = {
  because: 'Who has signed in, among the arguments of a call that makes a key: of what it is made, and no part of it that opens anything.',
  pattern: inTurn(
    'i',
    /([(,]\s{0,8})auth(?:_?(?:context|ctx|user|state|info|result|data))?/,
    /(?:\??\.(?:user|id|sub|uid|email|user_?id)){0,2}(?=\s{0,8}[,)])/,
  ),
  is: ['key(request, auth)', 'key(authContext)', 'key(auth.user.id)', 'key(auth_ctx, 1)'],
  isNot: ['key(auth.token)', 'key(authorization)', 'key(authHeader)', 'auth(key)'],
}

export const countsByKey: Words = {
  because: 'Calls that count, lock or pace by the name that they are given first.',
  pattern: oneOf(
    'i',
    /^(?:check|apply|enforce|consume|is|get|reset|clear|increment|hit)_?rate_?limit(?:s|ed|er|ing|_?status)?$|^rate_?limit(?:ed)?$/,
    /^(?:try_?consume|consume|throttle|z(?:add|card|score|rem\w{0,20})|incr(?:by)?|p?expire|setnx|setex|pttl)$/,
    /^(?:acquire|with|try|release)_?lock$|^(?:cache|memo)_?(?:get|set|put|has|del|delete|read|write)$/,
  ),
  is: ['checkRateLimit', 'is_rate_limited', 'tryConsume', 'zadd', 'incr', 'setnx', 'setex', 'acquire_lock', 'withLock', 'cacheGet'],
  isNot: ['check', 'checkKey', 'expired', 'unlock', 'fetch', 'setHeader'],
}

export const opensByKey: Words = {
  because: 'Names of keys that may open something and by which somebody may be looked up all the same, `clients[client_key]`.',
  pattern: inTurn(
    'i',
    /(?:access|auth|account|admin|app|client|consumer|customer|user|tenant|team|bot|license|security|session|ssh|token)/,
    /_?keys?$/,
  ),
  is: ['client_key', 'accessKey', 'user_key', 'sessionKey'],
  isNot: ['service_key', 'region_key', 'monkey'],
}

export const asksForName: Words = {
  because: 'Descriptions of a parameter that begin by asking how a secret is called or where it goes, and not for the secret.',
  pattern: inTurn(
    'i',
    /(?:^|["'`])\s{0,4}(?:(?:the|an?|your|custom|optional|http|request) ){0,3}/,
    oneOf(
      '',
      /(?:header|variable|env(?:ironment)?(?: var(?:iable)?)?|parameter|field|secret)(?:'s)? name\b/,
      /name of (?:the|an?) (?:http )?(?:header|(?:environment )?variable|env var|(?:\w{1,20} )?secret|parameter|field)\b/,
      /(?:id|identifier|uuid) of (?:the|an?) (?:\w{1,20} ){0,2}(?:key|secret|token|credential)\b/,
    ),
  ),
  is: [
    "z.string().describe('Header name for the key')",
    'Name of the environment variable that holds the key',
    'The secret name in the vault',
    'name of the Kubernetes secret to describe',
    'ID of the API key to revoke',
    'Id of the stored credential',
  ],
  isNot: ['API key, sent under the header name X-Api-Key', 'Your name and key', 'The key of the environment'],
}

export const listedChoice: Words = {
  because:
    'Parameters that take one of some written values, which everybody may know: zod `z.enum([…])`, `typing.Literal`, JSON Schema `enum`, ' +
    'https://json-schema.org/understanding-json-schema/reference/enum.',
  pattern: oneOf(
    '',
    /\b(?:z|zod|Joi|v|t|Type)\.(?:enum|nativeEnum|literal|picklist|valid)\(/,
    /\bLiteral\[/,
    /["']?\benum["']?\s{0,3}:\s{0,3}\[/,
    /\bmcp\.Enum\(/,
  ),
  is: ["z.enum(['USDC', 'ETH'])", 'Literal["color.primary"]', '{"type": "string", "enum": ["a"]}', 'mcp.Enum("a", "b")'],
  isNot: ['z.string()', 'an enumeration', 'str'],
}

/** What may be shared by an address. */
const SHARED = /(?:the|this|your|an?) (?:new |short |share(?:d|able)? |public )?(?:links?|share|page|poll|paste|note|room|gallery)/

export const setsPassword: Words = {
  because: 'What a parameter `password` is said to be where its tool puts it on something new that is shared: nobody has it before.',
  pattern: oneOf(
    'i',
    /\b(?:pass(?:word|code|phrase)|pin)[ -]protect(?:s|ion)?\b(?! (?:file|archive|document|pdf|zip))/,
    inTurn('', /\bprotect(?:s|ing)? /, SHARED, / (?:with|by) (?:a |this )?pass(?:word|code|phrase)\b/),
    inTurn('', /\bpass(?:word|code|phrase) to (?:protect|set (?:on|for)|put on) /, SHARED),
  ),
  is: ['Password protect the link (optional)', 'Protect the link with a password', 'Password to protect the share', 'Password protection'],
  isNot: [
    'Password of the user',
    'password-protected links need it',
    'The password to open the link',
    'Password-protect file key',
    'Your password is protected',
  ],
}

export const otherTokenSaid: Words = {
  because:
    'What a parameter `token` is said to be where it opens nothing: a coin of a chain (https://eips.ethereum.org/EIPS/eip-20), a token of a design ' +
    '(https://www.designtokens.org/), a word of a text.',
  pattern: oneOf(
    'i',
    /\b(?:ERC-?\d{2,4}|SPL|BEP-?20|LP|crypto|NFT|DeFi|DEX|governance|native|wrapped|design) tokens?\b/,
    /\btoken(?:'s)? (?:symbol|ticker|contract|mint|pair|price|balance|supply|holder|decimals)s?\b/,
    /\b(?:symbol|ticker|price|balance|supply|holders?|mint|contract address) of (?:the|an?|each) (?:\w{1,20} )?token\b/,
    /\b(?:ERC-?(?:20|721|1155)|Uniswap|stablecoin|cryptocurrency|USDC|USDT|WETH|on-chain|lexicon|lemma|part of speech)\b|\^0x/,
    /\bword \(token\)|\btokens? of (?:the|a) (?:text|sentence|document)\b|\bone token for another\b/,
  ),
  is: [
    'ERC-20 token symbol',
    'Token symbol, e.g. USDC',
    'Balance of an SPL token',
    'Design token name',
    'Word (token) to look up',
    'get token price',
    'z.string().regex(/^0x[0-9a-f]{40}$/)',
  ],
  isNot: ['The access token', 'Your API token', 'token of the session', 'bearer token for the contract API'],
}

export const emptyTable: Words = {
  because: 'Tables in Go, Java, Kotlin, C# and PHP that are made empty and filled later.',
  pattern: oneOf(
    '',
    /^new \w{0,30}(?:Map|Dictionary)\b[^()]{0,60}\(\)/,
    /^(?:m|mutableM|linkedM|hashM)apOf(?:<[^()]{0,60}>)?\(\)/,
    /^(?:make\(map\[string\]|map\[string\]\w{1,12}\{\}|url\.Values\{\}|array\(\)$)/,
  ),
  is: ['new HashMap<>()', 'new LinkedMultiValueMap<String, String>()', 'mutableMapOf<String, String>()', 'make(map[string]string)'],
  isNot: ['new Mapper()', 'store.load()', 'mapOf("a" to b)', 'array_map(fn, list)'],
}
