import type { AuthorizationRequest, ClientType, Model, TokenRequest } from '../src/model/index.ts'
import { clientEvidence, stated } from '../src/judge/evidence.ts'
import type { Problem } from '../src/judge/problems.ts'
import { defineRule, error, named, note, onceIn, warning } from '../src/judge/rule.ts'

/**
 * A client requests an authorization code without a PKCE challenge.
 *
 * ## Why
 *
 * Whoever gets hold of the code on its way back can redeem it: another app on the device, a log, a proxy. With PKCE the code is
 * worthless without the verifier, which never leaves the client. OAuth 2.1 requires it of every client.
 *
 * ## Instead
 *
 * Make a random verifier of 32 bytes for each request, send its SHA-256 as `code_challenge` with `code_challenge_method=S256`, and send
 * the verifier with the code.
 *
 * ## Not reported
 *
 * Libraries that add the challenge by themselves, requests whose parameters cannot all be seen, codes that the sign-in library of an app
 * hands to its server, as it takes no challenge, and flows without a code. A confidential
 * client is a warning, and a note when it sends a `nonce` that something may compare afterwards.
 */
export default defineRule({
  id: 'pkce-missing',
  title: 'Authorization code flow without PKCE',
  group: 'PKCE',
  variants: { public: error(8.1), confidential: warning(5.5), unknown: warning(5.5), nonce: note(2.5) },
  needs: { public: { error: ['public-client', 'written'] } },
  confidence: 'high',
  references: [
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-4.1.1',
    'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-7.5.1.1',
    'https://www.rfc-editor.org/rfc/rfc9700.html#section-2.1.1',
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization/security-considerations#authorization-code-protection',
  ],
  tags: [
    'CWE-345',
    'CWE-287',
    'CWE-352',
    'owasp-asi-2026/ASI03',
    'owasp-mcp-2025/MCP07',
    'owasp-nhi-2025/NHI4',
    'owasp-asvs-5.0.0/10.2.1',
    'owasp-asvs-5.0.0/10.4.6',
  ],
  recommended: true,
  on: {
    *authorizationRequest(request, model) {
      const { owner, pkce, confidence } = request
      const off = pkce.is === 'set' && pkce.value === 'off'
      if (!off && (pkce.is !== 'unset' || !asksForCode(request))) return

      const variant = request.nonce.is !== 'unset' && request.clientType === 'confidential' ? 'nonce' : client(request)
      yield {
        variant,
        at: pkce.at,
        ...(off ? {} : decided(request, model)),
        message: `${named(owner)} ${off ? 'has PKCE switched off' : 'sends no PKCE challenge'}, so ${STOLEN[variant]}`,
        help: off ? 'switch PKCE on' : request.fix ? `set \`${request.fix}\`` : SEND,
        confidence,
        evidence: [
          ...clientEvidence(client(request) === 'public', owner, request.at, request.evidence),
          stated(pkce.at, off ? 'it is switched off here' : 'no challenge is among the parameters'),
        ],
      }
    },

    *tokenRequest(request, model) {
      const { owner, grant, verifier, at, confidence } = request
      if (grant.value !== 'authorization_code' || verifier.is !== 'unset') return
      // The first request of the flow says it already.
      if (model.authorizationRequest.some((other) => other.at.file === at.file)) return

      yield {
        variant: client(request),
        at: verifier.at,
        ...decided(request, model),
        follows: true,
        message: `${named(owner)} redeems an authorization code without a PKCE verifier`,
        help: 'send `code_verifier` here, and its `code_challenge` with `code_challenge_method=S256` where the code is asked for',
        confidence,
        evidence: [
          ...clientEvidence(client(request) === 'public', owner, at, request.evidence),
          stated(verifier.at, 'no verifier is among the parameters'),
        ],
      }
    },
  },
})

const SEND = 'send `code_challenge` with `code_challenge_method=S256`, and the verifier with the code'

/** What a stolen code is good for: a secret may stand in another file. */
const STOLEN: Readonly<Record<ClientType | 'nonce', string>> = {
  public: 'a stolen authorization code can be redeemed by anybody',
  confidential: 'an attacker can inject a stolen authorization code at the callback',
  nonce: 'only the `nonce`, where the client compares it, ties an authorization code to the sign-in that asked for it',
  unknown: 'nothing ties a stolen authorization code to the client that asked for it',
}

/** A redemption that shows nothing of its client is the other end of the public client's request to that server. */
function decided(request: Request, model: Flow): Pick<Problem, 'decision' | 'ofAnyForm'> {
  if (client(request) === 'public') return { ...ofFlow(request, model), ofAnyForm: true }
  const { kind, host, clientId, clientType } = request
  const asked = kind === 'tokenRequest' && clientType === 'unknown' && host !== undefined && model.authorizationRequest
  const sent =
    asked && asked.find((one) => one.host === host && client(one) === 'public' && (clientId === undefined || one.clientId === clientId))
  return sent ? { ...ofFlow(sent, model), ofAnyForm: true } : onceIn(request, 'code flow')
}

/** The requests of one client to one server, wherever in a package, are one fault. */
function ofFlow(request: Request, { authorizationRequest, tokenRequest }: Flow): { decision?: string } {
  const { host, clientId, at } = request
  const others = [...authorizationRequest, ...tokenRequest].filter((one) => one !== request && one.host === host)
  // Where the address is set elsewhere, one file sends one client to one server: also on its way out, which leads to the same sign-in.
  if (host === undefined && clientId !== undefined && others.some((one) => one.clientId === clientId && one.at.file === at.file))
    return onceIn(request, `code flow of ${clientId}`)
  if (host === undefined && clientId === undefined && others.filter((one) => isBeside(one, request)).length === 1)
    return onceIn(request, `code flow in ${folderOf(request)}`)
  if (host === undefined || others.length === 0) return {}
  const isSeveral = clientId !== undefined && others.some((one) => one.clientId !== undefined && one.clientId !== clientId)
  return onceIn(request, `code flow with ${host}${isSeveral ? ` of ${clientId}` : ''}`)
}

/** The other end of a flow whose addresses stand elsewhere: a redemption in the folder of a request, or the other way round. */
function isBeside(one: Request, { kind, clientType, at }: Request): boolean {
  return one.kind !== kind && one.clientType === clientType && folderOf(one) === folderOf({ at })
}

function folderOf({ at }: Pick<Request, 'at'>): string {
  return at.file.path.replace(/[^/]*$/, '')
}

type Request = AuthorizationRequest | TokenRequest
type Flow = Pick<Model, 'authorizationRequest' | 'tokenRequest'>

function asksForCode({ responseType }: AuthorizationRequest): boolean {
  return responseType.is === 'unset' || (responseType.is === 'set' && responseType.value.split(/\s+/).includes('code'))
}

/** Clients of MCP servers are public, whatever they hold. */
function client({ clientType, mcp }: AuthorizationRequest | TokenRequest): ClientType {
  return mcp ? 'public' : clientType
}
