import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Servers of Ktor: https://ktor.io/docs/server-jwt.html

export const providerOfKtor: Words = {
  because: 'A provider of authentication that checks a bearer, its name in the group: https://ktor.io/docs/server-jwt.html#jwt-settings',
  pattern: /\bjwt\s{0,4}(?:\(\s{0,8}(?:name\s{0,4}=\s{0,4})?(?:"([^"\n]{1,60})"|([a-zA-Z_]\w{0,60}))\s{0,8}\)\s{0,4})?\{/,
  is: ['jwt("mcp") {', 'jwt(name = "mcp") {', 'jwt {', 'jwt(PROVIDER) {'],
  isNot: ['oauth("mcp") {', 'jwt.verify(token)'],
}

export const mcpOfKtor: Words = {
  because: 'A route that serves MCP: https://github.com/modelcontextprotocol/kotlin-sdk#http',
  pattern: oneOf('', /\bmcp(?:Stateless)?(?:StreamableHttp|Sse)?\s{0,4}(?:\([^()\n]{0,120}\)\s{0,4})?\{/, /"\/?mcp(?:["/{])/),
  is: ['mcp { berthServer() }', 'mcpStreamableHttp {', 'route("/mcp") {', 'mcp("/mcp") {'],
  isNot: ['mcpClient {', 'route("/pages") {'],
}
