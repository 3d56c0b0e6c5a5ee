import type { DocumentFault } from '../../model/index.ts'
import { entries, get, getAny, items, type Node } from '../../parse/node.ts'
import type { Located, Span } from '../../text/source.ts'
import { addressOf, type Faults, isFar, plainHttp } from './document-checks.ts'
import { flag, isOpen, literal, words } from '../idp/oauth-client-fields.ts'
import { own } from '../../text/own.ts'
import { hostAt } from '../../classify/endpoint.ts'

/** One way to sign in that a document declares: OpenAPI 2.0 and 3.x, A2A 0.x and 1.0. */
export interface Scheme {
  readonly name: Located<string>
  readonly kind: 'apiKey' | 'basic' | 'oauth2' | 'other'
  /** Where the kind is written. */
  readonly at: Span
  /** Where a key is said to travel in the query. */
  readonly query?: Span
  readonly flows: readonly Flow[]
}

interface Flow {
  readonly kind: string
  readonly key: Located<string>
  /** Where people sign in, or where tokens are. */
  readonly asks?: Located<string>
  readonly node: Node
  readonly scopes: Node | undefined
}

/** What a caller has to present: one of several. */
export interface Requirement {
  readonly schemes: readonly Located<string>[]
  readonly scopes: readonly Located<string>[]
}

/** The schemes of `securitySchemes`, `security_schemes` or `securityDefinitions`. */
export function schemesIn(node: Node | undefined): Scheme[] {
  return entries(node).map(({ key, value }) => scheme(key, value))
}

/** A2A 1.0 tags a scheme by its key: https://a2a-protocol.org/latest/specification/#45-security-objects */
const WRAPPERS: Readonly<Record<string, string>> = {
  apiKeySecurityScheme: 'apiKey',
  httpAuthSecurityScheme: 'http',
  oauth2SecurityScheme: 'oauth2',
  openIdConnectSecurityScheme: 'openIdConnect',
  mtlsSecurityScheme: 'mutualTLS',
}

function scheme(name: Located<string>, node: Node): Scheme {
  const [only] = entries(node)
  const wrapped = only && entries(node).length === 1 ? own(WRAPPERS, camel(only.key.value)) : undefined
  const inner = wrapped && only ? only.value : node
  const typeNode = get(node, 'type')
  const type = wrapped ?? literal(typeNode) ?? ''
  const place = getAny(inner, ['in', 'location'])
  return {
    name,
    kind: kindOf(type, inner),
    at: wrapped && only ? only.key.at : (typeNode?.at ?? name.at),
    ...(type === 'apiKey' && place && literal(place) === 'query' ? { query: place.at } : {}),
    flows: type === 'oauth2' ? flowsOf(inner) : [],
  }
}

function kindOf(type: string, node: Node): Scheme['kind'] {
  if (type === 'apiKey') return literal(getAny(node, ['in', 'location'])) === 'cookie' ? 'other' : 'apiKey'
  if (type === 'basic' || (type === 'http' && literal(get(node, 'scheme'))?.toLowerCase() === 'basic')) return 'basic'
  return type === 'oauth2' ? 'oauth2' : 'other'
}

/** OpenAPI 2.0 has one flow a scheme, under other names. */
const FLOWS_OF_2: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
}

function flowsOf(node: Node): Flow[] {
  const flow = get(node, 'flow')
  const kind = own(FLOWS_OF_2, literal(flow) ?? '')
  if (flow && kind) return [{ kind, key: { value: kind, at: flow.at }, ...asked(node), node, scopes: get(node, 'scopes') }]
  return entries(get(node, 'flows')).map(({ key, value }) => ({
    kind: camel(key.value),
    key,
    ...asked(value),
    node: value,
    scopes: getAny(value, ['scopes', 'availableScopes']),
  }))
}

function asked(flow: Node): Pick<Flow, 'asks'> {
  const asks = addressOf(getAny(flow, ['authorizationUrl', 'authorization_url', 'tokenUrl', 'token_url']))
  return asks ? { asks } : {}
}

/** What tells a scheme from those of other APIs, in each document that describes its API, and whose server on the internet it is. */
export function schemeOf(name: string, api: string, { asks }: Partial<Flow> = {}): { scheme: string; signsInAt?: string } {
  const host = isFar(asks) && asks && hostAt(asks.value, { services: new Set() }).name
  return { scheme: `${name} ${asks?.value ?? api}`, ...(host && { signsInAt: host }) }
}

/** `security`, or `securityRequirements` of A2A 1.0; undefined when it cannot be read. */
export function requirementsIn(node: Node | undefined): Requirement[] | undefined {
  if (node?.kind !== 'list' || node.open) return undefined
  return node.items.map((item) => {
    const schemes = get(item, 'schemes')
    const pairs = schemes?.kind === 'map' ? schemes.entries : entries(item)
    return {
      schemes: pairs.map(({ key }) => key),
      scopes: pairs.flatMap(({ value }) => words(value.kind === 'map' ? get(value, 'list') : value)),
    }
  })
}

/** The schemes that callers may choose from; all of them when nothing says which. */
export function usedSchemes(schemes: readonly Scheme[], requirements: readonly Requirement[] | undefined): readonly Scheme[] {
  const names = new Set(requirements?.flatMap((one) => one.schemes.map(({ value }) => value)))
  const used = schemes.filter(({ name }) => names.has(name.value))
  return used.length > 0 ? used : schemes
}

/** What is weak about the schemes that callers may choose from (STANDARD.md, "OAuth clients and servers"). */
export function* schemeFaults(
  used: readonly Scheme[],
  requirements: readonly Requirement[] | undefined,
  fault: Faults<'agent-card'>,
  api?: string,
): Generator<DocumentFault> {
  const of = (name: string, flow?: Flow) => (api === undefined ? {} : schemeOf(name, api, flow))
  const queries = used.filter(({ query }) => query)
  for (const { name, query } of queries) {
    if (query) yield fault('key-in-query', { at: query }, { name: name.value, ...of(name.value) })
  }
  const [first] = used
  if (first && queries.length === 0 && used.every(({ kind }) => kind === 'apiKey' || kind === 'basic')) {
    yield fault(first.kind === 'basic' ? 'only-password' : 'only-key', first, { name: first.name.value, ...of(first.name.value) })
  }
  const asked = requirements?.some(({ scopes }) => scopes.length > 0) ?? false
  for (const { name, flows } of used) for (const flow of flows) yield* flowFaults(flow, asked, fault, of(name.value, flow))
}

function* flowFaults(
  { kind, key, node, scopes }: Flow,
  asked: boolean,
  fault: Faults<'agent-card'>,
  scheme: Partial<ReturnType<typeof schemeOf>>,
): Generator<DocumentFault> {
  if (kind === 'implicit' || kind === 'password') {
    yield fault('grant-offered', key, { name: kind, ...scheme })
    return
  }
  const pkce = getAny(node, ['pkceRequired', 'pkce_required'])
  if (pkce && flag(pkce) === false) yield fault('pkce-not-required', pkce)
  for (const { value } of entries(node)) {
    const address = addressOf(value)
    if (address && plainHttp(address)) yield fault('plain-oauth-endpoint', address)
  }
  const none = scopes ? scopes.kind === 'map' && scopes.entries.length === 0 && !scopes.open : node.kind === 'map' && !node.open
  if (none && !asked && !isOpen(scopes)) yield fault('flow-without-scopes', key, { name: kind, ...scheme })
}

/** Addresses of a list of servers or interfaces. */
export function urlsIn(node: Node | undefined): Located<string>[] {
  return items(node).flatMap((item) => addressOf(get(item, 'url')) ?? [])
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
