import { argumentsOf } from '../../program/arguments.ts'
import { calls, comesFrom, type Call } from '../../program/calls.ts'
import { originOf } from '../../program/origin.ts'
import { pathOf } from '../../program/imports.ts'
import { keyOf, lastName, unwrap, type Ast, type CallNode } from '../../program/ast.ts'
import { definition, fold } from '../../program/fold.ts'
import { fieldValue } from '../../program/instances.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { templateOf } from '../../program/template.ts'
import type { Template } from '../../model/reading.ts'
import { FACTORIES, LIBRARIES, METHODS, NAMED_CALLS, type Library, type NamedCall } from './http-libraries.ts'

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
export function httpRequests(module: Module): readonly HttpRequest[] {
  const known = KNOWN.get(module)
  if (known) return known
  const found = calls(module).flatMap((call) => requestOf(module, call) ?? [])
  KNOWN.set(module, found)
  return found
}

const KNOWN = new WeakMap<Module, readonly HttpRequest[]>()

function requestOf(module: Module, call: Call): HttpRequest | undefined {
  const path = call.from?.dotted ? pathOf(call.from) : undefined
  if (path !== undefined) return named(module, call, path)
  const [first] = call.node.arguments
  if (!first || first.type === 'SpreadElement') return undefined
  const factory = FACTORIES.find(({ from, names }) => call.from && comesFrom(call.from, from) && names.test(call.from.name))
  if (factory) {
    const base = property(module, first, factory.base)
    return base && withOptions(module, call, addressOf(module, base), first)
  }
  if (call.name === 'set') return superagent(module, call)
  const library = libraryOf(module, call)
  if (!library) return undefined
  const single = property(module, first, 'url') ?? property(module, first, 'uri')
  const options = single ? first : call.argument(library.options(call.from?.name ?? ''))
  const url = single ?? first
  const made = definition(module, url)
  if (made.type === 'NewExpression' && lastName(made.callee) === 'Request') {
    const [address, init] = made.arguments
    if (!address || !init || address.type === 'SpreadElement' || init.type === 'SpreadElement') return undefined
    return withOptions(module, call, addressOf(module, address), init)
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

function libraryOf(module: Module, call: Call): Library | undefined {
  const callee = unwrap(call.node.callee)
  if (!call.from) {
    const isBare = callee.type === 'Identifier' && callee.name === 'fetch' && !module.binding(callee)
    return isBare || ['globalThis', 'window', 'self'].some((one) => module.source(callee) === `${one}.fetch`) ? LIBRARIES[0] : undefined
  }
  const { from } = call
  return LIBRARIES.find((one) => comesFrom(from, one.from) && one.names.test(from.name))
}

/** A call whose parts have names; what it asks of a client goes to the client's base. */
function named(module: Module, call: Call, path: string): HttpRequest | undefined {
  const row = NAMED_CALLS.find((one) => one.path.test(path))
  if (!row) return undefined
  const args = argumentsOf(module, call.node)
  const last = call.node.arguments.at(-1)
  const given = args.expression(row.url)
  const address = given && addressOf(module, given)
  const client = row.makes ? undefined : clientOf(module, call.node)
  const base = client && argumentsOf(module, client.node).expression(client.row.url)
  const query = row.query === undefined ? undefined : args.expression(row.query)
  return {
    call,
    url: base ? behind(addressOf(module, base), address) : address,
    options: last?.type === 'ObjectExpression' && last.named ? last : undefined,
    headers: args.expression(row.headers),
    query: query ? [query] : [],
    body: row.body === undefined ? undefined : args.expression(row.body),
    ...(client ? { client: client.node } : {}),
    ...(row.makes ? { makes: true } : {}),
  }
}

/** The call that made what a method is called on. */
function clientOf(module: Module, { callee }: CallNode): { readonly node: CallNode; readonly row: NamedCall } | undefined {
  const member = unwrap(callee)
  if (member.type !== 'MemberExpression') return undefined
  const node = makerOf(module, member.object)
  const from = node && originOf(module, node.callee)
  const row = from && NAMED_CALLS.find(({ path, makes }) => makes && path.test(pathOf(from)))
  return node && row ? { node, row } : undefined
}

/** The call that a variable or a field is given, once. */
export function makerOf(module: Module, node: Ast): CallNode | undefined {
  let inner = definition(module, node)
  if (inner.type === 'MemberExpression' && unwrap(inner.object).type === 'ThisExpression') {
    const value = fieldValue(module, inner)
    inner = value ? definition(module, value) : inner
  }
  return inner.type === 'CallExpression' || inner.type === 'NewExpression' ? inner : undefined
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
  const address = templateOf(folded)
  return address && withPath(address)
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
  const slash: Template['parts'][number] = {
    kind: 'text',
    text: { value: '/', at: { ...address.at, start: address.at.end }, opaque: true },
  }
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
function superagent(module: Module, call: Call): HttpRequest | undefined {
  const origin = originOf(module, call.node.callee)
  if (!origin || !comesFrom(origin, 'superagent')) return undefined
  for (let inner: Ast = call.node; inner.type === 'CallExpression';) {
    const callee = unwrap(inner.callee)
    const [first] = inner.arguments
    if (callee.type !== 'MemberExpression') return undefined
    if (new RegExp(`^${METHODS}$`).test(keyOf(callee) ?? '') && first && first.type !== 'SpreadElement') {
      return { ...withOptions(module, call, addressOf(module, first), undefined), set: true }
    }
    inner = unwrap(callee.object)
  }
  return undefined
}
