import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Filters of a Java or Kotlin server that ask all callers for the same key.

export const keyFilterType: Words = {
  because:
    'What the type extends or implements whose objects run in front of every request: https://jakarta.ee/specifications/servlet/6.1/#filtering. ' +
    'Filters of JAX-RS are for its resources, and MCP is none of them.',
  pattern: oneOf(
    '',
    /(?:\bextends|\bimplements|[:,])\s{1,8}(?:[\w.]{1,60}\.)?(?:OncePerRequestFilter|GenericFilterBean|HttpFilter|Filter|WebFilter)\b/,
    /(?:\bextends|\bimplements|[:,])\s{1,8}(?:[\w.]{1,60}\.)?(?:Async)?HandlerInterceptor\b/,
  ),
  is: [
    'extends OncePerRequestFilter',
    'implements Ordered, WebFilter',
    ': OncePerRequestFilter',
    'implements jakarta.servlet.Filter',
    'implements HandlerInterceptor',
  ],
  isNot: ['implements ContainerRequestFilter', 'extends VectorFilter', 'implements Serializable'],
}

export const interceptsInSpring: Words = {
  because:
    'A type that runs only where it is registered: https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-config/interceptors.html',
  pattern: /\bHandlerInterceptor\b/,
  is: ['implements HandlerInterceptor'],
  isNot: ['extends OncePerRequestFilter', 'MethodInterceptor'],
}

export const isBeanOfSpring: Words = {
  because:
    'Marks by which Spring Boot registers a filter for all paths: https://docs.spring.io/spring-boot/reference/web/servlet.html#web.servlet.embedded-container.servlets-filters-listeners',
  pattern: /@(?:Component|Service|Configuration|Bean)\b/,
  is: ['@Component', '@Bean'],
  isNot: ['@ConditionalOnProperty', '@Order(1)', '@Beans'],
}

export const registeredPaths: Words = {
  because:
    'The paths for which a filter or an interceptor is registered: https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/annotation/webfilter',
  pattern: oneOf('', /\b(?:addUrlPatterns|setUrlPatterns|addPathPatterns)\(([^;{}]{1,300})/, /@WebFilter\(([^;{}]{1,300})/),
  is: ['bean.addUrlPatterns("/mcp/*")', 'addInterceptor(keys).addPathPatterns("/api/**")', '@WebFilter("/*")'],
  isNot: ['.excludePathPatterns("/health")', 'new AntPathMatcher("/mcp")'],
}

export const keyShownInJava: Words = {
  because: 'A header by which a caller shows a key, also one that a constant names.',
  pattern: inTurn(
    '',
    /\b(?:(?:getHeader|getFirst|getHeaderString|header)\(\s{0,8}|headers\[\s{0,4})/,
    oneOf(
      '',
      /"(?![\w-]{0,20}(?:[cCxX][sS])[rR][fF])[\w-]{0,30}(?:[aA]uthorization|[kK]ey|KEY|[tT]oken|TOKEN|[sS]ecret)"/,
      /[\w.]{0,60}\b[A-Z][A-Z_]{2,40}/,
      /\w{0,20}[hH]eader(?:Name)?/,
    ),
    /\s{0,8}[)\]]/,
  ),
  is: [
    'getHeader("X-API-Key")',
    'getFirst(HttpHeaders.AUTHORIZATION)',
    'headers["X-Mcp-Token"]',
    'getHeader(HEADER)',
    'header(headerName)',
  ],
  isNot: ['getHeader("X-Request-Id")', 'getHeader("X-CSRF-Token")', 'getHeaders()'],
}

export const oneValueInJava: Words = {
  because:
    'A value that is the same for all requests: of the environment, of the settings, or a text that is a field. ' +
    'https://docs.spring.io/spring-boot/reference/features/external-config.html',
  pattern: oneOf(
    '',
    /\bSystem\.(?:getenv|getProperty)\(/,
    /\b(?:\w{0,30}[eE]nv(?:ironment)?)\.getProperty\(/,
    /\b\w{0,30}(?:[pP]roperties|[pP]rops|[cC]onfig|[sS]ettings)\.(?:get)?\w{0,40}(?:[kK]ey|[tT]oken|[sS]ecret)\b/,
  ),
  is: ['System.getenv("KEY")', 'environment.getProperty("desk.key")', 'properties.getApiKey()', 'mcpProperties.apiKey'],
  isNot: ['request.getAttribute("key")', 'keys.get("a")', 'properties.getPort()'],
}

export const textFieldInJava: Words = {
  because: 'A field, or what a constructor is given, that holds one text; its name in the group.',
  pattern: oneOf(
    '',
    /\b(?:private|protected|public|final|static)\s{1,4}String\s{1,4}(\w{1,60})\s{0,4}[=;,)]/,
    /@(?:Value|ConfigProperty)\([^()\n]{1,160}\)\s{1,40}(?:(?:private|protected|public|final|lateinit|var|val)\s{1,4}){0,4}String\s{1,4}(\w{1,60})/,
    /\b(?:val|var)\s{1,4}(\w{1,60})\s{0,4}:\s{0,4}String\b\??/,
  ),
  is: ['private final String apiKey;', '@Value("${desk.key}")\n    String apiKey', 'private val apiKey: String', 'final String key = '],
  isNot: ['private final Map<String, Desk> keys;', 'String key = request.getHeader(NAME);', 'val port: Int'],
}

export const comparesInJava: Words = {
  because: 'A comparison of two texts: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/MessageDigest.html',
  pattern: oneOf('', /\b(?:contentEquals|equals|isEqual)\(/, /[!=]=(?!=|\s{0,4}null\b)/),
  is: ['key.equals(shown)', 'MessageDigest.isEqual(', 'shown != apiKey', 'shown?.contentEquals('],
  isNot: ['shown == null', 'equalsHash(', 'key = shown'],
}

export const tellsApartInJava: Words = {
  because: 'What may tell one caller from another, or judge a token: stores, lists, verifiers and calls of other services.',
  pattern: oneOf(
    'i',
    /repositor|\b(?:find|load|lookup|resolve|fetch)\w{0,40}\(|jwt|\bdecode|\bverif|introspect|\bvalidat\w{0,20}\(|Basic\b/,
    /\.(?:contains|containsKey|containsValue|anyMatch|computeIfAbsent|split)\(|\b(?:Map|Set|List|Collection)<|UserDetails|getUserPrincipal/,
    /\b(?:RestTemplate|RestClient|WebClient|HttpClient|OkHttpClient)\b/,
  ),
  is: [
    'keys.findByValue(shown)',
    'private final Map<String, Desk> desks',
    'jwtDecoder',
    'allowed.contains(shown)',
    'verifier.verify(token)',
  ],
  isNot: ['apiKey.equals(shown)', 'SecurityContextHolder.getContext()', 'chain.doFilter(request, response)'],
}

export const pathOfNoWork: Words = {
  because: 'Paths at which nobody has to show anything, which a filter leaves out.',
  pattern:
    /^\/?(?:api\/)?(?:actuator|healthz?|health|livez?|readyz?|ready|metrics|error|favicon|swagger|v3\/api-docs|api-docs|docs|info|status|ping)\b/i,
  is: ['/actuator/health', '/health', '/v3/api-docs', '/favicon.ico'],
  isNot: ['/mcp', '/api/orders', '/admin'],
}

export const pathOfMcp: Words = {
  because: 'Paths at which MCP is served, or all: https://docs.spring.io/spring-ai/reference/api/mcp/mcp-server-boot-starter-docs.html',
  pattern: /^\/\*{1,2}$|^\/?(?:mcp|sse|message)s?\b|\/mcp\b/,
  is: ['/*', '/**', '/mcp', '/mcp/**', '/sse', '/api/mcp'],
  isNot: ['/api/**', '/admin/*', '/mcpanel'],
}

export const asksForEmptyInJava: Words = {
  because:
    'Whether a text is missing or empty, with its name: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/String.html',
  pattern: oneOf(
    '',
    /\b\w{1,60}\.is(?:Blank|Empty|NullOrBlank|NullOrEmpty)\(/,
    /\b\w{1,60}\s{0,4}==\s{0,4}null\b/,
    /(?<=!\s{0,4}(?:StringUtils\.)?)has(?:Text|Length)\(\w{1,60}/,
  ),
  is: ['apiKey.isBlank()', 'apiKey == null', '!StringUtils.hasText(apiKey)', 'apiKey.isNullOrBlank()'],
  isNot: ['apiKey.equals(shown)', 'apiKey != null', 'StringUtils.hasText(apiKey)'],
}

export const passesOnInJava: Words = {
  because: 'What lets a request through: https://jakarta.ee/specifications/servlet/6.1/apidocs/jakarta.servlet/jakarta/servlet/filterchain',
  pattern: inTurn('', /^[^;{}]{0,80}\{?[^;{}]{0,60}/, oneOf('', /\bdoFilter\(/, /\.filter\(/, /\breturn\s{1,4}true\b/)),
  is: [') {\n  chain.doFilter(request, response)', ') return chain.filter(exchange)', ') return true'],
  isNot: [') { response.sendError(401); return; } chain.doFilter(request, response)', ') throw new IllegalStateException()'],
}

export const registersInterceptor: Words = {
  because: 'Where interceptors are put in front: https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-config/interceptors.html',
  pattern: /\.addInterceptor\(/,
  is: ['registry.addInterceptor(keys)'],
  isNot: ['registry.addResourceHandler("/**")', 'addInterceptors(InterceptorRegistry registry)'],
}
