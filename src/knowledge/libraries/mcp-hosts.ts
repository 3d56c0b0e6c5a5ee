import { asksForTool, greetsClient, saysOfItself } from '../words/mcp-by-hand.ts'
import type { Proof } from './row.ts'

/** A call that starts an MCP server, in languages that are read without a grammar, and where it is told the address. */
export interface McpHost extends Proof {
  readonly language: 'kt' | 'php'
  /** What the file has in it, all of it, so that the call serves MCP. */
  readonly needs: readonly RegExp[]
  /** What else in it may look at callers. */
  readonly unless?: RegExp
  /** Its name, with dots. */
  readonly starts: RegExp
  /** The address as it is written in the call; in the first group, without its quotes. */
  readonly host: RegExp
  /** Where it listens when it is told nothing. */
  readonly otherwise: 'all' | 'loopback'
}

export const mcpHosts: readonly McpHost[] = [
  {
    // Ktor listens on all addresses: https://api.ktor.io/ktor-server-core/io.ktor.server.engine/embedded-server.html
    language: 'kt', needs: [/\bio\.modelcontextprotocol\.kotlin\.sdk\b/, /\bmcp(?:(?:Stateless)?StreamableHttp)?\s?(?:\([^(){}]{0,200}\)\s?)?\{/], starts: /(?:^|\.)embeddedServer$/, host: /\bhost\s?=\s?"([^"$]{1,60})"/, otherwise: 'all',
    docs: 'https://github.com/modelcontextprotocol/kotlin-sdk#server',
    is: ['fun main() { embeddedServer(CIO, port = 3001) { mcp { server() } }.start(wait = true) }'], isNot: ['fun main() { runServer(port) }'],
  },
  {
    // A route that answers MCP by hand.
    language: 'kt', needs: [/\bio\.ktor\.server\b/, /\bpost\(/, asksForTool.pattern, greetsClient.pattern, saysOfItself.pattern], unless: /\bHttpStatusCode\.(?:Unauthorized|Forbidden)\b|\brequest\.headers?\b(?!\(HttpHeaders\.(?:Accept|ContentType|Origin|UserAgent))/, starts: /(?:^|\.)embeddedServer$/, host: /\bhost\s?=\s?"([^"$]{1,60})"/, otherwise: 'all',
    docs: 'https://ktor.io/docs/server-configuration-code.html#embedded-basic',
    is: ['import io.ktor.server.routing.*\nfun main() { embeddedServer(Netty, port = 8080) { routing { post("/mcp") { when (method) { "initialize" -> greet(protocolVersion)\n"tools/call" -> call() } } } } }'], isNot: ['import io.ktor.server.routing.*\nfun main() { embeddedServer(Netty) { routing { post("/mcp") { relay("tools/call") } } } }'],
  },
  {
    language: 'php', needs: [/\bPhpMcp\\Server\b/], starts: /(?:^|[.\\])(?:StreamableHttpServerTransport|HttpServerTransport)$/, host: /(?:\bhost:\s?|^\(\s{0,40})['"]([^'"$]{1,60})['"]/, otherwise: 'loopback',
    docs: 'https://github.com/php-mcp/server#-transports',
    is: ["<?php $t = new StreamableHttpServerTransport(host: '0.0.0.0', port: 8080);", "<?php $t = new HttpServerTransport('0.0.0.0', 8080);"], isNot: ['<?php $t = new StdioServerTransport();'],
  },
]

/** What may look at callers, or hands the server what does. */
export const mayLookAtCallers: RegExp = /authenticat|authoriz|bearer|api_?-?key|\bjwt|\boauth|intercept\(|install\((?!ContentNegotiation|CORS|SSE|CallLogging|WebSockets)|middleware|\btoken|secret|secur|guard/i

/** Words of which one is in every file with such a server. */
export const mcpHostWords = ['modelcontextprotocol.kotlin', 'PhpMcp', 'tools/call'] as const
