import { inTurn, oneOf } from '../../text/pattern.ts'
import { importsWebServer, mainOfJvm, ownWebServer, quarkusApplication, quarkusBesideStdio, quarkusStarter, servesHttpInQuarkus, setInQuarkus, setInSpring, springBoot, springStarter, webOfQuarkus, webOfSpring } from '../words/jvm-servers.ts'
import type { Words } from '../words/row.ts'

// MCP servers of the JVM: what an application is built with, what starts it, and the settings by which it may be reached otherwise.

/** What makes an application of the JVM an MCP server for the network. */
export interface ServerKind {
  /** Of its manifest. */
  readonly starter: Words
  /** What starts it, in its sources, its manifest or its settings. */
  readonly application: Words
  /** Of its sources, where the manifest has none. */
  readonly imports?: Words
  /** Settings by which it may be reached otherwise. */
  readonly setOtherwise?: Words
}

export const sdkTransport: Words = {
  because: 'Servlets and routes of the SDK: https://java.sdk.modelcontextprotocol.io/latest/server/',
  pattern: oneOf(
    '',
    /\bnew\s{1,4}(?:WebMvc|WebFlux|HttpServlet)(?:Sse|Streamable|Stateless)Server\w{0,20}\s{0,4}\(/,
    /\b(?:WebMvc|WebFlux|HttpServlet)(?:Sse|Streamable|Stateless)Server(?:Transport\w{0,20})\s{0,4}\.\s{0,4}builder\(/,
  ),
  is: ['new WebMvcSseServerTransportProvider(', 'HttpServletStreamableServerTransportProvider.builder('],
  isNot: ['new StdioServerTransportProvider(', 'HttpClientStreamableHttpTransport.builder('],
}

export const sdkImport: Words = {
  because: 'The packages that they are imported from.',
  pattern: inTurn(
    'm',
    /^import\s{1,4}/,
    oneOf('', /io\.modelcontextprotocol\.server\.transport/, /org\.springframework\.ai\.mcp\.server\.[\w.]{1,60}/),
    /\.(?:WebMvc|WebFlux|HttpServlet|\*)/,
  ),
  is: ['import io.modelcontextprotocol.server.transport.HttpServletSseServerTransportProvider;', 'import io.modelcontextprotocol.server.transport.*;'],
  isNot: ['import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;', 'import io.modelcontextprotocol.spec.McpSchema;'],
}

/** A port alone, or behind all addresses or a name for where it listens. */
const HOST_AND_PORT = /\(\s{0,4}(?:(?:[a-zA-Z_]\w{0,60}|"0\.0\.0\.0"),\s{0,4})?(?:\d{2,5}|[\w.]{0,60}[pP](?:ort|ORT)\w{0,20}(?:\(\))?)\s{0,4}\)/

export const listensOfJvm: Words = {
  because: 'Where a program starts Jetty, Tomcat or Undertow on a port of all addresses: https://jetty.org/docs/jetty/12/programming-guide/server/http.html',
  pattern: oneOf(
    '',
    /\bnew\s{1,4}Server\(\s{0,4}(?:\d{2,5}|[\w.]{0,60}[pP](?:ort|ORT)\w{0,20}(?:\(\))?)\s{0,4}\)/,
    inTurn('', /\bnew\s{1,4}Server\(\s{0,4}new\s{1,4}InetSocketAddress/, HOST_AND_PORT, /\s{0,4}\)/),
    /\b\w{0,20}[tT]omcat\.setPort\(/,
    /\.addHttpListener\([^(),\n]{1,60},\s{0,4}"0\.0\.0\.0"/,
    /\.setHost\(\s{0,4}"0\.0\.0\.0"\s{0,4}\)/,
  ),
  is: ['new Server(8080)', 'new Server(config.port())', 'new Server(new InetSocketAddress(host, port))', 'new Server(new InetSocketAddress(8080))', 'tomcat.setPort(', '.addHttpListener(port, "0.0.0.0"', '.setHost("0.0.0.0")'],
  isNot: ['new Server(address)', 'new Server(new InetSocketAddress("localhost", port))', '.addHttpListener(port, "localhost"', '.setHost("localhost")'],
}

export const namesHostOfJvm: Words = {
  because: 'An address that a name stands for.',
  pattern: /\bnew\s{1,4}InetSocketAddress\(\s{0,4}[a-zA-Z_]\w{0,60},/,
  is: ['new InetSocketAddress(host, port)'],
  isNot: ['new InetSocketAddress(8080)', 'new InetSocketAddress("0.0.0.0", port)'],
}

export const allAddressesInJava: Words = {
  because: 'All addresses as the value of a name or the default of a setting; a text that something is compared with is neither.',
  pattern: /(?:=|\breturn|[,(?:])\s{0,4}(?<!\bequals\(|==\s{0,4})"0\.0\.0\.0"/,
  is: ['DEFAULT_HOST = "0.0.0.0"', 'getOrDefault("HOST", "0.0.0.0")', 'return "0.0.0.0"'],
  isNot: ['host.equals("0.0.0.0")', 'host == "0.0.0.0"', 'DEFAULT_HOST = "127.0.0.1"'],
}

export const listensElsewhere: Words = {
  because: 'What may keep it on one address.',
  pattern: oneOf(
    '',
    /\.setHost\(\s{0,4}(?!"0\.0\.0\.0")|\bInetSocketAddress\.\w|"address"|\.setAddress\(/,
    new RegExp(`\\bnew\\s{1,4}InetSocketAddress(?!${HOST_AND_PORT.source})`),
    /\bInetAddress\b|\blocalhost\b|127\.0\.0\.1/,
  ),
  is: ['.setHost("localhost")', 'new InetSocketAddress("10.0.0.4", 8080)', 'InetAddress.getLoopbackAddress()'],
  isNot: ['.setHost("0.0.0.0")', 'new InetSocketAddress(host, port)', 'new Server(8080)'],
}

export const startsWithoutWeb: Words = {
  because: 'Sources of what serves over stdio, or nothing.',
  pattern: /WebApplicationType\.NONE|StdioServerTransport/,
  is: ['WebApplicationType.NONE', 'new StdioServerTransportProvider('],
  isNot: ['WebApplicationType.SERVLET', 'HttpServletSseServerTransportProvider'],
}

export const startedOnOneAddress: Words = {
  because: 'Documents that start an application over stdio or on one address, by its settings: https://docs.spring.io/spring-boot/reference/features/external-config.html',
  pattern: oneOf(
    'i',
    /web-application-type=none|WEB_APPLICATION_TYPE=none|server\.stdio=true/,
    /server\.address=(?!["']?0\.0\.0\.0)|SERVER_ADDRESS(?!\s{0,4}[=:]\s{0,4}["']?0\.0\.0\.0)/,
    /quarkus[._]http[._]host\s{0,4}[=:]\s{0,4}(?!["']?0\.0\.0\.0)\S/,
  ),
  is: ['-Dspring.main.web-application-type=none', '-Dspring.ai.mcp.server.stdio=true', 'SERVER_ADDRESS', 'QUARKUS_HTTP_HOST=127.0.0.1'],
  isNot: ['--server.port=8081', '--server.address=0.0.0.0', 'SERVER_ADDRESS: 0.0.0.0', 'QUARKUS_HTTP_HOST=0.0.0.0'],
}

export const gatewayOfSpring: Words = {
  because: 'A gateway in the same repository: https://docs.spring.io/spring-cloud-gateway/reference/',
  pattern: /cloud-starter-gateway|gateway-server/,
  is: ['spring-cloud-starter-gateway', 'spring-cloud-gateway-server-webmvc'],
  isNot: ['spring-cloud-starter-config'],
}

export const marksToolInJava: Words = {
  because: 'Annotations of a method that is a tool: Spring AI, Quarkus, LangChain4j. https://docs.quarkiverse.io/quarkus-mcp-server/dev/#_tools',
  pattern: /@(?:Mcp)?Tool\b/,
  is: ['@Tool(description = "find")', '@McpTool'],
  isNot: ['@ToolParam', '@ToolArg'],
}

export const makesToolInJava: Words = {
  because: 'Tools of the SDK itself, with their names and what they do: https://java.sdk.modelcontextprotocol.io/latest/server/#tools',
  pattern: oneOf(
    '',
    /\bnew\s{1,4}(?:McpSchema\.)?Tool\(\s{0,40}"([^"\n]{1,80})",\s{0,40}"([^"\n]{0,600})"/,
    /\bTool\.builder\(\)\s{0,80}\.name\("([^"\n]{1,80})"\)\s{0,80}(?:\.description\(\s{0,40}"([^"\n]{0,600})")?/,
  ),
  is: ['new McpSchema.Tool("find", "Finds a page."', 'Tool.builder().name("find").description("Finds a page."'],
  isNot: ['new Tool(name, description)', 'ToolSpecification.builder().name("find")'],
}

export const beginsToolInJava: Words = {
  because: 'Where any of these begins.',
  pattern: oneOf('', marksToolInJava.pattern, /\bnew\s{1,4}(?:McpSchema\.)?Tool\(|\bTool\.builder\(/),
  is: ['@Tool', 'new Tool(name, description)', 'Tool.builder()'],
  isNot: ['@ToolParam', 'ToolSpecification.builder()'],
}

/** Spring AI. */
export const SPRING_AI: ServerKind = { starter: springStarter, application: springBoot, setOtherwise: setInSpring }
export const QUARKUS: ServerKind = { starter: quarkusStarter, application: quarkusApplication, setOtherwise: setInQuarkus }
/** The same with a transport over stdio beside it. */
export const QUARKUS_BESIDE_STDIO: ServerKind = { starter: quarkusBesideStdio, application: servesHttpInQuarkus, setOtherwise: setInQuarkus }
/** The SDK in an application of Spring Boot, and in a program of its own. */
export const SDK_IN_SPRING: ServerKind = { starter: webOfSpring, application: springBoot, setOtherwise: setInSpring }
/** A web application of Quarkus, whatever it answers. */
export const QUARKUS_WEB: ServerKind = { starter: webOfQuarkus, application: quarkusApplication, setOtherwise: setInQuarkus }
export const SDK_ALONE: ServerKind = { starter: ownWebServer, application: mainOfJvm, imports: importsWebServer }

/** Words of which one is in every file with tools, and with a server. */
export const jvmToolWords = ['McpTool', '@Tool'] as const
export const jvmMcpWords = [
  'spring-ai-starter-mcp-server-web', 'spring-ai-mcp-server-web', 'quarkus-mcp-server-', 'permitAll', 'io.modelcontextprotocol.server.transport',
  'org.springframework.ai.mcp.server', 'new Server(', 'Tomcat', 'Undertow', '"tools/call"',
] as const

/** Words of files that may send a caller's token on. */
export const forwardingWords = ['BearerExchangeFilterFunction', 'AUTHORIZATION', 'uthorization"', 'HttpHeaders.Authorization', 'JwtAuthenticationToken'] as const
