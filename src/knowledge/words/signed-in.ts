import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// How a server's filter signs the caller of a request in.

export const signsCallerIn: Words = {
  because:
    'Who has been told to the framework is signed in: ' +
    'https://docs.spring.io/spring-security/reference/servlet/authentication/architecture.html#servlet-authentication-securitycontextholder',
  pattern: oneOf(
    '',
    /\bsetAuthentication\(\s{0,40}(?!null\b)\w/,
    /\b[sS]ecurityContext\.authentication\s?=\s?(?!null\b)\w/,
    /\bsetSecurityContext\(/,
  ),
  is: [
    'SecurityContextHolder.getContext().setAuthentication(authentication)',
    'context.setAuthentication(new UsernamePasswordAuthenticationToken(user, null, roles))',
    'requestContext.setSecurityContext(new SecurityContext() {',
  ],
  isNot: ['SecurityContextHolder.getContext().setAuthentication(null)', 'SecurityContextHolder.getContext().getAuthentication()'],
}

export const providesIdentity: Words = {
  because:
    'The method of a provider that Spring asks who a caller is: ' +
    'https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/authentication/AuthenticationProvider.html',
  pattern: /\bauthenticate\(\s{0,20}(?:final |@\w{1,20} )?(?:Authentication \w{1,40}|\w{1,40}\s?:\s?Authentication\??)\s{0,20}\)/,
  is: ['public Authentication authenticate(Authentication a) {', 'override fun authenticate(given: Authentication): Authentication {'],
  isNot: ['manager.authenticate(authentication)', 'authenticate(HttpServletRequest request)'],
}

export const givesIdentity: Words = {
  because:
    'What an identity is made of: https://docs.spring.io/spring-security/site/docs/current/api/org/springframework/security/core/Authentication.html',
  pattern: oneOf('', /\b\w{0,60}AuthenticationToken(?:\.authenticated)?\(/, /\bnew SecurityContext\(\)\s?\{/),
  is: [
    'new UsernamePasswordAuthenticationToken(',
    'UsernamePasswordAuthenticationToken.authenticated(',
    'PreAuthenticatedAuthenticationToken(',
  ],
  isNot: ['getAuthenticationToken', 'authenticate('],
}

export const looksAtToken: Words = {
  because: 'A call that may find out whether a token is genuine, by its name.',
  pattern:
    /(?<!\w)(?!\w{0,40}[iI]nvalid)\w{0,40}(?:[vV]alid(?!ity)|[vV]erif|[iI]ntrospect|[sS]ignature|[pP]arseClaimsJws|[pP]arseSigned)\w{0,40}\s{0,4}\(/,
  is: ['jwtService.isTokenValid(token, user)', 'validateToken(token)', 'verifySignature(jwt)', 'parser.parseClaimsJws(token)'],
  isNot: ['new InvalidTokenException("no")', 'JWT.decode(token)', 'jwt.getSubject()', '// no signature here'],
}

export const aboutToken: Words = {
  because: 'What is a token or carries one, by its name.',
  pattern:
    /[tT]oken|[jJ](?:wt|ws|WT|WS)|[bB]earer|[hH]eader|[rR]equest|[eE]xchange|[aA]uth(?:orization)?(?![a-z])|[sS]ignature|[iI]ntrospect|parseSigned/,
  is: ['token', 'accessToken', 'jwt', 'authHeader', 'request', 'verifySignature('],
  isNot: ['user', 'isValidUser(', 'authority', 'subject'],
}

export const readsOfClaims: Words = {
  because: 'Values that a token says, of which one alone is no longer the token.',
  pattern: /\.get(?:Subject|\w{0,30}Claim(?!s)|Issuer|Id)\w{0,10}\(|\.subject\b|\.(?:get|path|has)\("/,
  is: ['jwt.getSubject()', 'jwt.getClaim("email")', 'claims.path("sub")', 'claims.subject'],
  isNot: ['jwt.getSignature()', 'signed.getJWTClaimsSet()', 'token.getParsedString()', 'claims.getClaims()'],
}

export const ofServedRequest: Words = {
  because:
    'What a function of the JVM has that is handed the request of a caller, or its bearer: ' +
    'https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestheader.html, https://ktor.io/docs/server-requests.html',
  pattern: oneOf(
    '',
    /\b(?:(?:Http)?ServletRequest|Server(?:Http|Web)?(?:Request|Exchange)|ContainerRequestContext|RoutingContext|ApplicationCall)\b/,
    /@RequestHeader\(\s?(?:(?:name|value) ?= ?)?(?:"Authorization"|HttpHeaders\.AUTHORIZATION)/,
    /\bcall\.request\.header(?:s\[|\()"Authorization"|\bcall\.request\.headers?[[(]HttpHeaders\.Authorization/,
  ),
  is: [
    'HttpServletRequest request',
    'ServerWebExchange exchange',
    'ServerHttpRequest request',
    'ContainerRequestContext context',
    '@RequestHeader("Authorization") String bearer',
    'call.request.headers["Authorization"]',
  ],
  isNot: ['HttpRequest.newBuilder()', 'ClientRequest request', '@RequestHeader("Accept") String kind', 'call.request.headers["Accept"]'],
}

export const chainVerifies: Words = {
  because:
    'A resource server in the chain of filters, which verifies the bearer of each request: ' +
    'https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/jwt.html',
  pattern:
    /\boauth2ResourceServer\b|\bBearerTokenAuthenticationFilter\b|\bKeycloakAuthenticationProcessingFilter\b|\boauth2-resource-server\b/,
  is: ['http.oauth2ResourceServer(server -> server.jwt())', 'BearerTokenAuthenticationFilter.class'],
  isNot: ['http.oauth2Login()', 'OncePerRequestFilter'],
}

export const takesValue: Words = {
  because: 'What gets a value in Java and Kotlin: a name, the name of a loop, or a collection; in pairs of groups, the name and the value.',
  pattern: oneOf(
    'g',
    /(?<![\w.])(\w{1,60})(?:\s?:\s?[\w<>?, ]{1,60})?\s?=(?!=)\s?([^;{}\n]{0,200}(?:(?:(?<=[(,=])|(?=\n\s{1,40}[.?:&|+]))\n[^;{}\n]{1,200}){0,6})/,
    /\bfor \([\w<> ]{1,40}?(\w{1,60}) (?::|in) ([^;{}\n]{1,120})\)/,
    /(?<![\w.])(\w{1,60})\.(?:add|addAll|put|set[A-Z]\w{0,30})\(([^;{}\n]{1,200})/,
  ),
  is: [
    'String user = jwt.getSubject();',
    'for (String role : roles)',
    'granted.add(new SimpleGrantedAuthority(role));',
    'val user: String = jwt.subject',
  ],
  isNot: ['chain.doFilter(request, response)', 'if (a == b) return'],
}

export const asksForRole: Words = {
  because: 'How a condition goes on behind the name of a role or a list of them.',
  pattern: /^[^\n{;]{0,60}?(?:[cC]ontains\(|\.equals\(|[!=]= ?"| in )/,
  is: ['.contains("admin")) {', '.equals("admin")) {', ' != "admin") {'],
  isNot: [' == null) {', '.isEmpty()) {'],
}

export const roleOfClaims: Words = {
  because:
    'The claim of a role, as libraries of the JVM read it: https://javadoc.io/doc/com.auth0/java-jwt/latest/com/auth0/jwt/interfaces/DecodedJWT.html',
  pattern: /\bget\w{0,30}Claim\w{0,10}\("(?:roles?|scopes?|scp|permissions?|groups?|authorities|is_?admin)"\)/,
  is: ['jwt.getClaim("roles")', 'claims.getStringListClaim("groups")'],
  isNot: ['jwt.getClaim("email")', 'jwt.getHeaderClaim("kid")'],
}
