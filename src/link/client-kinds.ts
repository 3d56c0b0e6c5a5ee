import { registrableDomain } from '../classify/domains.ts'
import { scopeProviderFor } from '../knowledge/scopes/index.ts'
import type { AuthorizationRequest, Subject, TokenRequest } from '../model/index.ts'
import type { Facts } from './facts.ts'

type Request = AuthorizationRequest | TokenRequest

/**
 * Subjects whose clients are confidential where another module of the package redeems a code at the same server with a secret, as nobody
 * else can: RFC 6749 section 2.1. What users are given is public, whatever another program of the package sends.
 */
export function withClientKinds(subjects: readonly Subject[], { packageOf }: Facts): readonly Subject[] {
  const redeemed = subjects
    .filter((one) => one.kind === 'tokenRequest')
    // A secret that users are given with the program proves nothing.
    .filter(({ sendsSecret, grant, clientType }) => sendsSecret && clientType !== 'public' && grant.value === CODE)
  return subjects.map((one) => {
    if ((one.kind !== 'authorizationRequest' && one.kind !== 'tokenRequest') || !one.kindByModule || one.mcp) return one
    const home = packageOf(one.at.file.path)
    const isKnown = redeemed.some((other) => packageOf(other.at.file.path) === home && isOfOneClient(one, other))
    return isKnown ? { ...one, clientType: 'confidential' as const } : one
  })
}

const CODE = 'authorization_code'

function isOfOneClient(one: Request, other: Request): boolean {
  const isOther = one.clientId !== undefined && other.clientId !== undefined && one.clientId !== other.clientId
  return !isOther && one.host !== undefined && other.host !== undefined && isOneServer(one.host, other.host)
}

/** Hosts below one domain are of customers; a vendor may have its two endpoints on two domains. */
function isOneServer(a: string, b: string): boolean {
  if (a === b) return true
  const vendor = scopeProviderFor(a)
  return vendor !== undefined && vendor === scopeProviderFor(b) && registrableDomain(a) !== registrableDomain(b)
}
