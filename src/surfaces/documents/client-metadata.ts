import type { ClientType, Owner } from '../../model/index.ts'
import { entries, get, has, items, type Node, number, string } from '../../parse/node.ts'
import type { Reading, Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { clientIdDocument, isClientIdDocument } from '../code/client-id-document.ts'
import { hostAt } from '../../classify/endpoint.ts'
import { nameIn, wellKnown } from './document-checks.ts'
import { template } from '../deploy/interpolation.ts'
import {
  fieldsOf,
  grantsIn,
  implicitResponses,
  type Issuer,
  literal,
  redirectUris,
  scopes,
  set,
  words,
} from '../idp/oauth-client-fields.ts'
import { lifetime } from '../idp/lifetime-fields.ts'

export default defineSurface({
  id: 'client-metadata',
  name: 'OAuth client registrations and client ID metadata documents',
  spec: 'https://www.rfc-editor.org/rfc/rfc7591.html',
  counts: 'oauth',
  files: ['**/*.json', ...wellKnown('oauth-client', 'client-metadata')],
  mentions: ['redirect_uris"', 'token_endpoint_auth_method"', 'client_secret_expires_at"'],
  format: 'jsonc',
  recognises: (root) => clientsIn(root).length > 0,
  *read(root): Generator<Reading> {
    for (const client of clientsIn(root)) yield* clientMetadata(client)
  },
})

/** A document is one client, or a list of them. */
function clientsIn(root: Node): Node[] {
  return (root.kind === 'list' ? items(root) : [root]).filter((node) => isClientIdDocument(node) || isRegistration(node))
}

/** What a client says of itself, in either form. */
function* clientMetadata(client: Node): Generator<Reading> {
  yield* isClientIdDocument(client) ? clientIdDocument(client) : registration(client)
}

/** Whether a map is a registration request or its answer (RFC 7591 sections 2 and 3.2.1). */
export function isRegistration(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  const own = OWN.filter((key) => fields.has(key)).length
  return fields.get('redirect_uris')?.kind === 'list' ? own > 0 : own > 1 && fields.has('client_id')
}

const OWN = [
  'grant_types',
  'response_types',
  'token_endpoint_auth_method',
  'client_name',
  'client_secret_expires_at',
  'application_type',
  'software_id',
]

/** What a registration says of redirects, grants, scopes and the secret. */
export function* registration(client: Node): Generator<Reading> {
  const owner: Owner = { what: 'OAuth client', ...nameIn(client, 'client_name'), product: 'oauth-registration' }
  const method = literal(get(client, 'token_endpoint_auth_method'))
  const clientType: ClientType = method === undefined ? 'unknown' : method === 'none' ? 'public' : 'confidential'
  const native = isNative(client)
  if (isExample(client)) return
  yield* redirectUris(get(client, 'redirect_uris'), owner, { native })
  yield* grantsIn(get(client, 'grant_types'), owner, clientType)
  yield* implicitResponses(get(client, 'response_types'), owner, clientType)
  yield* scopes(get(client, 'scope'), 'allowed', owner)
  yield* lifespans(client, { owner, clientType, rotates: true })
  yield* secretOf(client, owner, method)
  if (native) yield* secretOfNative(client, owner, method)
}

/** A client whose every redirect goes to a host of documentation shows how one registers. */
function isExample(client: Node): boolean {
  const uris = words(get(client, 'redirect_uris'))
  return uris.length > 0 && uris.every(({ value }) => hostAt(value, { services: new Set() }).class === 'placeholder')
}

/** Lifetimes of one client in Ory Hydra, as Go durations, for each grant: https://www.ory.com/docs/oauth2-oidc/token-lifespan */
function* lifespans(client: Node, issuer: Issuer): Generator<Statement> {
  for (const { key, value } of entries(client)) {
    const [, token] = /_grant_(access|refresh|id)_token_lifespan$/.exec(key.value) ?? []
    if (token)
      yield* lifetime(value, { token: token === 'refresh' || token === 'id' ? token : 'access', grammar: 'go', key: key.value }, issuer)
  }
}

/** `application_type`; without it a client is native whose redirects all stay on the device (RFC 8252 section 7). */
function isNative(client: Node): boolean | undefined {
  const type = literal(get(client, 'application_type'))
  if (type) return type === 'native'
  const uris = words(get(client, 'redirect_uris'))
  return uris.length > 0 && uris.every(({ value }) => ON_DEVICE.test(value)) ? true : undefined
}

const ON_DEVICE = /^(?:http:\/\/(?:127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)|(?!https?:)[a-z][a-z0-9+.-]*:)/i

function* secretOf(client: Node, owner: Owner, method: string | undefined): Generator<Statement> {
  const ends = get(client, 'client_secret_expires_at')
  // `0`: never (RFC 7591 section 3.2.1); of a client that signs in with a key or not at all it says nothing.
  if (!ends || number(ends) !== 0 || (method !== undefined && !method.startsWith('client_secret_'))) return
  if (method === undefined && !get(client, 'client_secret')) return
  yield {
    kind: 'secretTerm',
    owner,
    what: 'client secret',
    ends: set('never', ends),
    instead: 'use `private_key_jwt`, or let the secret end within 90 days and rotate it',
    at: ends.at,
  }
}

/** RFC 8252 section 8.5: what is installed on a device keeps no secret. */
function* secretOfNative(client: Node, owner: Owner, method: string | undefined): Generator<Reading> {
  const secret = string(get(client, 'client_secret'))
  const statement = { kind: 'publicClientSecret', owner, shippedTo: 'everybody who installs it', notSecretByProvider: false } as const
  if (secret) yield { kind: 'clientSecret', statement: { ...statement, methodOnly: false, at: secret.at }, value: template(secret) }
  const written = get(client, 'token_endpoint_auth_method')
  // Without an id the client registers itself, and each instance gets a secret of its own (RFC 8252 section 8.4).
  if (written && method && has(client, 'client_id') && /^client_secret_(?:basic|post|jwt)$/.test(method))
    yield { ...statement, methodOnly: true, at: written.at }
}
