import type { TokenPolicy } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { oneLife } from '../src/judge/problems.ts'
import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A token is issued, or accepted, without an expiry.
 *
 * ## Why
 *
 * It is an API key in another form: a copy in a log or a model's context works for ever. RFC 6750 requires that the lifetime of a bearer
 * token is limited.
 *
 * ## Instead
 *
 * Give every token an expiry of an hour or less and issue refresh tokens.
 *
 * ## Not reported
 *
 * Assertions and DPoP proofs, which are used once; tokens whose options or payload cannot all be seen, values that fall back to a
 * default, idle limits, and refresh tokens, which have a rule of their own.
 */
export default defineRule({
  id: 'token-no-expiry',
  title: 'Token without an expiry',
  group: 'lifetimes',
  variants: { public: error(7.4), internal: warning(5.5), link: note(3) },
  needs: { public: { error: ['token-purpose', 'written'] } },
  confidence: 'medium',
  references: [
    'https://www.rfc-editor.org/rfc/rfc6750.html#section-5.2',
    'https://www.rfc-editor.org/rfc/rfc9068.html#section-2.2',
    'https://owasp.org/www-project-mcp-top-10/',
  ],
  tags: ['CWE-613', 'owasp-mcp-2025/MCP07', 'owasp-nhi-2025/NHI7', 'owasp-asvs-5.0.0/9.2.1'],
  recommended: true,
  inExamples: 'note',
  inDevelopment: 'nothing',
  on: 'tokenPolicy',

  *check(policy, model) {
    const { owner, token, lifetime, effective, internal, written, key, confidence, at } = policy
    const tokens = TOKENS[token]
    if (!tokens || lifetime.is === 'dynamic') return
    // `iat` and one use bound these (RFC 7523 section 3, RFC 9449 section 4.3).
    if (token === 'assertion' && lifetime.is === 'unset') return
    if ((lifetime.is === 'set' ? lifetime.value : effective) !== 'never') return

    yield {
      variant: token === 'link' ? 'link' : internal ? 'internal' : 'public',
      at: lifetime.at,
      message:
        `${tokens}${owner.name ? ` of ${named(owner)}` : ''} never expire; ` +
        `${REQUIRES[token] ?? 'RFC 6750 section 5.2'} requires an expiry`,
      help:
        written === 'false'
          ? `set \`${key}\` to \`true\``
          : (owner.what === 'store' ? `keep \`${key}\` with each and refuse it afterwards: ` : `set \`${key}\` to `) +
            (LIVES[token] ?? 'one hour or less and issue refresh tokens'),
      confidence,
      evidence: [{ is: 'token-purpose', at, say: `it makes ${tokens}` }, stated(lifetime.at)],
      facts: lifetime.is === 'set' ? { lifetime: written } : {},
      // A switch that several documents of a package have off is one decision.
      ...(written === 'false' ? { decision: `${key} is off` } : oneLife(policy, model)),
    }
  },
})

const REQUIRES: Partial<Record<TokenPolicy['token'], string>> = { code: 'RFC 6749 section 4.1.2' }
const LIVES: Partial<Record<TokenPolicy['token'], string>> = {
  session: '24 hours or less',
  link: '7 days or less',
  code: '10 minutes or less',
}

const TOKENS: Partial<Record<TokenPolicy['token'], string>> = {
  access: 'access tokens',
  assertion: 'assertions',
  code: 'authorization codes',
  'device-code': 'device codes',
  id: 'ID tokens',
  session: 'session tokens',
  link: 'one-time tokens',
}
