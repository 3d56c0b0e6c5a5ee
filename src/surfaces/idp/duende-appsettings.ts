import type { ClientType, Owner } from '../../model/index.ts'
import { entries, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { atItsPlace, isNativeClient } from './native-clients.ts'
import {
  flag,
  grantsIn,
  isOnThisMachine,
  type Issuer,
  type LifetimeRow,
  literal,
  loose,
  looseFields,
  ownerOf,
  pkcePolicy,
  redirectUris,
  refreshRotation,
  scopes,
  set,
  unset,
} from './oauth-client-fields.ts'
import { hasNoCode, isOfService, scopesOf } from './machine-clients.ts'
import { lifetime, tokenPolicy } from './lifetime-fields.ts'
import { isApplication } from './openiddict-appsettings.ts'
import { isOnElsewhere, isSwitchedOff } from './switched-off.ts'

export default defineSurface({
  id: 'duende-appsettings',
  name: 'Duende IdentityServer clients in appsettings and seed files',
  spec: 'https://docs.duendesoftware.com/identityserver/reference/models/client/',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: [
    'AllowedGrantTypes',
    'allowedGrantTypes',
    'RequirePkce',
    'requirePkce',
    'AccessTokenLifetime',
    'accessTokenLifetime',
    'AllowOfflineAccess',
    'RefreshTokenUsage',
  ],
  format: 'jsonc',
  recognises: (root) => clients(root).length > 0,
  *read(root, { file, project }): Generator<Statement> {
    const all = clients(root, { isOff: (name, section) => isSwitchedOff(section) && !isOnElsewhere(file.path, name, project) })
    const local = isForThisMachine(all) || servers(root).some(isIssuerHere)
    for (const node of all) yield* readClient(node, { local })
  },
})

const OWN_KEYS = [
  'allowedgranttypes',
  'allowedscopes',
  'requirepkce',
  'clientsecrets',
  'requireclientsecret',
  'accesstokenlifetime',
  'allowofflineaccess',
  'refreshtokenusage',
]
const DEPTH = 4

/** Which section of settings is not read by the program. */
interface Sections {
  readonly isOff: (name: string, section: Node) => boolean
}

/** `IdentityServer:Clients`, `Clients`, a list of clients, or one client. A section may also name its clients by key. */
function clients(root: Node, { isOff }: Sections = { isOff: () => false }, depth = 0): Node[] {
  if (isClient(root)) return [root]
  if (root.kind === 'list') return root.items.filter(isClient)
  if (depth >= DEPTH) return []
  return entries(root).flatMap(({ key, value }) => {
    if (loose(key.value) === 'openiddict') return []
    if (value.kind === 'map' && isOff(key.value, value)) return []
    if (loose(key.value) !== 'clients') return value.kind === 'map' ? clients(value, { isOff }, depth + 1) : []
    return (value.kind === 'map' ? entries(value).map((entry) => entry.value) : items(value)).filter(isClient)
  })
}

/** The maps that hold clients. */
function servers(root: Node, depth = 0): Node[] {
  if (root.kind !== 'map' || depth >= DEPTH) return []
  return [...(looseFields(root).has('clients') ? [root] : []), ...entries(root).flatMap(({ value }) => servers(value, depth + 1))]
}

/** A server whose own settings name it by an address of this machine. */
function isIssuerHere(server: Node): boolean {
  const fields = looseFields(server)
  const issuer = literal(fields.get('authority') ?? fields.get('issueruri') ?? fields.get('issuer') ?? fields.get('publicorigin'))
  return issuer !== undefined && isOnThisMachine(issuer)
}

function isClient(node: Node): boolean {
  if (node.kind !== 'map') return false
  const fields = looseFields(node)
  return fields.has('clientid') && OWN_KEYS.some((key) => fields.has(key)) && !isApplication(node)
}

/** Seconds; an hour, 5 minutes, 5 minutes, 15 and 30 days when unset. */
const LIFETIMES: readonly (readonly [key: string, token: LifetimeRow['token']])[] = [
  ['AccessTokenLifetime', 'access'],
  ['IdentityTokenLifetime', 'id'],
  ['AuthorizationCodeLifetime', 'code'],
  ['DeviceCodeLifetime', 'device-code'],
  ['UserSsoLifetime', 'session'],
]

/**
 * Whether a server is one of this machine alone: each client with a page has none but such as lead there. Programs are called back at
 * their machines wherever the server is.
 */
export function isForThisMachine(all: readonly Node[]): boolean {
  const clients = all.map(looseFields).filter((one) => one.has('redirecturis'))
  const pages = clients.filter((one) => !isNativeClient(typeOf(one), one.get('redirecturis')))
  const isHere = (redirects: Node | undefined) =>
    atItsPlace(ownerOf('IdentityServer client', 'duende'), redirects, 'unknown').local === true
  return pages.length > 0 && pages.every((one) => isHere(one.get('redirecturis')))
}

function typeOf(fields: ReadonlyMap<string, Node>): ClientType {
  if (flag(fields.get('requireclientsecret')) === false) return 'public'
  return fields.has('requireclientsecret') || fields.has('clientsecrets') ? 'confidential' : 'unknown'
}

/** What is known of the server of a client. */
interface Server {
  /**
   * Whether an unset `RefreshTokenUsage` rotates, which depends on the product; files do not name it:
   * https://github.com/DuendeSoftware/IdentityServer/releases/tag/7.0.0 ("New default behavior for refresh tokens").
   */
  readonly rotatesUnset?: boolean
  /** All clients of its file are on this machine. */
  readonly local: boolean
}

/** One client of IdentityServer, from a file or from code. */
export function* readClient(node: Node, { rotatesUnset, local }: Server): Generator<Statement> {
  const fields = looseFields(node)
  const name = literal(fields.get('clientid'))
  const owner: Owner = { ...ownerOf('IdentityServer client', 'duende', name), ...(local && { local }) }
  if (flag(fields.get('enabled')) === false) return
  const clientType = typeOf(fields)
  const bound = flag(fields.get('requiredpop')) === true
  const usage = fields.get('refreshtokenusage')
  const offline = flag(fields.get('allowofflineaccess')) === true
  // enum TokenUsage { ReUse = 0, OneTimeOnly = 1 }
  const rotates = usage ? { reuse: false, '0': false, onetimeonly: true, '1': true }[loose(literal(usage) ?? '')] : rotatesUnset
  const forService = isOfService(fields.get('allowedgranttypes'))
  const issuer: Issuer = { owner, clientType, rotates, bound, forService }
  for (const [key, token] of LIFETIMES) {
    const value = fields.get(loose(key))
    if (value) yield* lifetime(value, { token, grammar: 'sec', key }, issuer)
  }
  if (offline) {
    yield* refreshTokens(fields, issuer)
    if (rotates !== undefined && (usage || !rotates))
      yield refreshRotation(owner, clientType, usage ? set(rotates, usage) : unset(node), 'RefreshTokenUsage: OneTimeOnly', bound)
  }
  const withCode = !hasNoCode(fields.get('allowedgranttypes'))
  const pkce = withCode ? fields.get('requirepkce') : undefined
  const plain = withCode ? fields.get('allowplaintextpkce') : undefined
  if (pkce && flag(pkce) !== undefined)
    yield pkcePolicy(owner, 'client', clientType, set(flag(pkce) ? 'S256' : 'optional', pkce), 'RequirePkce: true')
  if (plain && flag(plain) === true) yield pkcePolicy(owner, 'client', clientType, set('plain', plain), 'AllowPlainTextPkce: false')
  yield* grantsIn(fields.get('allowedgranttypes'), owner, clientType)
  const redirects = fields.get('redirecturis')
  yield* redirectUris(redirects, owner, { separator: /[\s,;]+/ })
  yield* scopesOf(scopes(fields.get('allowedscopes'), 'allowed', atItsPlace(owner, redirects, clientType)), forService)
}

/** enum TokenExpiration { Sliding = 0, Absolute = 1 }. A sliding token with an absolute lifetime of zero renews itself for ever. */
function* refreshTokens(fields: ReadonlyMap<string, Node>, issuer: Issuer): Generator<Statement> {
  const absolute = fields.get('absoluterefreshtokenlifetime')
  const slides = ['sliding', '0'].includes(loose(literal(fields.get('refreshtokenexpiration')) ?? ''))
  const idle = fields.get('slidingrefreshtokenlifetime')
  if (absolute && slides && literal(absolute)?.trim() === '0') {
    yield tokenPolicy('refresh', { lifetime: set('never', absolute), written: '0' }, 'AbsoluteRefreshTokenLifetime', issuer)
  } else if (absolute) {
    yield* lifetime(
      absolute,
      { token: 'refresh', grammar: 'sec', key: 'AbsoluteRefreshTokenLifetime', special: { '0': 'default' } },
      issuer,
    )
  }
  if (idle && slides) yield* lifetime(idle, { token: 'refresh-idle', grammar: 'sec', key: 'SlidingRefreshTokenLifetime' }, issuer)
}
