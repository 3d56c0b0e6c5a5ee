import { inTurn, oneOf } from '../../text/pattern.ts'
import type { ServerKind } from './jvm-mcp-module.ts'

/** A class that starts, or the plugin that packs an application: https://docs.spring.io/spring-boot/gradle-plugin/packaging.html */
const SPRING_BOOT = /@SpringBootApplication\b|\bid\W{1,3}org\.springframework\.boot["'](?!.{0,80}apply false)|>spring-boot-maven-plugin</

/** https://docs.spring.io/spring-boot/appendix/application-properties/ : whatever is said of an address may be loopback. */
const SET_IN_SPRING = oneOf(
  'im',
  /\bstdio\b\s{0,4}[:=]\s{0,4}(?!false\b)\S/,
  /web-?application-?type\s{0,4}[:=]\s{0,4}(?:none|\$)/,
  /^\s{0,4}address:|\bserver\.address\s{0,4}[:=]|client-?auth\b/,
  /\bmcp\.server\.enabled\s{0,4}[:=]\s{0,4}(?!true)\S|\bmcp:\s{1,40}server:\s{1,60}enabled:\s{0,4}(?!true)\S/,
)

/** https://docs.spring.io/spring-ai/reference/api/mcp/mcp-server-boot-starter-docs.html ; the second name is that of its milestones. */
export const SPRING_AI: ServerKind = {
  starter: oneOf('', /\bspring-ai-starter-mcp-server-web(?:mvc|flux)\b/, /\bspring-ai-mcp-server-web(?:mvc|flux)-spring-boot-starter\b/),
  application: SPRING_BOOT,
  setOtherwise: SET_IN_SPRING,
}

/**
 * In production Quarkus listens on all addresses: https://quarkus.io/guides/all-config#quarkus-vertx-http_quarkus-http-host ; the second
 * name is the older one: https://docs.quarkiverse.io/quarkus-mcp-server/dev/reference-security.html
 */
export const QUARKUS: ServerKind = {
  starter: /\bquarkus-mcp-server-(?:http|sse)\b(?![\s\S]{0,6000}\bquarkus-mcp-server-stdio\b)/,
  application: /\bquarkus-maven-plugin\b|\bid\W{1,3}io\.quarkus["'](?!.{0,80}apply false)/,
  setOtherwise: oneOf(
    'im',
    /\bquarkus\.http\.(?:auth\b|host\s{0,4}=\s{0,4}(?!0\.0\.0\.0\s*$)|host-enabled|ssl\.client-auth|domain-socket)/,
    /^\s{1,20}(?:host|auth|client-auth|host-enabled):|\bquarkus\.mcp\.server\.[\w.-]{0,60}enabled\s{0,4}[:=]/,
  ),
}

/** A server that the MCP SDK serves from an application of Spring Boot: https://modelcontextprotocol.io/sdk/java/mcp-server */
export const SDK_IN_SPRING: ServerKind = {
  starter: /\bspring-boot-starter-(?:web|webflux|webmvc|jetty|undertow|tomcat)\b/,
  application: SPRING_BOOT,
  setOtherwise: SET_IN_SPRING,
}

/** The same from a server that the program starts itself. */
export const SDK_ALONE: ServerKind = {
  starter: /\b(?:jetty-\w[\w-]{1,40}|tomcat-embed-core|undertow-servlet)\b/,
  application: /\bstatic\s{1,4}void\s{1,4}main\s{0,4}\(|^(?:suspend )?fun main\(/m,
  setOtherwise: /[^\s\S]/,
}

/** Servlets and routes of the SDK, by the packages that they are imported from. */
export const SDK_TRANSPORT = oneOf(
  '',
  /\bnew\s{1,4}(?:WebMvc|WebFlux|HttpServlet)(?:Sse|Streamable|Stateless)Server\w{0,20}\s{0,4}\(/,
  /\b(?:WebMvc|WebFlux|HttpServlet)(?:Sse|Streamable|Stateless)Server(?:Transport\w{0,20})\s{0,4}\.\s{0,4}builder\(/,
)
export const SDK_IMPORT = inTurn(
  'm',
  /^import\s{1,4}/,
  oneOf('', /io\.modelcontextprotocol\.server\.transport/, /org\.springframework\.ai\.mcp\.server\.[\w.]{1,60}/),
  /\.(?:WebMvc|WebFlux|HttpServlet|\*)/,
)

/** Where a program starts Jetty, Tomcat or Undertow on a port of all addresses. */
export const LISTENS = oneOf(
  '',
  /\bnew\s{1,4}Server\(\s{0,4}(?:\d{2,5}|[\w.]{0,60}[pP](?:ort|ORT)\w{0,20}(?:\(\))?)\s{0,4}\)/,
  /\b\w{0,20}[tT]omcat\.setPort\(/,
  /\.addHttpListener\([^(),\n]{1,60},\s{0,4}"0\.0\.0\.0"/,
  /\.setHost\(\s{0,4}"0\.0\.0\.0"\s{0,4}\)/,
)
/** What may keep it on one address. */
export const ELSEWHERE = oneOf(
  '',
  /\.setHost\(\s{0,4}(?!"0\.0\.0\.0")|\bInetSocketAddress\b|"address"|\.setAddress\(/,
  /\bInetAddress\b|\blocalhost\b|127\.0\.0\.1/,
)
