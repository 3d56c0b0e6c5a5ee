import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Which of the filters, interceptors and headers that a Java or Kotlin program names have to do with who calls its server.

export const standsInFrontInJava: Words = {
  because: 'Types of what runs in front of every request, by their names: https://jakarta.ee/specifications/servlet/6.1/#filtering',
  pattern: oneOf(
    '',
    /\b(?:[A-Z]\w{0,60})?(?:Filter|Interceptor|Advice)\b(?<!\b(?:CorsFilter|CorsWebFilter|ControllerAdvice|RestControllerAdvice))/,
    /\bcontextExtractor\b|\bfilterFunction\b|\bHandlerFilterFunction\b|\b(?<!Default)ServerTransportSecurityValidator/,
  ),
  is: ['OncePerRequestFilter', 'HandlerInterceptor', 'contextExtractor', 'HandlerFilterFunction'],
  isNot: ['CorsFilter', '@RestControllerAdvice', 'FilterChain', 'Filters.eq(', 'buildDocumentFilter('],
}

export const mayStandInFrontInJava: Words = {
  because:
    'What may run in front of every request by what it extends or is handed to: https://jetty.org/docs/jetty/12/programming-guide/server/http.html#handler, ' +
    'https://tomcat.apache.org/tomcat-10.1-doc/config/valve.html, https://docs.spring.io/spring-framework/reference/web/webmvc-functional.html#webmvc-fn-handler-filter-function',
  pattern: oneOf(
    '',
    /\bHandler(?:\.|)(?:Wrapper|Singleton)\b|\b(?:ValveBase|Valve)\b|\badd(?:Context|Engine)?Valves?\(/,
    /\bimplements\s{1,4}(?:[\w.]{1,60}\.)?HttpHandler\b|\bHandlerWrapper\b/,
    /\bRouterFunctions?\b[\s\S]{0,4000}?\b(?:filter|before)\s?[({]|\bgetRouterFunction\(\)\s{0,80}\.\s{0,4}(?:filter|before)\(/,
  ),
  is: [
    'class KeyHandler extends Handler.Wrapper',
    'static class KeyValve extends ValveBase',
    'factory.addContextValves(valve)',
    'transport.getRouterFunction().filter((request, next) ->',
  ],
  isNot: ['class Orders extends Base', 'orders.stream().filter(one -> one.isOpen())', 'new ServletContextHandler()'],
}

export const sendsRequestsInJava: Words = {
  because: 'Packages of clients, whose headers are those of requests that a program sends.',
  pattern: inTurn(
    'm',
    /^import\s{1,4}(?:static\s{1,4})?/,
    oneOf(
      '',
      /org\.springframework\.(?:web\.client|http\.client|web\.reactive\.function\.client|boot\.web\.client|web\.service)\./,
      /(?:okhttp3|feign|retrofit2|java\.net|io\.ktor\.client|kong\.unirest|reactor\.netty\.http\.client|java\.net\.http)\./,
      /(?:org\.apache\.(?:http|hc)|org\.eclipse\.microprofile\.rest\.client|(?:jakarta|javax)\.ws\.rs\.client|io\.vertx\.ext\.web\.client|cn\.hutool\.http)\./,
    ),
  ),
  is: ['import java.net.http.HttpClient;', 'import org.springframework.web.client.RestClient;', 'import okhttp3.Request'],
  isNot: ['import org.springframework.web.bind.annotation.*;', 'import org.eclipse.jetty.server.Request;'],
}

export const refusesInJava: Words = {
  because: 'How a server refuses whoever it does not know: https://www.rfc-editor.org/rfc/rfc9110.html#name-401-unauthorized',
  pattern: /(?<![\w.])40[13](?![\w.])|\b(?:SC_)?(?:UNAUTHORIZED|FORBIDDEN)\b|\b(?:u|U)nauthori[sz]ed\w{0,20}\(|\bMessageDigest\.isEqual\b/,
  is: [
    'response.sendError(401)',
    'HttpStatus.UNAUTHORIZED',
    'SC_FORBIDDEN',
    'MessageDigest.isEqual(key, given)',
    'new UnauthorizedException()',
  ],
  isNot: ['port = 4010', 'HttpStatus.OK', '1.401'],
}

export const filtersOthers: Words = {
  because: 'Packages whose filters, interceptors and authenticators are for data, for logs or for the requests that a program sends.',
  pattern: inTurn(
    '',
    /^/,
    oneOf(
      '',
      /org\.springframework\.(?:ai|http\.client|data|kafka|amqp|mail|web\.client|web\.reactive\.function\.client)\./,
      /(?:okhttp3|feign|retrofit2|java\.net|java\.util\.logging|javax\.mail|jakarta\.mail|com\.mongodb|com\.azure|com\.google\.api)\./,
      /(?:ch\.qos\.logback|org\.apache\.(?:logging|lucene|http|hc|kafka|ibatis)|org\.hibernate|software\.amazon|co\.elastic|io\.qdrant|dev\.langchain4j|io\.grpc\.Client)/,
    ),
  ),
  is: ['org.springframework.ai.vectorstore.filter.', 'okhttp3.', 'org.springframework.http.client.', 'java.net.'],
  isNot: ['jakarta.servlet.', 'org.springframework.web.filter.', 'org.springframework.web.servlet.', 'io.grpc.ServerInterceptor'],
}

export const filtersRequests: Words = {
  because: 'What a type extends, implements or is marked with whose objects run in front of requests to a server.',
  pattern: oneOf(
    '',
    /\b(?:[A-Z]\w{0,60})?(?:Filter|Interceptor|Advice|FilterBean|FilterFunction|InterceptorAdapter|RequestWrapper)\b/,
    /@(?:Aspect|Interceptor|Provider|Around|Before)\b/,
  ),
  is: ['extends OncePerRequestFilter', 'implements HandlerInterceptor', ': WebFilter', '@Aspect'],
  isNot: ['implements Serializable', 'extends Criteria', '@Component'],
}

export const mayRefuseInJava: Words = {
  because:
    'What a filter says that may have to do with who calls: words for callers, what it answers them, and where it hands the whole request.',
  pattern: oneOf(
    'i',
    /\b40[13]\b|unauthori[sz]ed|forbidden|denied|token|auth|secret|credential|principal|api.?key|session|cookie|\brole|login|\buser(?!-?agent)/,
    /passw|jwt|bearer|permission|signature|certificate|remote_?(?:addr|host)|client_?ip|forwarded|allow(?:ed)?(?:list|ip|host)|whitelist|tenant/,
    // What ends without the rest of the chain, and what reads a header of its own.
    /\bsendError\(|\babortWith\(|\bsetComplete\(|\bwriteError\(|\bResponseStatusException\b|\.status\(|\bsetRawStatusCode\(/,
    /\bset(?:Http)?Status(?:Code)?\(\s{0,4}(?!200\b|204\b|(?:\w{1,40}\.)?(?:SC_)?(?:OK|NO_CONTENT)\b)/,
    /\bgetHeader\(\s{0,4}(?!["\w.-]{0,60}(?:request|correlation|trace|span|locale|language|version|agent))\S/,
    /(?<!\b(?:doFilter|doFilterInternal|filter|next|proceed|handle|super|debug|info|trace|warn|log)|Wrapper|Wrapper<\w{1,40}>)\(\s{0,40}(?:\(\w{1,40}\)\s{0,4})?(?:request|req|httpRequest|httpServletRequest|exchange|ctx)\s{0,4}[,)]/,
  ),
  is: [
    'response.setStatus(401)',
    'request.getHeader("X-Api-Key")',
    'gate.admits(request)',
    'getRemoteAddr()',
    'response.sendError(HttpServletResponse.SC_PAYMENT_REQUIRED)',
    'request.getHeader("X-Subscription-Key")',
  ],
  isNot: [
    'response.setStatus(HttpServletResponse.SC_OK)',
    'chain.doFilter(request, response)',
    'MDC.put("requestId", request.getHeader("X-Request-Id"))',
    'new ContentCachingRequestWrapper(request)',
    'log.info("{} {}", request.getMethod(), request.getRequestURI())',
  ],
}

export const takesRequestInJava: Words = {
  because: 'Types by which code is given a request that its own server gets; headers of others are those of requests that it sends.',
  pattern: oneOf(
    '',
    /\b(?:HttpServletRequest|ServletRequest|ServerHttpRequest|ServerWebExchange|ServerRequest|WebRequest|NativeWebRequest)\b/,
    /\b(?:RequestContextHolder|ServletRequestAttributes|ContainerRequestContext|RoutingContext|HttpServerRequest|HttpServerExchange)\b/,
    /\b(?:HttpExchange|ApplicationCall|McpTransportContext|MessageHeaders|Metadata|CurrentVertxRequest)\b|@(?:RequestHeader|HeaderParam|Context)\b/,
  ),
  is: ['HttpServletRequest request', '@RequestHeader("X-Api-Key")', 'McpTransportContext context'],
  isNot: ['HttpRequest.newBuilder()', 'RestClient.create()', 'HttpServletResponse response'],
}

export const harmlessHeaderInJava: Words = {
  because: 'Headers that say nothing of who calls.',
  pattern: inTurn(
    'i',
    /\bget(?:First|Headers|Header)\(\s{0,4}/,
    oneOf(
      '',
      /"(?:origin|user-agent|content-\w{1,20}|accept(?:-\w{1,20})?|host|referer|x-(?:request|correlation|trace)-?id|traceparent|mcp-[\w-]{1,30}|last-event-id)"/,
      /HttpHeaders\.(?:ORIGIN|USER_AGENT|CONTENT_\w{1,20}|ACCEPT\w{0,20}|HOST|REFERER)/,
    ),
    /\s{0,4}\)/,
  ),
  is: ['getHeader("Origin")', 'getHeader("X-Request-Id")', 'getHeader(HttpHeaders.USER_AGENT)'],
  isNot: ['getHeader("Authorization")', 'getHeader("X-Api-Key")', 'getHeaders()'],
}

export const servesMcpInJava: Words = {
  because: 'Where the requests of MCP come to in a program: its tools, and what makes its server or transport.',
  pattern: oneOf(
    '',
    /@(?:Mcp)?(?:Tool|Resource|Prompt)\b|\bToolCallback\w{0,20}\b|\bTool\.builder\(|\bToolSpecification\b|\b(?:Sync|Async)ToolSpecification\b/,
    /\bServerTransport\w{0,20}\b|\bMcpServer\b|\bMcpSchema\b|"tools\/call"/,
  ),
  is: ['@Tool(description = "find")', 'ToolCallbackProvider', 'McpServer.sync(', 'case "tools/call"'],
  isNot: ['@RestController', 'ToolContext', 'McpClient'],
}

export const mapsPostInJava: Words = {
  because: 'A method that answers requests with a body: https://docs.spring.io/spring-framework/reference/web/webmvc/mvc-controller.html',
  pattern: oneOf(
    '',
    /@PostMapping\b(?:\(\s{0,40}(?:(?:value|path)\s{0,4}=\s{0,4})?\{?\s{0,4}(?:"([^"\n]{0,120})")?)?/,
    /@RequestMapping\((?:[^()]{0,120}"([^"\n]{0,120})"[^()]{0,120})?\bmethod\s{0,4}=\s{0,4}\[?\{?\s{0,4}RequestMethod\.POST/,
    /@POST\b(?:\s{0,40}@Path\("([^"\n]{0,120})"\))?/,
  ),
  is: [
    '@PostMapping',
    '@PostMapping("/mcp")',
    '@PostMapping(value = "/mcp")',
    '@RequestMapping(value = "/mcp", method = RequestMethod.POST',
    '@POST',
  ],
  isNot: ['@GetMapping("/mcp")', '@RequestMapping("/mcp")', '@Path("/mcp")'],
}

export const pathOfController: Words = {
  because: 'The path that all methods of a controller stand below.',
  pattern:
    /@(?:RequestMapping|Path)\(\s{0,40}(?:(?:value|path)\s{0,4}=\s{0,4})?[[{]?\s{0,4}"([^"\n]{0,120})"[^()\n]{0,120}\)(?=(?:\s{1,40}@\w{1,40}(?:\([^()]{0,200}\))?){0,8}\s{1,40}(?:(?:public|open|final|internal)\s{1,4}){0,3}class\b)/,
  is: ['@RequestMapping("/mcp")\npublic class Desk', '@Path("/mcp")\n@ApplicationScoped\nclass Desk'],
  isNot: ['@RequestMapping("/mcp")\npublic Reply answer('],
}

export const headerInJava: Words = {
  because: 'Headers, of whichever request.',
  pattern: /"Authorization"|\b(?:getHeaders?|getHttpHeaders|headers)\(/,
  is: ['header("Authorization"', 'request.getHeader(', 'headers('],
  isNot: ['setHeader('],
}
