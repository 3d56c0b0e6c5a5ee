import type { AuthorizationRequest } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'

/** What is known of a request; what is left out is as most libraries have it. */
type RequestFacts = Pick<AuthorizationRequest, 'owner' | 'clientType' | 'pkce'> & {
  readonly host?: string | undefined
} & Partial<
    Pick<AuthorizationRequest, 'clientId' | 'kindByModule' | 'state' | 'nonce' | 'responseType' | 'resource' | 'mcp' | 'confidence'>
  >

/** A request for a code, with a `state` and without a nonce unless something else is known; its resource cannot be read. */
export function requestAt(at: Span, facts: RequestFacts): AuthorizationRequest {
  const { host } = facts
  return {
    kind: 'authorizationRequest',
    owner: facts.owner,
    clientType: facts.clientType,
    ...(facts.clientId ? { clientId: facts.clientId } : {}),
    ...(facts.kindByModule ? { kindByModule: true } : {}),
    ...(host ? { host } : {}),
    responseType: facts.responseType ?? { is: 'set', value: 'code', at },
    pkce: facts.pkce,
    state: facts.state ?? { is: 'set', value: 'sent', at },
    nonce: facts.nonce ?? { is: 'unset', at },
    resource: facts.resource ?? { is: 'dynamic', at },
    mcp: facts.mcp ?? false,
    confidence: facts.confidence ?? 'high',
    at,
  }
}

type StateOfCallback = 'optional' | 'if-kept' | 'guessable' | 'unchecked' | 'unsealed' | 'unkept'

/** The request of which only the callback is seen, by what that does with the state. */
export function requestOfCallback(value: StateOfCallback, at: Span): AuthorizationRequest {
  const owner = { what: 'the authorization request', product: 'this code' }
  const pkce = { is: 'set', value: 'ignored', at } as const
  return requestAt(at, { owner, clientType: 'unknown', pkce, state: { is: 'set', value, at }, confidence: 'medium' })
}
