import { defineRule, named, note, onceIn, warning } from '../src/judge/rule.ts'

/**
 * Nothing ties an authorization request to the browser that started it.
 *
 * ## Why
 *
 * An attacker can finish a sign-in of their own in the victim's browser, and the agent then works with the attacker's account, or the
 * other way round. A `state`, a `nonce` or PKCE binds the answer to the request.
 *
 * ## Instead
 *
 * Send a random `state` for each request, keep it with the verifier, compare it at the callback, use it once and let it expire after ten
 * minutes.
 *
 * ## Not reported
 *
 * Requests with PKCE S256 or a `nonce`, unless the client is one of MCP servers: MCP recommends `state` beside PKCE, so that is a note.
 * Parameters that cannot be seen, and clients whose library sends a state.
 */
export default defineRule({
  id: 'oauth-state-missing',
  title: 'Authorization request without CSRF protection',
  group: 'PKCE',
  variants: { missing: warning(6.1), constant: warning(5.5), 'mcp-pkce': note(2.5) },
  confidence: 'medium',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.10',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-4.7.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#open-redirection',
  ],
  tags: ['CWE-352', 'owasp-mcp-2025/MCP07', 'owasp-asvs-5.0.0/10.2.1', 'owasp-asvs-5.0.0/10.1.2'],
  recommended: true,
  on: 'authorizationRequest',

  *check(request) {
    const { owner, state, nonce, pkce, mcp, confidence } = request
    if (state.is === 'dynamic' || (state.is === 'set' && state.value === 'sent')) return
    const value = state.is === 'set' ? state.value : undefined
    const skipped = value !== undefined && value in SKIPPED ? (value as keyof typeof SKIPPED) : undefined
    const weak = value !== undefined && value in WEAK ? (value as keyof typeof WEAK) : undefined
    if (nonce.is !== 'unset' || pkce.is === 'dynamic') return
    const hasPkce = pkce.is === 'set' && pkce.value === 'S256'
    if (hasPkce && !mcp) return

    yield {
      variant: hasPkce ? 'mcp-pkce' : weak ? 'constant' : 'missing',
      at: state.at,
      message: skipped
        ? SKIPPED[skipped](named(owner))
        : `${named(owner)} sends ${weak ? WEAK[weak] : 'no `state`'}${
            hasPkce ? ' beside PKCE' : ', so an attacker can inject their own response at the callback'
          }`,
      ...onceIn(request, `state ${skipped ?? weak ?? 'missing'}`),
      help: request.stateFix ?? 'send a random `state`, compare it at the callback and use it once',
      confidence,
    }
  },
})

const SKIPPED = {
  unchecked: (request: string) => `the callback takes a code without comparing the \`state\` that ${request} sent`,
  unsealed: () => 'the callback believes what the `state` says, which nothing has signed or compared, so anybody can write one for anybody',
  optional: () => 'the callback compares the `state` only where one is there, so an answer passes without it',
  'if-kept': () => 'the callback compares the `state` only where one was kept, so an answer passes in a browser that never asked',
}

const WEAK = {
  constant: 'the same `state` every time',
  guessable: 'a `state` that can be guessed',
  unbound: 'a `state` that only says where to go afterwards, the same for everybody who asks for it',
  repeated: 'a `state` that is the same for one person every time',
  unkept: 'a random `state` that nothing keeps',
}
