import { defineRule, error, warning } from '../src/judge/rule.ts'

/**
 * An MCP server hands the caller's token on to another API.
 *
 * ## Why
 *
 * The token was issued for this server. Passed on, it lets the other API act as the
 * user here, hides who made the call, and only works if somebody skipped the audience
 * check. MCP forbids it.
 *
 * ## Instead
 *
 * Get a token for the other API: by token exchange, with an OAuth client of this
 * server, or by asking the user through a URL.
 *
 * ## Not reported
 *
 * The result of a token exchange, introspection, the authorization server itself, and
 * requests to this server.
 */
export default defineRule({
  id: 'token-passthrough',
  title: "Caller's token passed through to another API",
  group: 'transport and audience',
  variants: { 'known-host': error(8), unknown: warning(5.5) },
  needs: { 'known-host': { error: ['sent-to'] } },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization#token-handling',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#access-token-privilege-restriction',
    'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices#token-passthrough',
  ],
  tags: ['CWE-441', 'CWE-863', 'CWE-668', 'owasp-asi-2026/ASI03', 'owasp-mcp-2025/MCP07', 'owasp-nhi-2025/NHI9', 'owasp-asvs-5.0.0/10.1.1'],
  recommended: true,
  on: 'tokenForwarding',

  *check({ host, token, held, at }) {
    yield {
      variant: host ? 'known-host' : 'unknown',
      at,
      message: `the caller's token (${token}) goes to ${host ?? 'another server'}, which it was not issued for`,
      // Whoever keeps the token for all modules decides once.
      ...(held !== undefined && { decision: `${held} ${host ?? ''}` }),
      evidence: host ? [{ is: 'sent-to', at, say: `it goes to ${host}` }] : [],
      help: `get a token for ${host ?? 'that server'} by token exchange or with an OAuth client of its own`,
    }
  },
})
