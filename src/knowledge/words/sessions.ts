import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What code says of a bare `token`: whether it opens a session, or is made for one use.

export const bareToken: Words = {
  because: 'A token by a word that does not say which: of a session, of an invitation, of a page.',
  pattern: /^(?:token|jwt)$/i,
  is: ['token', 'JWT'],
  isNot: ['accessToken', 'tokens', 'jwtSecret'],
}

export const sessionParameter: Words = {
  because: 'Parameters of a page that may carry a session, which their value says: what a browser is sent on with.',
  pattern: /^(?:token|jwt|access|refresh|auth|(?:access|auth|bearer|id|refresh|session)_?token)$/i,
  is: ['token', 'jwt', 'access', 'refresh', 'id_token', 'authToken', 'access_token'],
  isNot: ['code', 'state', 'page_token', 'tokens', 'api_key', 'client_secret'],
}

export const sessionName: Words = {
  because: 'What a session is called where it is put in: a JWT that the application signs, an access token, what renews one.',
  pattern: /(?:^|[._\s])(?:jwt|(?:access|auth|session|bearer|refresh)_?token|jwt_?token|user\.token)$/i,
  is: ['jwt', 'this.accessToken', 'req.user.token', 'session_token', 'refreshToken'],
  isNot: ['token', 'inviteToken', 'nextPageToken', 'jwtSecret'],
}

export const sessionIdNamed: Words = {
  because: 'The id of a session, which a browser is signed in by.',
  pattern: /^_?session_?id$/i,
  is: ['session_id', 'sessionId'],
  isNot: ['session', 'sessionIds', 'userId'],
}

export const tokenOfSomebody: Words = {
  because: 'A token that is called after whom it is given to, and neither after an API nor after what calls one; words are joined by `_`.',
  pattern: inTurn(
    '',
    /^(?!.*(?:access|bearer|log_?in|sign_?in|api|mcp|oauth|client|service|agent|machine|personal))/,
    /(?:[a-z\d]{1,40}_){0,8}(?:token|jwt)$/,
  ),
  is: ['create_guest_token', 'visitor_jwt', 'make_user_token', 'token'],
  isNot: ['create_access_token', 'mcp_token', 'personal_token', 'guest_session', 'token_for_guest'],
}

export const keptSession: Words = {
  because: 'Where a browser keeps its session, and what hands it out there.',
  pattern: oneOf(
    '',
    /\b(?:localStorage|sessionStorage|[cC]ookies?)\b[^;]{0,60}(?:[tT]oken|TOKEN|jwt|JWT)/,
    /\b(?:get|read|load)(?:Access|Auth|Session|Jwt|JWT)Token\(/,
    /\buse\w{0,20}(?:Auth|Session)\w{0,20}\([^()]{0,60}\)\.(?:\w{1,20}\.)?token$/,
    /\b(?:auth|authStore|authState)\.(?:\w{1,20}\.)?token$/,
  ),
  is: ["localStorage.getItem('token')", 'Cookies.get("jwt")', 'getAccessToken()', 'useAuth().token', 'this.auth.token'],
  isNot: ["localStorage.getItem('theme')", 'getToken(page)', 'useInvite().token', 'author.token'],
}

export const heldToken: Words = {
  because: 'The token of what a program signs in to or is signed in with, and not of a document, a link or a page.',
  pattern: inTurn(
    'i',
    oneOf(
      '',
      /(?:account|auth|config|configuration|connection|connector|credentials?|gateway|integration|options|session|settings|user)/,
      /\b(?:this|self)/,
    ),
    /\)?\??\.token$/,
  ),
  is: ['connection.token', 'this.connection.token', 'currentUser?.token', 'self.token', 'githubAccount.token'],
  isNot: ['page.token', 'invoice.token', 'token', 'invitation.token', 'user.tokenId'],
}

export const checksSocket: Words = {
  because:
    'Functions that check whoever opens a socket, with their name as a group: that it is named for sockets says nothing of the token.',
  pattern: /\b((?:validate|verify|check|authenticate|decode)_?\w{0,20}?(?:[sS]ocket|[wW][sS])_?[tT]oken)\s{0,4}\(/g,
  is: ['validate_websocket_token(token)', 'verifyWsToken(token)', 'checkSocketToken(token)'],
  isNot: ['create_ws_token(user)', 'verify_token(token)', 'socketToken'],
}

export const endsAtFirstUse: Words = {
  because: 'What a check does to a token that works once: it takes it out of where it was kept.',
  pattern: oneOf(
    'i',
    /\bpop\(|getdel|\bdel(?:ete)?\b|\.del\(|(?:delete|discard|consume|redeem|spend)\w{0,20}\(|\btake\w{0,20}\(|remove(?!prefix|suffix)\w{0,20}\(/,
    /\bused(?:_at)?\b|single[-\s]?use|one[-\s]?time|ticket/,
  ),
  is: [
    '_pending.pop(token, None)',
    'redis.getdel(key)',
    'del kept[token]',
    'await consume(token)',
    'row.used = True',
    'tickets.get(token)',
  ],
  isNot: ['jwt.decode(token)', 'token.removeprefix("Bearer ")', 'populate(user)', 'users.get(token)'],
}

export const opensSession: Words = {
  because: 'What a check asks that looks whose session a token opens.',
  pattern:
    /jwt|decode|session|claims|\busers?\b|user_?(?:from|by|for|id)|_user\b|authenticat|(?:verify|validate|check)_?(?:access|auth)?_?token/i,
  is: ['jwt.decode(token)', 'get_user_from_token(token)', 'claims["sub"]', 'users.by_token(token)', 'verify_token(token)'],
  isNot: ['_pending.get(token)', 'hmac.compare_digest(token, expected)', 'rooms[token]'],
}

export const forOneUse: Words = {
  because: 'Tokens for one connection, file or page: they work once, or for a minute.',
  pattern: oneOf(
    'i',
    /single[-\s]?use|one[-\s]?time|ticket|(?<!\w[oe])ws[-_]?token|getdel\(/,
    /(?:socket|stream|download|upload|file|temp\w{0,6}|short|ephemeral|signed|scoped|share|guest)[-_]?(?:lived[-_\s]?)?token/,
  ),
  is: ['single-use', 'oneTime', 'ticket', 'ws_token', 'downloadToken', 'short-lived token', 'redis.getdel(key)'],
  isNot: ['accessToken', 'token', 'rows_token', 'newsToken'],
}

export const saysAccessToken: Words = {
  because: 'What a parameter is described as that takes a token for requests: RFC 6750.',
  pattern: /\bdescription\s{0,4}=\s{0,4}\(?\s{0,40}f?["'][^"'\n]{0,80}?(?:access token|bearer token|\bJWT\b)/i,
  is: ['Query(..., description="ESI access token with wallet scope")', "Query(description='Bearer token of the user')"],
  isNot: ['Query(..., description="Token of the link in the mail")', 'Query(..., alias="access token")'],
}

export const checksSession: Words = {
  because: 'Functions that say whose session a token opens.',
  pattern: whole(
    'i',
    /(?:get|load|find|resolve|fetch)_?(?:the_?)?(?:current_?)?user(?:_?(?:from|by|for)_?(?:access_?)?(?:token|jwt))?/,
    /(?:decode|verify|validate|check|parse)_?(?:access|auth|session|user|jwt|bearer)_?(?:token|jwt)?/,
    /authenticate(?:_?(?:with_?)?(?:user|token|request|websocket|ws|jwt))?|(?:decode|verify|validate)_?jwt(?:_?token)?/,
  ),
  is: [
    'get_current_user',
    'get_user_from_token',
    'decode_access_token',
    'verify_jwt',
    'authenticate',
    'authenticate_websocket',
    'authenticateWithToken',
  ],
  isNot: ['verify_email', 'get_user_settings', 'decode', 'validate_invite_token', 'authenticate_webhook'],
}

export const opensSessionInPhp: Words = {
  because:
    'What makes the token of a session in PHP: https://laravel.com/docs/sanctum#issuing-api-tokens, https://jwt-auth.readthedocs.io/.',
  pattern: /createToken\(|plainTextToken|JWTAuth\b|\bjwt\b|fromUser\(|auth_?token|generateToken/i,
  is: ['$user->createToken("web")', 'JWTAuth::fromUser($user)', '$this->jwt->encode($claims)', '$authToken'],
  isNot: ['$cursorToken', 'csrf_token()', 'jwtless'],
}

export const signInFile: Words = {
  because: 'Files of PHP that end a sign-in, by their names.',
  pattern: /(?:OAuth|Social(?:ite)?|SignIn|Login)\w{0,40}\.php$/,
  is: ['app/Http/Controllers/GoogleOAuthController.php', 'LoginController.php', 'SocialController.php'],
  isNot: ['ReportController.php', 'Login/View.php', 'login.blade.html'],
}

export const linkOfMail: Words = {
  because: 'Code that sends a link to somebody, or serves what the link opens once.',
  pattern: oneOf('i', /reset|invit|unsubscri|magic|verify_?email|activat|download|preview/, /\bMail::|->notify\(/),
  is: ['/reset-password', 'Mail::to($user)', '$user->notify(new Welcome)', 'verifyEmail'],
  isNot: ['redirect($url)', 'verifyToken', 'email'],
}

export const sessionIdAsked: Words = {
  because: 'Code of Java, Kotlin or PHP that may ask a web session for its id.',
  pattern: oneOf('', /\.getId\(|->getId\(/, /session_id\(|SessionId\(/, /\bsession\??\.id\b/),
  is: ['session.getId()', '$request->getSession()->getId()', 'session_id()', 'session.id'],
  isNot: ['sessionIdentity', 'getIdentity(', 'session_id'],
}

export const webSessionNamed: Words = {
  because: 'The sessions of servlets and of PHP, and what gives them.',
  pattern: /\bHttpSession\b|\bgetSession\(|\bsession_id\(\)|RequestedSessionId/,
  is: ['HttpSession session', 'request.getSession()', 'session_id()', 'getRequestedSessionId()'],
  isNot: ['WebSocketSession session', 'sessions.get(id)', 'session_id'],
}

export const signsInSomebody: Words = {
  because: 'Code or a name that says that a session is of somebody who signs in; a provider or a mail address alone does not.',
  pattern: /sign_?in(?!g)|log_?in|log_?out|sign_?out|authenticat|\b(?:auth|user|account|admin)s?\b|user_?id/i,
  is: ['func signIn(c *gin.Context)', 'handleLogin', 'isAuthenticated', 'session.Values["user_id"]', 'auth', 'user'],
  isNot: ['visit', 'flash', 'language', 'author', 'signing'],
}

export const endsSignIn: Words = {
  because: 'Code that takes an authorization code: addresses of houses have a code and a state as well, and any request is exchanged.',
  pattern: oneOf(
    'i',
    /oauth|oidc|["'/][\w/{}:.-]{0,60}callback|(?:access|id)_?token/,
    /exchange\w{0,20}\((?:\w{1,20}, ?)?\$?(?:auth\w{0,12})?code\b/,
  ),
  is: ['@GetMapping("/oauth/{provider}/callback")', "'/callback'", 'accessToken', 'exchange(code', 'exchangeCode(ctx, authCode'],
  isNot: ['callback(code)', 'restTemplate.exchange(url(code, state))', 'exchange(codes)'],
}

export const authorizationServerInPhp: Words = {
  because:
    'What an authorization server in PHP has: its own metadata, or the server of a library (https://oauth2.thephpleague.com/, https://bshaffer.github.io/oauth2-server-php-docs/).',
  pattern: oneOf(
    '',
    /["']issuer["']\s{0,20}=>[^;]{0,600}["']authorization_endpoint["']\s{0,20}=>/,
    /\bLeague\\OAuth2\\Server\\AuthorizationServer\b|(?<!League\\)\bOAuth2\\Server\b|\bOAuth2\\GrantType\\/,
  ),
  is: [
    "'issuer' => $issuer, 'authorization_endpoint' => $authorize",
    'use League\\OAuth2\\Server\\AuthorizationServer;',
    'new OAuth2\\Server($storage)',
  ],
  isNot: [
    "'authorization_endpoint' => $provider",
    'use League\\OAuth2\\Client\\Provider\\GenericProvider;',
    'use League\\OAuth2\\Server\\ResourceServer;',
  ],
}

export const sessionAsState: Words = {
  because: 'Values that open what a person may do, which are put where a random value or a code is meant, as they are named at their end.',
  pattern: oneOf(
    '',
    /(?:^|[.\s(])(?:access_?[tT]oken|accessToken|id_?[tT]oken|session_?[tT]oken|auth_?[tT]oken)\)?$/,
    /(?:^|[.\s(])(?:user|session|auth|account|currentUser|current_user)(?:\?|!)?\.(?:token|jwt)\)?$/,
  ),
  is: ['user.token', 'accessToken', 'session.access_token', 'encodeURIComponent(user.token)'],
  isNot: ['state.token', 'stateToken', 'csrf.token', 'token', 'flow.token', 'user.tokenCount'],
}

export const madeAtRandom: Words = {
  because: 'Calls that make a value for one visit, which opens nothing else.',
  pattern: /random|uuid|nanoid|\bcuid|\bulid|nonce|token_(?:hex|urlsafe)|getRandomValues/i,
  is: ['randomUUID()', 'secrets.token_urlsafe(32)', 'nanoid()', "crypto.randomBytes(16).toString('hex')", 'uuidv4()'],
  isNot: ['await signIn(name)', 'answer.access_token', 'readCookie()'],
}

export const keepsSessions: Words = {
  because:
    'Middleware that reads and writes the cookie of a session, and turns nobody away: https://www.starlette.io/middleware/#sessionmiddleware',
  pattern: /^(?:starlette|fastapi)\.middleware\.sessions\.SessionMiddleware$/,
  is: ['starlette.middleware.sessions.SessionMiddleware'],
  isNot: ['starlette.middleware.authentication.AuthenticationMiddleware', 'desk.sessions.SessionMiddleware'],
}
