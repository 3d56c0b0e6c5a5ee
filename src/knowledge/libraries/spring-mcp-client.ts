import type { Agent } from '../../model/index.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// The MCP clients that Spring AI makes of its settings: https://docs.spring.io/spring-ai/reference/api/mcp/mcp-client-boot-starter-docs.html

export const springMcpAgent: Agent = {
  id: 'spring-ai',
  name: 'Spring AI',
  oauth: 'configured',
  reference: '${NAME}',
  signIn: 'let the request customizer of `mcp-client-security` sign in',
}

export const customizesMcpRequests: Words = {
  because: 'The types of what changes each request of these clients: https://docs.spring.io/spring-ai/reference/api/mcp/mcp-client-boot-starter-docs.html',
  pattern: /\b(?:Mcp)?(?:Async|Sync)(?:Mcp)?Http(?:Client)?RequestCustomizer\b/,
  is: ['McpSyncHttpClientRequestCustomizer key(', 'McpAsyncHttpClientRequestCustomizer', 'SyncHttpRequestCustomizer', 'AsyncMcpHttpRequestCustomizer'],
  isNot: ['McpSyncClientCustomizer', 'OAuth2AuthorizationCodeSyncHttpRequestCustomizer', 'RestClientCustomizer'],
}

/** Words of which one is in every such file. */
export const customizerWords = ['HttpClientRequestCustomizer', 'HttpRequestCustomizer'] as const

export const customizedRequest: Words = {
  because: 'The name of the request in such a function, in the groups.',
  pattern: oneOf(
    '',
    /\(\s{0,4}(\w{1,40})\s{0,4},(?:\s{0,8}\w{1,40}\s{0,4},){2,3}\s{0,8}\w{1,40}\s{0,4}\)\s{0,4}->/,
    /\{\s{0,4}(\w{1,40})\s{0,4},(?:\s{0,8}\w{1,40}\s{0,4},){2,3}\s{0,8}\w{1,40}\s{0,4}->/,
    /\bcustomize\(\s{0,40}(?:final\s)?(?:[\w.]{1,40}\.)?Builder\s{1,4}(\w{1,40})/,
    /\bcustomize\(\s{0,40}(\w{1,40})\s{0,4}:\s{0,4}(?:[\w.]{1,40}\.)?Builder\b/,
  ),
  is: [
    '(builder, method, uri, body, context) ->',
    '{ builder, _, _, _, _ ->',
    'void customize(HttpRequest.Builder builder, String method',
    'fun customize(builder: HttpRequest.Builder, method: String',
  ],
  isNot: ['(name, value) ->', 'customize(RestClient.Builder)'],
}

export const givesHeaderInJava: Words = {
  because: 'What gives such a request a header: https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.Builder.html',
  pattern: /^\.?(\w{1,40})\.(?:header|setHeader)$/,
  is: ['builder.header', 'builder.setHeader'],
  isNot: ['response.headers', 'builder.headers'],
}

export const asksWhichServer: Words = {
  because: 'What looks at the address of a request, which tells one server from another: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/URI.html',
  pattern: /\.getHost\(|\b(?:uri|endpoint)\.|\.host\b/,
  is: ['uri.getHost()', 'uri.host', 'endpoint.toString()'],
  isNot: ['(builder, method, uri, body, context) ->', 'builder.header("Host", name)'],
}

/** The settings of these clients, and where an address of one stands in properties. */
export const springMcpConnections = [
  ['spring', 'ai', 'mcp', 'client', 'streamable-http', 'connections'],
  ['spring', 'ai', 'mcp', 'client', 'sse', 'connections'],
] as const

export const springMcpAddress: Words = {
  because: 'An address in properties, its name and itself in the groups.',
  pattern: /^spring\.ai\.mcp\.client\.(?:streamable-http|sse)\.connections\.([\w-]{1,60})\.url\s{0,4}=\s{0,4}(https?:\/\/\S{3,300})$/,
  is: ['spring.ai.mcp.client.sse.connections.desk.url=https://mcp.acme.io'],
  isNot: ['spring.ai.mcp.client.stdio.connections.desk.command=npx', 'spring.ai.mcp.client.sse.connections.desk.url=${DESK_URL}'],
}
