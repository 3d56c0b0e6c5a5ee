import type { ClientType, Owner } from '../../model/index.ts'
import { entries, get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import {
  authorizationRequest,
  fieldsOf,
  flag,
  grantEnabled,
  grantsIn,
  isDynamic,
  type Issuer,
  type LifetimeRow,
  literal,
  ownerOf,
  redirectUris,
  refreshRotation,
  scopes,
  set,
  words,
} from './oauth-client-fields.ts'
import { lifetime, lifetimes, tokenPolicy } from './lifetime-fields.ts'

type Part = 'client' | 'api' | 'grant' | 'tenant' | 'clientGrants'

/** What a map of the Deploy CLI's directory form is, by shape. */
function auth0Part(node: Node): Part | undefined {
  if (node.kind !== 'map') return undefined
  const fields = fieldsOf(node)
  if (APP_TYPES.has(literal(fields.get('app_type')) ?? '')) return 'client'
  if (fields.has('identifier') && (fields.has('token_lifetime') || fields.has('signing_alg') || fields.has('allow_offline_access')))
    return 'api'
  if (fields.has('audience') && fields.has('scope') && fields.has('client_id')) return 'grant'
  if ((fields.has('session_lifetime') || fields.has('idle_session_lifetime')) && TENANT_KEYS.some((key) => fields.has(key))) return 'tenant'
  return undefined
}

const APP_TYPES = new Set(['native', 'spa', 'regular_web', 'non_interactive', 'resource_server'])
const TENANT_KEYS = ['friendly_name', 'flags', 'default_directory', 'enabled_locales', 'sandbox_version', 'support_email']
const ROOT_KEYS = [
  'clients',
  'resourceServers',
  'tenant',
  'connections',
  'clientGrants',
  'actions',
  'roles',
  'databases',
  'prompts',
  'pages',
  'branding',
]

/** Whether a map is a whole `tenant.yaml`. */
function isAuth0Tenant(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = fieldsOf(node)
  const lists = [...items(fields.get('clients')), ...items(fields.get('resourceServers')), ...items(fields.get('clientGrants'))]
  const tenant = fields.get('tenant')
  if (!lists.some((item) => auth0Part(item)) && !(tenant && auth0Part(tenant))) return false
  return ROOT_KEYS.filter((key) => fields.has(key)).length >= 2 || fields.has('resourceServers') || fields.has('clientGrants')
}

/** Everything that a `tenant.yaml` says. */
function* readAuth0Tenant(root: Node): Generator<Statement> {
  const fields = fieldsOf(root)
  const tenant = fields.get('tenant')
  if (tenant) yield* readAuth0Part(tenant, 'tenant')
  for (const item of items(fields.get('resourceServers'))) yield* readAuth0Part(item, 'api')
  for (const item of items(fields.get('clients'))) yield* readAuth0Part(item, 'client')
  for (const item of items(fields.get('clientGrants'))) yield* readAuth0Part(item, 'grant')
  for (const item of items(fields.get('connections'))) yield* connection(item)
}

/** One object of the directory form. */
export function* readAuth0Part(node: Node, part: Part): Generator<Statement> {
  switch (part) {
    case 'tenant':
      yield* tenant(node)
      break
    case 'api':
      yield* api(node)
      break
    case 'client':
      yield* client(node)
      break
    case 'grant':
      yield* clientGrant(node)
      break
    default:
      break
  }
}

function* tenant(node: Node): Generator<Statement> {
  const owner: Owner = { what: 'Auth0 tenant', product: 'auth0' }
  yield* lifetimes(node, SESSION_LIFETIMES, { owner, clientType: 'unknown' })
  // The endpoint of the legacy password grant: https://auth0.com/docs/api/management/v2/tenants/patch-settings
  const legacy = get(node, 'flags', 'allow_legacy_ro_grant_types')
  if (legacy && flag(legacy) === true) yield grantEnabled(owner, 'unknown', 'password', legacy.at)
}

/**
 * How the tenant signs in elsewhere:
 * https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/configure-pkce-claim-mapping-for-oidc
 */
function* connection(node: Node): Generator<Statement> {
  const owner = ownerOf('Auth0 connection', 'auth0', literal(get(node, 'name')))
  const settings = get(node, 'options', 'connection_settings', 'pkce') ?? get(node, 'options', 'pkce')
  const enabled = get(node, 'options', 'pkce_enabled')
  const written = literal(settings)
  if (settings && written === 'plain') yield authorizationRequest(owner, 'confidential', set('plain', settings))
  else if (settings && written === 'disabled') yield authorizationRequest(owner, 'confidential', set('off', settings))
  else if (enabled && flag(enabled) === false) yield authorizationRequest(owner, 'confidential', set('off', enabled))
}

const HOUR = 3600

/** Hours, 168 and 72 unless they are set: https://auth0.com/docs/manage-users/sessions/session-lifetime-limits */
const SESSION_LIFETIMES: readonly LifetimeRow[] = [
  { path: ['session_lifetime'], token: 'session', grammar: 'hour', effective: 168 * HOUR },
  { path: ['idle_session_lifetime'], token: 'session-idle', grammar: 'hour', effective: 72 * HOUR },
  { path: ['ephemeral_session_lifetime'], token: 'session', grammar: 'hour' },
  { path: ['idle_ephemeral_session_lifetime'], token: 'session-idle', grammar: 'hour' },
]

/** Seconds, a day and two hours unless they are set: https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime */
const API_LIFETIMES: readonly LifetimeRow[] = [
  { path: ['token_lifetime'], token: 'access', grammar: 'sec', effective: 24 * HOUR },
  { path: ['token_lifetime_for_web'], token: 'access', grammar: 'sec', effective: 2 * HOUR },
]

function* api(node: Node): Generator<Statement> {
  const fields = fieldsOf(node)
  // The Management API is the provider's own; its lifetime is fixed unless somebody changes it in the dashboard.
  if (flag(fields.get('is_system')) === true || /\/api\/v2\/?$/.test(literal(fields.get('identifier')) ?? '')) return
  const owner = ownerOf('Auth0 API', 'auth0', nameOf(node, 'identifier'))
  yield* lifetimes(node, API_LIFETIMES, { owner, clientType: 'unknown' })
}

function* client(node: Node): Generator<Statement> {
  const fields = fieldsOf(node)
  const owner = ownerOf('Auth0 client', 'auth0', nameOf(node, 'client_id'))
  const clientType = typeOf(fields)
  const grantTypes = fields.get('grant_types')
  yield* grantsIn(grantTypes, owner, clientType)
  yield* redirectUris(fields.get('callbacks'), owner, { native: literal(fields.get('app_type')) === 'native' || undefined })
  const id = get(node, 'jwt_configuration', 'lifetime_in_seconds')
  if (id) yield* lifetime(id, { token: 'id', grammar: 'sec', key: 'jwt_configuration.lifetime_in_seconds' }, { owner, clientType })
  // Exports carry a `refresh_token` block for machines, too, which never get one.
  if (grantTypes?.kind === 'list' && !words(grantTypes).some(({ value }) => value === 'refresh_token')) return
  yield* refreshToken(fields.get('refresh_token'), owner, clientType)
}

/** https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-expiration */
function* refreshToken(block: Node | undefined, owner: Owner, clientType: ClientType): Generator<Statement> {
  if (block?.kind !== 'map') return
  const fields = fieldsOf(block)
  const rotation = fields.get('rotation_type')
  const rotates = { rotating: true, 'non-rotating': false }[literal(rotation) ?? '']
  const issuer: Issuer = { owner, clientType, rotates, under: 'refresh_token.' }
  if (rotation && rotates !== undefined)
    yield refreshRotation(owner, clientType, set(rotates, rotation), 'refresh_token.rotation_type: rotating')

  const expiration = fields.get('expiration_type')
  const infinite = fields.get('infinite_token_lifetime')
  const infiniteIdle = fields.get('infinite_idle_token_lifetime')
  const absolute = fields.get('token_lifetime')
  const idle = fields.get('idle_token_lifetime')
  if (expiration && literal(expiration) === 'non-expiring') {
    yield tokenPolicy('refresh', { lifetime: set('never', expiration), written: 'non-expiring' }, 'expiration_type', issuer)
    return
  }
  // The flags win over the numbers.
  if (infinite && flag(infinite))
    yield tokenPolicy('refresh', { lifetime: set('never', infinite), written: 'true' }, 'infinite_token_lifetime', issuer)
  else if (absolute && !isDynamic(infinite)) yield* lifetime(absolute, { token: 'refresh', grammar: 'sec', key: 'token_lifetime' }, issuer)
  if (infiniteIdle && flag(infiniteIdle))
    yield tokenPolicy('refresh-idle', { lifetime: set('never', infiniteIdle), written: 'true' }, 'infinite_idle_token_lifetime', issuer)
  else if (idle && !isDynamic(infiniteIdle))
    yield* lifetime(idle, { token: 'refresh-idle', grammar: 'sec', key: 'idle_token_lifetime' }, issuer)
  const leeway = fields.get('leeway')
  if (leeway && rotates) yield* lifetime(leeway, { token: 'rotation-grace', grammar: 'sec', key: 'leeway' }, issuer)
}

function* clientGrant(node: Node): Generator<Statement> {
  const audience = literal(get(node, 'audience'))
  const owner = ownerOf('Auth0 client grant', 'auth0', nameOf(node, 'client_id'))
  yield* scopes(get(node, 'scope'), 'allowed', owner, audience && /\/api\/v2\/?$/.test(audience) ? 'Auth0' : undefined)
}

function typeOf(fields: ReadonlyMap<string, Node>): ClientType {
  const method = literal(fields.get('token_endpoint_auth_method'))
  if (method) return method === 'none' ? 'public' : 'confidential'
  switch (literal(fields.get('app_type'))) {
    case 'native':
    case 'spa':
      return 'public'
    case 'regular_web':
    case 'non_interactive':
    case 'resource_server':
      return 'confidential'
    default:
      return 'unknown'
  }
}

function nameOf(node: Node, other: string): string | undefined {
  return literal(get(node, 'name')) ?? literal(get(node, other))
}

/** The maps of a YAML file that are one object of the directory form or a whole tenant. */
export function isAuth0(root: Node): boolean {
  return (
    isAuth0Tenant(root) ||
    auth0Part(root) !== undefined ||
    (entries(root).length === 0 && items(root).some((item) => auth0Part(item) !== undefined))
  )
}

/** A document of either form. */
export function* readAuth0(root: Node): Generator<Statement> {
  if (isAuth0Tenant(root)) {
    yield* readAuth0Tenant(root)
    return
  }
  for (const node of root.kind === 'list' ? items(root) : [root]) {
    const part = auth0Part(node)
    if (part) yield* readAuth0Part(node, part)
  }
}
