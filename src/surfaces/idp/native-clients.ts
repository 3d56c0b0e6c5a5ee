import { loopbackRedirect } from '../../knowledge/words/connections.ts'
import type { ClientType, Owner } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { isOnThisMachine, isOpen, words } from './oauth-client-fields.ts'

/**
 * Whether a client is a program on the machines of those who sign in: public, and called back by loopback addresses in the form of
 * RFC 8252 section 7.3. They say nothing of where its server is for, unlike those of a page that somebody develops.
 */
export function isNativeClient(clientType: ClientType, redirects: Node | undefined): boolean {
  const all = words(redirects)
  return clientType === 'public' && all.length > 0 && all.every(({ value }) => loopbackRedirect.pattern.test(value))
}

/** A client, as one of this machine alone where all of its redirects, of which there are some, lead to a page there. */
export function atItsPlace(owner: Owner, redirects: Node | undefined, clientType: ClientType): Owner {
  const all = words(redirects)
  const isHere = all.length > 0 && !isOpen(redirects) && all.every(({ value }) => isOnThisMachine(value))
  return isHere && !isNativeClient(clientType, redirects) ? { ...owner, local: true } : owner
}
