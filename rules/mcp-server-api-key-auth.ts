import { defineRule, named, note, onceIn, warning } from '../src/judge/rule.ts'

/**
 * A network MCP server accepts the same shared key from every caller.
 *
 * ## Why
 *
 * To the server all callers are one: no user, no scope, no expiry. Shutting one out means changing the key for all, and the log cannot
 * say who deleted what.
 *
 * ## Instead
 *
 * Make the server an OAuth resource server: publish protected resource metadata, and verify audience and scope of a token in each
 * request.
 *
 * ## Not reported
 *
 * Servers that listen on loopback only, and servers that verify tokens as well. A server that nothing in the repository deploys is a
 * note.
 */
export default defineRule({
  id: 'mcp-server-api-key-auth',
  title: 'MCP server protected by one shared key',
  group: 'static keys',
  variants: { deployed: warning(6.5), undeployed: note(3.5) },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#protocol-requirements',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/authorization-server-discovery#authorization-server-location',
    'https://developers.openai.com/plugins/build/auth',
  ],
  tags: ['CWE-287', 'CWE-522', 'CWE-863', 'owasp-asi-2026/ASI03', 'owasp-mcp-2025/MCP07', 'owasp-nhi-2025/NHI4', 'owasp-asvs-5.0.0/7.2.2'],
  recommended: true,
  ofOneServer: true,
  on: 'mcpServer',

  *check({ owner, transport, auth, authAt, listens, deployed, confidence, at }) {
    if (auth !== 'shared-key' || transport !== 'http') return
    if (listens.is === 'set' && listens.value === 'loopback') return
    if (listens.is === 'dynamic' && deployed.length === 0) return

    yield {
      variant: deployed.length > 0 ? 'deployed' : 'undeployed',
      at: authAt ?? at,
      ...onceIn({ owner, at }, 'shared key'),
      message: `${named(owner)} lets every caller in with one shared key, so users and scopes cannot be told apart`,
      help: 'verify OAuth tokens, their audience and their scopes, and publish protected resource metadata',
      related: deployed,
      confidence,
    }
  },
})
