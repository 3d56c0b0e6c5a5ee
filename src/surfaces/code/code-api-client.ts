import {
  argumentsOf,
  fold,
  hostWritten,
  keyOf,
  lastName,
  property,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import { REQUEST_WORDS } from '../../knowledge/libraries/http-requests.ts'
import { providerCalls } from '../../knowledge/libraries/providers.ts'
import { isCredentialHeader, isCredentialParameter } from '../../classify/names.ts'
import { entries, has, type Entry, type Node } from '../../parse/node.ts'
import type { Assignment, Reading, Template, Part } from '../../model/reading.ts'
import type { Span, Text } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { append } from '../../text/append.ts'
import { agentEvidence } from './agent-evidence.ts'
import { assignments, headersOf, headersSetOn, setBy, staticTemplate } from './headers.ts'
import { httpRequests, makerOf, startsWithScheme, type HttpRequest } from './http-calls.ts'
import { isKnown, sdkReadings, server } from './sdk-clients.ts'
import { IMPORTS_REQUESTS, PROVIDER_KEYS, SENDS_REQUESTS, USES_PYTHON_SDK, USES_SDK, wordsOf } from './word-tests.ts'

/** Something of a credential's name; a number of tokens is none. */
const CREDENTIAL = /authorization|api[_-]?key|token(?!s)|secret|password|\bauth\b|(?:\b|_)key\b|bearer/i

/** Requests and SDK clients of an agent's code with a key that is written there or read from the environment. */
export default defineProgramSurface({
  id: 'code-api-client',
  name: 'API calls and provider SDKs in code',
  spec: 'https://developer.mozilla.org/docs/Web/API/Fetch_API',
  counts: 'code',
  mentions: [...REQUEST_WORDS, ...wordsOf([...providerCalls, ...PROVIDER_KEYS]), '@aws-sdk/client-'],
  together: [[SENDS_REQUESTS, CREDENTIAL], ...USES_SDK.map((all) => [...all, CREDENTIAL])],
  inPython: { together: [[IMPORTS_REQUESTS, CREDENTIAL], ...USES_PYTHON_SDK] },
  agentsOnly: true,
  *read(module, reader): Generator<Reading> {
    if (!agentEvidence(module, reader)) return
    for (const request of httpRequests(module)) yield* request.makes ? clientReading(module, request) : requestReading(module, request)
    yield* sdkReadings(module)
  },
})

/** A client with headers of its own; where it goes is its base or the first whole address that it asks for. */
function* clientReading(module: Module, { call, url, headers, options }: HttpRequest): Generator<Reading> {
  const sent = credentials(assignments([...headersOf(module, headers), ...headersOn(module, call)]))
  const tokens = basicAuth(module, options)
  if (sent.length === 0 && tokens.length === 0 && !(url && hostIn(url))) return
  const first = httpRequests(module).find((one) => one.client === call.node && one.url && startsWithScheme(one.url))
  const address = url ?? first?.url
  if (address)
    yield server(module, {
      at: call.at,
      name: { value: hostIn(address) ?? 'client', at: calleeOf(module, call) },
      url: address,
      headers: sent,
      tokens,
    })
}

function* requestReading(module: Module, request: HttpRequest): Generator<Reading> {
  const { call, url, options, set } = request
  if (!url || !isKnown(url)) return
  // A client that signs in at a token endpoint is judged as an OAuth client.
  const signsIn = request.body !== undefined && has(fold(module, request.body), 'grant_type')
  const all = set ? setBy(module, call.node) : [...headersOf(module, request.headers), ...headersSetOn(module, call.node)]
  const headers = signsIn ? [] : credentials(assignments(all))
  const tokens = signsIn ? [] : basicAuth(module, options)
  const full = withParameters(url, queryCredentials(module, request))
  if (headers.length === 0 && tokens.length === 0 && !carriesCredential(full)) return
  yield server(module, {
    at: call.at,
    name: { value: hostIn(url) ?? nameOfCall(call), at: calleeOf(module, call) },
    url: full,
    headers,
    tokens,
  })
}

function calleeOf(module: Module, { node }: Call): Span {
  return module.span(node.callee)
}

function credentials(headers: readonly Assignment[]): Assignment[] {
  return headers.filter(({ name }) => isCredentialHeader(name.value))
}

/** What later lines put into `client.headers`. */
function headersOn(module: Module, { node }: Call): Entry[] {
  const later = module.nodes('MemberExpression').find((one) => keyOf(one) === 'headers' && makerOf(module, one.object) === node)
  return later ? entries(fold(module, later)) : []
}

function nameOfCall({ node, name }: Call): string {
  const callee = unwrap(node.callee)
  return callee.type === 'MemberExpression' && unwrap(callee.object).type === 'Identifier' ? `${lastName(callee.object)}.${name}` : name
}

/** The host of an address as far as it is written. */
function hostIn({ parts }: Template): string | undefined {
  return hostWritten(parts.map((part) => (part.kind === 'text' ? part.text.value : (part.fallback?.value ?? '…'))).join(''))
}

/** `auth: {username, password}` of axios, `username`, `password` of got, `auth=(user, password)` and `HTTPBasicAuth(user, password)`. */
function basicAuth(module: Module, options: Ast | undefined): Assignment[] {
  const given = property(module, options, 'auth')
  const password = given && passwordIn(module, given)
  const value = password && staticTemplate(password, password.at)
  if (value) return [{ name: { value: 'Authorization', at: value.at }, value }]
  return [['auth', 'password'], ['auth', 'pass'], ['auth', 'bearer'], ['password']].flatMap((path) => {
    const node = property(module, options, ...path)
    const found = node && staticTemplate(fold(module, node), module.span(node))
    return found ? [{ name: { value: path.join('.'), at: module.span(node) }, value: found }] : []
  })
}

/** `auth=(api_key, "")`: without a password, the key is the user. */
function passwordIn(module: Module, given: Ast): Node | undefined {
  const pair = pairIn(module, given)
  const [user, password] = (pair ?? []).map((one) => (one && one.type !== 'SpreadElement' ? fold(module, one) : undefined))
  return password?.kind === 'scalar' && !password.value ? user : password
}

function pairIn(module: Module, given: Ast): readonly (AstOf<'ArrayExpression'>['elements'][number] | Ast | undefined)[] | undefined {
  const made = makerOf(module, given)
  if (made && /(?:BasicAuth|DigestAuth)$/.test(lastName(made.callee) ?? '')) {
    const args = argumentsOf(module, made)
    return [args.expression(['username', 'login', 0]), args.expression(['password', 1])]
  }
  const list = fold(module, given).kind === 'list' ? listOf(module, given) : undefined
  return list?.elements
}

function listOf(module: Module, given: Ast): AstOf<'ArrayExpression'> | undefined {
  const inner = unwrap(given)
  if (inner.type === 'ArrayExpression') return inner
  const binding = module.binding(inner)
  const init = binding?.init && unwrap(binding.init)
  return init?.type === 'ArrayExpression' ? init : undefined
}

/** Credentials among the parameters that a library adds to the address. */
function queryCredentials(module: Module, { query }: HttpRequest): Assignment[] {
  return query.flatMap((one) => assignments(headersOf(module, one).filter(({ key }) => isCredentialParameter(key.value))))
}

/** User information or a parameter of a credential's name, with a value that stands here or in the environment. */
function carriesCredential({ parts }: Template): boolean {
  return parts.some((part, i) => {
    if (part.kind !== 'text') return false
    const { value } = part.text
    if (/^[a-z]+:\/\/[^/?#@\s]*:[^/?#@\s]+@/i.test(value)) return true
    const next = parts[i + 1]
    const isKnownNext = next?.kind === 'text' || next?.store === 'environment'
    return [...value.matchAll(/[?&]([A-Za-z_][\w.-]{0,60})=([^&#]*)/g)].some(
      ([, name = '', given]) => isCredentialParameter(name) && (given !== '' || isKnownNext),
    )
  })
}

/** An address with the parameters that carry a credential, at the places where they stand. */
function withParameters(url: Template, parameters: readonly Assignment[]): Template {
  const parts: Part[] = [...url.parts]
  let mark = parts.some((part) => part.kind === 'text' && part.text.value.includes('?')) ? '&' : '?'
  for (const { name, value } of parameters) {
    const prefix = `${mark}${name.value}=`
    mark = '&'
    const [first] = value.parts
    if (value.parts.length === 1 && first?.kind === 'text') parts.push({ kind: 'text', text: prefixed(prefix, name.at, first.text) })
    else append(parts, [{ kind: 'text', text: { value: prefix, at: name.at, opaque: true } }, ...value.parts])
  }
  return { parts, at: url.at }
}

/** A text after a prefix that stands elsewhere; the text's own characters keep their places. */
function prefixed(prefix: string, at: Span, text: Text): Text {
  const { start, end } = text.at
  const own =
    text.offsets ??
    Array.from({ length: text.value.length + 1 }, (_, i) => (!text.opaque ? start + i : i === text.value.length ? end : start))
  return {
    value: prefix + text.value,
    at: { file: at.file, start: Math.min(at.start, start), end },
    offsets: [...Array.from(prefix, () => start), ...own],
  }
}
