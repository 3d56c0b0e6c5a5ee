import type { ScopeSet } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { isOpen, words } from './oauth-client-fields.ts'

/** Whether the grants of a client leave it to sign in as itself alone (RFC 6749 section 4.4): nobody lets it act for him. */
export function isOfService(grants: Node | undefined): boolean {
  const all = words(grants)
  return all.length > 0 && !isOpen(grants) && all.every(({ value }) => /(?:^|\.)client_?credentials$/i.test(value))
}

/**
 * Whether the grants of a client are all known and none of them has an authorization code, which alone PKCE protects (RFC 7636): as a
 * service, of a device (RFC 8628), or by an assertion.
 */
export function hasNoCode(grants: Node | undefined): boolean {
  const all = words(grants)
  return all.length > 0 && !isOpen(grants) && all.every(({ value }) => WITHOUT_CODE.test(value))
}

const WITHOUT_CODE = inTurn(
  'i',
  /(?:^|[.:])/,
  oneOf('', /client_?credentials|refresh_token|device_?code|ciba/, /jwt-bearer|saml2-bearer|token-exchange/),
  /$/,
)

/** The scopes of a client, marked where it is such a one. */
export function* scopesOf(sets: Iterable<ScopeSet>, forService: boolean): Generator<ScopeSet> {
  for (const one of sets) yield forService ? { ...one, forService } : one
}
