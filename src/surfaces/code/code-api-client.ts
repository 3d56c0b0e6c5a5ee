import { agentEvidence } from './agent-evidence.ts'
import { assignments, headersOf, headersSetOn, setBy, staticTemplate } from './headers.ts'
import { callsOnImport, fold, importsFrom, lastName, originOf, unwrap, type Ast, type Call, type Module } from '../../program/index.ts'
import { addressOf, HTTP_WORDS, type HttpRequest, httpRequests } from './http-calls.ts'
import { property } from '../../program/objects.ts'
import { type ProviderSdk, providerSdks } from './provider-sdks.ts'
import { SENDS_REQUESTS, USES_SDK } from './word-tests.ts'
import { isModelHost } from '../../knowledge/credential-kinds/provider-hosts.ts'
import type { Agent } from '../../model/index.ts'
import { plain, type Node } from '../../parse/node.ts'
import type { Assignment, Reading, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'

const CREDENTIAL = /authorization|api[_-]?key|token|secret|password|\bauth\b|\bkey\b|bearer/i

/** Requests and SDK clients of an agent's code with a key that is written there or read from the environment. */
export default defineCodeSurface({
  id: 'code-api-client',
  name: 'API calls and provider SDKs in TypeScript and JavaScript',
  spec: 'https://developer.mozilla.org/docs/Web/API/Fetch_API',
  counts: 'code',
  mentions: [...HTTP_WORDS, ...new Set(providerSdks.map(({ from }) => from)), '@aws-sdk/client-'],
  together: [[SENDS_REQUESTS, CREDENTIAL], [USES_SDK, CREDENTIAL]],
  agentsOnly: true,
  *read(module, reader): Generator<Reading> {
    if (!agentEvidence(module, reader)) return
    for (const request of httpRequests(module)) yield* requestReading(module, request)
    for (const sdk of providerSdks) {
      if (!importsFrom(module, sdk.from)) continue
      for (const call of callsOnImport(module, sdk.from, sdk.name)) yield* sdkClient(module, call, sdk)
    }
    if (importsFrom(module, AWS)) for (const call of callsOnImport(module, AWS, /Client$/)) yield* awsClient(module, call)
  },
})

const CODE: Agent = { id: 'code', name: 'agent code', oauth: 'unknown', reference: 'process.env.NAME' }
const AWS = /^@aws-sdk\/client-(?!bedrock)/

/** Whether reading alone can tell the host, or a variable of the environment holds it. */
function isKnown({ parts }: Template): boolean {
  const [first] = parts
  if (first?.kind === 'reference') return first.store === 'environment'
  const until = parts.findIndex((part) => part.kind === 'reference')
  const front = parts.slice(0, until < 0 ? parts.length : until).map((part) => (part.kind === 'text' ? part.text.value : '')).join('')
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(front) || (/^https?:\/\/$/i.test(front) && until > 0)
}

function* requestReading(module: Module, { call, url, options, set }: HttpRequest): Generator<Reading> {
  if (!url || !isKnown(url)) return
  const headers = assignments(set ? setBy(module, call.node) : [...headersOf(module, property(module, options, 'headers')), ...headersSetOn(module, call.node)])
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
  yield { ...server({ at: call.at, name: { value: sdk.from, at: call.at }, url: own ? withScheme(own) : fixed(sdk.host, call.at), headers: [], tokens }), ...(isModelHost(sdk.host) ? { opensModel: true } : {}) }
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
