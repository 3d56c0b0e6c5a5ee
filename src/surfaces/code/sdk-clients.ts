import { serverReading } from '../reading/server-reading.ts'
import { staticTemplate } from './headers.ts'
import { calls, callsOnImport, fold, importsFrom, originOf, pathOf, templateOf, type Call, type Module } from '../../program/index.ts'
import { argumentsOf } from '../../program/arguments.ts'
import { assigned } from '../../program/assigned.ts'
import { addressOf } from './http-calls.ts'
import { property } from '../../program/objects.ts'
import { type ProviderSdk, providerSdks } from './provider-sdks.ts'
import { isModelHost } from '../../knowledge/credential-kinds/provider-hosts.ts'
import { moduleKeys, type ProviderClient, providerClients } from '../../knowledge/python/provider-clients.ts'
import type { Agent } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Assignment, Reading, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'
import type { Language } from '../../program/tree.ts'

/** Clients of provider's SDKs with the key that they are given. */
export function* sdkReadings(module: Module): Generator<Reading> {
  for (const sdk of providerSdks) {
    if (!importsFrom(module, sdk.from)) continue
    for (const call of callsOnImport(module, sdk.from, sdk.name)) yield* sdkClient(module, call, sdk)
  }
  if (importsFrom(module, AWS)) for (const call of callsOnImport(module, AWS, /Client$/)) yield* awsClient(module, call)
  for (const call of calls(module)) {
    const path = call.from?.dotted ? pathOf(call.from) : undefined
    const row = path === undefined ? undefined : providerClients.find(({ source }) => source.test(path))
    if (row) yield* providerClient(module, call, row)
  }
  yield* assignedKeys(module)
}

/** How each language says that a value comes from the environment. */
const AGENTS: Readonly<Record<Language, Agent>> = {
  typescript: { id: 'code', name: 'agent code', oauth: 'unknown', reference: 'process.env.NAME' },
  python: { id: 'python-code', name: 'this Python code', oauth: 'unknown', reference: 'os.environ["NAME"]' },
}
const AWS = /^@aws-sdk\/client-(?!bedrock)/

interface Api {
  readonly at: Span
  readonly name: Located<string>
  readonly url: Template
  readonly headers: readonly Assignment[]
  readonly tokens: readonly Assignment[]
}

/** A connection of code to a web API. */
export function server(module: Module, { at, name, url, headers, tokens }: Api): ServerReading {
  return serverReading({ agent: AGENTS[module.language], name, protocol: 'api', source: 'code', url, headers, tokens, at })
}

/** Whether reading alone can tell the host, or a variable of the environment holds it. */
export function isKnown({ parts }: Template): boolean {
  const [first] = parts
  if (first?.kind === 'reference') return first.store === 'environment' || first.fallback !== undefined
  const until = parts.findIndex((part) => part.kind === 'reference')
  const front = parts
    .slice(0, until < 0 ? parts.length : until)
    .map((part) => (part.kind === 'text' ? part.text.value : ''))
    .join('')
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(front) || (/^https?:\/\/$/i.test(front) && until > 0)
}

function* sdkClient(module: Module, call: Call, sdk: ProviderSdk): Generator<Reading> {
  const options = call.argument(sdk.options ?? 0)
  if (sdk.from.includes('octokit') && property(module, options, 'authStrategy')) return
  const tokens = sdk.key.flatMap((key): Assignment[] => {
    const node = typeof key === 'number' ? call.argument(key) : property(module, options, ...key.split('.'))
    const folded = node && fold(module, node)
    const value = folded && staticTemplate(folded, module.span(node))
    if (!value || isPublic(folded)) return []
    return [
      { name: { value: typeof key === 'number' ? (variableIn(value) ?? `the key of ${sdk.from}`) : key, at: module.span(node) }, value },
    ]
  })
  if (tokens.length === 0) return
  const base =
    typeof sdk.base === 'number' ? call.argument(sdk.base) : sdk.base === undefined ? undefined : property(module, options, sdk.base)
  const own = base && addressOf(module, base)
  if (base && !(own && isKnown(withScheme(own)))) return
  const url = own ? withScheme(own) : fixed(`https://${sdk.host}/`, call.at)
  yield {
    ...server(module, { at: call.at, name: { value: sdk.from, at: call.at }, url, headers: [], tokens }),
    ...(isModelHost(sdk.host) ? { opensModel: true } : {}),
  }
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
function fixed(address: string, at: Span): Template {
  return { parts: [{ kind: 'text', text: { value: address, at, opaque: true } }], at }
}

/** `new S3Client({credentials: {accessKeyId, secretAccessKey}})`; a session token makes it short-lived. */
function* awsClient(module: Module, call: Call): Generator<Reading> {
  const keys = property(module, call.argument(0), 'credentials')
  const node = property(module, keys, 'secretAccessKey')
  if (!keys || !node || property(module, keys, 'sessionToken')) return
  const value = staticTemplate(fold(module, node), module.span(node))
  const address = property(module, call.argument(0), 'endpoint')
  const endpoint = address && staticTemplate(fold(module, address), module.span(address))
  // Whoever stores by another address has keys of another vendor.
  if (!value || (address && !endpoint)) return
  const service = /^@aws-sdk\/client-([a-z0-9-]+)/.exec(call.from?.module ?? '')?.[1] ?? 'sts'
  const url: Template = endpoint ?? fixed(`https://${service}.amazonaws.com/`, call.at)
  const name = { value: originOf(module, call.node.callee)?.module ?? 'AWS SDK', at: call.at }
  yield server(module, {
    at: call.at,
    name,
    url,
    headers: [],
    tokens: [{ name: { value: 'secretAccessKey', at: module.span(node) }, value }],
  })
}

/** `OpenAI(api_key=os.environ["OPENAI_API_KEY"], base_url=…)`. */
function* providerClient(module: Module, call: Call, { keys, position, base, url }: ProviderClient): Generator<Reading> {
  const args = argumentsOf(module, call.node)
  const tokens = keys.flatMap((key, i): Assignment[] => {
    const given = args.value(i === 0 && position !== undefined ? [key, position] : key)
    const value = given.is === 'set' ? staticTemplate(given.value, given.at) : undefined
    return value ? [{ name: { value: key, at: value.at }, value }] : []
  })
  if (tokens.length === 0) return
  const other = base && args.value(base)
  const own = other?.is === 'set' ? templateOf(other.value) : undefined
  const at = module.span(call.node.callee)
  const { hostname } = new URL(url)
  const named =
    own?.parts[0]?.kind === 'text' && URL.canParse(own.parts[0].text.value) ? new URL(own.parts[0].text.value).hostname : hostname
  const reading = server(module, {
    at: call.at,
    name: { value: named, at },
    url: own && own.parts.length > 0 ? own : fixed(url, at),
    headers: [],
    tokens,
  })
  yield { ...reading, ...(isModelHost(hostname) ? { opensModel: true } : {}) }
}

/** `stripe.api_key = os.environ["STRIPE_SECRET_KEY"]`. */
function* assignedKeys(module: Module): Generator<Reading> {
  for (const { name, value } of assigned(module)) {
    const set = /^(?:api_key|api_token|openai_key|anthropic_key)$/.test(name.value) ? value.parent : undefined
    const from = set?.type === 'AssignmentExpression' ? originOf(module, set.left) : undefined
    const row = set && from?.dotted ? moduleKeys.find(({ source }) => source.test(pathOf(from))) : undefined
    const key = row && staticTemplate(fold(module, value), module.span(value))
    if (!set || set.type !== 'AssignmentExpression' || !row || !key) continue
    const at = module.span(set.left)
    const tokens = [{ name, value: key }]
    yield server(module, {
      at: module.span(set),
      name: { value: new URL(row.url).hostname, at },
      url: fixed(row.url, at),
      headers: [],
      tokens,
    })
  }
}
