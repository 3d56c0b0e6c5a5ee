import type { ClientType, Owner } from '../../model/index.ts'
import { get, items, type Node, string } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface, type Reader } from '../reading/surface.ts'
import { fieldsOf, flag, grantEnabled, literal, ownerOf, redirectUri, redirectUris, set } from './oauth-client-fields.ts'
import { lifetime } from './lifetime-fields.ts'

export default defineSurface({
  id: 'entra-app-manifest',
  name: 'Microsoft Entra app manifests and token lifetime policies',
  spec: 'https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['signInAudience', 'requiredResourceAccess', 'oauth2AllowImplicitFlow', 'TokenLifetimePolicy'],
  format: 'jsonc',
  recognises: (root) => applications(root).length > 0 || policies(root).length > 0,
  async *read(root, reader): AsyncGenerator<Statement> {
    for (const node of applications(root)) yield* application(node)
    for (const node of policies(root)) yield* lifetimePolicy(node, reader)
  },
})

function applications(root: Node): Node[] {
  return [root, ...items(root), ...items(get(root, 'value'))].filter((node) => {
    const fields = fieldsOf(node)
    if (fields.has('oauth2AllowImplicitFlow')) return true
    return (
      (fields.has('appId') || fields.has('displayName')) &&
      (fields.has('signInAudience') || fields.has('requiredResourceAccess')) &&
      (fields.has('web') ||
        fields.has('spa') ||
        fields.has('publicClient') ||
        fields.has('passwordCredentials') ||
        fields.has('replyUrlsWithType'))
    )
  })
}

/** Both forms: of Azure AD Graph, and of Microsoft Graph. */
const IMPLICIT = [['oauth2AllowImplicitFlow'], ['web', 'implicitGrantSettings', 'enableAccessTokenIssuance']]
const ID_TOKEN = [['oauth2AllowIdTokenImplicitFlow'], ['web', 'implicitGrantSettings', 'enableIdTokenIssuance']]

/** What the application of a tenant may do, by the properties of Microsoft Graph. */
export function* application(node: Node): Generator<Statement> {
  const name = literal(get(node, 'displayName')) ?? literal(get(node, 'name'))
  const owner = ownerOf('Entra application', 'entra', name)
  const isPublic = flag(get(node, 'isFallbackPublicClient')) ?? flag(get(node, 'allowPublicClient'))
  const clientType: ClientType =
    isPublic === true ? 'public' : items(get(node, 'passwordCredentials')).length > 0 ? 'confidential' : 'unknown'
  const implicit = IMPLICIT.map((path) => get(node, ...path)).find((one) => flag(one) === true)
  const idToken = ID_TOKEN.map((path) => get(node, ...path)).find((one) => flag(one) === true)
  if (implicit) yield grantEnabled(owner, clientType, 'implicit', implicit.at)
  else if (idToken) yield grantEnabled(owner, clientType, 'id_token', idToken.at)
  yield* redirectUris(get(node, 'web', 'redirectUris'), owner)
  yield* redirectUris(get(node, 'spa', 'redirectUris'), owner)
  yield* redirectUris(get(node, 'publicClient', 'redirectUris'), owner, { native: true })
  for (const reply of items(get(node, 'replyUrlsWithType'))) {
    const uri = string(get(reply, 'url'))
    if (uri) yield redirectUri(uri, owner, literal(get(reply, 'type')) === 'InstalledClient' || undefined)
  }
  for (const credential of items(get(node, 'passwordCredentials'))) yield* secretTerm(credential, owner)
}

function* secretTerm(credential: Node, owner: Owner): Generator<Statement> {
  const end = get(credential, 'endDateTime') ?? get(credential, 'endDate')
  const start = literal(get(credential, 'startDateTime') ?? get(credential, 'startDate'))
  const [from, to] = [Date.parse(start ?? ''), Date.parse(literal(end) ?? '')]
  if (!end || Number.isNaN(from) || Number.isNaN(to)) return
  // The portal's word for "never", when it still had one.
  const ends = to >= Date.UTC(2299, 0) ? 'never' : Math.round((to - from) / 1000)
  yield {
    kind: 'secretTerm',
    owner,
    what: 'client secret',
    ends: set(ends, end),
    instead: 'use a federated identity credential or a certificate, or a secret that ends within 90 days',
    at: end.at,
  }
}

/** https://learn.microsoft.com/entra/identity-platform/configurable-token-lifetimes : JSON in a text. */
function policies(root: Node): Node[] {
  return [root, ...items(root), ...items(get(root, 'value'))]
    .flatMap((node) => items(get(node, 'definition')))
    .filter((item) => /TokenLifetimePolicy/.test(literal(item) ?? ''))
}

async function* lifetimePolicy(item: Node, { parse }: Reader): AsyncGenerator<Statement> {
  const text = string(item)
  const [inner] = text ? (await parse('jsonc', text)).roots : []
  const access = get(inner, 'TokenLifetimePolicy', 'AccessTokenLifetime')
  // The keys for refresh tokens and sessions have had no effect since January 2021.
  if (access)
    yield* lifetime(
      access,
      { token: 'access', grammar: 'timespan', key: 'TokenLifetimePolicy.AccessTokenLifetime' },
      { owner: { what: 'Entra token lifetime policy', product: 'entra' }, clientType: 'unknown' },
    )
}
