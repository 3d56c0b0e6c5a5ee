import type { ClientType, Owner } from '../../model/index.ts'
import { each, get, type Node, number } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import {
  fieldsOf,
  flag,
  grantEnabled,
  isDynamic,
  type Issuer,
  type LifetimeRow,
  literal,
  ownerOf,
  redirectUris,
  refreshRotation,
  set,
  unset,
  words,
} from './oauth-client-fields.ts'
import { lifetime, lifetimes, tokenPolicy } from './lifetime-fields.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import type { Project } from '../../discover/project.ts'
import { isForDevelopment } from './keycloak-development.ts'
import { isForTests, isLocal } from './keycloak-people.ts'
import { pkce, enforcesPkce } from './keycloak-pkce.ts'

/** Words of which one is in every realm and client that is read. */
export const KEYCLOAK_WORDS: readonly string[] = [
  'publicClient',
  'standardFlowEnabled',
  'directAccessGrantsEnabled',
  'accessTokenLifespan',
  'accessCodeLifespan',
  'DeviceCodeLifespan',
  'ssoSession',
  'offlineSession',
  'clientSession',
  'revokeRefreshToken',
]

/** Whether a map is a realm, a partial import or one client; `keycloak.json` of an adapter is none of them. */
export function isKeycloak(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  if (isClient(fields)) return true
  if (fields.get('realm')?.kind === 'scalar' && !fields.has('auth-server-url')) return REALM_KEYS.some((key) => fields.has(key))
  let looked = 0
  for (const client of each(fields.get('clients'))) {
    if (isClient(fieldsOf(client))) return true
    if (++looked === 20) break
  }
  return false
}

const REALM_KEYS = [
  'clients',
  'accessTokenLifespan',
  'ssoSessionIdleTimeout',
  'ssoSessionMaxLifespan',
  'revokeRefreshToken',
  'clientScopes',
  'keycloakVersion',
  'sslRequired',
]

const CLIENT_KEYS = [
  'standardFlowEnabled',
  'publicClient',
  'directAccessGrantsEnabled',
  'fullScopeAllowed',
  'bearerOnly',
  'implicitFlowEnabled',
]

function isClient(fields: ReadonlyMap<string, Node>): boolean {
  return fields.has('clientId') && CLIENT_KEYS.some((key) => fields.has(key))
}

/** What a realm, a partial import or a single client says of its tokens and clients; of a realm for tests the grants alone. */
export function* readKeycloak(root: Node, project?: Project): Generator<Statement> {
  const all = !isForTests(root)
  for (const statement of statements(root, project)) if (all || statement.kind === 'grantUse') yield statement
}

function* statements(root: Node, project: Project | undefined): Generator<Statement> {
  const fields = fieldsOf(root)
  const isOfDevelopment = project !== undefined && isForDevelopment(root, project)
  if (isClient(fields)) {
    yield* client(root, fields, {
      pkceByPolicy: false,
      single: true,
      local: isOfDevelopment || forDevelopment.pattern.test(root.at.file.path),
    })
    return
  }
  const local = isLocal(root) || isOfDevelopment
  const realm: Owner = { ...ownerOf('Keycloak realm', 'keycloak', literal(fields.get('realm'))), ...(local && { local }) }
  const types = new Set<ClientType>()
  const pkceByPolicy = enforcesPkce(root)
  const sessionMax = number(fields.get('ssoSessionMaxLifespan'))
  for (const item of each(fields.get('clients'))) {
    const refreshes = yield* client(item, fieldsOf(item), { pkceByPolicy, single: false, local, sessionMax })
    if (refreshes) types.add(refreshes)
  }
  if (fields.get('realm')?.kind === 'scalar') yield* realmSettings(root, realm, types)
}

/** Defaults and units: https://www.keycloak.org/docs/latest/server_admin/#_timeouts */
const REALM_LIFETIMES: readonly LifetimeRow[] = [
  { path: ['accessTokenLifespan'], token: 'access', grammar: 'sec' },
  { path: ['accessTokenLifespanForImplicitFlow'], token: 'access', grammar: 'sec' },
  { path: ['accessCodeLifespan'], token: 'code', grammar: 'sec' },
  { path: ['oauth2DeviceCodeLifespan'], token: 'device-code', grammar: 'sec' },
  { path: ['attributes', 'oauth2DeviceCodeLifespan'], token: 'device-code', grammar: 'sec' },
  { path: ['ssoSessionIdleTimeout'], token: 'session-idle', grammar: 'sec' },
  { path: ['ssoSessionMaxLifespan'], token: 'session', grammar: 'sec' },
  { path: ['ssoSessionIdleTimeoutRememberMe'], token: 'session-idle', grammar: 'sec' },
  { path: ['ssoSessionMaxLifespanRememberMe'], token: 'session', grammar: 'sec' },
  { path: ['clientSessionIdleTimeout'], token: 'refresh-idle', grammar: 'sec' },
  { path: ['clientSessionMaxLifespan'], token: 'refresh', grammar: 'sec' },
  { path: ['offlineSessionIdleTimeout'], token: 'refresh-idle', grammar: 'sec' },
].map((row) => ({ ...row, special: { '0': 'default', '-1': 'default' } }) as LifetimeRow)

// "Inherit", or the built-in default

function* realmSettings(root: Node, owner: Owner, types: ReadonlySet<ClientType>): Generator<Statement> {
  const clientType: ClientType = types.has('public') ? 'public' : types.has('confidential') ? 'confidential' : 'unknown'
  const revoke = get(root, 'revokeRefreshToken')
  const reuse = get(root, 'refreshTokenMaxReuse')
  const revokes = flag(revoke)
  const reuses = (number(reuse) ?? 0) > 0
  const issuer: Issuer = { owner, clientType, rotates: revoke && revokes === undefined ? undefined : revokes === true && !reuses }
  yield* lifetimes(root, REALM_LIFETIMES, issuer)
  const tls = get(root, 'sslRequired')
  if (tls && literal(tls)?.toLowerCase() === 'none' && !owner.local)
    yield { kind: 'transportSetting', problem: 'plain-allowed', written: 'sslRequired: none', at: tls.at }

  const limited = get(root, 'offlineSessionMaxLifespanEnabled')
  const max = get(root, 'offlineSessionMaxLifespan')
  if (limited && flag(limited) === false) {
    yield tokenPolicy('refresh', { lifetime: set('never', limited), written: 'false' }, 'offlineSessionMaxLifespanEnabled', issuer)
  } else if (flag(limited) === true && max) {
    yield* lifetime(
      max,
      { token: 'refresh', grammar: 'sec', key: 'offlineSessionMaxLifespan', special: { '0': 'default', '-1': 'default' } },
      issuer,
    )
  }

  // Off unless set: https://www.keycloak.org/docs/latest/server_admin/#_timeouts ("Revoke Refresh Token").
  if (revoke && isDynamic(revoke)) return
  if (revokes === true) {
    if (reuse && reuses) yield refreshRotation(owner, clientType, set(false, reuse), 'refreshTokenMaxReuse: 0')
  } else if (revoke) {
    yield refreshRotation(owner, clientType, set(false, revoke), 'revokeRefreshToken: true')
  } else if (clientType === 'public') {
    yield refreshRotation(owner, clientType, unset(root), 'revokeRefreshToken: true')
  }
}

/** Clients that every realm has; their odd values are the product's own. */
const BUILT_IN = /^(?:account|account-console|admin-cli|broker|realm-management|security-admin-console|master-realm|.+-realm)$/

const CLIENT_LIFETIMES: readonly (readonly [attribute: string, token: LifetimeRow['token']])[] = [
  ['client.session.idle.timeout', 'refresh-idle'],
  ['client.session.max.lifespan', 'refresh'],
  ['client.offline.session.idle.timeout', 'refresh-idle'],
  ['client.offline.session.max.lifespan', 'refresh'],
  ['oauth2.device.code.lifespan', 'device-code'],
]

export interface Realm {
  /** A client policy asks for PKCE, for whichever clients it is meant for. */
  readonly pkceByPolicy: boolean
  /** Created through the admin API, and not with a realm. */
  readonly single: boolean
  /** Every client answers on this machine. */
  readonly local?: boolean
  readonly sessionMax?: number | undefined
}

/** One client's statements; gives back its type when it gets refresh tokens for people. */
function* client(node: Node, fields: ReadonlyMap<string, Node>, realm: Realm): Generator<Statement, ClientType | undefined> {
  const name = literal(fields.get('clientId'))
  const protocol = literal(fields.get('protocol')) ?? 'openid-connect'
  if (protocol !== 'openid-connect' || (name && BUILT_IN.test(name))) return undefined
  if (flag(fields.get('enabled')) === false || flag(fields.get('bearerOnly')) === true) return undefined
  const owner: Owner = { ...ownerOf('Keycloak client', 'keycloak', name), ...(realm.local && { local: true }) }
  const attributes = fieldsOf(fields.get('attributes'))
  const clientType = typeOf(fields.get('publicClient'), realm)
  const bound = BOUND.some((key) => flag(attributes.get(key)) === true)

  const implicit = fields.get('implicitFlowEnabled')
  const password = fields.get('directAccessGrantsEnabled')
  // RepresentationToModel.createClient: a new client has the standard flow and nothing else, unless the import says so.
  const code = flag(fields.get('standardFlowEnabled')) ?? !isDynamic(fields.get('standardFlowEnabled'))
  if (implicit && flag(implicit)) yield grantEnabled(owner, clientType, 'implicit', implicit.at, realm.local)
  if (password && flag(password)) yield grantEnabled(owner, clientType, 'password', password.at, realm.local)
  // Keycloak refuses an authorization request without a registered redirect URI.
  const hasRedirect = words(fields.get('redirectUris')).length > 0 || fields.get('redirectUris')?.kind !== 'list'
  if (code && hasRedirect) yield* pkce(node, attributes.get('pkce.code.challenge.method'), owner, clientType, realm)
  if (code || flag(implicit)) yield* redirectUris(fields.get('redirectUris'), owner)

  const issuer: Issuer = { owner, clientType, bound }
  const access = attributes.get('access.token.lifespan')
  if (access) yield* accessLifespan(access, issuer, realm)
  for (const [attribute, token] of CLIENT_LIFETIMES) {
    const value = attributes.get(attribute)
    if (value)
      yield* lifetime(
        value,
        { token, grammar: 'sec', key: `attributes["${attribute}"]`, special: { '0': 'default', '-1': 'default' } },
        issuer,
      )
  }
  const refreshes = flag(attributes.get('use.refresh.tokens')) !== false && !bound && (code || flag(password) === true)
  return refreshes ? clientType : undefined
}

const BOUND = ['dpop.bound.access.tokens', 'tls.client.certificate.bound.access.tokens']

/** Absent in an import: confidential, with a secret that Keycloak makes. The admin API has had other defaults. */
function typeOf(publicClient: Node | undefined, { single }: Realm): ClientType {
  const isPublic = flag(publicClient)
  if (isPublic !== undefined) return isPublic ? 'public' : 'confidential'
  return publicClient || single ? 'unknown' : 'confidential'
}

/** `-1`: until the session ends (TokenManager.getTokenExpiration). */
function* accessLifespan(node: Node, issuer: Issuer, { sessionMax }: Realm): Generator<Statement> {
  const key = 'attributes["access.token.lifespan"]'
  if (literal(node)?.trim() !== '-1') yield* lifetime(node, { token: 'access', grammar: 'sec', key, special: { '0': 'default' } }, issuer)
  else if (sessionMax) yield tokenPolicy('access', { lifetime: set(sessionMax, node), written: '-1, as long as the session' }, key, issuer)
}
