import { serverReading } from '../reading/server-reading.ts'
import { staticTemplate } from './headers.ts'
import {
  callsOnImport,
  everyAssigned,
  fold,
  importsFrom,
  knownCalls,
  originOf,
  pathOf,
  property,
  textAt,
  type Ast,
  type Call,
  type KnownCall,
  type Language,
  type Module,
} from '../../program/index.ts'
import { addressOf } from './http-calls.ts'
import type { ProviderCall } from '../../knowledge/libraries/provider-call.ts'
import { providerCalls, providerKeys } from '../../knowledge/libraries/providers.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import { isModelHost, overridesOf } from '../../knowledge/credential-kinds/provider-hosts.ts'
import type { Agent } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Assignment, Reading, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'

/** Clients of provider's SDKs with the key that they are given. */
export function* sdkReadings(module: Module): Generator<Reading> {
  for (const known of knownCalls(module, providerCalls)) yield* sdkClient(module, known)
  if (importsFrom(module, AWS)) for (const call of callsOnImport(module, AWS, /Client$/)) yield* awsClient(module, call)
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

/** `OpenAI(api_key=os.environ["OPENAI_API_KEY"], base_url=…)`, `new OpenAI({ apiKey: process.env.OPENAI_API_KEY })`. */
function* sdkClient(module: Module, { row, call, given }: KnownCall<ProviderCall>): Generator<Reading> {
  if (row.unless !== undefined && given.option(row.unless).is === 'set') return
  // Keys beside a session token are temporary, also where it is put in only when there is one.
  if (row.session !== undefined && module.file.text.includes(row.session)) return
  // Keys of model providers are judged where they are stored (STANDARD.md, "How much it weighs").
  const service = row.models && given.expression(row.models.service)
  if (service && textAt(module, service)?.value.startsWith(row.models?.begins ?? '')) return
  const tokens = row.keys.flatMap((key): Assignment[] => {
    const node = given.expression(key)
    const folded = node && fold(module, node)
    const value = folded && staticTemplate(folded, module.span(node))
    if (!value || isPublic(folded)) return []
    return [{ name: { value: keyName(key) ?? variableIn(value) ?? `the key of ${row.package}`, at: module.span(node) }, value }]
  })
  if (tokens.length === 0) return
  const base = row.options.base === undefined ? undefined : given.expression(row.options.base)
  const own = base && addressOf(module, base)
  if (base && !(own && isKnown(withScheme(own)))) return
  const at = module.span(call.node.callee)
  const { hostname } = new URL(row.url)
  const url = own ? withScheme(own) : fixed(row.url, at)
  yield {
    ...server(module, { at: call.at, name: { value: hostIn(url) ?? hostname, at }, url, headers: [], tokens }),
    ...(isModelHost(hostname) ? { opensModel: true } : {}),
    ...(own ? {} : { replacedBy: overridesOf(hostname) }),
  }
}

/** The host of an address, where it is written. */
function hostIn({ parts: [first] }: Template): string | undefined {
  return first?.kind === 'text' && URL.canParse(first.text.value) ? new URL(first.text.value).hostname : undefined
}

/** The name of an option, without where its object stands. */
function keyName(place: Place): string | undefined {
  const name = [place].flat().find((one) => typeof one === 'string')
  return name?.replace(/^\d+\./, '')
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

/** `stripe.api_key = os.environ["STRIPE_SECRET_KEY"]`. */
function* assignedKeys(module: Module): Generator<Reading> {
  for (const { name, value } of everyAssigned(module)) {
    const set = value.parent
    const row = KEY_NAMES.has(name.value) ? providerKeys.find((one) => isOfRow(module, set, one.package, [one.name].flat())) : undefined
    const key = row && staticTemplate(fold(module, value), module.span(value))
    if (set?.type !== 'AssignmentExpression' || !row || !key) continue
    const at = module.span(set.left)
    const tokens = [{ name, value: key }]
    const other = row.base && everyAssigned(module).find((one) => isOfRow(module, one.value.parent, row.package, row.base ?? []))
    const own = other && addressOf(module, other.value)
    if (other && !(own && isKnown(withScheme(own)))) continue
    const { hostname } = new URL(row.url)
    const url = own ? withScheme(own) : fixed(row.url, at)
    yield {
      ...server(module, { at: module.span(set), name: { value: hostIn(url) ?? hostname, at }, url, headers: [], tokens }),
      ...(own ? {} : { replacedBy: overridesOf(hostname) }),
    }
  }
}

const KEY_NAMES: ReadonlySet<string | undefined> = new Set(
  providerKeys.flatMap(({ name }) => [name].flat().map((one) => one.split('.').at(-1))),
)

/** Whether an assignment sets one of the names that a package has. */
function isOfRow(module: Module, set: Ast | null | undefined, of: string, names: readonly string[]): boolean {
  const from = set?.type === 'AssignmentExpression' ? originOf(module, set.left) : undefined
  return from?.dotted === true && names.some((name) => pathOf(from) === `${of}.${name}`)
}
