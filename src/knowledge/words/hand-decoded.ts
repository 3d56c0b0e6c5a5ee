import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens that code takes apart without a library: https://www.rfc-editor.org/rfc/rfc7519.html#section-7.2

export const splitsToken: Words = {
  because: 'A text that is cut at its dots.',
  pattern: oneOf(
    '',
    /\bexplode\(\s{0,4}['"]\.['"],/,
    /strings\.(?:Split|SplitN|Cut)\([^;\n]{1,160}?,\s?"\."/,
    /\.split\(\s{0,4}(?:"\\\\\."|"\."|'\.'|Pattern\.quote\("\."\))/,
    /\.Split\(\s{0,4}(?:'\.'|"\.")/,
  ),
  is: ["explode('.', $token)", 'strings.Split(token, ".")', 'token.split("\\\\.")', "token.split('.')", "token.Split('.')"],
  isNot: ["explode(',', $token)", 'strings.Split(token, ",")', 'token.split(" ")'],
}

export const decodesPart: Words = {
  because: 'A call that decodes Base64: https://www.rfc-editor.org/rfc/rfc7515.html#section-2.',
  pattern: oneOf(
    '',
    /\b(?:base64_?url_?|base64_)decode\(/i,
    /base64\.(?:Raw)?(?:URL|Std)Encoding\.DecodeString\(/,
    /Base64\.get(?:Url)?Decoder\(\)\.decode\(|\bBase64\.decode(?:Base64(?:URLSafe)?)?\(/,
    /Convert\.FromBase64String\(|Base64Url(?:Encoder|TextEncoder)?\.Decode(?:FromChars)?\(/,
    /Base64\.(?:url_?safe_|strict_)?decode(?:64)?[(\s]/,
  ),
  is: [
    'base64_decode($part)',
    'base64.RawURLEncoding.DecodeString(part)',
    'Base64.getUrlDecoder().decode(part)',
    'Convert.FromBase64String(part)',
    'Base64.urlsafe_decode64(part)',
  ],
  isNot: ['base64_encode($part)', 'Base64.getEncoder().encodeToString(bytes)', 'json_decode($part)'],
}

export const readsBearer: Words = {
  because: 'The Authorization header of a request, as frameworks give it.',
  pattern: oneOf(
    '',
    /['"](?:HTTP_)?[aA](?:uthorization|UTHORIZATION)['"]|->bearerToken\(\)|HTTP_AUTHORIZATION/,
    /Headers\.Authorization\b|HttpHeaders\.(?:AUTHORIZATION|Authorization)|HeaderNames\.Authorization|request\.authorization\b/,
    /\b(?:echo|fiber)\.HeaderAuthorization\b|\bfunction getUserBadgeFrom\(/,
  ),
  is: [
    "$request->getHeaderLine('Authorization')",
    '$request->bearerToken()',
    'r.Header.Get("Authorization")',
    'request.getHeader(HttpHeaders.AUTHORIZATION)',
    'request.authorization.to_s',
    'c.Request().Header.Get(echo.HeaderAuthorization)',
    'public function getUserBadgeFrom(string $accessToken): UserBadge',
  ],
  isNot: ['Authorizer', '$request->getHeaderLine("Accept")'],
}

export const checksSignature: Words = {
  because: 'Code that looks at signatures in any way, or asks somebody who does.',
  pattern: oneOf(
    'i',
    /openssl_verify|hash_hmac|hmac|sodium_crypto_sign|signature|verif(?:y|ie[rs])|jwks?\b|jwt::decode|jwt\.parse|introspect/,
    /rs256|es256|hs256|publickey|public_key|validatetoken|securitytoken/,
  ),
  is: [
    'hash_hmac("sha256", $data, $key)',
    'openssl_verify($data, $sig, $key)',
    '$this->verifier',
    'jwks',
    'hmac.New(sha256.New, key)',
    'ValidateToken(',
  ],
  isNot: ['json_decode($payload)', 'base64_decode($part)', 'explode(".", $token)'],
}

export const verifiedInFront: Words = {
  because: 'Words for what stands in front of a service and has checked its tokens.',
  pattern: /\b(?:gateway|istio|envoy|nginx|ingress|kong|api management|load balancer|already (?:checked|validated))\b/i,
  is: ['// the gateway has checked it', 'behind Envoy', 'already validated'],
  isNot: ['$claims', 'proxyUrl'],
}

const ROLE = /(?:roles?|scopes?|scp|permissions?|groups?|is_?admin|tenant_?id|org_?id)/

export const claimOfRole: Words = {
  because: 'A claim by which a service tells what a caller may do, as it is read of an object.',
  pattern: oneOf(
    '',
    inTurn('', /(?:\[|->|\.(?:get|getString|getBoolean|path|fetch|dig|GetProperty|optString|at)\()["':]{0,2}/, ROLE, /["']?[\])]?/),
    /\.(?:Roles?|Scopes?|Permissions?|Groups?|IsAdmin|TenantI[dD])\b/,
  ),
  is: ["$claims['roles']", 'claims.get("roles")', 'claims[:roles]', 'c.Roles', 'payload.path("tenant_id")', '$claims->scope'],
  isNot: ["$claims['name']", 'user.role', 'enrolled'],
}

export const refusesCaller: Words = {
  because: 'What follows for a caller who is not let in.',
  pattern: inTurn(
    '',
    /[^]{0,240}?/,
    /(?:\b40[13]\b|[fF]orbidden|[uU]nauthori[sz]ed|FORBIDDEN|UNAUTHORIZED|\babort\b|\bthrow\b|[dD]enied|return false|\braise\b|\bForbid\()/,
  ),
  is: [
    ' return Forbid();',
    ') { return (new Response())->withStatus(403); }',
    ' { http.Error(w, "no", http.StatusForbidden)',
    ' raise NotAllowed',
  ],
  isNot: [' { log.info("an admin") }'],
}

const RIGHTS = /(?:roles?|scopes?|scp|permissions?|groups?|is_?admin|tenant_?id|org_?id)/

export const keptRight: Words = {
  because: 'A claim by which a service tells what a caller may do, in the value that a name is given.',
  pattern: oneOf(
    '',
    inTurn('', /["':]/, RIGHTS, /(?:["']|\b(?=\]))/),
    /\bClaimTypes\.Role\b/,
    inTurn('', /(?:->|\.)(?:get)?/, oneOf('', RIGHTS, /Roles?|Scopes?|Permissions?|Groups?/), /\b(?![ \t]{0,4}\.)/),
  ),
  is: ['jwt.getClaim("role").asString()', "$claims['role'] ?? ''", 'payload[:role]', 'c.Type == ClaimTypes.Role', 'claims.Role'],
  isNot: ['jwt.getClaim("name")', '$claims["enrolled"]', 'roleOf(token)'],
}

export const keptSubject: Words = {
  because: 'A claim that says who somebody is, in the value that a name is given: RFC 7519, section 4.1.2.',
  pattern: /["'](?:sub|user_?id|uid|username|email|preferred_username)["']|\.Subject\b|\bGetSubject\(/,
  is: ['claims["sub"].(string)', "payload['user_id']", 'claims.Subject'],
  isNot: ['claims["name"]', 'subject'],
}

export const signsIn: Words = {
  because:
    'Where handlers of Go behind a middleware look for their caller, as its key is called: ' +
    'https://pkg.go.dev/context#WithValue, https://pkg.go.dev/github.com/gin-gonic/gin#Context.Set',
  pattern: inTurn(
    '',
    /(?:\bcontext\.WithValue\([^,\n]{1,60},|\b(?:c|ctx|context)\.(?:Set|Locals)\()\s{0,4}/,
    /[\w.]{0,40}["']?\w{0,20}(?:[uU]ser|[sS]ub|[pP]rincipal|[aA]ccount|[cC]aller|[tT]enant|[uU]id|UID)/,
  ),
  is: ['context.WithValue(r.Context(), "user", sub)', 'c.Set("user_id", sub)', 'context.WithValue(ctx, keys.UserID, id)'],
  isNot: ['c.Set("trace", id)', 'context.WithValue(ctx, traceKey, id)', 'logger.Set("user")'],
}

export const authenticates: Words = {
  because:
    'What an authentication of Ktor or ASP.NET Core gives back for a caller whom it knows: ' +
    'https://ktor.io/docs/server-bearer-auth.html, https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.authenticateresult.success',
  pattern: /\bUserIdPrincipal\(|\bAuthenticateResult\.Success\(/,
  is: ['UserIdPrincipal(jwt.subject)', 'AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name))'],
  isNot: ['AuthenticateResult.Fail("no")', 'principal<UserIdPrincipal>()', 'new ClaimsPrincipal(identity)'],
}

export const asksForRight: Words = {
  because: 'A condition that compares what stands in it with a text, a constant or a list.',
  pattern: inTurn(
    '',
    /\b(?:if|unless|elsif|when|guard)\b[^\n]{0,160}?/,
    oneOf(
      '',
      /[!=]==?\s{0,4}(?!["']{2}|null\b|nil\b|""|''|undefined\b)[\w"'$:]/,
      /["']\s{0,4}[!=]==?\s{0,4}[$@]?\w|\bis (?:not )?["']/,
      /\.equals\w{0,12}\(|\.Equals\(|[cC]ontains\w{0,12}\(|\bin_array\(|\.include\?|!in\b/,
    ),
  ),
  is: ['if (role != "editor")', 'if (role is not "editor")', 'unless role == "admin"', "if ($role !== 'a')", 'if (!role.equals("A"))'],
  isNot: ['if (role == null)', "if ($role === '')", 'if role != "" {', 'log.info(role)'],
}

export const endChecked: Words = {
  because: 'An end of a token that is compared with the time: RFC 7519, section 4.1.4.',
  pattern: oneOf(
    'i',
    /\bexp(?:iry|iration|ires_?at)?\b["'\])]{0,4}(?:\.\w{1,20}\(\))?\s{0,4}[<>]=?[^;\n{]{0,60}(?:time|now|date|clock)/,
    /(?:time|now|date|clock)[^;\n{=<>]{0,60}[<>]=?\s{0,4}[^;\n{]{0,40}\bexp(?:iry|iration|ires_?at)?\b/,
  ),
  is: ["$payload['exp'] < time()", 'time.Now().Unix() > claims.Exp', "payload['exp'] < Time.now.to_i", 'DateTime.UtcNow > payload.Exp'],
  isNot: ["isset($payload['exp'])", 'claims.Exp', 'export < now'],
}

export const letsThrough: Words = {
  because: 'What a filter calls for the request to go on: Laravel, net/http, servlets, ASP.NET Core, Rack.',
  pattern: oneOf(
    '',
    /\breturn \$next\(\$\w{1,20}\)|\bnext\.ServeHTTP\(|\b(?:filterChain|chain)\.doFilter\(/,
    /\bawait _?next(?:\.Invoke)?\(\w{0,20}\)|@app\.call\(/,
  ),
  is: ['return $next($request)', 'next.ServeHTTP(w, r)', 'filterChain.doFilter(request, response)', 'await _next(context)'],
  isNot: ['$next', 'next()', 'cursor.next('],
}

export const passesOn: Words = {
  because:
    'A guard in front of another server, which looks at the token that it is sent: https://pkg.go.dev/net/http/httputil#ReverseProxy',
  pattern: /reverse_?proxy|Rack::Proxy|ProxyExchange|\bhttpProxy/i,
  is: ['next *httputil.ReverseProxy', 'NewSingleHostReverseProxy(target)', 'app.MapReverseProxy()', 'class Front < Rack::Proxy'],
  isNot: ['next http.Handler', 'proxied', '$next'],
}

export const looksAtText: Words = {
  because: 'Calls that look at a text, and hand it to nobody.',
  pattern: /^(?:explode|isset|empty|strlen|strtr|str_replace|substr|trim|len|count|if|Split|SplitN|Cut|TrimPrefix)$/,
  is: ['explode', 'isset', 'Split'],
  isNot: ['useToken', 'callWith', 'verify'],
}

export const refusesBefore: Words = {
  because: 'What a caller gets of Ruby, up to the condition behind it.',
  pattern: /(?:\bhead :(?:forbidden|unauthorized)|\braise\b)[^\n]{0,60}\b(?:unless|if)\b[^\n]{0,80}?/,
  is: ['head :forbidden unless ', 'raise Forbidden unless Array('],
  isNot: ['render json: claims', 'head :ok unless '],
}

export const refusesInRuby: Words = {
  because: 'What a caller gets of Ruby who is not let in: Sinatra, Grape, Rails, Rack.',
  pattern: oneOf(
    '',
    /\bhalt\(? ?40[13]\b/,
    /\berror!\(? ?[^\n]{0,40}?\b40[13]\b/,
    /\b(?:head|status)[ (]:?(?:unauthorized|forbidden|40[13])\b/,
    /\brender\b[^\n]{0,80}?(?::unauthorized|:forbidden|\b40[13]\b)/,
    /\braise\b[^\n]{0,40}?(?:[uU]nauthori[sz]ed|[uU]nauthenticated|Forbidden|Not_?[aA]uthori[sz]ed|Denied)/,
  ),
  is: ['halt 401', 'error!("no", 403)', 'head :unauthorized', 'render json: {}, status: :forbidden', 'raise Api::Unauthorized'],
  isNot: ['halt 404', 'head :ok', 'render json: claims'],
}

export const saysWhoCalls: Words = {
  because: 'Methods that say who calls, and none that shows something of it.',
  pattern:
    /^(?!.*(?:display|label|locale|expir|debug|log))(?:current|authenticated|signed_in|caller|user|account|tenant|subject|principal|client)/,
  is: ['current_account', 'caller', 'authenticated_user'],
  isNot: ['language_of_caller', 'user_display_name', 'greeting'],
}

export const verifiesOther: Words = {
  because: 'Checks by name of what is no token: a password, an address, a code that a user types.',
  pattern:
    /[vV]erif(?:y|ies|ier)_?(?:[pP]ass(?:word|wd|phrase)|[eE]?[mM]ail|[pP]hone|[sS]ms|T?[oO][tT][pP]|[tT]otp|[mM]fa|[tT]wo_?[fF]actor|[cC]ode|(?:[rR]e)?[cC]aptcha|[tT]urnstile|[pP]in)(?![a-z])/,
  is: ['verifyPassword(', 'verify_otp(', 'verifyEmail', 'verifyTotp(', 'verifyTwoFactor('],
  isNot: ['verifyAccessToken(', 'jwt.verify(', 'verifyPinned(', 'verifySignature('],
}

export const tellsByAnswer: Words = {
  because:
    'Checks of tokens that fail by no exception, but say in their answer whether a token is good: ' +
    'https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.jsonwebtokens.jsonwebtokenhandler.validatetokenasync',
  pattern: oneOf(
    '',
    /\bValidateTokenAsync\(|\b(?:SignedJWT|JWSObject)\b|\bjwt\.Parse(?:WithClaims)?\(|\.Verify\(/,
    /\bopenssl_verify\(|\bhash_equals\(/,
  ),
  is: ['await handler.ValidateTokenAsync(raw, parameters)', 'SignedJWT.parse(raw).verify(keys)', '_, err := jwt.Parse(raw, key)'],
  isNot: ['handler.ValidateToken(raw, parameters, out _)', 'verifier.verify(token)', 'JWT::decode($jwt, $this->keys)'],
}

export const saysChecked: Words = {
  because: 'A comment by which what stands in front, or earlier, has checked the token.',
  pattern: oneOf(
    'i',
    inTurn(
      '',
      /\b(?:gateway|istio|envoy|nginx|ingress|kong|api management|load balancer|(?:reverse |auth )?proxy|upstream|already|beforehand|in front)\b/,
      /[^]{0,100}?(?:verif|valid|check|authenticat|trust|signature)/,
    ),
    inTurn(
      '',
      /(?:verif|valid|check|authenticat|trust|signature)[^]{0,100}?/,
      /\b(?:gateway|istio|envoy|nginx|ingress|kong|api management|load balancer|(?:reverse |auth )?proxy|upstream|already|beforehand|in front)\b/,
    ),
    /\bbehind (?:an? |the )?(?:\w{1,20} )?(?:gateway|istio|envoy|nginx|ingress|kong|proxy|load balancer)\b/,
  ),
  is: ['Envoy has checked the token before it comes here.', 'The signature is verified by the auth proxy', 'runs behind the API gateway'],
  isNot: ['Writers keeps readers out; see the ingress for the paths.', 'Please verify your email address.'],
}
