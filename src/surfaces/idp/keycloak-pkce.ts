import type { ClientType, Owner } from '../../model/index.ts'
import { get, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { flag, isDynamic, literal, pkcePolicy, set, unset } from './oauth-client-fields.ts'
import type { Realm } from './keycloak.ts'

const PKCE_FIX = 'attributes["pkce.code.challenge.method"]: "S256"'

/** Without the attribute a client may leave PKCE out: https://www.keycloak.org/docs/latest/server_admin/#_capability_config */
export function* pkce(
  node: Node,
  method: Node | undefined,
  owner: Owner,
  clientType: ClientType,
  { pkceByPolicy }: Realm,
): Generator<Statement> {
  const written = literal(method)?.trim()
  if (method && written === 'plain') yield pkcePolicy(owner, 'client', clientType, set('plain', method), PKCE_FIX)
  else if (method && written === 'S256') yield pkcePolicy(owner, 'client', clientType, set('S256', method), PKCE_FIX)
  else if (!isDynamic(method) && !pkceByPolicy && clientType === 'public') {
    yield method
      ? pkcePolicy(owner, 'client', clientType, unset(method), PKCE_FIX, false)
      : pkcePolicy(owner, 'client', clientType, unset(node), PKCE_FIX)
  }
}

/** Global profiles that contain the executor: https://www.keycloak.org/docs/latest/server_admin/#_client_policies */
const PROFILES_WITH_PKCE = /^(?:fapi-|oauth-2-1-)/

/** Whether an enabled client policy applies the executor `pkce-enforcer`. */
export function enforcesPkce(root: Node): boolean {
  const enforcing = new Set<string>()
  for (const profile of items(get(root, 'clientProfiles', 'profiles'))) {
    const name = string(get(profile, 'name'))?.value
    if (name && items(get(profile, 'executors')).some((executor) => literal(get(executor, 'executor')) === 'pkce-enforcer'))
      enforcing.add(name)
  }
  return items(get(root, 'clientPolicies', 'policies')).some(
    (policy) =>
      flag(get(policy, 'enabled')) !== false &&
      items(get(policy, 'profiles')).some((profile) => {
        const name = literal(profile)
        return name !== undefined && (enforcing.has(name) || PROFILES_WITH_PKCE.test(name))
      }),
  )
}
