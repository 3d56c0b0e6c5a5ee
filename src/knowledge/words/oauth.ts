import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Names that OAuth, its libraries and its parameters have.

export const endpointConstant: Words = {
  because: 'How the names of constants end that hold an endpoint of an authorization server; before it stands whose it is.',
  pattern: /(?<=_)(?:O?AUTH2?_)?(?:TOKEN|AUTH(?:ORI[SZ](?:ATION|E))?)_(?:ENDPOINT|UR[LI])$/,
  is: ['ACME_TOKEN_ENDPOINT', 'ACME_OAUTH_TOKEN_URL', 'ACME_AUTH_URI'],
  isNot: ['TOKEN_ENDPOINT', 'ACME_API_URL', 'acme_token_url'],
}

export const queryToken: Words = {
  because: 'Names of query parameters whose value is a credential; `key` and `secret` alone are of other things as well.',
  pattern: whole(
    'i',
    /access_?token|x?-?api[-_]?key|a(?:uth_?|pi[-_]?)token|client_?secret|bearer_?token|secret_?key|token|(?:private|trigger|deploy)[-_]token/,
  ),
  is: ['access_token', 'apikey', 'private_token', 'token'],
  isNot: ['key', 'page_token', 'token_type'],
}

export const readsParameters: Words = {
  because: 'Functions that read or send what they get.',
  pattern: whole(
    '',
    /fetch|\$fetch|ofetch|open\w*|launch\w*|opn|redirect\w*|sendRedirect|permanentRedirect|String/,
    /encodeURI|encodeURIComponent|log|info|debug|warn|error|trace|write|writeln|writeHead|send|json|end/,
    /push|replace|assign|navigate\w*|goto|setHeader|header|get|post|put|request|axios|got|ky|stringify/,
    /expect|equal|toBe\w*|toEqual|resolve|popup|URL|URLSearchParams|Request|Response|text|html|print/,
    /prompt|notify|reply|emit|entries|keys|values|fromEntries|freeze|isArray|set[A-Z]\w*|loadURL/,
    /promptAsync|useAuthRequest|createElement|urlencode|dumps|QueryParams|with_query|update_query/,
    /copy_merge_params|include_query_params|add_params_to_uri|AsyncClient|Client|stream|patch|dict/,
    /get_with_\w+/,
  ),
  is: ['fetch', 'redirectTo', 'setToken', 'urlencode'],
  isNot: ['append', 'delete', 'settings', 'fetchAll'],
}

export const publishesMetadata: Words = {
  because: 'Where a server names its authorization server: RFC 9728.',
  pattern: oneOf(
    '',
    /\b(?:mcpAuthRouter|mcpAuthMetadataRouter)\b|\bauthorization_servers["']?\s{0,4}:\s{0,4}\[/,
    /path(?:name)?\s{0,4}===?\s{0,4}["'`]\/\.well-known\/oauth-protected-resource/,
    // The challenge that a server answers with.
    /\bBearer (?:\w{1,30}="[^"\n]{0,100}", ?){0,4}resource_metadata=\\?"\$?\{/,
  ),
  is: [
    'Bearer resource_metadata="${url}", error="invalid_token"',
    'mcpAuthRouter(',
    "authorization_servers: ['https://a']",
    "path === '/.well-known/oauth-protected-resource'",
  ],
  isNot: ['resource_metadata="([^"]+)"', 'authorization_server: x', "fetch('/.well-known/oauth-protected-resource')"],
}

export const describesDocument: Words = {
  because: "Schemas of such documents, what a client is told about somebody else's server, and what a test stands in for it.",
  pattern: whole(
    '',
    /object|strictObject|looseObject|Object|partial|extend|Schema|shape|Issuer|Configuration|Client/,
    /UserManager|parse|safeParse|describe|it|test|expect|to(?:Strict)?Equal|toMatchObject|mock\w*|stub\w*/,
    /reply/,
  ),
  is: ['object', 'safeParse', 'toEqual', 'mockResolvedValue'],
  isNot: ['json', 'sendJson', 'objects'],
}

export const givesProvidersTokens: Words = {
  because:
    'FastMCP proxies to the authorization server of a provider, whose tokens its tools are then given: https://gofastmcp.com/servers/auth/oauth-proxy.',
  pattern: oneOf(
    '',
    /\bfastmcp\.server\.auth\.providers\.(?!jwt\b|debug\b|introspection\b|in_memory\b|bearer\w{0,10}\b)\w{2,30}/,
    /\b(?:OAuth|OIDC)Proxy\(/,
  ),
  is: ['from fastmcp.server.auth.providers.github import GitHubProvider', 'auth = OAuthProxy(upstream_client_id=a)'],
  isNot: ['from fastmcp.server.auth.providers.jwt import JWTVerifier', 'from fastmcp.server.auth import RemoteAuthProvider'],
}

export const takesTokens: Words = {
  because: 'Addresses of an authorization server, which are meant to be sent a token: RFC 7662, RFC 8693, RFC 7009.',
  pattern: oneOf(
    '',
    /introspect|userinfo|\/whoami(?:-v\d)?(?:$|[?#])|exchange|jwks|\/(?:token|tokeninfo|revoke)(?:$|[?#])/,
    /\/oauth2?\/|\/\.well-known\//,
  ),
  is: ['https://a/introspect', 'https://a/oauth/revoke', 'https://a/userinfo'],
  isNot: ['https://a/tokens', 'https://a/v1/items'],
}

const ENDPOINTS = oneOf(
  '',
  /issuer|issuer_?(?:url|uri|base_?url)|authori[sz]ation_?(?:endpoint|url|uri)/,
  /token_?(?:endpoint|url|uri)|jwks_?(?:uri|url)|userinfo_?(?:endpoint|url)|revocation_?endpoint/,
  /introspection_?endpoint|auth_?server_?url|authori[sz]ation_?servers?|authority|oauth_?url/,
  /token_?host/,
)

export const endpointName: Words = {
  because: 'Names of endpoints of an authorization server: RFC 8414, section 2.',
  pattern: whole('i', ENDPOINTS),
  is: ['issuer', 'tokenUrl', 'jwks_uri', 'authorization_servers'],
  isNot: ['token', 'issuer_name', 'api_url'],
}

export const endpointGiven: Words = {
  because: 'The same names where they are given something: by an equals sign behind a type, or by a colon.',
  pattern: inTurn('i', /\b/, ENDPOINTS, /["'`]?\]?[?!]?\s{0,8}[:=]/),
  is: ['issuer = ', '"token_endpoint": ', "config['authority'] =", 'jwks_uri: str = '],
  isNot: ['issuer)', 'Authorization: Bearer', 'token_name ='],
}

export const keyParameter: Words = {
  because: 'Parameters of a URL whose names say that they hold a key.',
  pattern: inTurn(
    'i',
    /["'`.\s{,]/,
    oneOf('', /access_?token|x?-?api[-_]?key|auth_?token|api[-_]?token|client_?secret|refresh_?token|bearer_?token|secret_?key/, /token/),
    /\b/,
  ),
  is: ['"access_token"', '.apiKey', ' token'],
  isNot: ['tokens_used', 'mytoken'],
}

export const boundToBrowser: Words = {
  because: 'What can hold the half of a sign-in that stays with the browser: cookies, sessions, a PKCE verifier.',
  pattern: oneOf('i', /cookie|sessionStorage|localStorage|code_?verifier/, /\b(?:req|request|ctx|context)\.session\b|\bsession\[["']/),
  is: ['response.set_cookie(', 'req.session.state', "session['state']", 'codeVerifier'],
  isNot: ['AsyncSession', 'session.add(seat)'],
}

export const codeInPopup: Words = {
  because:
    'Clients in a page that ask for a code which a server redeems with its secret, and that take no challenge: ' +
    'https://developers.google.com/identity/oauth2/web/guides/use-code-model, https://github.com/MomenSherif/react-oauth.',
  pattern: /\binitCodeClient\b|\buseGoogleLogin\(\{[^}]{0,400}auth-code/,
  is: ['google.accounts.oauth2.initCodeClient({', "useGoogleLogin({ flow: 'auth-code'"],
  isNot: ['google.accounts.oauth2.initTokenClient({', 'useGoogleLogin({ onSuccess'],
}

export const codeOfNativeSignIn: Words = {
  because:
    'Libraries of apps that hand out a code for the server of the app, and that take no challenge: ' +
    'https://developers.google.com/identity/sign-in/ios/offline-access, https://pub.dev/packages/google_sign_in.',
  pattern: /[.?!]serverAuthCode\b|\b(?:getServerAuthCode|requestServerAuthCode|requestOfflineAccess)\(|\bauthorizeServer\(/,
  is: ['account.serverAuthCode', 'result?.serverAuthCode', 'account.getServerAuthCode()', '.requestOfflineAccess(id)', 'authorizeServer('],
  isNot: ['the serverAuthCode of an app', 'authCode', 'requestAuthCode('],
}

export const asksForCode: Words = {
  because: 'An authorization request, by a parameter that each has, by its address at Google or by the call of a library that makes it.',
  pattern: oneOf('i', /response_?type|o\/oauth2\/(?:v2\/)?auth\b/, /auth(?:orization|orize|code)?_?url\(|\bsocialite::|\boauth2login\(/),
  is: ['"response_type": "code"', 'https://accounts.google.com/o/oauth2/v2/auth', 'flow.authorization_url(', 'client.generateAuthUrl('],
  isNot: ['https://oauth2.googleapis.com/token', 'redirect_url(', 'authenticate('],
}

export const oneTimeLink: Words = {
  because: 'Parameters of links in mails and of sign-in pages, where a token is used once.',
  pattern: oneOf(
    'i',
    /verif|reset|confirm|invit|unsubscribe|magic|activat|callback|login|sign-?in|signup|register|download/,
    /share|preview|accept|ephemeral|temporary|ticket|one_?time/,
  ),
  is: ['verify-email', 'magicLink', 'unsubscribe', 'one_time'],
  isNot: ['api', 'webhook', 'search'],
}

export const linkFunction: Words = {
  because: 'Functions whose token stands in a link that somebody is sent, and opens one thing.',
  pattern: /reset|confirm|invit|unsubscrib|magic|activat|e?mail/i,
  is: ['getEmailChangeToken', 'verifyResetToken', 'confirmAccount'],
  isNot: ['verifyToken', 'parseToken', 'authenticate'],
}

export const scopeVariable: Words = {
  because: 'Variables that hold the scopes of a client.',
  pattern: oneOf(
    '',
    inTurn(
      '',
      oneOf('', /OAUTH2?|OIDC|GOOGLE|GITHUB|GITLAB|SLACK|MICROSOFT|AZURE|ENTRA|GRAPH|ATLASSIAN|JIRA|HUBSPOT/, /SALESFORCE|SHOPIFY|AUTH/),
      /\w*_SCOPES?$/,
    ),
    /(?:^|_)REQUIRED_SCOPES$|^(?:OAUTH_|OIDC_)SCOPES?$/,
  ),
  is: ['GOOGLE_SCOPES', 'OAUTH_SCOPE', 'MCP_REQUIRED_SCOPES'],
  isNot: ['SCOPE', 'TOOL_SCOPES'],
}

export const handedOnce: Words = {
  because: 'Names of tokens, and of the pages that take them, that work once: links in mails, and what a page exchanges for its session.',
  pattern: oneOf(
    'i',
    /verif|reset|confirm|invit|unsubscribe|magic|activat|share|preview/,
    /one_?time|ticket|otp|(?<!at)temp|exchange|short|password/,
    // The second step of a sign-in.
    /(?:two|second|multi)[-_]?(?:factor|step)|\b(?:2fa|mfa)|(?:2fa|mfa)(?:_|[-/]|token)|(?<!code_?)challenge/,
  ),
  is: ['/verify-email', 'exchangeToken', 'inviteToken', 'resetPassword', '/two-factor', '/login/2fa', 'mfaToken', 'challengeToken'],
  isNot: ['/auth/callback', 'accessToken', 'jwt', 'firstAttempt', 'code_challenge', 'factory'],
}

export const sessionMaker: Words = {
  because: "What makes the token of an application's own session: a library that signs, or a function that is named for it.",
  pattern: oneOf(
    'i',
    /\b(?:jwt|json_?web_?token)\w{0,10}\.\s?(?:sign|encode)|\bsign(?:Async|Jwt|Token)?\(|\bSignedString\(|\bEncodingKey::|\bWriteToken\(/,
    /(?:create|generate|issue|make)_?(?:access|auth|session|jwt)?_?(?:token|jwt)(?:_?(?:by|for|from)_?\w{1,30})?\(/,
    /(?<![a-z_])(?:access|auth|session|jwt)?_?tokens?_?(?:service|provider|manager|issuer)?(?:\.|->)(?:issue|create|generate|mint|sign)\((?![^;\n]{0,120}(?:purpose|duration|minutes|reset|verif|confirm|invit|e_?mail))[^;\n]{0,60}(?:user|account|member|principal)/,
    /\bRefreshToken\.for_user\(/,
  ),
  is: [
    'jwt.sign({ sub })',
    'this.jwtService.signAsync(user)',
    'create_access_token(user)',
    'generateJwt(user)',
    'createTokenByUserId(',
    'JsonWebToken.encode(sub: user.id)',
    's.tokens.Issue(ctx, user)',
    'claims.SignedString(key)',
    'encode(&header, &claims, &EncodingKey::from_secret(key))',
    'RefreshToken.for_user(user)',
  ],
  isNot: [
    'design(page)',
    'createTokenizer(text)',
    'req.query.token',
    'csrfTokens.create(',
    'tokenService.issue(order)',
    'tokenService.create(user, Purpose.EMAIL_CHANGE)',
    'tokens.find(id)',
  ],
}

export const sessionFetched: Words = {
  because: 'Functions that are called after the token of a session which they get from elsewhere.',
  pattern:
    /^(?:fetch|get|obtain|request|log_?in|sign_?in)\w{0,20}(?:_?(?:auth|access|session|login|user)_?(?:token|jwt)|log_?in|sign_?in)$/i,
  is: ['fetchXanoAuthToken', 'get_access_token', 'obtainSessionToken', 'requestUserJwt'],
  isNot: ['fetchCsrfToken', 'getToken', 'getResetToken'],
}

export const makesTokens: Words = {
  because: 'What makes a new token, at random or signed.',
  pattern: oneOf(
    '',
    /\brandom(?:Bytes|UUID)\b|\bgetRandomValues\b|\bnanoid\(|\bSignJWT\b|\bsign(?:Jwt|JWT|Token|Async)?\(/,
    /\b(?:generate|create|issue|mint|make|encode|sign|new)\w{0,20}Tokens?\w{0,10}\(/,
  ),
  is: ['randomBytes(32)', 'jwt.sign(claims)', 'this.issueTokens(client)', 'generateAccessToken()', 'crypto.randomUUID()'],
  isNot: ['refreshAccessToken(token)', 'OAuthTokensSchema.parse(tokens)', 'getTokenInfo(token)', 'signal('],
}

export const publicClientsOnly: Words = {
  because: 'A registration that refuses every client with a method of its own at the token endpoint makes no secret: RFC 7591, section 2.',
  pattern: inTurn(
    '',
    /\b(?:token_endpoint_auth_method|tokenEndpointAuthMethod)\b["'\])]{0,4}\s{0,3}!==?\s{0,3}["']none["']\s{0,3}\)?\s{0,3}[:{]?\s{0,80}/,
    /(?:raise|throw)\b/,
  ),
  is: [
    'client.token_endpoint_auth_method != "none":\n    raise RegistrationError()',
    "if (client.token_endpoint_auth_method !== 'none') throw new InvalidClientMetadataError()",
  ],
  isNot: [
    'client.token_endpoint_auth_method != "none":\n    client.client_secret = made()',
    'client.token_endpoint_auth_method == "none":\n    raise RegistrationError()',
  ],
}

export const cognitoClient: Words = {
  because:
    'Methods of boto3 that make an app client of a user pool, by names that no other service has:' +
    ' https://docs.aws.amazon.com/boto3/latest/reference/services/cognito-idp.html',
  pattern: /^(?:create|update)_user_pool_client$/,
  is: ['create_user_pool_client', 'update_user_pool_client'],
  isNot: ['create_user_pool', 'describe_user_pool_client'],
}

export const cognitoSignIn: Words = {
  because:
    'Methods of boto3 that sign a user of a pool in, by names that no other service has:' +
    ' https://docs.aws.amazon.com/boto3/latest/reference/services/cognito-idp.html',
  pattern: /^(?:admin_)?initiate_auth$/,
  is: ['initiate_auth', 'admin_initiate_auth'],
  isNot: ['respond_to_auth_challenge', 'initiate_authorization'],
}

export const takesChallenge: Words = {
  because:
    'Providers that take a challenge of web applications, by what Socialite and OmniAuth call them: Google, GitHub ' +
    '(https://github.blog/changelog/2025-07-14-pkce-support-for-oauth-and-github-app-authentication/), GitLab, Dropbox, Spotify, ' +
    'Microsoft, Okta, Auth0, Keycloak, and OpenID providers in general. Others are left alone, as are strategies that always send one.',
  pattern: whole(
    '',
    /google(?:_oauth2)?|github|gitlab|dropbox|spotify|okta|auth0|keycloak(?:_openid)?/,
    /microsoft(?:_graph)?|azure(?:_activedirectory_v2)?|entra_id|oidc|openid(?:_connect)?/,
  ),
  is: ['google_oauth2', 'github', 'openid_connect', 'azure_activedirectory_v2'],
  isNot: ['facebook', 'google_drive', 'twitter'],
}

export const asksForPlain: Words = {
  because: 'A comparison of the method of a challenge that somebody else has chosen, in languages that are read without a grammar.',
  pattern: oneOf(
    '',
    /(?:[=!]==? ?|\bcase )["']plain["']/,
    /["']plain["'](?: ?[=!]==? ?|\.(?:equals|Equals)\()/,
    /\.(?:equals\w{0,12}|Equals|EqualFold)\([^()\n]{0,60}["']plain["']/,
  ),
  is: ['if method == "plain" {', "$method === 'plain'", 'case "plain":', '"plain".equals(method)', 'strings.EqualFold(method, "plain")'],
  isNot: ['if methods["plain"] {', "$method = 'plain'", 'method := "plain"'],
}

export const readsChallengeMethod: Words = {
  because: 'A server that reads the method of a challenge from a request, which may leave it out: RFC 7636 section 4.3.',
  pattern: /(?:get\w{0,20}|Query|FormValue|QueryParam|input|query)\(\s{0,4}["']code_challenge_method["']/i,
  is: [
    'r.FormValue("code_challenge_method")',
    "$request->query('code_challenge_method', 'plain')",
    'parameters.get("code_challenge_method")',
  ],
  isNot: ['q.Set("code_challenge_method", method)', '.queryParams("code_challenge_method", method)'],
}

export const tokenAsker: Words = {
  because:
    'What asks for tokens, or answers with them, as it is written; `authorizationCodeGrant(…)` of openid-client, ' +
    '`validateAuthorizationCode(…)` of arctic.',
  pattern: oneOf(
    'i',
    /oauth|\.json\(\)|credential|exchange|refresh|(?:fetch|get|access|request)_?token/,
    /(?:authori[sz]ation_?code|code_?grant)\w{0,20}\(/,
  ),
  is: ['client.authorizationCodeGrant(config, url)', 'github.validateAuthorizationCode(code)', 'await response.json()', 'fetch_token(url)'],
  isNot: ['client.count_tokens(text)', 'tokenizer.encode(text)', 'authorizationCode'],
}

const OWN_CREDENTIAL = inTurn(
  '',
  /(?:mcp|agent|admin|server|service|internal|shared|gateway|bridge|proxy|relay)/,
  /[_-]?(?:secret|token|(?:api[_-]?)?key)/,
)

export const namesOwnCredential: Words = {
  because:
    'Parameters that are a credential of the server which reads them, by what they open: https://www.rfc-editor.org/rfc/rfc6750.html#section-5.3.',
  pattern: whole('i', OWN_CREDENTIAL),
  is: ['mcp_secret', 'MCP_SECRET', 'mcpSecret', 'admin_token', 'gateway-key', 'agent_api_key'],
  isNot: ['page_token', 'next_token', 'key', 'secret', 'share_token', 'mcp_session'],
}

export const readsOwnCredential: Words = {
  because: 'Code that takes such a parameter out of the query of a request.',
  pattern: inTurn('i', /\b(?:query(?:_params)?|searchParams|args)\b[!?]?(?:\.get\(|[.[])?[("'\s]{0,4}/, OWN_CREDENTIAL, /\b/),
  is: ['req.query.mcp_secret', "searchParams.get('admin_token')", 'request.query_params["agent_key"]', 'request.args.get("mcp_token")'],
  isNot: ['req.query.page_token', 'const mcp_secret = process.env.MCP_SECRET', 'query.tokens'],
}

export const appOfGitHub: Words = {
  because:
    'The id of a GitHub App, whose rights are set where it is registered and which has no scopes, by the name of its variable: https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/differences-between-github-apps-and-oauth-apps',
  pattern: /\b\w{0,40}github_?apps?_?client_?id\b/i,
  is: ['settings.GITHUB_APP_CLIENT_ID', 'env.githubAppClientId', 'GITHUB_APP_CLIENTID'],
  isNot: ['GITHUB_CLIENT_ID', 'GITHUB_OAUTH_APP_CLIENT_ID', 'GITHUB_APP_ID'],
}

export const endpointOfProvider: Words = {
  because:
    'The token endpoint of an identity provider that metadata passes on, by its path or by what holds its address: ' +
    'https://www.keycloak.org/securing-apps/oidc-layers, https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc',
  pattern: oneOf(
    '',
    /\/oauth2\/v2\.0\/token\b|\/protocol\/openid-connect\/token\b|\/login\/oauth\/access_token\b/,
    /(?<![a-zA-Z])(?:(?:[a-z]{0,20}[aA]uthority|AUTHORITY)(?![a-zA-Z])|(?:auth0|entra|cognito|okta|keycloak|azure|upstream)(?![a-z]))/,
    /(?<![A-Z])(?:AUTH0|ENTRA|COGNITO|OKTA|KEYCLOAK|AZURE|UPSTREAM)_(?:\w{0,20}_)?(?:URL|URI|DOMAIN|HOST|ISSUER|BASE|TENANT\w{0,6})\b/,
  ),
  is: [
    '$"{baseAuthority}/oauth2/v2.0/token"',
    'f"{KEYCLOAK_URL}/realms/{realm}/protocol/openid-connect/token"',
    '`https://${env.AUTH0_DOMAIN}/oauth/token`',
    'upstream.token_endpoint',
    'cognitoDomain + "/oauth2/token"',
  ],
  isNot: ['`${baseUrl}/token`', 'h.cfg.BaseURL + "/oauth/token"', 'issuer + "/oauth2/token"', 'config.authorityUrls'],
}

export const holdsIdpAddress: Words = {
  because: 'What holds the address of an identity provider, which a server that is one calls its own so as well.',
  pattern: oneOf(
    '',
    /(?<![a-zA-Z])idp(?![a-z])\w{0,40}/,
    /(?<![A-Z])IDP_(?:\w{0,20}_)?(?:URL|URI|DOMAIN|HOST|ISSUER|BASE|TENANT\w{0,6})\b/,
  ),
  is: ['`${idpUrl}/token`', 'env.IDP_BASE_URL + "/token"', 'idp.token_endpoint'],
  isNot: ['`${baseUrl}/token`', 'pridpUrl', 'idprovider'],
}
