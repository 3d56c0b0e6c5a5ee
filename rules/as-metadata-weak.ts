import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * An authorization server offers weak or unfinished behaviour.
 *
 * ## Why
 *
 * Clients believe its metadata: an issuer or endpoint over plain http can be replaced
 * on the way, a missing list of grants means that the implicit one is offered, and
 * without revocation a stolen refresh token cannot be stopped.
 *
 * ## Instead
 *
 * Publish an https issuer that equals the address of the document, the grants in use,
 * S256, a revocation endpoint and `authorization_response_iss_parameter_supported`.
 *
 * ## Not reported
 *
 * Snapshots of other people's metadata in fixtures, the scopes that a server lists, and
 * values that only show at run time.
 */
export default defineRule({
  id: 'as-metadata-weak',
  title: 'Weak authorization server metadata',
  group: 'metadata',
  variants: { weak: warning(5), broken: error(7), advice: note(2) },
  confidence: 'high',
  references: [
    'https://www.rfc-editor.org/rfc/rfc8414.html#section-2',
    'https://www.rfc-editor.org/rfc/rfc8414.html#section-3.3',
    'https://www.rfc-editor.org/rfc/rfc7009.html#section-2',
    'https://www.rfc-editor.org/rfc/rfc9207.html#section-2.4',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.1.2',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/authorization-server-discovery#authorization-server-metadata-discovery',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/client-registration#dynamic-client-registration',
  ],
  tags: [
    'CWE-345', 'CWE-319', 'CWE-613', 'owasp-mcp-2025/MCP07', 'owasp-nhi-2025/NHI1', 'owasp-asvs-5.0.0/10.5.3',
    'owasp-asvs-5.0.0/10.2.2', 'owasp-asvs-5.0.0/10.4.9',
  ],
  recommended: true,
  on: {
    *documentFault({ document, weight, owner, problem, help, alsoRules, at }) {
      if (document !== 'server-metadata') return
      yield { variant: weight, at, message: `${named(owner)}: ${problem}`, help, alsoRules }
    },

    *revocation({ owner, offered, byDefault, fix }) {
      if (offered.is === 'dynamic' || (offered.is === 'set' && offered.value)) return
      yield {
        variant: 'weak',
        at: offered.at,
        message: `${named(owner)} offers no token revocation${byDefault ? ' by default' : ''}, so a stolen refresh token cannot be stopped`,
        help: `set \`${fix}\``,
      }
    },
  },
})
