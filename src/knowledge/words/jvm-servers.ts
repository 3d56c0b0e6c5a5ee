import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What MCP servers of the JVM are built with, what starts them, and the settings by which they may be reached otherwise.

export const springStarter: Words = {
  because:
    'Starters of Spring AI, https://docs.spring.io/spring-ai/reference/api/mcp/mcp-server-boot-starter-docs.html ; the second name is that of its milestones.',
  pattern: oneOf('', /\bspring-ai-starter-mcp-server-web(?:mvc|flux)\b/, /\bspring-ai-mcp-server-web(?:mvc|flux)-spring-boot-starter\b/),
  is: ['spring-ai-starter-mcp-server-webmvc', 'spring-ai-mcp-server-webflux-spring-boot-starter'],
  isNot: ['spring-ai-starter-mcp-server', 'spring-ai-starter-mcp-client-webflux'],
}

export const springBoot: Words = {
  because: 'A class that starts, or the plugin that packs an application: https://docs.spring.io/spring-boot/gradle-plugin/packaging.html',
  pattern: oneOf(
    '',
    /@SpringBootApplication\b|\bid\W{1,3}org\.springframework\.boot["'](?!.{0,80}apply false)|>spring-boot-maven-plugin</,
    // What a program is told that listens.
    /(?<![\w.])server\.(?:port|address)\s{0,4}[:=]|(?<![^\n])server:\s{1,20}(?:port|address):/,
  ),
  is: [
    '@SpringBootApplication',
    'server.port=8080',
    'server:\n  address: 0.0.0.0',
    "id 'org.springframework.boot' version '3.4.1'",
    '<artifactId>spring-boot-maven-plugin</artifactId>',
  ],
  isNot: ["id 'org.springframework.boot' version '3.4.1' apply false", '@SpringBootTest', 'management.server.port=9000'],
}

/** All addresses, as settings say them, also as what a variable is without: `${SERVER_ADDRESS:0.0.0.0}`. */
const ALL = /\s{0,4}["']?(?:\$\{[\w.]{1,60}:)?(?:0\.0\.0\.0|\[?::0?\]?)\}?["']?\s{0,4}$/

export const setInSpring: Words = {
  because: 'Any address but all of them may be loopback: https://docs.spring.io/spring-boot/appendix/application-properties/',
  pattern: oneOf(
    'im',
    /\bstdio\b\s{0,4}[:=]\s{0,4}(?!false\b)\S/,
    /web-?application-?type\s{0,4}[:=]\s{0,4}(?:none|\$)/,
    inTurn('', /(?:^\s{0,4}address:|\bserver\.address\s{0,4}[:=])/, new RegExp(`(?!${ALL.source})`)),
    /client-?auth\b/,
    /\bmcp\.server\.enabled\s{0,4}[:=]\s{0,4}(?!true)\S|\bmcp:\s{1,40}server:\s{1,60}enabled:\s{0,4}(?!true)\S/,
  ),
  is: [
    'spring.ai.mcp.server.stdio=true',
    'web-application-type: none',
    'server.address=127.0.0.1',
    'address: ${ADDRESS}',
    'spring.ai.mcp.server.enabled=false',
  ],
  isNot: [
    'stdio: false',
    'server.port=8080',
    'server.address=0.0.0.0',
    '  address: ${ADDRESS:0.0.0.0}',
    'spring.ai.mcp.server.enabled=true',
  ],
}

export const quarkusStarter: Words = {
  because:
    'In production Quarkus listens on all addresses: https://quarkus.io/guides/all-config#quarkus-vertx-http_quarkus-http-host ; the second name is the older one: https://docs.quarkiverse.io/quarkus-mcp-server/dev/reference-security.html',
  pattern: /\bquarkus-mcp-server-(?:http|sse)\b(?![\s\S]{0,6000}\bquarkus-mcp-server-stdio\b)/,
  is: ['quarkus-mcp-server-http', '<artifactId>quarkus-mcp-server-sse</artifactId>'],
  isNot: ['quarkus-mcp-server-stdio', 'quarkus-mcp-server-http\nquarkus-mcp-server-stdio'],
}

export const quarkusBesideStdio: Words = {
  because:
    'Both transports in one application, which serves both: https://docs.quarkiverse.io/quarkus-mcp-server/dev/#_supported_transports',
  pattern: /\bquarkus-mcp-server-(?:http|sse)\b(?=[\s\S]{0,6000}\bquarkus-mcp-server-stdio\b)/,
  is: ['quarkus-mcp-server-http\nquarkus-mcp-server-stdio'],
  isNot: ['quarkus-mcp-server-stdio', 'quarkus-mcp-server-http'],
}

export const servesHttpInQuarkus: Words = {
  because: 'Settings of who has HTTP in mind, and not its standard input alone: https://quarkus.io/guides/http-reference',
  pattern: /(?<![\w.%])quarkus\.http\.(?:cors\b|port\s{0,4}=|host\s{0,4}=\s{0,4}0\.0\.0\.0)/,
  is: ['quarkus.http.cors.origins=*', 'quarkus.http.port=8080', 'quarkus.http.host=0.0.0.0'],
  isNot: ['quarkus.http.host=localhost', '%dev.quarkus.http.port=8081', 'quarkus.log.console.stderr=true'],
}

export const quarkusApplication: Words = {
  because: 'The plugin that packs an application: https://quarkus.io/guides/maven-tooling, https://quarkus.io/guides/gradle-tooling',
  pattern: /\bquarkus-maven-plugin\b|\bid\W{1,3}io\.quarkus["'](?!.{0,80}apply false)|(?<![\w.])quarkus\.http\.(?:host|port)\s{0,4}=/,
  is: ['<artifactId>quarkus-maven-plugin</artifactId>', 'quarkus.http.host=0.0.0.0', "id 'io.quarkus'"],
  isNot: ["id 'io.quarkus' apply false", 'quarkus-extension-plugin'],
}

export const setInQuarkus: Words = {
  because: 'Its address, its authentication, and whether it serves at all: https://quarkus.io/guides/all-config',
  pattern: oneOf(
    'im',
    /\bquarkus\.http\.(?:auth\b|host\s{0,4}=\s{0,4}(?!0\.0\.0\.0\s*$)|host-enabled|ssl\.client-auth|domain-socket)/,
    inTurn('', /^\s{1,20}host:/, new RegExp(`(?!${ALL.source})`)),
    /^\s{1,20}(?:auth|client-auth|host-enabled):|\bquarkus\.mcp\.server\.[\w.-]{0,60}enabled\s{0,4}[:=]/,
  ),
  is: ['quarkus.http.auth.basic=true', 'quarkus.http.host=localhost', '  host: localhost', 'quarkus.mcp.server.enabled=false'],
  isNot: ['quarkus.http.host=0.0.0.0', '    host: 0.0.0.0', 'quarkus.http.port=8080'],
}

export const webOfSpring: Words = {
  because: 'A server that the MCP SDK serves from an application of Spring Boot: https://modelcontextprotocol.io/sdk/java/mcp-server',
  pattern: /\bspring-boot-starter-(?:web|webflux|webmvc|jetty|undertow|tomcat)\b|\bmcp-spring-web(?:mvc|flux)\b/,
  is: ['spring-boot-starter-web', 'mcp-spring-webmvc', 'spring-boot-starter-webflux'],
  isNot: ['spring-boot-starter-test', 'spring-boot-starter-websocket'],
}

export const webOfQuarkus: Words = {
  because: 'What answers requests in an application of Quarkus: https://quarkus.io/guides/rest',
  pattern: /\bquarkus-(?:rest|resteasy|resteasy-reactive|reactive-routes)(?:-jackson|-jsonb)?\b(?!-)/,
  is: ['quarkus-rest-jackson', '<artifactId>quarkus-rest</artifactId>', 'quarkus-resteasy-reactive'],
  isNot: ['quarkus-rest-client', 'quarkus-rest-client-jackson', 'quarkus-arc'],
}

export const ownWebServer: Words = {
  because: 'The same from a server that the program starts itself: Jetty, Tomcat, Undertow.',
  pattern: /\b(?:jetty-\w[\w-]{1,40}|tomcat-embed-core|undertow-servlet)\b/,
  is: ['jetty-ee10-servlet', 'tomcat-embed-core', 'undertow-servlet'],
  isNot: ['tomcat-jdbc', 'netty-handler'],
}

export const importsWebServer: Words = {
  because: 'The same, as its sources import it: whichever manifest brings it.',
  pattern: /^import\s{1,4}(?:org\.eclipse\.jetty\.(?:\w{1,20}\.){0,3}server|org\.apache\.catalina\.startup|io\.undertow)\./m,
  is: ['import org.apache.catalina.startup.Tomcat;', 'import org.eclipse.jetty.server.Server;', 'import io.undertow.Undertow;'],
  isNot: ['import org.apache.catalina.Context;', 'import org.eclipse.jetty.client.HttpClient;'],
}

export const runsJar: Words = {
  because: 'The command of an image that runs what a folder builds.',
  pattern: /^(?:CMD|ENTRYPOINT)\b[^\n]{0,80}\bjava\b[^\n]{0,200}-jar\b/m,
  is: ['ENTRYPOINT ["java","-jar","/app.jar"]', 'CMD java -Xmx512m -jar app.jar'],
  isNot: ['RUN java -jar tool.jar', 'CMD ["java", "-version"]'],
}

export const mainOfJvm: Words = {
  because: 'What starts a program of Java or Kotlin.',
  pattern: /\bstatic\s{1,4}void\s{1,4}main\s{0,4}\(|^(?:suspend )?fun main\(/m,
  is: ['public static void main(String[] args)', 'fun main() {', 'suspend fun main('],
  isNot: ['void main(', 'fun mainMenu('],
}
