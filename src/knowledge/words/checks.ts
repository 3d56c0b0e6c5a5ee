import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What checks a caller, a token, a state or a redirect.

export const aboutSignIn: Words = {
  because: 'Names of functions that deal with signing in.',
  pattern: oneOf(
    'i',
    /auth(?!or)|log_?in|sign_?in|bearer|session|oauth|jwt/,
    // A bucket of tokens limits a rate.
    /(?:verify|validate|introspect|revoke|refresh|check|store|save)_?token(?!_?(?:bucket|count|limit|budget|usage))/,
  ),
  is: ['authenticate', 'logIn', 'verify_token', 'refreshToken'],
  isNot: ['author', 'tokenize', 'publish', 'checkTokenBucket', 'validate_token_limit'],
}

export const authMiddleware: Words = {
  because:
    'A class that an application of Starlette or FastAPI is told to ask for each request, by its name: https://www.starlette.io/middleware/.',
  pattern: inTurn(
    '',
    /\b(?:add_middleware|Middleware)\(\s{0,40}\w{0,60}/,
    /(?:[aA]uth(?!or|lib)|JWT|[jJ]wt|[bB]earer|[aA]pi_?[kK]ey|APIKey|Guard)\w{0,60}/,
  ),
  is: ['app.add_middleware(MCPAuthMiddleware)', 'Middleware(BearerTokenMiddleware, key=key)', 'app.add_middleware(\n    ApiKeyMiddleware'],
  isNot: ['app.add_middleware(CORSMiddleware)', 'app.add_middleware(TokenCounterMiddleware)', 'Middleware(AuthorHeader)'],
}

export const speaksOfCallers: Words = {
  because: 'Words of code that asks who calls, in whatever way: headers, cookies, keys, tokens and the answers to those who have none.',
  pattern: oneOf(
    'i',
    /authori[sz]|authenticat|bearer|api[-_]?key|\bcookies?\b|\bsession_?token|\bjwt\b|\b40[13]\b/,
    /x-[a-z-]{0,30}(?:key|token|secret)/,
    /remoteAddress|\bdestroy\(|forbid|denied|\b(?:allow|white)_?list|\ballowed_?(?:ips?|callers|addresses)|\ballow\.(?:has|includes)\(/,
  ),
  is: [
    'req.socket.remoteAddress',
    'allowList.has(ip)',
    'req.headers.authorization',
    "headers['x-api-key']",
    "headers['x-harbour-token']",
    'res.status(401)',
    'cookies',
    'API_KEY',
  ],
  isNot: ['author', 'tools/call', 'port 4010', 'tokenize(text)'],
}

export const authScheme: Words = {
  because: 'Names of kinds of authentication, which a program chooses among: https://spec.openapis.org/oas/v3.1.0#security-scheme-object.',
  pattern: whole(
    'i',
    /(?:none|no[-_ ]?auth|anonymous|public|basic|digest|bearer|jwt|pat|cookie|session|token|password|default|auto|custom|header|query)/,
    /(?:api[-_ ]?keys?|o?auth(?:[-_ ]?[12](?:\.\d)?)?|oidc|open[-_ ]?id(?:[-_ ]?connect)?|saml2?|ldap|kerberos|sso|mtls|iam|hmac|sigv4)/,
    /(?:bearer|basic|jwt|access|service|user)[-_ ]?(?:auth|token|account)/,
  ),
  is: ['jwt', 'JWT', 'api-key', 'OAuth2', 'bearer_token', 'none'],
  isNot: ['', 'eyJhbGciOi', 'jwt-secret', 'tokens.json', 'undefined'],
}

export const saidAboutSignIn: Words = {
  because: 'Calls that give what is said about a sign-in, and nothing of what was shown for it.',
  pattern: inTurn(
    '',
    /(?:^(?:[gG]et|[lL]ist|[fF]ind|[lL]oad|[fF]etch)_?\w{0,60})(?:_|(?<=[a-z])(?=[A-Z]))/,
    /(?:[sS]tages?|[sS]teps|[sS]tatus|[tT]ypes?|[kK]inds?|[nN]ames?|[uU]r[il]s?|[fF]lows?|[mM]ethods?|[pP]roviders?|[sS]copes?|[rR]oles?|[pP]olic(?:y|ies))$/,
  ),
  is: ['get_completed_ui_auth_stages', 'getAuthType', 'list_auth_providers', 'getLoginUrl'],
  isNot: ['get_auth_token', 'getCredentials', 'authenticate', 'getAuth', 'get_auth_response', 'login_methods'],
}

export const issuesTokens: Words = {
  because: 'Functions that give tokens or codes out.',
  pattern: oneOf(
    'i',
    /(?:issue|exchange|grant|create|generate|mint|make)\w*(?:token|code|grant)/,
    /(?:^|[a-z])tokens?(?:Endpoint|Handler|Response)$/,
    /^handle_?token(?:_?(?:request|exchange))?$/,
  ),
  is: ['issueAccessToken', 'exchangeCode', 'tokenEndpoint', 'handleToken'],
  isNot: ['verifyToken', 'tokenStore', 'tokenEndpointUrl', 'handleTokenExpired'],
}

export const keySources: Words = {
  because: 'Functions that give the public keys which tokens are verified with.',
  pattern: whole(
    '',
    /createRemoteJWKSet|createLocalJWKSet|importSPKI|importX509|importJWK|passportJwtSecret/,
    /expressJwtSecret|createPublicKey|getSigningKey|getPublicKey|jwksClient/,
  ),
  is: ['createRemoteJWKSet', 'importSPKI', 'getSigningKey'],
  isNot: ['importPKCS8', 'createSecretKey'],
}

export const fetchesKey: Words = {
  because: 'Code that asks a key set for the public key of a token, by the names of its libraries.',
  pattern: /get_?(?:signing|public)_?keys?(?:_?(?:from|for)_?\w{1,20})?\(|jwks|jwk_?set/i,
  is: ['key.getPublicKey()', 'jwks_client.get_signing_key_from_jwt(token)', '(await client.getSigningKey(kid)).getPublicKey()'],
  isNot: ["readFileSync(process.env.SIGNING_KEY_FILE, 'utf8')", 'process.env.SIGNING_KEY', 'keys.find((key) => key.kid === kid)'],
}

export const tokenGuard: Words = {
  because: 'What the SDKs and their guards are called that ask every caller for a token.',
  pattern: whole(
    '',
    /requireBearerAuth|mcpAuthRouter|mcpAuthMetadataRouter|verifyBearerToken|jwtVerify|createRemoteJWKSet/,
    /expressjwt|mcpAuthClerk|withAuthkit|delegatedRouter|protectedResourceMetadataRouter/,
    /RequireAuthMiddleware|BearerAuthBackend/,
  ),
  is: ['requireBearerAuth', 'jwtVerify', 'RequireAuthMiddleware'],
  isNot: ['decodeJwt', 'requireBearerAuthentication'],
}

export const checkWord: Words = {
  because: 'Words of which one is in every check of a caller.',
  pattern: oneOf(
    'i',
    /auth(?!or(?!i))|guard|protect|verif|introspect|passport/,
    // How long sessions live, and how many there are, says nothing of who calls.
    /(?:get|require|check|load|validate)Session(?!s|\w{0,20}(?:ttl|time|age|expir|max|count|limit|stat|config|dir|path|store|cleanup))/,
    /login|credential|bearer|jwt|signature|whoami|accessControl|allowlist|ip_?(?:Filter|Restriction)|^jwk$/,
  ),
  is: ['requireAuth', 'guard', 'verifySignature', 'getSession', 'authorize', 'ipRestriction', 'jwk'],
  isNot: ['author', 'session', 'parse', 'getSessionTtlMs', 'getSessionCount', 'jwks'],
}

export const asksForCaller: Words = {
  because:
    'Functions that give who calls, as what stands in front of a route or of a tool has left it behind, and the modules of such functions.',
  pattern: whole('i', /(?:get|require|resolve|ensure|load)_?\w{0,20}(?:user|session|caller|principal|tenant|identity|account|viewer)/),
  is: ['getMcpUser', 'requireTenant', 'get_current_user'],
  isNot: ['getUserById', 'currentUser', 'getSettings'],
}

export const signsInElsewhere: Words = {
  because: 'What signs the program in at a service that it calls, or keeps its tokens for that, and looks at none of its own callers.',
  pattern: whole(
    'i',
    /(?:start|begin|initiate|open)_?\w{0,20}(?:auth|oauth|log_?in|sign_?in)(?:entication|ori[sz]ation)?_?(?:flow)?/,
    /(?:get|generate|build|create|make)_?\w{0,20}(?:auth|oauth|log_?in|sign_?in)(?:entication|ori[sz]ation|ori[sz]e)?_?ur[il]/,
    /(?:(?:get|create|make|build|init)_?\w{0,20})?(?:oauth2?|auth|token|credentials?)_?(?:manager|client|storage|store|cache)/,
  ),
  is: ['startAuthFlow', 'getAuthorizationUrl', 'OAuthManager', 'getOrCreateOAuthManager', 'createOAuth2Client', 'TokenStore'],
  isNot: ['requireAuth', 'authenticate', 'createAuthMiddleware', 'OAuthProvider', 'verifyToken', 'startSession', 'getAuth'],
}

export const mayRefuse: Words = {
  because: 'Words of which one is in a file that may turn callers away.',
  pattern: oneOf(
    'i',
    /\b40[13]\b|auth|guard|protect|verif|session|cookie|token|secret|api[-_ ]?key|credential|password|jwt|signature|passport|login/,
    /forbid|denied|deny|allow(?!edHeaders)|block|refus|reject|permi|\bacl\b|\.ip\b|remoteAddress|compare|destroy\(/,
  ),
  is: ['res.status(401)', 'req.session', 'isAllowed(req.ip)', 'timingSafeCompare'],
  isNot: ['res.status(500)', "req.headers['x-request-id']", 'next()'],
}

export const asksNoCaller: Words = {
  because:
    'Packages that a middleware of Next.js imports for requests and languages: https://nextjs.org/docs/app/guides/internationalization',
  pattern:
    /^(?:next|next-intl|next-i18n-router|next-i18next|next-international|i18next|negotiator|accept-language|@formatjs\/intl-localematcher|node:[a-z_]{1,40})(?:\/|$)/,
  is: ['next/server', 'next-intl/middleware', '@formatjs/intl-localematcher', 'node:url'],
  isNot: ['next-auth/middleware', 'lib/gate', './gate', '#lib/gate', '@harbour/gate', 'nextjs-gate'],
}

export const asksForOtherThings: Words = {
  because: 'Names of middleware and helpers that log, count, limit or shape requests, and ask nobody who they are.',
  pattern: oneOf(
    'i',
    /log(?!in|_?out|_?in)|metric|telemetry|trac(?:e|ing)|cors|helmet|security_?headers?|rate_?limit|throttl|compress|correlation/,
    /request_?id|content_?type|(?:body|request|payload)_?(?:size|limit|parser)|size_?limit|timeout|error_?(?:handler|response)|not_?found/,
  ),
  is: ['createRequestLogger', 'metricsMiddleware', 'createCorsMiddleware', 'rateLimit', 'validateContentType', 'requestSizeLimit'],
  isNot: ['requireLogin', 'authenticate', 'validateRequest', 'login', 'logOut'],
}

export const serverProvider: Words = {
  because: 'What verifies tokens of an authorization server or is one: https://gofastmcp.com/servers/auth/authentication',
  pattern: inTurn(
    '',
    /(?:^|\.)/,
    oneOf(
      '',
      /JWTVerifier|BearerAuthProvider|RemoteAuthProvider|OAuthProxy|OIDCProxy|OAuthProvider/,
      /InMemoryOAuthProvider|MultiAuth|IntrospectionTokenVerifier|\w+TokenVerifier|\w+JWTVerifier/,
      /AuthKitProvider/,
      inTurn(
        '',
        /\w*/,
        oneOf(
          '',
          /Google|GitHub|Azure|Auth0|WorkOS|Descope|Scalekit|Supabase|Discord|AWSCognito|Keycloak|Clerk/,
          /HuggingFace|OCI|PropelAuth|Entra/,
        ),
        /\w*Provider/,
      ),
      /AuthSettings|BearerAuthBackend|RequireAuthMiddleware|OAuth2AuthorizationCodeBearer|OpenIdConnect/,
    ),
    /$/,
  ),
  is: ['JWTVerifier', 'fastmcp.OAuthProxy', 'GitHubProvider', 'MyTokenVerifier'],
  isNot: ['Provider', 'GoogleClient', 'StaticTokens'],
}

export const mayCheckRedirect: Words = {
  because: 'Anything that a check of the redirect URI would have.',
  pattern: oneOf(
    'i',
    /redirect_?uris\b|client(?:s\b|\.|\?\.|\[)|(?:get|find|lookup|load|fetch)\w{0,20}client|allow/,
    /registered|valid|verif(?!ier)|trust|permit|whitelist|startsWith|includes\(/,
    /redirect\w{0,10}\)?\s{0,8}[!=]==?|[!=]==?\s{0,8}\w{0,10}redirect/,
  ),
  is: ['client.redirect_uris', 'if (redirectUri !== x)', 'allowList', 'findClientById'],
  isNot: ['redirect(uri)', 'const uri = req.query.redirect_uri', 'codeVerifier'],
}

export const checksRequest: Words = {
  because: 'A check that is handed a whole request, or all its parameters, may look at any of them; one of who asks looks at no redirect.',
  pattern: inTurn(
    'i',
    /(?:valid|check|verif|ensure|assert|(?<!json\.|qs\.)parse(?!_?q))(?!\w{0,30}(?:session|auth(?!or)|user|login|token|jwt|csrf|state|cookie|signature|rate))/,
    /\w{0,40}\((?:await )?(?:\w{1,20}\.){0,2}\$?(?:req|request|ctx|c|params|query|q|body|input|form|args|data|search_?params)\s{0,4}[,)]/,
  ),
  is: ['validateAuthorizeRequest(req)', 'schema.parse(req.query)', 'check(params)', 'safeParse(c.req.query)'],
  isNot: ['verifySession(req)', 'validate(state)', 'JSON.parse(data)', 'checkAuth(request)', 'parse_qsl(parsed.query)'],
}

export const fromRequest: Words = {
  because: 'Where the parameters of a request stand.',
  pattern: oneOf(
    '',
    /\b(?:req|request|ctx|context|c|event)\b.{0,40}\b(?:query|body|params|formData|parseBody)\b/,
    /searchParams|URLSearchParams\(|queryStringParameters/,
    /\brequest\.(?:args|form|values|GET|POST|query_params)\b/,
  ),
  is: ['req.query', 'request.args', 'request.query_params', 'url.searchParams', 'await c.req.parseBody'],
  isNot: ['params', 'request.headers'],
}

export const safeComparison: Words = {
  because: 'Comparisons that take the same time for every value.',
  pattern: whole(
    '',
    /(?:timingSafe|constantTime|safe|secure)(?:Token|Key|Secret|String|Str|Buffer)?(?:Equals?|Compare)/,
    /compareSecrets?|tsscmp|scmp|isEqual|equals|compare_digest|constant_time_compare/,
  ),
  is: ['timingSafeEqual', 'safeTokenCompare', 'constantTimeEquals', 'compare_digest', 'equals'],
  isNot: ['compare', 'deepEqual', 'safeParse'],
}

export const failedAnswer: Words = {
  because: 'Ways to ask whether an answer is an error.',
  pattern: oneOf(
    'i',
    /(?:!|\bnot\s)[^\n]{0,60}(?:\.ok\b|is_success\b|access_?token)|\.error\b|["']error["']/,
    /(?:!|\bnot\s)\s{0,4}[\w.]{1,60}(?:\[["'](?:ok|success)["']\]|\.get\(["'](?:ok|success)["']|\.success\b)/,
    /access_token["']\s{1,4}not\s{1,4}in\b|\bis_error\b|\bstatus(?:_?code)?["'\])]{0,3}\s{0,4}(?:!==?|>=?\s{0,4}(?:299|[3-5]\d\d))/,
  ),
  is: [
    'if (!response.ok)',
    'not answer["ok"]',
    '!data.success',
    'data.error',
    'status_code >= 400',
    'result["status_code"] != 200',
    'res.statusCode !== 200',
  ],
  isNot: ['response.data', 'errors', 'result["status_code"] == 200', 'res.statusCode >= 200 && res.statusCode < 300'],
}

export const foreignKeys: Words = {
  because: "Keys of somebody else's issuer in ASP.NET (https://learn.microsoft.com/aspnet/core/security/authentication/jwt-authn).",
  pattern: oneOf(
    '',
    /\bAuthority\s*=|\bMetadataAddress\s*=|ConfigurationManager|IssuerSigningKeyResolver|JsonWebKeySet/,
    /AddMicrosoftIdentity|\bMapMcp\s*\(/,
  ),
  is: ['options.Authority = "x"', 'app.MapMcp()', 'new JsonWebKeySet(keys)'],
  isNot: ['Authorization', 'IssuerSigningKey'],
}

export const scopeWord: Words = {
  because: 'Words of which one is in every check of what a caller may do.',
  pattern: oneOf(
    '',
    /[sS]cope|[pP]ermission|entitlement|^roles?$|hasRole|requireRole|isAdmin|isAllowed|^can[A-Z]/,
    /authori[sz]e(?!$|d?Url)|abilit(?:y|ies)|(?:check|enforce|assert)(?:Access|Policy)|policy/,
  ),
  is: ['requiredScope', 'hasRole', 'canEdit', 'authorizeUser', 'checkAccess'],
  isNot: ['authorizeUrl', 'cancel', 'roleName'],
}

export const tellsCallersApart: Words = {
  because: 'Words of code in which callers are more than one key: people, sessions, tokens that say whose they are, or a key for each.',
  pattern: oneOf(
    'i',
    /oauth|oidc|jwt|jwks|introspect|tenant|basic_?auth|hmac|signature/,
    /session(?![_-]?id)|lookup|users?\b|\brange \w*(?:keys|tokens)/,
  ),
  is: ['verifyJWT', 'for _, one := range apiKeys', 'db.LookupKey', 'newSession(user)'],
  isNot: ['Mcp-Session-Id', 'requireKey', 'ConstantTimeCompare'],
}

export const verifiesTokens: Words = {
  because: 'Keys of an issuer that are fetched, verifiers that are made of them, and calls that verify, in code of Node.js and Python.',
  pattern: oneOf(
    '',
    /\bjwtVerify\(|\bcreateRemoteJWKSet\(|\bjwks_?[cC]lient\b|\bPyJWKClient\(|\bJWTVerifier\(|\bverifyIdToken\(|\bverify_id_token\(/,
    /\b(?:jwt|jsonwebtoken|JWT)\.verify\(|['"]passport-jwt['"]/,
    /\bjwt\.decode\((?![^;]{0,200}verify_signature)[^;]{0,200}\balgorithms=/,
  ),
  is: [
    'await jwtVerify(token, keys)',
    'jwt.verify(token, key)',
    'jwt.decode(token, key, algorithms=["RS256"])',
    "import { Strategy } from 'passport-jwt'",
  ],
  isNot: ['jwt.decode(token)', 'jwt.decode(token, options={"verify_signature": False}, algorithms=["RS256"])', 'decodeJwt(token)'],
}

export const issuerOfOneProject: Words = {
  because:
    'Issuers that each project has to itself, so that who compares the issuer knows whom the token is for: ' +
    'https://firebase.google.com/docs/auth/admin/verify-id-tokens#verify_id_tokens_using_a_third-party_jwt_library',
  pattern: /\bsecuretoken\.google\.com|\.supabase\.(?:co|in)\b/i,
  is: ['https://securetoken.google.com/harbour-desk', 'https://abc.supabase.co/auth/v1'],
  isNot: ['https://accounts.google.com', 'as the Supabase library does', 'https://login.harbourline.io/realms/desk'],
}

const LOOKS_AT_NO_TOKEN = oneOf(
  '',
  /cors|gzip|brotli|trusted_?host|httpsredirect|proxyheaders|prometheus/,
  /rate_?limit|slowapi|correlation|request_?id|logg|timing|sentry/,
)

export const mayLookInFront: Words = {
  because: 'What FastAPI asks for each request, and may look at tokens: middleware but what is known not to, backends, classes of routes.',
  pattern: oneOf(
    'i',
    new RegExp(`\\b(?:add_middleware|Middleware)\\(\\s{0,40}(?![\\w.\\s]{0,40}${LOOKS_AT_NO_TOKEN.source})\\w`),
    /\bAuthenticationBackend\b|\broute_class\s{0,4}=/,
  ),
  is: [
    'app.add_middleware(JWTAuthenticationMiddleware',
    'Middleware(Gate)',
    'APIRouter(route_class=CheckedRoute)',
    'AuthenticationBackend',
  ],
  isNot: ['app.add_middleware(\n    CORSMiddleware', 'add_middleware(GZipMiddleware)', 'class Gate(BaseHTTPMiddleware)'],
}

export const asksNobody: Words = {
  because: 'Decorators of a route that have nothing to do with who calls it; any other may ask.',
  pattern: /^@[\w.]{0,60}(?:limit|cache|deprecated|inject|measure|timed|trace|logged|retry)\w{0,20}/i,
  is: ['@limiter.limit("5/minute")', '@cache(expire=60)', '@inject'],
  isNot: ['@protected', '@requires("authenticated")', '@company.checked'],
}

export const opensNothing: Words = {
  because:
    'Names and paths of routes that anybody may ask, as they give nothing away: the end of a session, and whether a server is there.',
  pattern: /(?:^|[/_"'-])(?:(?:log|sign)[_-]?(?:out|off)|ping|health(?:z|_?check)?|livez|liveness|readyz|readiness)(?![a-z])/i,
  is: ['logout', '@app.post("/auth/sign-out")', 'health_check', "@router.get('/ping')"],
  isNot: ['shipping', 'rename', '@app.get("/healthy-berths")', 'logouts'],
}

export const looksSomebodyUp: Words = {
  because: 'Names of calls that look somebody or something up by what they are given, or refuse by it.',
  pattern: oneOf(
    'i',
    /^(?:where|eq|filter|find|get|fetch|load|query|select|delete|update|remove)/,
    /^(?:has|includes|some|every|require|check|can|is|authori[sz]e|assert|allow)/,
  ),
  is: ['findUnique', 'filter_by', 'has', 'requireOwner'],
  isNot: ['write', 'print', 'setUser'],
}

export const asksOf: Words = {
  because: 'What asks something of a value in the same statement, or hands it to who looks somebody up by it.',
  pattern: oneOf(
    '',
    /[!=]==?(?!=)|\b(?:if|where|filter|filter_by|owner\w{0,8}|find\w{0,12}|require\w{0,12}|Depends)\b\s{0,4}[(:=]?/,
    /\b40[13]\b/,
  ),
  is: ['if (requester(req) !== note.owner)', 'where: { id: requester(req) }', 'Depends(requester)'],
  isNot: ['requester: requester(req)', 'log.info(requester(req))'],
}

export const makesCheck: Words = {
  because: 'Functions that make what checks callers, or read the settings of it.',
  pattern: /auth(?!or\b|ors)|verif|jwt|oidc|api_?keys?\b|bearer/i,
  is: ['getAuthConfig', 'build_auth_provider', 'create_token_verifier', 'loadOidcSettings', 'getApiKey'],
  isNot: ['getClient', 'load_settings', 'getAuthor', 'getSession'],
}
