import { serverReading } from '../reading/server-reading.ts'
import {
  definition,
  fold,
  functionOf,
  keyOf,
  knownCalls,
  objectOf,
  property,
  propertyNode,
  results,
  templateOf,
  textAt,
  type Ast,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import { mcpClientCalls, wordsOfClients, type McpClientCall } from '../../knowledge/libraries/mcp-clients.ts'
import type { Agent } from '../../model/index.ts'
import type { Assignment, Reading, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { assignments, headersOf, staticTemplate } from './headers.ts'
import { clientOf, modelTools } from './mcp-client-parameters.ts'
import { pythonImport } from './import-words.ts'
import { addressByOption } from './option-addresses.ts'
import { callOf, wordsOf } from './word-tests.ts'
import { firstFound } from '../../text/first-found.ts'

/** Options of a model's API that name a server. */
const OPTIONS = [[/server_url/], [/authorization_token|mcp_servers/]]
const SCRIPT_WORDS = wordsOfClients('typescript')

/** MCP clients in code: the address, what is sent with it, and whether OAuth is left to the library. */
export default defineProgramSurface({
  id: 'code-mcp-client',
  name: 'MCP clients in code',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  mentions: [...SCRIPT_WORDS, ...wordsOfClients('python'), 'server_url'],
  together: [[callOf(SCRIPT_WORDS)], ...OPTIONS],
  inPython: { together: [[pythonImport(wordsOf(mcpClientCalls.filter(({ parameters }) => parameters)))], ...OPTIONS] },
  *read(module): Generator<Reading> {
    for (const known of knownCalls(module, mcpClientCalls)) {
      const { parameters } = known.row
      yield* parameters ? clientOf(module, known, parameters) : describedClient(module, known)
    }
    yield* modelTools(module)
  },
})

/** A call that is told of its server, or of several by their names, in an object. */
function* describedClient(module: Module, { row, call, given }: KnownCall<McpClientCall>): Generator<ServerReading> {
  const { options, agent } = row
  const url = options.url === undefined ? undefined : given.expression(options.url)
  const described = options.entry === undefined ? undefined : given.expression(options.entry)
  if (url ?? described) yield* entry(module, described, { agent, at: call.at, ...(url ? { url } : {}) })
  const servers = options.servers === undefined ? undefined : objectOf(module, given.expression(options.servers))
  for (const one of servers?.properties ?? []) {
    if (one.type !== 'Property' || !objectOf(module, one.value)) continue
    const name = keyOf(one)
    yield* entry(module, one.value, { agent, at: module.span(one), ...(name ? { name: { value: name, at: module.span(one.key) } } : {}) })
  }
}

interface Entry {
  readonly agent: Agent
  readonly at: Span
  readonly name?: Located<string>
  readonly url?: Ast
}

const URL_KEYS = ['url', 'serverUrl', 'server_url']

const NAME_KEYS = ['name', 'server_label', 'serverLabel']

/** Options that are a credential themselves, and the header that they become. */
const TOKEN_KEYS = ['authorization', 'authorization_token', 'authToken', 'auth_token', 'token', 'apiKey', 'api_key', 'bearerToken']

const HEADER_PATHS = [['headers'], ['requestInit', 'headers'], ['eventSourceInit', 'headers'], ['customHeaders'], ['request', 'headers']]

/** One server: what an options object says of it. */
function* entry(module: Module, options: Ast | undefined, { agent, at, name, url }: Entry): Generator<ServerReading> {
  const address = url ?? first(module, options, URL_KEYS)
  const template = address && addressOf(module, address)
  if (!template) return
  const provider = property(module, options, 'authProvider') ?? property(module, options, 'auth')
  const constant = provider && constantToken(module, provider)
  const label = name ?? nameIn(module, options) ?? { value: agent.name, at }
  yield serverReading({
    agent,
    name: label,
    source: 'code',
    url: template,
    headers: [
      ...HEADER_PATHS.flatMap((path) => assignments(headersOf(module, property(module, options, ...path)))),
      ...wrappedFetch(module, options),
    ],
    tokens: [...TOKEN_KEYS.flatMap((key) => token(module, options, key)), ...(constant ? [constant] : [])],
    oauth: provider !== undefined && !constant,
    at,
  })
}

function first(module: Module, options: Ast | undefined, keys: readonly string[]): Ast | undefined {
  return firstFound(keys, (key) => property(module, options, key))
}

/** The address as far as it can be read: `new URL(…)` and `.href` are taken off. */
function addressOf(module: Module, node: Ast): Template | undefined {
  let inner = definition(module, node)
  for (let steps = 0; steps < 12 && inner.type === 'NewExpression' && inner.arguments.length === 1; steps++) {
    const [only] = inner.arguments
    if (!only || only.type === 'SpreadElement') break
    inner = definition(module, only)
  }
  const base = inner.type === 'NewExpression' ? inner.arguments[1] : undefined
  const folded = fold(module, inner)
  if (folded.kind === 'dynamic' && folded.variable === undefined && !base) return templateOf(addressByOption(module, inner) ?? folded)
  if (folded.kind !== 'dynamic' || !base || base.type === 'SpreadElement') return templateOf(folded)
  // `new URL('/mcp', process.env.MCP_HOST)`: the host is in the second part.
  return templateOf(fold(module, base))
}

function nameIn(module: Module, options: Ast | undefined): Located<string> | undefined {
  const found = first(module, options, NAME_KEYS)
  return textAt(module, found)
}

function token(module: Module, options: Ast | undefined, key: string): Assignment[] {
  const node = propertyNode(module, options, key)
  if (!node) return []
  const template = staticTemplate(fold(module, node.value), module.span(node.value))
  return template ? [{ name: { value: key, at: module.span(node.key) }, value: template }] : []
}

/** A provider whose `token()` always gives the same back is a static key: `{ token: async () => process.env.KEY }`. */
function constantToken(module: Module, provider: Ast): Assignment | undefined {
  const method = functionOf(module, property(module, provider, 'token'))
  const [only, ...more] = method ? results(module, method) : []
  if (!only || more.length > 0) return undefined
  const template = staticTemplate(fold(module, only), module.span(only))
  return template && { name: { value: 'token', at: module.span(only) }, value: template }
}

/** `fetch: (url, init) => fetch(url, {...init, headers: {Authorization: …}})`. */
function wrappedFetch(module: Module, options: Ast | undefined): Assignment[] {
  const custom = functionOf(module, property(module, options, 'fetch'))
  if (!custom) return []
  return module.nodes('CallExpression').flatMap((call) => {
    if (call.start < custom.start || call.end > custom.end) return []
    const init = call.arguments[1]
    return init && init.type !== 'SpreadElement' ? assignments(headersOf(module, property(module, init, 'headers'))) : []
  })
}
