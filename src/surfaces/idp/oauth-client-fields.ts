import { isTestPath } from '../../classify/file-role.ts'
import { leftOutGrants } from '../../knowledge/left-out-grants.ts'
import { redirectHost } from '../../knowledge/redirect-callbacks.ts'
import { ownMachine } from '../../knowledge/words/connections.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import type { Grammar } from '../../text/lifetime.ts'
import type {
  AuthorizationRequest,
  ClientType,
  Confidence,
  GrantUse,
  Owner,
  PkcePolicy,
  RedirectUri,
  RefreshRotation,
  ScopeSet,
  Setting,
  TokenPolicy,
} from '../../model/index.ts'
import { entries, items, type Node, plain, string } from '../../parse/node.ts'
import { type Located, piecesOf, type Span } from '../../text/source.ts'
import { own } from '../../text/own.ts'
import { requestAt } from '../reading/authorization-request.ts'

/** The last value of every key of a map, gathered in one pass: an export can hold 50,000 clients. */
export function fieldsOf(node: Node | undefined): ReadonlyMap<string, Node> {
  return new Map(entries(node).map(({ key, value }) => [key.value, value]))
}

/** The same without regard to case, hyphens and underscores: .NET and Spring take `redirect-uris` and `RedirectUris` alike. */
export function looseFields(node: Node | undefined): ReadonlyMap<string, Node> {
  return new Map(entries(node).map(({ key, value }) => [loose(key.value), value]))
}

/** A key as `looseFields` has it. */
export function loose(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase()
}

/** Whether a value is only known when somebody fills it in: `!Ref`, `${X}`, `{{ x }}`, `@@X@@`, `env(X)`. */
export function isDynamic(node: Node | undefined): boolean {
  switch (node?.kind) {
    case 'dynamic':
      return true
    case 'map':
      return node.entries.length === 1 && /^(?:Ref|Fn::\w+)$/.test(node.entries[0]?.key.value ?? '')
    case 'scalar':
      return typeof node.value === 'string' && FILLED_IN.test(node.value)
    default:
      return false
  }
}

const FILLED_IN = /\$\{|\{\{|\$\(|<%|^\$[A-Z_]|^%\w+%$|@@\w+@@|##\w+##|^env\(|#\{/

/** A boolean, also as the text that attributes and environment variables hold. */
export function flag(node: Node | undefined): boolean | undefined {
  if (node?.kind !== 'scalar') return undefined
  if (typeof node.value === 'boolean') return node.value
  const word = typeof node.value === 'string' ? node.value.trim().toLowerCase() : ''
  return word === 'true' ? true : word === 'false' ? false : undefined
}

/** A text that stands in the file and is no reference. */
export function literal(node: Node | undefined): string | undefined {
  return isDynamic(node) ? undefined : plain(node)?.value
}

/** The texts of a list, or of one text that separates them; references are left out. */
export function words(node: Node | undefined, separator = /[\s,]+/): Located<string>[] {
  const text = string(node)
  if (text) {
    return isDynamic(node) ? [] : piecesOf(text, new RegExp(`(?:(?!${separator.source}).)+`, 'gs'))
  }
  return items(node).flatMap((item) => {
    const word = plain(item)
    return word && !isDynamic(item) ? [word] : []
  })
}

/** Whether a list has items that cannot be read. */
export function isOpen(node: Node | undefined): boolean {
  return isDynamic(node) || (node?.kind === 'list' && (node.open === true || node.items.some(isDynamic)))
}

/** Who a statement is about; the name when the file gives one. */
export function ownerOf(what: string, product: string, name?: string): Owner {
  return name ? { what, name, product } : { what, product }
}

/** Whether an address leads to this machine, by its name or by the address in it. */
export function isOnThisMachine(address: string): boolean {
  const host = /^https?:\/\/(?:\*\.)?([^/?#:*]{1,253})(?:[:/*]|$)/i.exec(address)?.[1]
  return ownMachine.pattern.test(address) || (host !== undefined && redirectHost(host.toLowerCase()) === 'loopback')
}

/** One lifetime setting of a product: where it stands, in what unit, and what its special values mean. */
export interface LifetimeRow {
  readonly path: readonly string[]
  readonly token: TokenPolicy['token']
  readonly grammar: Grammar
  /** `never`: no end. `default`: the product puts its own value there, so nothing is said. */
  readonly special?: Readonly<Record<string, 'never' | 'default'>>
  /** For messages, when it is not the path. */
  readonly key?: string
  /** What holds where it is not set, in seconds. */
  readonly effective?: number
}

/** Whose lifetimes they are. */
export interface Issuer {
  readonly owner: Owner
  readonly clientType: ClientType
  readonly rotates?: boolean | undefined
  readonly bound?: boolean
  readonly forService?: boolean
  readonly confidence?: Confidence
  /** Put before the keys of messages: `clients[].`. */
  readonly under?: string
}

/** A grant that is enabled for somebody; `local` where nobody else than the developer of this machine signs in. */
export function grantEnabled(owner: Owner, clientType: ClientType, grant: GrantUse['grant'], at: Span, local = false): GrantUse {
  return { kind: 'grantUse', owner, grant, by: 'enabled', clientType, local, at }
}

/** A grant that something asks for, and what else is known of that. */
export function grantUsed(owner: Owner, grant: GrantUse['grant'], at: Span, known: Partial<GrantUse> = {}): GrantUse {
  return { kind: 'grantUse', owner, grant, by: 'use', clientType: 'unknown', local: false, ...known, at }
}

/** Grants of a list that nobody should enable: each kind once, as a list is one decision. */
export function* grantsIn(list: Node | undefined, owner: Owner, clientType: ClientType, names = leftOutGrants): Generator<GrantUse> {
  const seen = new Set<string>()
  for (const { value, at } of words(list)) {
    const grant = own(names, value.toLowerCase())
    if (!grant || seen.has(grant)) continue
    seen.add(grant)
    yield grantEnabled(owner, clientType, grant, at)
  }
}

/** Response types of a list that return a token from the authorization endpoint (RFC 6749 4.2.1). */
export function* implicitResponses(list: Node | undefined, owner: Owner, clientType: ClientType): Generator<GrantUse> {
  const types = list?.kind === 'list' ? words(list) : words(list, /,\s*/)
  const token = types.find(({ value }) => value.split(/\s+/).includes('token'))
  const idToken = types.find(({ value }) => value.trim() === 'id_token')
  if (token) yield grantEnabled(owner, clientType, 'implicit', token.at)
  else if (idToken) yield grantEnabled(owner, clientType, 'id_token', idToken.at)
}

interface RedirectContext {
  readonly native?: boolean | undefined
  readonly separator?: RegExp
}

/** Redirect URIs of a list, as registered. */
export function* redirectUris(
  list: Node | undefined,
  owner: Owner,
  { native, separator = /[\s,]+/ }: RedirectContext = {},
): Generator<RedirectUri> {
  for (const uri of words(list, separator)) yield redirectUri(uri, owner, native)
}

/** One registered redirect URI. */
export function redirectUri(
  uri: Located<string>,
  owner: Owner,
  native?: boolean,
  matching: RedirectUri['matching'] = 'exact',
): RedirectUri {
  const { path } = uri.at.file
  // Of tests only the files of an environment that is called so are judged.
  const development = forDevelopment.pattern.test(owner.name ?? '') || forDevelopment.pattern.test(path) || isTestPath(path)
  return { kind: 'redirectUri', owner, uri, matching, native, development, at: uri.at }
}

/** How a server compares redirect URIs, or one of them. */
export function redirectsMatched(owner: Owner, matching: RedirectUri['matching'], at: Span, uri?: Located<string>): RedirectUri {
  return { kind: 'redirectUri', owner, ...(uri && { uri }), matching, native: undefined, development: false, at }
}

/** A list of scopes; nothing when it is empty. */
export function* scopes(list: Node | undefined, role: ScopeSet['role'], owner: Owner, provider?: string): Generator<ScopeSet> {
  const found = words(list)
  if (!list || found.length === 0) return
  yield { kind: 'scopeSet', owner, role, scopes: found, open: isOpen(list), ...(provider ? { provider } : {}), at: list.at }
}

/** Whether PKCE is asked for: as written at a node, or by default where it is absent. */
export function pkcePolicy(
  owner: Owner,
  by: PkcePolicy['by'],
  clientType: ClientType,
  require: PkcePolicy['require'],
  fix: string,
  byDefault = require.is === 'unset',
): PkcePolicy {
  return { kind: 'pkcePolicy', owner, by, clientType, require, byDefault, fix, at: require.at }
}

/** Whether refresh tokens are replaced at each use. */
export function refreshRotation(
  owner: Owner,
  clientType: ClientType,
  rotates: Setting<boolean>,
  fix: string,
  bound = false,
): RefreshRotation {
  return { kind: 'refreshRotation', owner, clientType, rotates, byDefault: rotates.is === 'unset', bound, fix, at: rotates.at }
}

/** The request that a proxy or client will send, as far as its configuration decides it. */
export function authorizationRequest(
  owner: Owner,
  clientType: ClientType,
  pkce: AuthorizationRequest['pkce'],
  { confidence = 'high', state = 'sent' }: { confidence?: Confidence; state?: 'sent' | 'unknown' } = {},
): AuthorizationRequest {
  const { at } = pkce
  const open = { is: 'dynamic', at } as const
  return requestAt(at, {
    owner,
    clientType,
    pkce,
    state: state === 'sent' ? { is: 'set', value: 'sent', at } : open,
    confidence,
  })
}

/** A setting as written. */
export function set<T>(value: T, { at }: { readonly at: Span }): Setting<T> {
  return { is: 'set', value, at }
}

/** A setting that is missing from an object. */
export function unset<T>({ at }: { readonly at: Span }): Setting<T> {
  return { is: 'unset', at }
}
