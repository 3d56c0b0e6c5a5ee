import {
  argumentsOf,
  calls,
  definition,
  fieldValue,
  fold,
  functionOf,
  isCallNode,
  isOwnMember,
  knownCalls,
  lastName,
  property,
  results,
  rowOf,
  templateOf,
  unwrap,
  type Ast,
  type Call,
  type CallNode,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import type { Template } from '../../model/reading.ts'
import { type RequestCall, requestCalls } from '../../knowledge/libraries/http-requests.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import { oncePer } from '../../text/once-per.ts'

/** A request that a module sends, or a client that it makes. */
export interface HttpRequest {
  readonly call: Call
  /** The address as far as it is written, behind the base of its client. */
  readonly url: Template | undefined
  /** The object with what is given by name. */
  readonly options: Ast | undefined
  readonly headers: Ast | undefined
  /** What a library adds to the address. */
  readonly query: readonly Ast[]
  readonly body: Ast | undefined
  /** The call that made the client, when that is in sight. */
  readonly client?: CallNode
  /** This makes a client, and its headers go with every request. */
  readonly makes?: true
  /** A call of superagent's `set`, which is all that its options are. */
  readonly set?: true
}

/** Every request of fetch and the common libraries, and every client made with headers or an address of its own. */
export const httpRequests = oncePer((module: Module): readonly HttpRequest[] => {
  const rows = new Map(knownCalls(module, requestCalls).map((one) => [one.call.node, one]))
  const found = calls(module).flatMap((call) => requestOf(module, call, rows) ?? [])
  return found
})

type Rows = ReadonlyMap<Ast, KnownCall<RequestCall>>

function requestOf(module: Module, call: Call, rows: Rows): HttpRequest | undefined {
  const known = rows.get(call.node)
  if (!known) return call.name === 'fetch' && isFetch(module, call) ? sent(module, call, 1) : setLater(module, call, rows)
  const { row, given } = known
  if (row.options.url !== undefined) return named(module, known)
  if (row.options.base === undefined)
    return byParts(module, call, row.options.scheme) ?? (row.options.init === undefined ? undefined : sent(module, call, row.options.init))
  const base = given.expression(row.options.base)
  return base && withOptions(module, call, addressOf(module, base), call.argument(0))
}

/** The global function. */
function isFetch(module: Module, { from, node }: Call): boolean {
  const callee = unwrap(node.callee)
  if (from) return false
  return callee.type === 'Identifier'
    ? !module.binding(callee)
    : ['globalThis', 'window', 'self'].some((one) => module.source(callee) === `${one}.fetch`)
}

/** `https.request({ hostname, path, headers })` */
function byParts(module: Module, call: Call, scheme: string | undefined): HttpRequest | undefined {
  const options = scheme === undefined ? undefined : call.argument(0)
  const host = property(module, options, 'hostname') ?? property(module, options, 'host')
  return host && withOptions(module, call, addressOfParts(module, options, host, scheme), options)
}

/** The address that has its host in one part and its path in another. */
function addressOfParts(module: Module, options: Ast | undefined, host: Ast, scheme = 'https'): Template | undefined {
  const name = addressOf(module, host)
  const [first, ...rest] = name?.parts ?? []
  if (!name || !first) return undefined
  const written = property(module, options, 'path')
  const path = written && addressOf(module, written)
  const slash = path?.parts[0]?.kind === 'text' && path.parts[0].text.value.startsWith('/') ? [] : [made('/', name.at)]
  const front = first.kind === 'text' ? [made(`${scheme}://${first.text.value}`, first.text.at)] : [made(`${scheme}://`, name.at), first]
  return { parts: [...front, ...rest, ...slash, ...(path?.parts ?? [])], at: name.at }
}

function made(value: string, at: Template['at']): Template['parts'][number] {
  return { kind: 'text', text: { value, at, opaque: true } }
}

/** A call `(url, options)`, or with all of it in one object. */
function sent(module: Module, call: Call, init: number): HttpRequest | undefined {
  const [first] = call.node.arguments
  if (!first || first.type === 'SpreadElement') return undefined
  const single = property(module, first, 'url') ?? property(module, first, 'uri')
  const options = single ? first : call.argument(init)
  const url = single ?? first
  const made = definition(module, url)
  if (made.type === 'NewExpression' && lastName(made.callee) === 'Request') {
    const [address, own] = made.arguments
    if (!address || !own || address.type === 'SpreadElement' || own.type === 'SpreadElement') return undefined
    return withOptions(module, call, addressOf(module, address), own)
  }
  return withOptions(module, call, based(module, call, addressOf(module, url), options), options)
}

function withOptions(module: Module, call: Call, url: Template | undefined, options: Ast | undefined): HttpRequest {
  const query = ['params', 'searchParams', 'query', 'qs'].flatMap((key) => property(module, options, key) ?? [])
  return {
    call,
    url,
    options,
    headers: property(module, options, 'headers'),
    query,
    body: property(module, options, 'body') ?? property(module, options, 'form'),
  }
}

/** A call whose parts have names; what it asks of a client goes to the client's base. */
function named(module: Module, { row: { means, options }, call, given: args }: KnownCall<RequestCall>): HttpRequest {
  const last = call.node.arguments.at(-1)
  const at = (place: Place | undefined) => (place === undefined ? undefined : args.expression(place))
  const given = at(options.url)
  const address = given && addressOf(module, given)
  const client = means === 'makes-http-client' ? undefined : clientOf(module, call.node)
  const base = client?.base
  const query = at(options.query)
  return {
    call,
    url: base ? behind(addressOf(module, base), address) : address,
    options: last?.type === 'ObjectExpression' && last.named ? last : undefined,
    headers: at(options.headers),
    query: query ? [query] : [],
    body: at(options.body),
    ...(client ? { client: client.node } : {}),
    ...(means === 'makes-http-client' ? { makes: true } : {}),
  }
}

/** The call that made what a method is called on, and the base that it was given. */
function clientOf(module: Module, { callee }: CallNode): { readonly node: CallNode; readonly base: Ast | undefined } | undefined {
  const member = unwrap(callee)
  const node = member.type === 'MemberExpression' ? makerOf(module, member.object) : undefined
  const row = node && rowOf(module, node.callee, requestCalls)
  if (!node || row?.means !== 'makes-http-client' || row.options.url === undefined) return undefined
  return { node, base: argumentsOf(module, node).expression(row.options.url) }
}

/** The call that a variable or a field is given, once. */
export function makerOf(module: Module, node: Ast): CallNode | undefined {
  let inner = definition(module, node)
  if (isOwnMember(inner)) {
    const value = fieldValue(module, inner)
    inner = value ? definition(module, value) : inner
  }
  return isCallNode(inner) ? inner : undefined
}

/** The address of a request: text and variables of the environment. */
export function addressOf(module: Module, node: Ast, steps = MAX_STEPS): Template | undefined {
  const inner = definition(module, node)
  const folded = fold(module, inner)
  if (inner.type === 'NewExpression' && folded.kind === 'dynamic') {
    const [first, second] = inner.arguments
    const part = second ?? first
    return part && part.type !== 'SpreadElement' && steps > 0 ? addressOf(module, part, steps - 1) : undefined
  }
  const given = folded.kind === 'dynamic' && steps > 0 ? givenBack(module, inner, steps - 1) : undefined
  const address = given ?? templateOf(folded)
  return address && withPath(address)
}

/** What a function of this file gives back that takes an address together: `axios.get(graphUrl('me'))`. */
function givenBack(module: Module, node: Ast, steps: number): Template | undefined {
  const maker = node.type === 'CallExpression' ? functionOf(module, node.callee) : undefined
  const [address, ...others] = maker ? results(module, maker) : []
  return address && others.length === 0 ? addressOf(module, address, steps) : undefined
}

/** Addresses may be made of themselves: `const u = new URL(u)`. */
const MAX_STEPS = 12

/** `${BASE}${path}`: a whole host name before something unknown is followed by a path, unless the name goes on behind it. */
function withPath(address: Template): Template {
  const at = address.parts.findIndex((part) => part.kind === 'reference')
  const front = address.parts
    .slice(0, Math.max(0, at))
    .map((part) => (part.kind === 'text' ? part.text.value : ''))
    .join('')
  const next = address.parts[at + 1]
  if (!/^https?:\/\/(?:[a-z\d-]+\.)+[a-z]{2,}$/i.test(front) || (next && !(next.kind === 'text' && /^[/?]/.test(next.text.value))))
    return address
  const slash = made('/', { ...address.at, start: address.at.end })
  return { ...address, parts: [...address.parts.slice(0, at), slash, ...address.parts.slice(at)] }
}

/** A relative address behind the base of its client, or of the request. */
function based(module: Module, call: Call, address: Template | undefined, options: Ast | undefined): Template | undefined {
  const callee = unwrap(call.node.callee)
  const maker = callee.type === 'MemberExpression' ? definition(module, callee.object) : definition(module, callee)
  const made = maker.type === 'CallExpression' ? maker.arguments[0] : undefined
  const ofClient =
    made && made.type !== 'SpreadElement' ? (property(module, made, 'baseURL') ?? property(module, made, 'prefixUrl')) : undefined
  const base = property(module, options, 'baseURL') ?? property(module, options, 'prefixUrl') ?? ofClient
  if (!base) return address
  return address && behind(addressOf(module, base), address)
}

/** A whole address by itself, and a relative one behind its base. */
function behind(base: Template | undefined, address: Template | undefined): Template | undefined {
  if (!base || (address && startsWithScheme(address))) return address
  return address ? { parts: [...base.parts, ...address.parts], at: address.at } : base
}

/** Whether an address is whole. */
export function startsWithScheme({ parts }: Template): boolean {
  const [first] = parts
  const text = first?.kind === 'text' ? first.text : first?.fallback
  return text !== undefined && /^[a-z][a-z0-9+.-]*:\/\//i.test(text.value)
}

/** `superagent.get(url).set('Authorization', x)`. */
function setLater(module: Module, call: Call, rows: Rows): HttpRequest | undefined {
  if (!SETTERS.has(call.name)) return undefined
  for (let inner: Ast = call.node; inner.type === 'CallExpression';) {
    const [first] = inner.arguments
    if (rows.get(inner)?.row.setsHeaders === call.name)
      return first && first.type !== 'SpreadElement'
        ? { ...withOptions(module, call, addressOf(module, first), undefined), set: true }
        : undefined
    const callee = unwrap(inner.callee)
    if (callee.type !== 'MemberExpression') return undefined
    inner = unwrap(callee.object)
  }
  return undefined
}

const SETTERS = new Set(requestCalls.map(({ setsHeaders }) => setsHeaders))
