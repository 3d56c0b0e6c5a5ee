import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A client ID metadata document breaks the rules for such documents.
 *
 * ## Why
 *
 * Authorization servers fetch the document and reject a client whose document does not
 * fit. A client secret in it is published to the world.
 *
 * ## Instead
 *
 * Publish `client_id` with the https address of the document itself, `client_name`,
 * `redirect_uris`, and `token_endpoint_auth_method` `none` or `private_key_jwt`.
 *
 * ## Not reported
 *
 * Registration requests, which have no `client_id`, and documents in order.
 */
export default defineRule({
  id: 'cimd-invalid',
  title: 'Invalid client ID metadata document',
  group: 'metadata',
  variants: { invalid: warning(5), secret: error(7), advice: note(1.5) },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-client-id-metadata-document-03.html#section-3',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-client-id-metadata-document-03.html#section-4.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration#implementation-requirements',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#localhost-redirect-uri-risks',
  ],
  tags: ['CWE-345', 'CWE-522', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.4.7'],
  recommended: true,
  on: 'documentFault',

  *check({ document, weight, owner, problem, help, alsoRules, related, at }) {
    if (document !== 'client-metadata') return
    yield { variant: weight, at, message: `${named(owner)}: ${problem}`, help, alsoRules, ...(related ? { related } : {}) }
  },
})
