import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code says of tokens that it holds already, because it was signed in with them or has asked for them.

export const tokenMember: Words = {
  because:
    'Members of an answer of a token endpoint (RFC 6749 section 5.1, OpenID Connect Core 1.0 section 3.1.3.3), and of what keeps one.',
  pattern: whole('i', /(?:access|id|refresh|session)_?(?:token|jwt)/),
  is: ['access_token', 'accessToken', 'idToken', 'refresh_token'],
  isNot: ['token', 'authorization', 'tokenId', 'inviteToken'],
}

export const ownSession: Words = {
  because: 'A session that the program keeps itself: sealed in a cookie, or in a store of its own.',
  // `auth` is how Auth.js calls it: https://authjs.dev/getting-started/session-management/get-session
  pattern: oneOf('', /(?:^|_|[a-z])[sS]ession(?:_?(?:[dD]ata|[sS]tate|[iI]nfo|[rR]esult)|_?[fF]rom_?\w{1,20})?$/, /^(?:unseal|auth$)/),
  is: ['auth', 'session', 'userSession', 'getSession', 'getSessionFromCookie', 'session_data', 'unsealData'],
  isNot: ['sessionId', 'sessions', 'obsession_level', 'token', 'authorization'],
}

export const handedByServer: Words = {
  because:
    'The token of a request that the server has verified before any tool or route runs, and what a sign-in has got from its provider: ' +
    'https://gofastmcp.com/servers/context#access-tokens, https://github.com/modelcontextprotocol/typescript-sdk, ' +
    'https://www.passportjs.org/concepts/authentication/strategies/',
  pattern: oneOf(
    '',
    /^(?:fastmcp|mcp)\.(?:\w{1,40}\.){0,6}get_access_token\(\)\.(?:raw_)?token$/,
    /(?:^|\.)authInfo\.token$|(?:^|\.)(?:req|request)\.auth\.token$/,
    /(?:^|\.)(?:req|request)\.user\.(?:access|refresh)_?[tT]oken$/,
  ),
  is: [
    'fastmcp.server.dependencies.get_access_token().raw_token',
    'mcp.server.auth.middleware.auth_context.get_access_token().token',
    'extra.authInfo.token',
    'req.auth.token',
    'req.user.accessToken',
  ],
  isNot: ['desk.get_access_token().token', 'req.body.token', 'req.headers.authorization', 'auth.token', 'req.user.token'],
}

export const callbackOfSignIn: Words = {
  because: 'Callbacks of a sign-in that has just got its tokens, or keeps them: https://authjs.dev/guides/refresh-token-rotation',
  pattern: /^(?:jwt|session|signIn)$/,
  is: ['jwt', 'signIn'],
  isNot: ['verify', 'jwtVerify', 'sessions'],
}

export const handedByFramework: Words = {
  because:
    'How Spring Security and ASP.NET hand out the token that they have verified: ' +
    'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html, ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.authenticationhttpcontextextensions.gettokenasync',
  pattern: /\.(?:getTokenValue\(\)|tokenValue\b)|\bGetTokenAsync\(\s{0,20}(?:"[\w ]{1,40}",\s{0,20})?"(?:access|id)_token"/,
  is: [
    'authentication.getToken().getTokenValue()',
    'jwt.tokenValue',
    'await HttpContext.GetTokenAsync("access_token")',
    'await HttpContext.GetTokenAsync("Cookies", "access_token")',
  ],
  isNot: ['request.getHeader("Authorization")', 'GetTokenAsync("antiforgery")', 'client.GetTokenAsync(request)', 'tokenValues'],
}

export const readsRequest: Words = {
  because: 'What a caller hands in, which anybody may write.',
  pattern: oneOf(
    'i',
    /\b(?:_?req|request|ctx|context|event|handshake|websocket|ws)\b(?!\.session\b)/,
    /header|cookie|query|\bbody\b|bearer|\bform\b|search_?params/,
  ),
  is: ['req.body', 'await request.json()', 'event.headers', 'getCookie(name)', 'readBody(event)', 'URLSearchParams(x)'],
  isNot: ['refreshSession()', 'client.authenticate(code)', 'req.session', 'requests.post(url)'],
}

export const asksForToken: Words = {
  because: 'Functions that ask an authorization server for tokens, or sign the program in.',
  pattern: oneOf(
    'i',
    /(?:refresh|exchange|authenticate|acquire|redeem|renew|obtain|fetch)_?\w{0,20}(?:tokens?|code|grant|session)/,
    /^(?:authenticate|with_?(?:auth|code|refresh_?token)|sign_?in|log_?in|callback|grant|refresh|exchange)$/,
  ),
  is: ['authenticateWithRefreshToken', 'exchangeCodeForToken', 'fetch_token', 'withAuth', 'refresh'],
  isNot: ['parse', 'json', 'parseCredentials', 'loads', 'getBearerToken'],
}

export const holdsSession: Words = {
  because: 'What a framework puts the session of its server into.',
  pattern: /^(?:_?req|request|ctx|context|c|event|socket|handshake|this|self|app)$/,
  is: ['req', 'request', 'this'],
  isNot: ['msg', 'body', 'data', 'requests'],
}

export const keyIssued: Words = {
  because: 'What a key that is made is called before it is handed out.',
  pattern: inTurn(
    'i',
    /^(?:raw|plain(?:text)?|new|full|generated|bot|service|auth|bearer)?_?/,
    /(?:api_?|secret_?|access_?|client_?)?(?:key|token|secret)(?:_?(?:plain(?:text)?|raw|value))?$/,
  ),
  is: ['rawKey', 'new_api_key', 'plaintextToken', 'apiKey', 'client_secret', 'key'],
  isNot: ['cacheKey', 'pageToken', 'idempotency_key', 'keys', 'csrfToken'],
}

export const cutsText: Words = {
  because: 'Functions of PHP that give back a part of a text: https://www.php.net/manual/en/ref.strings.php',
  pattern: /\\?\b(?:(?:mb_|i)?substr|str_i?replace|preg_replace|[lr]?trim|explode)\(/,
  is: ['substr($header, 7)', "str_replace('Bearer ', '', $header)", 'trim('],
  isNot: ['userOf($header)', 'find_trim($header)', 'count('],
}
