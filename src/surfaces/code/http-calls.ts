import { calls, comesFrom, originOf, type Call } from '../../program/calls.ts'
import { keyOf, lastName, unwrap, type Ast } from '../../program/ast.ts'
import { definition, fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { templateOf } from '../../program/template.ts'
import type { Template } from '../../model/reading.ts'

/** A request that a module sends, or a client that it makes with an address and headers. */
export interface HttpRequest {
  readonly call: Call
  /** The address as far as it is written, behind the base of its client. */
  readonly url: Template | undefined
  /** The object with `headers`. */
  readonly options: Ast | undefined
  /** A call of superagent's `set`, which is all that its options are. */
  readonly set?: true
}

/** Every request of fetch and the common libraries, and every client made with an address of its own. */
export function httpRequests(module: Module): readonly HttpRequest[] {
  const known = KNOWN.get(module)
  if (known) return known
  const found = calls(module).flatMap((call) => requestOf(module, call) ?? [])
  KNOWN.set(module, found)
  return found
}

/** Words of which one is in every module that sends requests. */
export const HTTP_WORDS: readonly string[] = ['fetch', 'axios', 'got', 'ky', 'undici', 'superagent', 'ofetch', 'needle', 'request(']

const KNOWN = new WeakMap<Module, readonly HttpRequest[]>()

interface Library {
  readonly from: string | readonly string[]
  /** What is called for a request with `(url, options)`, by its name from the module. */
  readonly names: RegExp
  /** Position of the options. */
  options(name: string): number
}

const METHODS = '(?:get|post|put|patch|delete|head|options)'
const SECOND = () => 1
/** Libraries whose calls take an address and an object with `headers`. */
const LIBRARIES: readonly Library[] = [
  { from: ['node-fetch', 'cross-fetch', 'undici', 'isomorphic-fetch', '@whatwg-node/fetch', 'node-fetch-native', 'make-fetch-happen'], names: /^(?:|fetch|request|stream)$/, options: SECOND },
  { from: 'axios', names: new RegExp(`^(?:(?:Axios\\(\\)|create\\(\\))\\.?)?(?:${METHODS})?$`), options: (name) => (/(?:^|\.)(?:post|put|patch)$/.test(name) ? 2 : 1) },
  { from: 'got', names: new RegExp(`^(?:got\\.?)?(?:${METHODS}|stream)?$`), options: SECOND },
  { from: ['ky', 'ofetch', 'wretch', 'needle', 'phin', 'request', 'request-promise', 'request-promise-native'], names: new RegExp(`^(?:ofetch|\\$fetch|ky|defaults)?\\.?(?:${METHODS})?$`), options: SECOND },
]

/** Functions that make a client with an address of its own: `axios.create({baseURL, headers})`. */
const FACTORIES: readonly { readonly from: string; readonly names: RegExp; readonly base: string }[] = [
  { from: 'axios', names: /^create$/, base: 'baseURL' },
  { from: 'got', names: /^(?:got\.)?extend$/, base: 'prefixUrl' },
  { from: 'ky', names: /^(?:ky\.)?(?:create|extend)$/, base: 'prefixUrl' },
  { from: 'ofetch', names: /^(?:ofetch|\$fetch)\.create$/, base: 'baseURL' },
]

function requestOf(module: Module, call: Call): HttpRequest | undefined {
  const [first] = call.node.arguments
  if (!first || first.type === 'SpreadElement') return undefined
  const factory = FACTORIES.find(({ from, names }) => call.from && comesFrom(call.from, from) && names.test(call.from.name))
  if (factory) {
    const base = property(module, first, factory.base)
    return base && { call, url: addressOf(module, base), options: first }
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
    return { call, url: addressOf(module, address), options: init }
  }
  return { call, url: based(module, call, addressOf(module, url), options), options }
}

function libraryOf(module: Module, call: Call): Library | undefined {
  const callee = unwrap(call.node.callee)
  if (!call.from) {
    const isGlobal = callee.type === 'Identifier' ? callee.name === 'fetch' && !module.binding(callee) : ['globalThis', 'window', 'self'].some((one) => module.source(callee) === `${one}.fetch`)
    return isGlobal ? LIBRARIES[0] : undefined
  }
  const { from } = call
  return LIBRARIES.find((one) => comesFrom(from, one.from) && one.names.test(from.name))
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
  const front = address.parts.slice(0, Math.max(0, at)).map((part) => (part.kind === 'text' ? part.text.value : '')).join('')
  const next = address.parts[at + 1]
  if (!/^https?:\/\/(?:[a-z\d-]+\.)+[a-z]{2,}$/i.test(front) || (next && !(next.kind === 'text' && /^[/?]/.test(next.text.value)))) return address
  const slash: Template['parts'][number] = { kind: 'text', text: { value: '/', at: { ...address.at, start: address.at.end }, opaque: true } }
  return { ...address, parts: [...address.parts.slice(0, at), slash, ...address.parts.slice(at)] }
}

/** A relative address behind the base of its client, or of the request. */
function based(module: Module, call: Call, address: Template | undefined, options: Ast | undefined): Template | undefined {
  const callee = unwrap(call.node.callee)
  const maker = callee.type === 'MemberExpression' ? definition(module, callee.object) : definition(module, callee)
  const made = maker.type === 'CallExpression' ? maker.arguments[0] : undefined
  const base = property(module, options, 'baseURL') ?? property(module, options, 'prefixUrl') ?? (made && made.type !== 'SpreadElement' ? (property(module, made, 'baseURL') ?? property(module, made, 'prefixUrl')) : undefined)
  if (!base) return address
  const front = addressOf(module, base)
  return front && address && !startsWithScheme(address) ? { parts: [...front.parts, ...address.parts], at: address.at } : address
}

function startsWithScheme({ parts }: Template): boolean {
  return parts[0]?.kind === 'text' && /^[a-z][a-z0-9+.-]*:\/\//i.test(parts[0].text.value)
}

/** `superagent.get(url).set('Authorization', x)`. */
function superagent(module: Module, call: Call): HttpRequest | undefined {
  const origin = originOf(module, call.node.callee)
  if (!origin || !comesFrom(origin, 'superagent')) return undefined
  for (let inner: Ast = call.node; inner.type === 'CallExpression'; ) {
    const callee = unwrap(inner.callee)
    const [first] = inner.arguments
    if (callee.type !== 'MemberExpression') return undefined
    if (new RegExp(`^${METHODS}$`).test(keyOf(callee) ?? '') && first && first.type !== 'SpreadElement') {
      return { call, url: addressOf(module, first), options: undefined, set: true }
    }
    inner = unwrap(callee.object)
  }
  return undefined
}
