import type { EndpointClass } from '../model/index.ts'
import type { CredentialKind } from './credential-kinds/row.ts'
import type { ProviderHosts } from './credential-kinds/hosts/row.ts'
import type { RemoteServer } from './remote-servers/row.ts'
import type { Broad } from './scope-breadth.ts'

/** What a company says of its own hosts, keys, servers and scopes: rows as public knowledge has them, believed before it. */
export interface Company {
  readonly endpoints: readonly { readonly host: string; readonly class: EndpointClass; readonly because: string }[]
  readonly kinds: readonly CredentialKind[]
  readonly providers: readonly ProviderHosts[]
  readonly servers: readonly RemoteServer[]
  readonly scopes: readonly Broad[]
  /** Hosts that may be handed the keys of others: the company's own gateways. */
  readonly trustedHosts: readonly string[]
  /** Scopes that are needed as broad as they are. */
  readonly allowScopes: readonly string[]
}

/** A company that has said nothing. */
export const UNKNOWN_COMPANY: Company = { endpoints: [], kinds: [], providers: [], servers: [], scopes: [], trustedHosts: [], allowScopes: [] }
