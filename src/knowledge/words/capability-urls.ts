import { inTurn } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// Addresses that open what they lead to (https://www.w3.org/TR/capability-urls/).

export const capabilityPath: Words = {
  because: 'Paths of the endpoints of an MCP server, by the names that the specification and its libraries give them.',
  pattern: inTurn('i', /\//, /(?:mcp|sse)/, /(?:$|[/?#"'`])/),
  is: ['/api/v1/mcp/', '/t-/sse', '"/mcp"'],
  isNot: ['/mcp-docs/', '/essence', '/assets/'],
}

export const capabilityName: Words = {
  because: 'What a value is called that opens a server by itself.',
  pattern: /^(?:(?:access|auth|mcp|api|secret|server)_?)?(?:token|secret|jwt)$|^(?:api|access|secret)_?key$/i,
  is: ['token', 'mcpToken', 'api_key', 'accessKey', 'secret'],
  isNot: ['tokenId', 'pageToken', 'key', 'inviteToken', 'secretName'],
}
