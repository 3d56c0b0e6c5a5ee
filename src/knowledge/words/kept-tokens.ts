import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How programs in languages with braces keep tokens and codes in their own memory.

export const keepsInMap: Words = {
  because: 'A new object that is put into a map, with the name of the map, or of its field, the key, and the type of the object as groups.',
  pattern: oneOf(
    '',
    // https://go.dev/ref/spec#Index_expressions
    /(?<=[\t .])(\w{1,40})\[([^\]\n]{1,80})\] = &?(\w{1,60})\{/,
    // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Map.html, ConcurrentDictionary of .NET
    /\b(\w{1,40})\.(?:put|TryAdd|Add)\(([^,\n]{1,80}), new ([A-Z]\w{1,60})\b/,
    /(?<=[\t .])(\w{1,40})\[([^\]\n]{1,80})\] = new ([A-Z]\w{1,60})\b/,
    /(?<=[\t .])(\w{1,40})\[([^\]\n]{1,80})\] = ([A-Z]\w{1,60})\(/,
  ),
  is: [
    '\th.codes[code] = PendingCode{',
    '  codes.put(code, new AuthorizationCode(',
    ' _codes[code] = new StoredCode(',
    '  codes[code] = StoredCode(',
  ],
  isNot: ['\tcodes[code] = pending', 'codes.get(code)', 'new StoredCode('],
}

export const ofGrant: Words = {
  because:
    'What an authorization code is bound to (RFC 6749 section 4.1.3, RFC 7636 section 4.4), as a type that keeps one has it in a field.',
  pattern: /[cC]lient_?(?:ID|[iI]d)|[rR]edirect_?(?:UR[IL]|[uU]r[il])|[cC]hallenge|PKCE|[pP]kce/,
  is: ['ClientID string', 'string RedirectUri', 'CodeChallenge string', 'String clientId'],
  isNot: ['City string', 'State string', 'User string', 'Discount int'],
}

export const signsKey: Words = {
  because: 'What makes a token that says its own end.',
  pattern: oneOf('', /[sS]ign(?:ed)?\w{0,20}\(|[jJ]wt|JWT|\.compact\(|WriteToken\(|[sS]erialize\(/),
  is: ['sign(subject, 600)', 'token.SignedString(key)', 'jwts.issue(user)', 'builder.compact()'],
  isNot: ['random()', 'uuid.NewString()'],
}

export const keptCodes: Words = {
  because: 'A map of authorization codes, by its name.',
  pattern: /^_?(?:(?:auth(?:orization)?|pending|oauth|grant|mcp|issued)_?)?codes?(?:store|map|by\w{1,20})?$/i,
  is: ['codes', 'pendingCodes', '_authCodes', 'authorizationCodes'],
  isNot: ['deviceCodes', 'userCodes', 'statusCodes', 'countryCodes', 'otpCodes'],
}

export const keptRefreshTokens: Words = {
  because: 'A map of refresh tokens, by its name.',
  pattern: /^_?refresh_?tokens?(?:store|map|by\w{1,20})?$/i,
  is: ['refreshTokens', '_refreshTokenStore'],
  isNot: ['refreshed', 'tokens'],
}

export const keptAccessTokens: Words = {
  because: 'A map of access tokens, by its name.',
  pattern: /^_?(?:access|issued|bearer)_?tokens?(?:store|map|by\w{1,20})?$/i,
  is: ['accessTokens', 'issuedTokens'],
  isNot: ['resetTokens', 'csrfTokens', 'tokens'],
}

export const issuesCodes: Words = {
  because: 'A package that answers a token request (RFC 6749 section 4.1.3), by what it calls the grant or its own metadata.',
  pattern: /authorization_code|grant_?types_?supported|code_challenge/i,
  is: ['"authorization_code"', 'GrantTypesSupported', 'code_challenge'],
  isNot: ['access_token', 'statusCode'],
}

export const tellsTime: Words = {
  because: 'A field of a type that says since when, or how long, its object holds.',
  pattern: oneOf(
    '',
    /time\.(?:Time|Duration)|Instant|Date|TimeSpan|Duration|[eE]xp|[tT]tl|TTL|[cC]reat|[iI]ssued|[uU]ntil|[dD]eadline|[vV]alid/,
    /[a-z]At\b|_at\b|[tT]ime|[tT]icks|[aA]ge\b/,
  ),
  is: ['expiry time.Time', 'Instant createdAt', 'DateTimeOffset', 'issued_at', 'long expiresAt'],
  isNot: ['ClientID string', 'CodeChallenge string', 'List<String> scopes', 'string RedirectUri'],
}

export const plainFields: Words = {
  because: 'Types of fields that hold no objects of the program, so that nothing in them tells a time.',
  pattern:
    /^(?:\[\]|\*)?(?:string|bool|boolean|u?int(?:8|16|32|64)?|long|byte|String|Boolean|Integer|Int|List|Set|Map|IReadOnlyList|IEnumerable|map\[string\]string)$/,
  is: ['string', '[]string', 'List', 'String'],
  isNot: ['Session', '*Grant', 'AuthorizationRequest'],
}

export const clearsByTime: Words = {
  because: 'What may clear a map after some time: timers, schedulers and caches with an end.',
  pattern: oneOf(
    '',
    /time\.(?:AfterFunc|NewTicker|Tick|NewTimer|Sleep|After)\(/,
    /[sS]chedul|Timer\b|expireAfter|Task\.Delay|[eE]vict|DelayQueue|BackgroundService|delay\(/,
  ),
  is: ['time.AfterFunc(ttl, f)', '@Scheduled(fixedRate = 60000)', 'Caffeine.newBuilder().expireAfterWrite(', 'await Task.Delay('],
  isNot: ['time.Now().After(end)', 'codes.remove(code)'],
}

export const declaresMap: Words = {
  because: 'A map of the language itself that is declared, with its name as a group, and no cache or table.',
  pattern: oneOf(
    '',
    /(?:Map|Dictionary)<[^;\n]{1,120}>\s{1,4}(\w{1,60})\b/,
    /\b(\w{1,60})(?:: ?[^\n=]{1,80})? ?= ?(?:mutableMapOf|ConcurrentHashMap|HashMap|LinkedHashMap)\b/,
  ),
  is: [
    'Map<String, Code> codes = new HashMap<>();',
    'ConcurrentDictionary<string, Code> _codes',
    'val codes = mutableMapOf<String, Code>()',
  ],
  isNot: ['Cache<String, Code> codes', 'DbSet<Code> Codes'],
}

export const takesOutOfMap: Words = {
  because: 'What takes an entry out of a map, with the name of the map as a group.',
  pattern: oneOf('', /\bdelete\((?:\w{1,40}\.){0,2}(\w{1,60}),/, /\b(\w{1,60})\.(?:remove|Remove|TryRemove)\(/),
  is: ['delete(m.refreshTokens, token)', 'refreshTokens.remove(token)', '_refreshTokens.TryRemove(token, out _)'],
  isNot: ['delete(token)', 'refreshTokens.get(token)'],
}

export const goesOverMap: Words = {
  because: 'What looks at all entries of a map, and may drop old ones, with the name of the map as a group.',
  pattern: oneOf(
    '',
    /\b(?:range|in) (?:\w{1,40}\.){0,3}(\w{1,60})\b/,
    /: ?(?:\w{1,40}\.){0,3}(\w{1,60})\)/,
    /\b(\w{1,60})\.(?:removeIf|entrySet|entries|values|keySet|keys|forEach|Values|Keys|Where|ToList|ToArray|RemoveAll|filter|[cC]lear)\b/,
  ),
  is: ['for code, one := range s.codes {', 'for (var one : codes)', 'codes.entrySet()', '_codes.Where(', 'foreach (var one in _codes)'],
  isNot: ['codes.get(code)', 'codes.remove(code)', 'codes[code]'],
}

export const asksMap: Words = {
  because: 'A look into a map by a key, with the name of the map and the key as groups.',
  pattern: /\b(\w{1,60})(?:\[|\.(?:get|Get|containsKey|ContainsKey|TryGetValue|remove|TryRemove)\()(\w{1,60})[\]),]/,
  is: ['s.accessTokens[token]', 'accessTokens.get(token)', '_accessTokens.TryGetValue(token, out var kept)'],
  isNot: ['accessTokens.size()', 'accessTokens.put('],
}

export const keptUnderToken: Words = {
  because: 'Variables that hold a token which a server has issued, with the kind of it as a group.',
  pattern: /^(?:new_?|mcp_?|issued_?|raw_?)?(refresh|access|bearer)_?token(?:_?(?:hash|value|id))?$/i,
  is: ['refreshToken', 'access_token', 'newRefreshToken', 'mcpAccessToken', 'refreshTokenHash'],
  isNot: ['token', 'idToken', 'refreshTokens', 'googleAccessToken', 'accessTokenExpiresAt'],
}

export const keptForOthers: Words = {
  because:
    'What is kept under a token beside what it stands for: that it was withdrawn or used, how often, or what somebody else says of it.',
  pattern:
    /revok|black_?list|deny_?list|block|used|rate|limit|lock|attempt|verified|introspect|cache|usage|activity|seen|grace|provider|upstream/i,
  is: ['revoked:', 'token_blacklist', 'introspection', 'usage_key'],
  isNot: ['oauthrt:', 'mcp_refresh', 'access:'],
}

export const keyOfToken: Words = {
  because: 'What stands around a token in the key that it is kept under, or what makes the key: nothing, or that it is one.',
  pattern: oneOf(
    'i',
    /^$/,
    inTurn(
      '',
      /^(?:\w{1,20}[:./_-]){0,3}(?:oauth|mcp|auth|kv)?[_:-]?/,
      /(?:rt|at|refresh|access|bearer|tok(?:en)?s?)(?:[_-]?(?:tokens?|key))?[:./_-]{0,2}$/,
    ),
  ),
  is: ['rt:', 'oauthrt:', 'mcp:refresh:', 'access_token:', 'mcpRefresh', 'KV_MCP_TOKEN', 'refreshKey', ''],
  isNot: ['rotated:', 'mfa:', 'family_of:', 'replaced', 'people:', 'session:'],
}
