import type { CodeVerifier } from '../src/model/index.ts'
import { stated } from '../src/judge/evidence.ts'
import { defineRule, error, named, warning } from '../src/judge/rule.ts'

/**
 * A PKCE challenge that protects nothing: the plain method, or a verifier that others can guess.
 *
 * ## Why
 *
 * With `plain` the challenge is the verifier, and it travels in the same URL as
 * everything else. A request without a method means plain. OAuth 2.1 allows S256
 * only. A verifier from `Math.random()` or the clock can be recomputed, and a
 * challenge that is the same in every request belongs to one verifier for all.
 *
 * ## Instead
 *
 * Take 32 bytes from a cryptographic source, send their SHA-256 in base64url as
 * `code_challenge` with `code_challenge_method=S256`.
 *
 * ## Not reported
 *
 * S256 over a strong verifier, methods that only show at run time, random numbers
 * that are not verifiers, and the test vector of RFC 7636.
 */
export default defineRule({
  id: 'pkce-weak',
  title: 'Weak PKCE challenge or verifier',
  group: 'PKCE',
  variants: { plain: error(7.4), constant: error(7.4), 'weak-random': warning(5.5), short: warning(5.5) },
  needs: { plain: { error: ['written'] }, constant: { error: ['written'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.1.1',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.5.2',
    'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.2',
    'https://www.rfc-editor.org/rfc/rfc7636.html#section-4.3',
  ],
  tags: ['CWE-330', 'CWE-338', 'CWE-757', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.4.6', 'owasp-asvs-5.0.0/11.5.1'],
  recommended: true,
  on: {
    *authorizationRequest({ owner, pkce, confidence }) {
      if (pkce.is !== 'set' || pkce.value === 'S256' || pkce.value === 'off' || pkce.value === 'ignored') return
      yield {
        variant: pkce.value === 'constant' ? 'constant' : 'plain',
        at: pkce.at,
        message: `${named(owner)} ${CHALLENGES[pkce.value]}`,
        help:
          pkce.value === 'constant'
            ? 'make a new verifier for each request, and send the SHA-256 of it in base64url'
            : 'send the SHA-256 of the verifier in base64url with `code_challenge_method=S256`',
        confidence,
        evidence: [stated(pkce.at)],
      }
    },

    *codeVerifier({ source, by, at }) {
      if (source === 'strong') return
      yield {
        variant: source === 'time' ? 'weak-random' : source,
        at,
        message: verifier(source, by),
        evidence: [stated(at)],
        help: 'make a new verifier from 32 random bytes of a cryptographic source for each request',
      }
    },
  },
})

const CHALLENGES = {
  plain: 'uses the PKCE method `plain`, in which the challenge is the verifier',
  'no-method': 'sends a PKCE challenge without `code_challenge_method`, which means plain',
  verifier: 'sends the PKCE verifier itself as the challenge',
  constant: 'sends the same PKCE challenge every time',
}

function verifier(source: Exclude<CodeVerifier['source'], 'strong'>, by: string): string {
  switch (source) {
    case 'constant':
      return 'the PKCE verifier is the same in every request'
    case 'short':
      return `the PKCE verifier of \`${by}\` is shorter than 43 characters`
    case 'time':
      return `the PKCE verifier comes from \`${by}\`, a clock that others can read`
    case 'weak-random':
      return `the PKCE verifier comes from \`${by}\`, which can be predicted`
  }
}
