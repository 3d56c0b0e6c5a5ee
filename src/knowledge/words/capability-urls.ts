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

export const keyName: Words = {
  because: 'What a parameter of a request is called that is a lasting credential, whatever the path says.',
  pattern: /^(?:user_?|client_?|mcp_?)?(?:api_?key|(?:access|auth|bearer)_?token|secret_?key)$/i,
  is: ['apiKey', 'api_key', 'accessToken', 'auth_token', 'userApiKey'],
  isNot: ['token', 'apiKeyId', 'secret', 'inviteToken', 'keyName'],
}

export const webhookPath: Words = {
  because: 'Paths that other servers call.',
  pattern: /\/(?:web)?hooks?(?:\/|$)/i,
  is: ['/webhook/:secret', '/api/hooks/bot'],
  isNot: ['/webhooked', '/webhook-docs'],
}

export const managesKeys: Words = {
  because: 'Paths of which a key is the resource: it is looked up, changed or taken away.',
  pattern:
    /\/(?:[\w-]{0,30}[-_])?(?:api[-_]?)?(?:keys?|tokens?|credentials)\/[:{<]|verif|validat|rotat|revok|introspect|invit|reset|confirm|unsubscri|share/i,
  is: ['/api-keys/:apiKey', '/tokens/{token}', '/verify/:accessToken', '/share/:token'],
  isNot: ['/mcp/:apiKey', '/{api_key}/mcp', '/webhook/:secret'],
}
