import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * Protected resource metadata is missing or wrong.
 *
 * ## Why
 *
 * It tells clients which authorization server to trust for this resource. Without it
 * they cannot sign in; with a plain http or foreign address in it, they can be sent to
 * somebody else's server.
 *
 * ## Instead
 *
 * Publish `resource` with the https address of the server and at least one https entry
 * in `authorization_servers`, and point to the document in each 401 answer.
 *
 * ## Not reported
 *
 * Projects whose SDK serves the document, loopback addresses, and values that only show
 * at run time. A document without `scopes_supported` is a note.
 */
export default defineRule({
  id: 'prm-invalid',
  title: 'Invalid protected resource metadata',
  group: 'metadata',
  variants: { invalid: warning(5), http: error(7), advice: note(2) },
  confidence: 'medium',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/authorization-server-discovery#authorization-server-location',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/authorization-server-discovery#protected-resource-metadata-discovery-requirements',
    'https://www.rfc-editor.org/rfc/rfc9728.html#section-2',
    'https://www.rfc-editor.org/rfc/rfc9728.html#section-3.3',
  ],
  tags: ['CWE-345', 'CWE-287', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.3.1'],
  recommended: true,
  on: 'documentFault',

  *check({ document, weight, owner, problem, help, alsoRules, at }) {
    if (document !== 'resource-metadata') return
    yield { variant: weight, at, message: `${named(owner)}: ${problem}`, help, alsoRules }
  },
})
