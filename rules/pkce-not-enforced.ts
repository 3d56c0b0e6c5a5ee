import { fixOf, switched } from '../src/judge/fixes.ts'
import type { PkcePolicy } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { defineRule, error, named, ofAllClients, onceIn, warning } from '../src/judge/rule.ts'

/**
 * An authorization server that does not ask for PKCE, or accepts its plain method.
 *
 * ## Why
 *
 * A client that forgets the challenge goes unnoticed, and an attacker can strip it
 * from a request. MCP clients look for `S256` in the metadata and refuse a server
 * that does not list it.
 *
 * ## Instead
 *
 * Require PKCE with S256 for every client that uses codes, and publish
 * `"code_challenge_methods_supported": ["S256"]`.
 *
 * ## Not reported
 *
 * Clients without the code grant, products that require PKCE by default or have no
 * such setting, and confidential clients that leave the setting out.
 */
export default defineRule({
  id: 'pkce-not-enforced',
  title: 'PKCE not required by the authorization server',
  group: 'PKCE',
  variants: { absent: error(7.5), 'plain-allowed': warning(6), optional: warning(6) },
  needs: { absent: { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#authorization-code-protection',
    'https://www.rfc-editor.org/rfc/rfc8414.html#section-2',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.1.1',
  ],
  tags: ['CWE-757', 'CWE-287', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.4.6'],
  recommended: true,
  inDevelopment: 'nothing',
  on: 'pkcePolicy',

  *check(policy) {
    const { owner, by, clientType, require, byDefault, fix, instead } = policy
    if (by === 'client' && clientType === 'confidential' && require.is === 'unset') return
    const variant = verdict(policy)
    if (!variant) return

    yield {
      variant,
      at: require.at,
      message: `${named(owner)} ${isIgnored(policy) ? IGNORES : FACTS[variant]}${byDefault && variant === 'optional' ? ' by default' : ''}`,
      help: instead ?? `set \`${fix}\``,
      evidence: [stated(require.at)],
      // One server says it in its metadata, and again where it takes the challenge and the verifier.
      ...(by === 'client' ? ofAllClients(owner, require.at, variant) : onceIn({ owner, at: require.at }, variant)),
      ...fixOf(switched(require.at)),
    }
  },
})

const FACTS = {
  absent: 'does not list S256 among its PKCE methods; MCP clients must refuse such a server',
  'plain-allowed': 'accepts the PKCE method `plain`, which OAuth 2.1 forbids',
  optional: 'does not require PKCE',
}

const IGNORES = 'takes a PKCE verifier and compares it with nothing'

function isIgnored({ require }: PkcePolicy): boolean {
  return require.is === 'set' && require.value === 'ignored'
}

/** Clients must refuse metadata without S256; a lax configuration only lets them be careless. */
function verdict({ by, require }: PkcePolicy): keyof typeof FACTS | undefined {
  if (require.is === 'dynamic') return
  if (require.is === 'unset') return by === 'metadata' ? 'absent' : 'optional'
  switch (require.value) {
    case 'S256':
      return
    case 'plain':
      return 'plain-allowed'
    case 'optional':
    case 'ignored':
      return 'optional'
    case 'no-s256':
      return by === 'client' ? 'plain-allowed' : 'absent'
  }
}
