import { agentEvidence } from '../code/agent-evidence.ts'
import { assignments, headersOf, setBy, staticTemplate } from '../code/headers.ts'
import {
  calls, callsOnImport, comesFrom, definition, fold, importsFrom, keyOf, lastName, originOf, templateOf, unwrap, type Ast, type Call, type Module,
} from '../code/index.ts'
import { property } from '../code/objects.ts'
import { type ProviderSdk, providerSdks } from '../code/provider-sdks.ts'
import type { Agent } from '../model/index.ts'
import { plain, type Node } from '../parse/node.ts'
import type { Assignment, Reading, ServerReading, Template } from '../reading.ts'
import type { Located, Span } from '../source.ts'
import { defineCodeSurface } from '../surface.ts'

/** Requests and SDK clients of an agent's code with a key that is written there or read from the environment. */
export default defineCodeSurface({
  id: 'code-api-client',
  name: 'API calls and provider SDKs in TypeScript and JavaScript',
  spec: 'https://developer.mozilla.org/docs/Web/API/Fetch_API',
  counts: 'code',
  mentions: ['fetch', 'axios', 'got', 'ky', 'undici', 'superagent', 'ofetch', ...new Set(providerSdks.map(({ from }) => from)), '@aws-sdk/client-'],
  *read(module, reader): Generator<Reading> {
    if (!mightSend(module) || !agentEvidence(module, reader)) return
    for (const call of calls(module)) yield* request(module, call)
    for (const sdk of providerSdks) {
      if (!importsFrom(module, sdk.from)) continue
      for (const call of callsOnImport(module, sdk.from, sdk.name)) yield* sdkClient(module, call, sdk)
    }
    if (importsFrom(module, AWS)) for (const call of callsOnImport(module, AWS, /Client$/)) yield* awsClient(module, call)
  },
})

const CODE: Agent = { id: 'code', name: 'agent code', oauth: 'unknown', reference: 'process.env.NAME' }
const AWS = /^@aws-sdk\/client-(?!bedrock)/

/** A cheap look before anything is folded. */
function mightSend({ file }: Module): boolean {
  return /authorization|api[_-]?key|token|secret|password|\bauth\b|\bkey\b|bearer/i.test(file.text)
}

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

function* request(module: Module, call: Call): Generator<Reading> {
  const factory = FACTORIES.find(({ from, names }) => call.from && comesFrom(call.from, from) && names.test(call.from.name))
  const [first] = call.node.arguments
  if (!first || first.type === 'SpreadElement') return
  if (factory) {
    const base = property(module, first, factory.base)
    if (base) yield* reading(module, call, addressOf(module, base), first)
    return
  }
  if (call.name === 'set' || call.name === 'auth') yield* superagent(module, call)
  const library = libraryOf(module, call)
  if (!library) return
  const single = property(module, first, 'url') ?? property(module, first, 'uri')
  const options = single ? first : call.argument(library.options(call.from?.name ?? ''))
  const url = single ?? first
  const made = definition(module, url)
  if (made.type === 'NewExpression' && lastName(made.callee) === 'Request') {
    const [address, init] = made.arguments
    if (address && init && address.type !== 'SpreadElement' && init.type !== 'SpreadElement') yield* reading(module, call, addressOf(module, address), init)
    return
  }
  yield* reading(module, call, based(module, call, addressOf(module, url), options), options)
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
function addressOf(module: Module, node: Ast): Template | undefined {
  const inner = definition(module, node)
  const folded = fold(module, inner)
  if (inner.type === 'NewExpression' && folded.kind === 'dynamic') {
    const [first, second] = inner.arguments
    const part = second ?? first
    return part && part.type !== 'SpreadElement' ? addressOf(module, part) : undefined
  }
  return templateOf(folded)
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

/** Whether reading alone can tell the host, or a variable of the environment holds it. */
function isKnown({ parts }: Template): boolean {
  const [first] = parts
  if (first?.kind === 'reference') return first.store === 'environment'
  return first !== undefined && /^[a-z][a-z0-9+.-]*:\/\/(?:[^/]+|$)/i.test(first.text.value) && (parts.length === 1 || /\/\/[^/]+\//.test(first.text.value) || parts[1]?.kind === 'reference')
}

function* reading(module: Module, call: Call, url: Template | undefined, options: Ast | undefined): Generator<Reading> {
  if (!url || !isKnown(url)) return
  const headers = assignments(headersOf(module, property(module, options, 'headers')))
  const tokens = [...basicAuth(module, options), ...queryCredentials(module, options)]
  const inUrl = url.parts.some((part) => part.kind === 'text' && /[?@]/.test(part.text.value))
  if (headers.length > 0 || tokens.length > 0 || inUrl) yield server({ at: call.at, name: { value: nameOfCall(call), at: call.at }, url, headers, tokens })
}

function nameOfCall({ node, name }: Call): string {
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' && unwrap(callee.object).type === 'Identifier' ? `${lastName(callee.object)}.${name}` : name
}

/** `auth: {username, password}` of axios, and `username`, `password` of got. */
function basicAuth(module: Module, options: Ast | undefined): Assignment[] {
  return [['auth', 'password'], ['auth', 'pass'], ['auth', 'bearer'], ['password']].flatMap((path) => {
    const node = property(module, options, ...path)
    const value = node && staticTemplate(fold(module, node), module.span(node))
    return value ? [{ name: { value: path.join('.'), at: module.span(node) }, value }] : []
  })
}

/** Credentials among the parameters that a library adds to the query; only what a literal is (code-url-credentials says the rest). */
function queryCredentials(module: Module, options: Ast | undefined): Assignment[] {
  const found: Assignment[] = []
  for (const key of ['params', 'searchParams', 'query', 'qs']) {
    for (const entry of headersOf(module, property(module, options, key))) {
      if (/^(?:access_?token|api_?key|auth_?token|token|client_?secret)$/i.test(entry.key.value)) found.push(...assignments([entry]))
    }
  }
  return found
}

/** `superagent.get(url).set('Authorization', x)` and `.auth(user, password)`. */
function* superagent(module: Module, call: Call): Generator<Reading> {
  if (!call.from || !comesFrom(call.from, 'superagent')) return
  let inner: Ast = call.node
  while (inner.type === 'CallExpression') {
    const callee = unwrap(inner.callee)
    const [first] = inner.arguments
    if (callee.type !== 'MemberExpression') return
    if (new RegExp(`^${METHODS}$`).test(keyOf(callee) ?? '') && first && first.type !== 'SpreadElement') {
      const url = addressOf(module, first)
      const found = call.name === 'set' ? setBy(module, call.node) : []
      if (url && isKnown(url)) yield server({ at: call.at, name: { value: 'superagent', at: call.at }, url, headers: assignments(found), tokens: [] })
      return
    }
    inner = unwrap(callee.object)
  }
}

function* sdkClient(module: Module, call: Call, sdk: ProviderSdk): Generator<Reading> {
  const options = call.argument(sdk.options ?? 0)
  if (sdk.from.includes('octokit') && property(module, options, 'authStrategy')) return
  const tokens = sdk.key.flatMap((key): Assignment[] => {
    const node = typeof key === 'number' ? call.argument(key) : property(module, options, ...key.split('.'))
    const folded = node && fold(module, node)
    const value = folded && staticTemplate(folded, module.span(node))
    if (!value || isPublic(folded)) return []
    return [{ name: { value: typeof key === 'number' ? (variableIn(value) ?? `the key of ${sdk.from}`) : key, at: module.span(node) }, value }]
  })
  if (tokens.length === 0) return
  const base = typeof sdk.base === 'number' ? call.argument(sdk.base) : sdk.base === undefined ? undefined : property(module, options, sdk.base)
  const own = base && addressOf(module, base)
  if (base && !(own && isKnown(withScheme(own)))) return
  yield server({ at: call.at, name: { value: sdk.from, at: call.at }, url: own ? withScheme(own) : fixed(sdk.host, call.at), headers: [], tokens })
}

/** Keys that everybody may see: their name says so. */
function isPublic(node: Node): boolean {
  const name = node.kind === 'dynamic' ? (node.variable ?? '') : ''
  return /ANON|PUBLISHABLE|PUBLIC|SEARCH_(?:ONLY_)?(?:API_)?KEY/i.test(name)
}

function variableIn({ parts }: Template): string | undefined {
  const reference = parts.find((part) => part.kind === 'reference')
  return reference?.kind === 'reference' ? reference.name : undefined
}

/** Some SDKs take a bare host. */
function withScheme(url: Template): Template {
  const [first] = url.parts
  if (first?.kind !== 'text' || /:\/\//.test(first.text.value)) return url
  return { ...url, parts: [{ kind: 'text', text: { value: 'https://', at: { ...url.at, end: url.at.start } } }, ...url.parts] }
}

/** An address that the SDK puts in. */
function fixed(host: string, at: Span): Template {
  return { parts: [{ kind: 'text', text: { value: `https://${host}/`, at, opaque: true } }], at }
}

/** `new S3Client({credentials: {accessKeyId, secretAccessKey}})`; a session token makes it short-lived. */
function* awsClient(module: Module, call: Call): Generator<Reading> {
  const credentials = property(module, call.argument(0), 'credentials')
  const node = property(module, credentials, 'secretAccessKey')
  if (!credentials || !node || property(module, credentials, 'sessionToken')) return
  const value = staticTemplate(fold(module, node), module.span(node))
  const address = property(module, call.argument(0), 'endpoint')
  const endpoint = address && plain(fold(module, address))
  if (!value) return
  const service = /^@aws-sdk\/client-([a-z0-9-]+)/.exec(call.from?.module ?? '')?.[1] ?? 'sts'
  const url: Template = endpoint ? { parts: [{ kind: 'text', text: endpoint }], at: endpoint.at } : fixed(`${service}.amazonaws.com`, call.at)
  yield server({ at: call.at, name: { value: originOf(module, call.node.callee)?.module ?? 'AWS SDK', at: call.at }, url, headers: [], tokens: [{ name: { value: 'secretAccessKey', at: module.span(node) }, value }] })
}

function server({ at, name, url, headers, tokens }: { at: Span; name: Located<string>; url: Template; headers: Assignment[]; tokens: Assignment[] }): ServerReading {
  return { kind: 'server', agent: CODE, name, protocol: 'api', source: 'code', url, headers, env: [], tokens, options: [], envFiles: [], oauth: false, enabled: true, at }
}
