import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * An agent card or tool manifest declares weak authentication, or none.
 *
 * ## Why
 *
 * Clients do what the manifest says. An agent that declares no scheme is called without
 * one, and an API key declared for all callers becomes one key in many places.
 *
 * ## Instead
 *
 * Declare OAuth 2.0 with scopes for each skill: authorization code for users, client
 * credentials for services.
 *
 * ## Not reported
 *
 * Loopback addresses, public agents that only read, mutual TLS, OpenID Connect, and
 * OAuth with the code, client credentials or device flow. OAuth without scopes is a note.
 */
export default defineRule({
  id: 'agent-card-auth-weak',
  title: 'Weak authentication in an agent manifest',
  group: 'metadata',
  variants: { weak: warning(5), 'open-write': error(7), 'no-scopes': note(2.5) },
  confidence: 'high',
  references: [
    'https://a2a-protocol.org/latest/specification/#45-security-objects',
    'https://a2a-protocol.org/latest/specification/#71-protocol-security',
    'https://a2a-protocol.org/latest/specification/#74-server-authentication-responsibilities',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.4',
  ],
  tags: [
    'CWE-306', 'CWE-522', 'CWE-319', 'owasp-asi-2026/ASI03', 'owasp-asi-2026/ASI07', 'owasp-mcp-2025/MCP07', 'owasp-nhi-2025/NHI4',
    'owasp-asvs-5.0.0/13.2.1',
  ],
  recommended: true,
  on: 'documentFault',

  *check({ document, weight, owner, problem, help, alsoRules, at }) {
    if (document !== 'agent-card') return
    yield { variant: weight, at, message: `${named(owner)}: ${problem}`, help, alsoRules }
  },
})
