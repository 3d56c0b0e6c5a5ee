import type { ClientType, Owner } from '../../model/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { plainEndpoints } from '../documents/document-checks.ts'
import {
  fieldsOf,
  flag,
  grantEnabled,
  implicitResponses,
  isDynamic,
  isOnThisMachine,
  type Issuer,
  type LifetimeRow,
  literal,
  ownerOf,
  pkcePolicy,
  redirectUris,
  refreshRotation,
  set,
  unset,
  words,
} from './oauth-client-fields.ts'
import { lifetimes, tokenPolicy } from './lifetime-fields.ts'
import { isPinnedBelow } from './pinned-image.ts'
import { holds, productDocuments } from './product-documents.ts'
import { keyWords } from './key-words.ts'

export default defineSurface({
  id: 'dex',
  name: 'Dex configuration',
  spec: 'https://dexidp.io/docs/configuration/',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml', '**/config.yaml.*', '**/*dex*.yaml.*', '**/*dex*.yml.*'],
  mentions: ['staticClients', ...keyWords('connectors'), 'redirectURIs', 'enablePasswordDB', 'passwordConnector'],
  format: 'yaml',
  recognises: (root) => holds(root, isDex),
  async *read(root, reader): AsyncGenerator<Statement> {
    const enforces = !isPinnedBelow(reader.project, reader.file.path, IMAGE, WITH_PKCE)
    for await (const config of productDocuments(root, isDex, reader)) yield* provider(config, enforces)
  },
})

const IMAGE = 'dexidp/dex'
/** The first release with `oauth2.pkce`, which 2.45.1 does not have yet: https://github.com/dexidp/dex/pull/4638 */
const WITH_PKCE = [2, 46] as const

function isDex(node: Node): boolean {
  const fields = fieldsOf(node)
  if (!['staticClients', 'connectors', 'enablePasswordDB'].some((key) => fields.has(key))) return false
  return fields.has('issuer')
    ? ['storage', 'web', 'staticClients', 'oauth2', 'expiry'].some((key) => fields.has(key))
    : fields.has('storage') && fields.has('staticClients')
}

/** Go durations. Access tokens are made like ID tokens and live as long (server/oauth2.go, newAccessToken). */
const LIFETIMES: readonly LifetimeRow[] = [
  { path: ['expiry', 'idTokens'], token: 'access', grammar: 'go' },
  { path: ['expiry', 'authRequests'], token: 'state', grammar: 'go' },
  { path: ['expiry', 'deviceRequests'], token: 'device-code', grammar: 'go' },
  { path: ['expiry', 'refreshTokens', 'reuseInterval'], token: 'rotation-grace', grammar: 'go' },
  { path: ['sessions', 'absoluteLifetime'], token: 'session', grammar: 'go' },
  { path: ['sessions', 'validIfNotUsedFor'], token: 'session-idle', grammar: 'go' },
]

/** An empty text and zero switch a check off (server/refreshhandlers.go). */
const OFF = { '': 'never', '0': 'never', '0s': 'never', '0h': 'never' } as const
const REFRESH_LIFETIMES: readonly LifetimeRow[] = [
  { path: ['expiry', 'refreshTokens', 'absoluteLifetime'], token: 'refresh', grammar: 'go', special: OFF },
  { path: ['expiry', 'refreshTokens', 'validIfNotUsedFor'], token: 'refresh-idle', grammar: 'go', special: OFF },
]

function* provider(config: Node, enforces: boolean): Generator<Statement> {
  const owner: Owner = { what: 'Dex', product: 'dex', ...(isLocal(literal(get(config, 'issuer'))) && { local: true }) }
  const clients = items(get(config, 'staticClients'))
  const clientType = typeOf(clients)
  yield* lifetimes(config, LIFETIMES, { owner, clientType })
  yield* refreshTokens(config, owner, clientType)
  yield* grants(config, owner, clientType)
  if (enforces) yield* pkce(config, owner, clientType)
  yield* plainEndpoints([get(config, 'issuer')])
  for (const client of clients) {
    const name = literal(get(client, 'id')) ?? literal(get(client, 'name'))
    yield* redirectUris(get(client, 'redirectURIs'), ownerOf('Dex client', 'dex', name), { native: flag(get(client, 'public')) })
  }
}

/** An issuer that only this machine reaches: all who sign in do so here. */
function isLocal(issuer: string | undefined): boolean {
  return issuer !== undefined && isOnThisMachine(issuer)
}

function typeOf(clients: readonly Node[]): ClientType {
  if (clients.length === 0) return 'unknown'
  return clients.some((client) => flag(get(client, 'public')) === true) ? 'public' : 'confidential'
}

function* refreshTokens(config: Node, owner: Owner, clientType: ClientType): Generator<Statement> {
  const block = get(config, 'expiry', 'refreshTokens')
  if (isDynamic(block)) return
  const disabled = get(block, 'disableRotation')
  const rotates = isDynamic(disabled) ? undefined : flag(disabled) !== true
  const issuer: Issuer = { owner, clientType, rotates }
  yield* lifetimes(config, REFRESH_LIFETIMES, issuer)
  // Both limits are off by default.
  if (!get(block, 'absoluteLifetime')) {
    const missing = block ?? get(config, 'expiry') ?? config
    yield tokenPolicy(
      'refresh',
      { lifetime: unset(missing), effective: 'never', written: '' },
      'expiry.refreshTokens.absoluteLifetime',
      issuer,
    )
  }
  if (disabled && rotates !== undefined)
    yield refreshRotation(owner, clientType, set(rotates, disabled), 'expiry.refreshTokens.disableRotation: false')
}

/** What `oauth2.grantTypes` allows still needs a response type or a connector to work (server/server.go, newServer). */
function* grants(config: Node, owner: Owner, clientType: ClientType): Generator<Statement> {
  const allowed = get(config, 'oauth2', 'grantTypes')
  const types = words(allowed)
  const allows = (grant: string) => types.find(({ value }) => value === grant)
  yield* implicitResponses(get(config, 'oauth2', 'responseTypes'), owner, clientType)
  const connector = get(config, 'oauth2', 'passwordConnector')
  if (!connector || !literal(connector) || isDynamic(allowed)) return
  const listed = allows('password')
  if (listed || types.length === 0) yield grantEnabled(owner, clientType, 'password', listed?.at ?? connector.at)
}

/** Not enforced and with `plain` beside `S256` unless set: https://dexidp.io/docs/configuration/oauth2/ */
function* pkce(config: Node, owner: Owner, clientType: ClientType): Generator<Statement> {
  const block = get(config, 'oauth2', 'pkce')
  const enforce = get(block, 'enforce')
  const methods = get(block, 'codeChallengeMethodsSupported')
  if (isDynamic(block) || isDynamic(enforce) || isDynamic(methods)) return
  const fix = 'oauth2.pkce.enforce: true'
  const plain = words(methods).find(({ value }) => value === 'plain')
  if (flag(enforce) === true && block) {
    if (plain) yield pkcePolicy(owner, 'server', clientType, set('plain', plain), 'oauth2.pkce.codeChallengeMethodsSupported: [S256]')
    else if (!methods)
      yield pkcePolicy(owner, 'server', clientType, set('plain', block), 'oauth2.pkce.codeChallengeMethodsSupported: [S256]', true)
    else yield pkcePolicy(owner, 'server', clientType, set('S256', methods), fix)
  } else if (enforce) {
    yield pkcePolicy(owner, 'server', clientType, set('optional', enforce), fix)
    if (plain) yield pkcePolicy(owner, 'server', clientType, set('plain', plain), 'oauth2.pkce.codeChallengeMethodsSupported: [S256]')
  } else if (clientType === 'public') {
    const policy = pkcePolicy(owner, 'server', clientType, unset(block ?? get(config, 'oauth2') ?? config), fix)
    yield { ...policy, instead: `set \`${fix}\`, which releases after 2.45 have` }
  }
}
