import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Tokens of callers that an application of the JVM sends on.

const NAME = /(?:(?:\w{1,20}\.)?HttpHeaders\.(?:AUTHORIZATION|Authorization)|"[aA]uthorization")/

export const readsCallersHeader: Words = {
  because:
    'The Authorization header of the request that is answered, as servlets and WebFlux give it: https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/http/httpservletrequest#getHeader(java.lang.String).',
  pattern: inTurn(
    '',
    oneOf('', /\.getHeader\(\s{0,20}/, /\.getRequest\(\)\.getHeaders\(\)\.getFirst\(\s{0,20}/, /\bcall\.request\.headers\[\s{0,20}/),
    NAME,
    /\s{0,20}[)\]]/,
  ),
  is: [
    'current.getHeader(HttpHeaders.AUTHORIZATION)',
    'request.getHeader("Authorization")',
    'exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION)',
    'call.request.headers[HttpHeaders.Authorization]',
  ],
  isNot: [
    'request.getHeader("Accept")',
    'response.getHeaders().getFirst(HttpHeaders.AUTHORIZATION)',
    'request.getHeaders().set("Authorization"',
  ],
}

export const readsCallersToken: Words = {
  because:
    'The token by which Spring Security knows the caller: https://docs.spring.io/spring-security/reference/api/java/org/springframework/security/oauth2/server/resource/authentication/JwtAuthenticationToken.html.',
  pattern: oneOf(
    '',
    /\(\(?(?:JwtAuthenticationToken|BearerTokenAuthentication)\)\s?[\w.()]{1,120}?\)?\.getToken\(\)\.getTokenValue\(\)/,
    /\bas JwtAuthenticationToken\)\.token\.tokenValue/,
  ),
  is: [
    '((JwtAuthenticationToken) SecurityContextHolder.getContext().getAuthentication()).getToken().getTokenValue()',
    '(authentication as JwtAuthenticationToken).token.tokenValue',
  ],
  isNot: ['client.getAccessToken().getTokenValue()', 'jwt.getTokenValue()'],
}

export const bindsCallersHeader: Words = {
  because:
    'A parameter that Spring gives the header, up to its name: https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller/ann-methods/requestheader.html.',
  pattern:
    /@RequestHeader\(\s{0,4}(?:(?:name|value) ?= ?)?(?:HttpHeaders\.)?"?(?:AUTHORIZATION|[aA]uthorization)"?[^()]{0,60}\)[^,()]{0,60}\b/,
  is: ['@RequestHeader("Authorization") String token', '@RequestHeader(value = HttpHeaders.AUTHORIZATION) String token'],
  isNot: ['@RequestHeader("Accept") String accept'],
}

export const setsAuthorization: Words = {
  because:
    'What sets the Authorization header of a request that is sent, up to its value: https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/HttpHeaders.html, https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.Builder.html.',
  pattern: oneOf(
    '',
    inTurn('', /\.(?:set|add|header|addHeader|setHeader|defaultHeader)\(\s{0,20}/, NAME, /\s{0,20},\s{0,20}/),
    /\.(?:setBearerAuth|bearerAuth)\(\s{0,20}/,
    inTurn('', /\bheader\(\s{0,20}/, NAME, /\s{0,20},\s{0,20}/),
  ),
  is: [
    'request.getHeaders().set(HttpHeaders.AUTHORIZATION, token)',
    '.header("Authorization", value)',
    'headers.setBearerAuth(token)',
    'header(HttpHeaders.Authorization, token)',
  ],
  isNot: ['.header("Accept", value)', 'request.getHeader("Authorization")'],
}

export const forwardsBearerItself: Words = {
  because:
    'Filters of Spring that put the token of the caller into each request of a client: https://docs.spring.io/spring-security/reference/servlet/oauth2/resource-server/bearer-tokens.html#oauth2resourceserver-bearertoken-resolver.',
  pattern: /\b(?:new )?Serv(?:let|er)BearerExchangeFilterFunction\(\)/,
  is: ['builder.filter(new ServletBearerExchangeFilterFunction()).build()', '.filter(ServerBearerExchangeFilterFunction())'],
  isNot: ['import org.springframework.security.oauth2.server.resource.web.reactive.function.client.ServletBearerExchangeFilterFunction;'],
}

export const namesTarget: Words = {
  because: 'Where a request of these clients goes, with the host as the first group.',
  pattern: inTurn(
    '',
    /\b(?:baseUrl|uri|URI|create|url|get|post|put|delete|patch|rootUri|to[A-Z]\w{0,12})\(\s{0,20}/,
    /(?:URI\.create\(\s{0,20})?"https?:\/\/([\w.-]{3,200})/,
  ),
  is: ['.baseUrl("https://api.github.com")', 'URI.create("https://api.acme.io/v1")', 'client.get("https://api.acme.io/v1")'],
  isNot: ['.uri("/repos/{owner}")', 'log("https://api.acme.io")'],
}

export const namesTargetByConstant: Words = {
  because: 'The same by a constant, which is the first group.',
  pattern: /\b(?:baseUrl|uri|create|url|get|post)\(\s{0,20}(?:URI\.create\(\s{0,20})?(?:\w{1,40}\.)?([A-Z][A-Z\d_]{1,60})\b/,
  is: ['.baseUrl(GITHUB)', 'URI.create(Hosts.BERTHS + "/all")'],
  isNot: ['.baseUrl(base)', '.uri("/repos")'],
}

export const keepsHeader: Words = {
  because: 'What comes behind a header that stays what it is: calls that cut its scheme off, and what stands in for one that is missing.',
  pattern: /^(?:\s|\)|!!|\??\.(?:substring\w*|replace\w*|removePrefix|trim|strip\w*)\([^()]{0,60}(?:\)|$))*(?:\?:[^]*)?$/,
  is: ['.substring(7)', '.replace("Bearer ", "").trim()', ')', '!!', ' ?: return null'],
  isNot: [', scope)', '.isBlank()', '.length() > 7 ? own : other'],
}

export const beginsHeader: Words = {
  because: 'What stands before a header that stays what it is: its scheme, and calls that only ask whether it is there.',
  pattern: inTurn('', /^(?=["ORSr])(?:"Bearer " ?\+ ?)?/, /(?:(?:Objects\.)?requireNonNull\(|String\.valueOf\(|(?<=\+ ?))/),
  is: ['"Bearer " + ', 'Objects.requireNonNull(', '"Bearer " + requireNonNull('],
  isNot: ['exchange(', 'tokens.acquire('],
}

export const asksIssuer: Words = {
  because:
    'Addresses of who has issued a token, which say whose it is or give another for it, and filters that let a request pass behind it.',
  pattern: oneOf(
    'i',
    /introspect|user_?info|token_?info|\/token"|token-exchange|who_?am_?i/,
    /"[^"\n]{0,120}\/(?:[\w-]{0,20}(?:validat|verif|authenticat)|check|auth\/(?:me|session|user|check)\b)/,
    /\.doFilter\(|\bchain\.filter\(/,
  ),
  is: [
    '.uri("/oauth2/introspect")',
    '.uri("/api/auth/validate")',
    '.get("https://auth.acme.io/auth/me")',
    'chain.doFilter(request, response)',
  ],
  isNot: ['.uri("/berths")', 'requestInterceptor(add)'],
}

export const answersCaller: Words = {
  because: 'What is made is the answer to the caller, and no request: up to the call that sets its header.',
  pattern: oneOf(
    '',
    /\b(?:ResponseEntity|ServerResponse|Response)\s{0,40}\./,
    /\b[rR]esp(?:onse)?(?:\.getHeaders\(\)|\.headers)?\s{0,40}$/,
    /\.getResponse\(\)/,
  ),
  is: ['return ResponseEntity.ok()', 'response', 'exchange.getResponse().getHeaders()'],
  isNot: ['ResponseEntity<String> answer = client.get()', 'request.getHeaders()'],
}
