import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Filter chains of Spring Security: for which paths each is, and what its rules decide.

export const ruleOfChain: Words = {
  because:
    'A rule of a filter chain, with its paths and what it decides: https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html',
  pattern: inTurn(
    '',
    oneOf('', /\bany(?:Request|Exchange)\(\)/, /\b(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers)\(([^()]{0,800})\)/),
    /\s{0,80}\.\s{0,4}(\w{1,40})\(/,
  ),
  is: ['anyRequest().authenticated()', 'requestMatchers("/mcp/**").permitAll()', 'pathMatchers(HttpMethod.POST, "/mcp").hasRole("DESK")'],
  isNot: ['requestMatchers(health()).permitAll()', 'securityMatcher("/mcp/**")'],
}

export const beginsRuleOfChain: Words = {
  because: 'Where one begins, whatever it says.',
  pattern: /\b(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers)\(|\bany(?:Request|Exchange)\(/,
  is: ['requestMatchers(health())', 'anyRequest()'],
  isNot: ['securityMatcher("/mcp/**")'],
}

export const decidesOpen: Words = {
  because: 'What lets everybody pass.',
  pattern: /^permitAll$/,
  is: ['permitAll'],
  isNot: ['denyAll', 'authenticated'],
}

export const otherMethod: Words = {
  because: 'A rule for requests without a body.',
  pattern: /\bHttpMethod\.(?!POST)/,
  is: ['HttpMethod.GET, "/mcp"'],
  isNot: ['HttpMethod.POST, "/mcp"', '"/mcp"'],
}

export const pathsOfChain: Words = {
  because:
    'The paths that a chain is for, all of them texts: https://docs.spring.io/spring-security/reference/servlet/configuration/java.html#_multiple_httpsecurity_instances',
  pattern: /\bsecurityMatchers?\(\s{0,40}((?:"[^"\n]{0,120}"[,\s]{0,40}){1,20})\)/,
  is: ['securityMatcher("/mcp", "/mcp/**")'],
  isNot: ['securityMatcher(mcpPaths())', 'securityMatchers(m -> m.requestMatchers("/mcp"))'],
}

export const saysPathsOfChain: Words = {
  because: 'The same, whatever it is given.',
  pattern: /\bsecurityMatchers?\s?[({]/,
  is: ['securityMatcher(mcpPaths())', 'securityMatchers {'],
  isNot: ['requestMatchers("/mcp")'],
}

export const ownFilterInChain: Words = {
  because: 'A filter of the application in a chain, and chains that are there in some surroundings only.',
  pattern: /\.addFilter\w{0,20}\(|@(?:Profile|Conditional)/,
  is: ['.addFilterBefore(keys, ', '@ConditionalOnProperty("desk.open")', '@Profile("dev")'],
  isNot: ['.csrf(', '@Bean'],
}

export const beginsMcpPath: Words = {
  because:
    'Settings and calls that say where MCP is served, whatever they are given: https://docs.spring.io/spring-ai/reference/api/mcp/mcp-streamable-http-server-boot-starter-docs.html',
  pattern: /\b(?:mcp-?|sse-?|(?:sse-?)?message-?)endpoint\s{0,4}[:=(]/i,
  is: ['mcp-endpoint: /api/mcp', 'spring.ai.mcp.server.sse-endpoint=/sse', '.mcpEndpoint("/mcp")', 'sse-message-endpoint: ${PATH}'],
  isNot: ['management.endpoints.web', 'endpoint: /api'],
}

export const mcpPathSaid: Words = {
  because: 'The same where that is a path, in the group.',
  pattern: /\b(?:mcp-?|sse-?|(?:sse-?)?message-?)endpoint\s{0,4}[:=(]\s{0,4}["']?(\/[\w./-]{0,120})(?=["'\s)]|$)/i,
  is: ['mcp-endpoint: /api/mcp', 'spring.ai.mcp.server.sse-endpoint=/sse', '.mcpEndpoint("/mcp")'],
  isNot: ['mcp-endpoint: ${PATH}', '.mcpEndpoint(path)'],
}

export const setsMcpPathBehind: Words = {
  because:
    'Keys of settings, in small letters without dashes, that put something before these paths of which the chains must know too. A context ' +
    'path and `spring.webflux.base-path` are none, since chains are asked for what is behind them: ' +
    'https://docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html#match-by-mvc',
  pattern: /^spring\.(?:mvc\.servlet\.path|ai\.mcp\.server\.(?:\w{1,20}\.)?(?:base(?:url|path)|contextpath))$/,
  is: ['spring.mvc.servlet.path', 'spring.ai.mcp.server.baseurl', 'spring.ai.mcp.server.sse.baseurl'],
  isNot: [
    'management.endpoints.web.basepath',
    'spring.data.rest.basepath',
    'spring.ai.openai.baseurl',
    'server.servlet.contextpath',
    'spring.webflux.basepath',
  ],
}

export const movesMcpPath: Words = {
  because: 'The same where a transport of the SDK is built: https://java.sdk.modelcontextprotocol.io/latest/server/',
  pattern: /\.(?:base(?:Url|Path)|contextPath)\(\s{0,4}"\/[^"]/,
  is: ['.baseUrl("/desk")', '.contextPath("/desk")'],
  isNot: ['.baseUrl("https://tides.example")', '.baseUrl("")', '.basePath("/")'],
}

export const streamsMcp: Words = {
  because:
    'A server with one path for all requests: https://docs.spring.io/spring-ai/reference/api/mcp/mcp-streamable-http-server-boot-starter-docs.html',
  pattern: /\bprotocol\s{0,4}[:=]\s{0,4}["']?(?:STREAMABLE|STATELESS)\b/i,
  is: ['protocol: STREAMABLE', 'spring.ai.mcp.server.protocol=STATELESS'],
  isNot: ['protocol: SSE'],
}
