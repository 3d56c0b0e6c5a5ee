import { fixOf, switched } from '../src/judge/fixes.ts'
import { duration, exceeded } from '../src/knowledge/lifetimes.ts'
import { clientEvidence, stated } from '../src/judge/evidence.ts'
import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A client may use the same refresh token again and again.
 *
 * ## Why
 *
 * With rotation each use replaces the token, so a stolen copy is noticed as soon as both have been used. Without it, a stolen refresh
 * token and the real one look alike until they expire. OAuth 2.1 requires rotation or a bound token for public clients.
 *
 * ## Instead
 *
 * Turn on rotation with reuse detection, or bind the tokens to a key with DPoP.
 *
 * ## Not reported
 *
 * Tokens bound with DPoP or mTLS, clients without refresh tokens, products that always rotate, and confidential clients that leave the
 * default. A confidential client with rotation switched off is a note, since the requirement is for public clients, and a public one that
 * asks for no refresh tokens and gets them by the product's default is a warning.
 */
export default defineRule({
  id: 'refresh-rotation-disabled',
  title: 'Refresh tokens without rotation',
  group: 'lifetimes',
  variants: { public: error(7.1), unasked: warning(5.5), unknown: warning(5), confidential: note(2), grace: warning(5) },
  needs: { public: { error: ['public-client', 'written'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.3.1',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.2.2',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#token-theft',
  ],
  tags: ['CWE-294', 'CWE-613', 'owasp-mcp-2025/MCP01', 'owasp-asvs-5.0.0/10.4.5'],
  recommended: true,
  inExamples: 'note',
  inDevelopment: 'nothing',
  options: ['lifetimes.rotationGrace'],
  on: {
    *refreshRotation({ owner, clientType, rotates, byDefault, unasked, bound, fix, instead }) {
      if (bound || rotates.is === 'dynamic' || (rotates.is === 'set' && rotates.value)) return
      if (clientType === 'confidential' && byDefault) return

      yield {
        variant: clientType === 'public' && byDefault && unasked ? 'unasked' : clientType,
        at: rotates.at,
        message: `${named(owner)} accepts a refresh token more than once${byDefault ? ' by default' : ''}, so a stolen one goes unnoticed`,
        help: instead ?? `set ${fix.includes('`') ? fix : `\`${fix}\``}`,
        ...fixOf(switched(rotates.at)),
        // What one file leaves out for each of its realms and clients is left out once.
        ...(byDefault && { decision: `rotation that ${owner.product} is not asked for by ${rotates.at.file.path}` }),
        evidence: [...clientEvidence(clientType === 'public', owner, rotates.at), stated(rotates.at)],
      }
    },

    *tokenPolicy({ owner, token, lifetime, bound, clientType, written, key, confidence }, _model, { lifetimes }) {
      if (token !== 'rotation-grace' || lifetime.is !== 'set' || bound || clientType === 'confidential') return
      const limit = lifetime.value === 'never' || exceeded(lifetimes.rotationGrace, lifetime.value)
      if (!limit) return

      yield {
        variant: 'grace',
        at: lifetime.at,
        message: `${named(owner)} accepts a replaced refresh token ${
          lifetime.value === 'never' ? 'for ever' : `for ${duration(lifetime.value)} more`
        }, so a stolen one goes unnoticed`,
        help: `set \`${key}\` to ${lifetimes.rotationGrace.fine}`,
        confidence,
        facts: { lifetime: written },
      }
    },
  },
})
