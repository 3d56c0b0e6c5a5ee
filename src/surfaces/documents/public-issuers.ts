import { publicIssuers } from '../../knowledge/authorization-hosts.ts'
import { hostAt } from '../../classify/endpoint.ts'
import { hostMatches } from '../../classify/domains.ts'
import type { Located } from '../../text/source.ts'

/** Whether an address belongs to a provider, so that a document with it is a snapshot of somebody else's. */
export function isPublicIssuer(address: Located<string> | undefined): boolean {
  if (!address) return false
  const host = hostAt(address.value, { services: new Set() })
  return host.provider !== undefined || host.server !== undefined || publicIssuers.some((pattern) => hostMatches(host.name, pattern))
}
