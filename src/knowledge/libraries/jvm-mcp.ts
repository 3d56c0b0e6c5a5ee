import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// MCP servers of the JVM: what an application is built with, what starts it, and the settings by which it may be reached otherwise.

/** What makes an application of the JVM an MCP server for the network. */
export interface ServerKind {
  /** Of its manifest. */
  readonly starter: Words
  /** What starts it, in its sources or its manifest. */
  readonly application: Words
  /** Settings by which it may be reached otherwise. */
  readonly setOtherwise?: Words
}

export const springStarter: Words = {
  because: 'Starters of Spring AI, https://docs.spring.io/spring-ai/reference/api/mcp/mcp-server-boot-starter-docs.html ; the second name is that of its milestones.',
  pattern: oneOf('', /\bspring-ai-starter-mcp-server-web(?:mvc|flux)\b/, /\bspring-ai-mcp-server-web(?:mvc|flux)-spring-boot-starter\b/),
  is: ['spring-ai-starter-mcp-server-webmvc', 'spring-ai-mcp-server-webflux-spring-boot-starter'],
  isNot: ['spring-ai-starter-mcp-server', 'spring-ai-starter-mcp-client-webflux'],
}

export const springBoot: Words = {
  because: 'A class that starts, or the plugin that packs an application: https://docs.spring.io/spring-boot/gradle-plugin/packaging.html',
  pattern: /@SpringBootApplication\b|\bid\W{1,3}org\.springframework\.boot["'](?!.{0,80}apply false)|>spring-boot-maven-plugin</,
  is: ['@SpringBootApplication', "id 'org.springframework.boot' version '3.4.1'", '<artifactId>spring-boot-maven-plugin</artifactId>'],
  isNot: ["id 'org.springframework.boot' version '3.4.1' apply false", '@SpringBootTest'],
}

export const setInSpring: Words = {
  because: 'Whatever is said of an address may be loopback: https://docs.spring.io/spring-boot/appendix/application-properties/',
  pattern: oneOf(
    'im',
    /\bstdio\b\s{0,4}[:=]\s{0,4}(?!false\b)\S/,
    /web-?application-?type\s{0,4}[:=]\s{0,4}(?:none|\$)/,
    /^\s{0,4}address:|\bserver\.address\s{0,4}[:=]|client-?auth\b/,
    /\bmcp\.server\.enabled\s{0,4}[:=]\s{0,4}(?!true)\S|\bmcp:\s{1,40}server:\s{1,60}enabled:\s{0,4}(?!true)\S/,
  ),
  is: ['spring.ai.mcp.server.stdio=true', 'web-application-type: none', 'server.address=127.0.0.1', 'spring.ai.mcp.server.enabled=false'],
  isNot: ['stdio: false', 'server.port=8080', 'spring.ai.mcp.server.enabled=true'],
}

export const quarkusStarter: Words = {
  because:
    'In production Quarkus listens on all addresses: https://quarkus.io/guides/all-config#quarkus-vertx-http_quarkus-http-host ; the second name is the older one: https://docs.quarkiverse.io/quarkus-mcp-server/dev/reference-security.html',
  pattern: /\bquarkus-mcp-server-(?:http|sse)\b(?![\s\S]{0,6000}\bquarkus-mcp-server-stdio\b)/,
  is: ['quarkus-mcp-server-http', '<artifactId>quarkus-mcp-server-sse</artifactId>'],
  isNot: ['quarkus-mcp-server-stdio', 'quarkus-mcp-server-http\nquarkus-mcp-server-stdio'],
}

export const quarkusApplication: Words = {
  because: 'The plugin that packs an application: https://quarkus.io/guides/maven-tooling, https://quarkus.io/guides/gradle-tooling',
  pattern: /\bquarkus-maven-plugin\b|\bid\W{1,3}io\.quarkus["'](?!.{0,80}apply false)/,
  is: ['<artifactId>quarkus-maven-plugin</artifactId>', "id 'io.quarkus'"],
  isNot: ["id 'io.quarkus' apply false", 'quarkus-extension-plugin'],
}

export const setInQuarkus: Words = {
  because: 'Its address, its authentication, and whether it serves at all: https://quarkus.io/guides/all-config',
  pattern: oneOf(
    'im',
    /\bquarkus\.http\.(?:auth\b|host\s{0,4}=\s{0,4}(?!0\.0\.0\.0\s*$)|host-enabled|ssl\.client-auth|domain-socket)/,
    /^\s{1,20}(?:host|auth|client-auth|host-enabled):|\bquarkus\.mcp\.server\.[\w.-]{0,60}enabled\s{0,4}[:=]/,
  ),
  is: ['quarkus.http.auth.basic=true', 'quarkus.http.host=localhost', '  host: localhost', 'quarkus.mcp.server.enabled=false'],
  isNot: ['quarkus.http.host=0.0.0.0', 'quarkus.http.port=8080'],
}

export const webOfSpring: Words = {
  because: 'A server that the MCP SDK serves from an application of Spring Boot: https://modelcontextprotocol.io/sdk/java/mcp-server',
  pattern: /\bspring-boot-starter-(?:web|webflux|webmvc|jetty|undertow|tomcat)\b/,
  is: ['spring-boot-starter-web', 'spring-boot-starter-webflux'],
  isNot: ['spring-boot-starter-test', 'spring-boot-starter-websocket'],
}

export const ownWebServer: Words = {
  because: 'The same from a server that the program starts itself: Jetty, Tomcat, Undertow.',
  pattern: /\b(?:jetty-\w[\w-]{1,40}|tomcat-embed-core|undertow-servlet)\b/,
  is: ['jetty-ee10-servlet', 'tomcat-embed-core', 'undertow-servlet'],
  isNot: ['tomcat-jdbc', 'netty-handler'],
}

export const mainOfJvm: Words = {
  because: 'What starts a program of Java or Kotlin.',
  pattern: /\bstatic\s{1,4}void\s{1,4}main\s{0,4}\(|^(?:suspend )?fun main\(/m,
  is: ['public static void main(String[] args)', 'fun main() {', 'suspend fun main('],
  isNot: ['void main(', 'fun mainMenu('],
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

export const listensOfJvm: Words = {
  because: 'Where a program starts Jetty, Tomcat or Undertow on a port of all addresses: https://jetty.org/docs/jetty/12/programming-guide/server/http.html',
  pattern: oneOf(
    '',
    /\bnew\s{1,4}Server\(\s{0,4}(?:\d{2,5}|[\w.]{0,60}[pP](?:ort|ORT)\w{0,20}(?:\(\))?)\s{0,4}\)/,
    /\b\w{0,20}[tT]omcat\.setPort\(/,
    /\.addHttpListener\([^(),\n]{1,60},\s{0,4}"0\.0\.0\.0"/,
    /\.setHost\(\s{0,4}"0\.0\.0\.0"\s{0,4}\)/,
  ),
  is: ['new Server(8080)', 'new Server(config.port())', 'tomcat.setPort(', '.addHttpListener(port, "0.0.0.0"', '.setHost("0.0.0.0")'],
  isNot: ['new Server(address)', '.addHttpListener(port, "localhost"', '.setHost("localhost")'],
}

export const listensElsewhere: Words = {
  because: 'What may keep it on one address.',
  pattern: oneOf(
    '',
    /\.setHost\(\s{0,4}(?!"0\.0\.0\.0")|\bInetSocketAddress\b|"address"|\.setAddress\(/,
    /\bInetAddress\b|\blocalhost\b|127\.0\.0\.1/,
  ),
  is: ['.setHost("localhost")', 'new InetSocketAddress(host, port)', 'InetAddress.getLoopbackAddress()'],
  isNot: ['.setHost("0.0.0.0")', 'new Server(8080)'],
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
    /web-application-type=none|WEB_APPLICATION_TYPE=none|server\.stdio=true|server\.address=|SERVER_ADDRESS/,
    /quarkus[._]http[._]host\s{0,4}[=:]\s{0,4}(?!["']?0\.0\.0\.0)\S/,
  ),
  is: ['-Dspring.main.web-application-type=none', '-Dspring.ai.mcp.server.stdio=true', 'QUARKUS_HTTP_HOST=127.0.0.1'],
  isNot: ['--server.port=8081', 'QUARKUS_HTTP_HOST=0.0.0.0'],
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
/** The SDK in an application of Spring Boot, and in a program of its own. */
export const SDK_IN_SPRING: ServerKind = { starter: webOfSpring, application: springBoot, setOtherwise: setInSpring }
export const SDK_ALONE: ServerKind = { starter: ownWebServer, application: mainOfJvm }

/** Words of which one is in every file with tools, and with a server. */
export const jvmToolWords = ['McpTool', '@Tool'] as const
export const jvmMcpWords = [
  'spring-ai-starter-mcp-server-web', 'spring-ai-mcp-server-web', 'quarkus-mcp-server-', 'permitAll', 'io.modelcontextprotocol.server.transport',
  'org.springframework.ai.mcp.server', 'new Server(', 'Tomcat', 'Undertow',
] as const
