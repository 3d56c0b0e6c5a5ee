import type { TokenCheck } from '../src/model/index.ts'
import { inFunction, setBeside } from '../src/judge/problems.ts'
import { stated } from '../src/judge/evidence.ts'
import { defineRule, error, named, note, warning } from '../src/judge/rule.ts'

/**
 * A server accepts a token without checking all that makes it valid.
 *
 * ## Why
 *
 * Without the signature anybody can write a token. Without the audience a token for
 * another service opens this one. Without the expiry an old copy works for ever, and
 * without the issuer any known key will do. An MCP server must check that a token was
 * issued for it. Whoever signs people in by what their provider answers about a token has to ask for
 * which application it was made: others have tokens of the same people. A key that the code falls
 * back to is known to all who can read the code.
 *
 * ## Instead
 *
 * Verify the signature with a fixed list of algorithms, the issuer, the audience and
 * the expiry, on every request.
 *
 * ## Not reported
 *
 * Tokens that the application signs for itself, a look at a token before it is verified or by what its verifying callers call,
 * decoding for display, clients that read an ID token which their library has verified,
 * and options that only show at run time.
 */
export default defineRule({
  id: 'token-not-validated',
  title: 'Token accepted without full validation',
  group: 'transport and audience',
  variants: {
    signature: error(9.1),
    audience: error(7.8),
    'sign-in': error(8.1),
    expiry: error(7.4),
    algorithm: error(7.4),
    'known-key': warning(6.5),
    issuer: warning(6),
    introspection: warning(6),
    'verified-elsewhere': warning(5),
    'audience-unnamed': note(3),
  },
  needs: {
    signature: { error: [['decides-access', 'written', 'mcp-route']] },
    audience: {
      error: ['mcp-route'],
      warning: [['mcp-route', 'foreign-issuer', 'written']],
      note: [['mcp-route', 'foreign-issuer', 'written']],
    },
    'sign-in': { error: ['decides-access', 'written'] },
    expiry: { error: [['mcp-route', 'decides-access']] },
    algorithm: { error: ['written'] },
    introspection: { warning: [['mcp-route', 'foreign-issuer']], note: [['mcp-route', 'foreign-issuer']] },
    issuer: { warning: [['mcp-route', 'foreign-issuer', 'written']], note: [['mcp-route', 'foreign-issuer', 'written']] },
  },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-5.2',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.1.4',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#access-token-privilege-restriction',
    'https://www.rfc-editor.org/rfc/rfc9068.html#section-4',
  ],
  tags: [
    'CWE-347',
    'CWE-287',
    'CWE-290',
    'CWE-613',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP07',
    'owasp-nhi-2025/NHI4',
    'owasp-asvs-5.0.0/9.1.1',
    'owasp-asvs-5.0.0/9.1.2',
    'owasp-asvs-5.0.0/9.2.1',
    'owasp-asvs-5.0.0/9.2.3',
    'owasp-asvs-5.0.0/10.3.1',
  ],
  recommended: true,
  inDevelopment: ['known-key'],
  // A key that checks tokens is a secret in the code as well.
  ofOneValue: { rank: 9 },
  on: 'tokenCheck',

  *check(
    { owner, evidence, missing, unlessSet, settingOf, verifiedIn, ofProvider, answerDropped, by, fix, confidence, at },
    { tokenCheck },
  ) {
    const mcp = evidence.some(({ is }) => is === 'mcp-route')
    const gaps = (mcp ? WORST_FIRST : WORST_FIRST_ELSEWHERE).filter((gap) => missing.includes(gap))
    const [worst] = gaps
    if (!worst) return

    // Whether the token has passed there, one file does not say.
    const elsewhere = worst === 'signature' && !mcp && verifiedIn !== undefined
    const accepts =
      (worst === 'known-key' && unlessSet !== undefined && settingOf === undefined
        ? `falls back to a key that is written in the code when \`${unlessSet}\` is not set`
        : worst === 'known-key' && settingOf !== undefined
          ? `takes the key that is written here as \`${settingOf}\`${unlessSet === undefined ? '' : `, when \`${unlessSet}\` is not set`}`
          : answerDropped
            ? 'answers whether the signature is right, and nothing looks at the answer'
            : SAID[worst]) ?? `does not check ${list(gaps.map((gap) => CHECKS[gap]))}`
    yield {
      variant: elsewhere ? 'verified-elsewhere' : VARIANTS[worst],
      at,
      message:
        (worst === 'active'
          ? `${named(owner)} believes the answer of an introspection without its \`active\``
          : `${SWITCH.test(by) ? 'the token check' : `\`${by}\``} of ${named(owner)} ${accepts}${SWITCH.test(by) ? ` (\`${by}\`)` : ''}`) +
        `, so ${elsewhere ? `forged tokens are accepted where the check in ${verifiedIn} has not run before` : ACCEPTED[worst]}`,
      help:
        worst === 'known-key'
          ? settingOf === undefined
            ? 'read the key from the environment alone, and stop where it is missing'
            : 'take it out of the file, make a new one, and read that from the environment or a store of secrets'
          : worst === 'none' || worst === 'algorithm'
            ? 'name the one algorithm that the issuer signs with'
            : worst === 'answered'
              ? 'verify the token as a JWT or introspect it (RFC 7662), and compare its audience'
              : worst === 'any-application'
                ? 'verify the ID token with the own client id as its audience, or ask the provider for which application the token was made'
                : answerDropped
                  ? 'refuse the token where the check answers that it is not valid'
                  : worst === 'signature' && ofProvider
                    ? 'verify it by the keys that the provider publishes (JWKS), and compare its issuer and, as audience, the own client id'
                    : fix !== undefined
                      ? `set \`${fix}\``
                      : `check ${list(gaps.map((gap) => CHECKS[gap]))} on every request`,
      confidence,
      ...inFunction(`${gaps.join(' ')} of ${by}`, at, tokenCheck),
      // Whoever sets the variable sets it for each check of the package.
      ...(worst === 'known-key' &&
        unlessSet !== undefined &&
        settingOf === undefined && { decision: `key of ${setBeside(tokenCheck).get(unlessSet) ?? unlessSet}` }),
      ...(worst === 'known-key' && settingOf !== undefined && { decision: `key of ${settingOf}` }),
      ...(worst === 'unlooked' && { decision: `bearer of ${by}` }),
      evidence: worst === 'none' || worst === 'algorithm' ? [stated(at), ...evidence] : evidence,
    }
  },
})

type Gap = TokenCheck['missing'][number]

/** A switch of a library: `validate_aud = false`. */
const SWITCH = /^(?:validate|verify)_(?:aud|exp|nbf|iss|signature)$/
const SAID: Partial<Record<Gap, string>> = {
  none: 'accepts the algorithm `none`',
  algorithm: 'does not fix one algorithm',
  answered: 'takes each token that its issuer answers for',
  'default-audience': 'asks for an audience that all tokens of its issuer have',
  introspected: 'takes each token that an introspection calls active',
  unlooked: 'lets in whoever brings a bearer, and nothing looks at it',
  'written-word': 'lets in each bearer that is, or begins with, a word of the code',
  'any-application': 'says whose token the caller has brought, and nothing asks for which application it was made',
  'known-key': 'takes a key that is written in the code',
}

const VARIANTS: Record<Gap, string> = {
  signature: 'signature',
  none: 'signature',
  unlooked: 'signature',
  'written-word': 'signature',
  'known-key': 'known-key',
  active: 'expiry',
  audience: 'audience',
  'default-audience': 'audience',
  answered: 'audience',
  'any-application': 'sign-in',
  introspected: 'introspection',
  'named-audience': 'audience-unnamed',
  expiry: 'expiry',
  algorithm: 'algorithm',
  issuer: 'issuer',
}

const WORST_FIRST: readonly Gap[] = [
  'signature',
  'unlooked',
  'written-word',
  'none',
  'known-key',
  'any-application',
  'audience',
  'default-audience',
  'answered',
  'introspected',
  'active',
  'expiry',
  'algorithm',
  'issuer',
  'named-audience',
]
const WORST_FIRST_ELSEWHERE: readonly Gap[] = [
  'signature',
  'unlooked',
  'written-word',
  'none',
  'known-key',
  'any-application',
  'active',
  'expiry',
  'algorithm',
  'audience',
  'default-audience',
  'answered',
  'introspected',
  'issuer',
  'named-audience',
]

const CHECKS: Record<Gap, string> = {
  signature: 'the signature',
  none: 'the signature',
  unlooked: 'the signature',
  'written-word': 'the signature',
  'known-key': 'the signature',
  active: 'that `active` is true',
  audience: 'the audience',
  'default-audience': 'an audience that only tokens for this server have',
  'named-audience': 'the audience',
  answered: 'the audience',
  'any-application': 'the audience',
  introspected: 'the audience',
  expiry: 'the expiry',
  algorithm: 'the algorithm',
  issuer: 'the issuer',
}

const ACCEPTED: Record<Gap, string> = {
  signature: 'anybody can write a token',
  none: 'a token without a signature passes',
  unlooked: 'any text passes for a token',
  'written-word': 'whoever has read it needs no token',
  'known-key': 'anybody who has read it can sign a token',
  active: 'expired and revoked tokens are accepted',
  audience: 'tokens for other services are accepted',
  'default-audience': 'tokens for other services are accepted',
  answered: 'tokens for other services are accepted',
  'any-application': 'whoever runs another application can sign in here as its users',
  introspected: 'tokens for other services are accepted',
  'named-audience': 'tokens that name no audience are accepted, and all that name one are refused',
  expiry: 'old tokens are accepted',
  algorithm: 'the token chooses how it is verified',
  issuer: 'a token of any issuer that shares these keys is accepted',
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
