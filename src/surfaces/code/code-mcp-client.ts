import { serverReading } from '../reading/server-reading.ts'
import { assignments, headersOf, staticTemplate } from './headers.ts'
import { calls, callsOnImport, definition, fold, keyOf, templateOf, type Ast, type Call, type Module } from '../../program/index.ts'
import { objectOf, property, propertyNode } from '../../program/objects.ts'
import { pathWritten } from '../../program/path-written.ts'
import { mcpClients } from '../../knowledge/libraries/mcp-clients.ts'
import type { Agent } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import type { Assignment, Reading, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Span } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { clientOf, modelTools } from './mcp-client-parameters.ts'
import { modulesOf, pythonImport } from './python-words.ts'
import { wrappedFetch, constantToken } from './mcp-client-headers.ts'

/** Options of a model's API that name a server. */
const OPTIONS = [[/server_url/], [/authorization_token|mcp_servers/]]

/** MCP clients in code: the address, what is sent with it, and whether OAuth is left to the library. */
export default defineProgramSurface({
  id: 'code-mcp-client',
  name: 'MCP clients in code',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  mentions: [
    'ClientTransport',
    'MCPClient',
    'MultiServerMCPClient',
    'MCPServerStreamableHttp',
    'MCPServerSSE',
    'hostedMcpTool',
    'mcp_servers',
    'mcpServers',
    'server_url',
    'mcp-use',
    'useMcp',
    'from mcp',
    'import mcp',
    'from fastmcp',
    'import fastmcp',
    'mcp_adapters',
    'tools.mcp',
    'MCPServer',
    'McpTool',
    'mcps=',
    'ServerParam',
    'MCPTool',
    'connectors.mcp',
    'agent_framework',
    'from_mcp',
  ],
  together: [[/ClientTransport|MCPClient|MCPServerStreamableHttp|MCPServerSSE|hostedMcpTool|mcpServers|mcp-use|useMcp/], ...OPTIONS],
  inPython: { together: [[pythonImport(modulesOf(mcpClients.map(({ source }) => source)))], ...OPTIONS] },
  *read(module): Generator<Reading> {
    for (const row of CALLS) {
      for (const call of callsOnImport(module, row.from, row.name)) yield* row.read(module, call, row.agent)
    }
    for (const call of calls(module)) {
      const path = pathWritten(module, call.node.callee)
      const row = path && mcpClients.find(({ source }) => source.test(path))
      if (row) yield* clientOf(module, call, row)
    }
    yield* modelTools(module)
  },
})

interface Row {
  readonly from: string | readonly string[] | RegExp
  readonly name: RegExp
  readonly agent: Agent
  read(module: Module, call: Call, agent: Agent): Generator<Reading>
}

const SDK = client('mcp-typescript-sdk', 'the MCP TypeScript client', 'pass an `authProvider` to the transport')

const SDK_PACKAGES = ['@modelcontextprotocol/sdk', '@modelcontextprotocol/client']

/** Constructors and functions that connect to a server, and how each is told about it. */
const CALLS: readonly Row[] = [
  { from: SDK_PACKAGES, name: /^(?:StreamableHTTP|SSE)ClientTransport$/, agent: SDK, read: transport },
  {
    from: ['ai', '@ai-sdk/mcp'],
    name: /^(?:experimental_)?createMCPClient$/,
    agent: client('ai-sdk', 'the AI SDK', 'give the transport an `authProvider`'),
    *read(module, call, agent) {
      const options = property(module, call.argument(0), 'transport')
      if (options && objectOf(module, options)) yield* entry(module, options, { agent, at: call.at })
    },
  },
  {
    from: '@mastra/mcp',
    name: /^(?:MCPClient|MCPConfiguration)$/,
    agent: client('mastra', 'Mastra', 'give the server an `authProvider`'),
    read: within(['servers']),
  },
  {
    from: ['@openai/agents', '@openai/agents-core'],
    name: /^MCPServer(?:StreamableHttp|SSE)$/,
    agent: client('openai-agents', 'the OpenAI Agents SDK', 'give the server an `authProvider`'),
    *read(module, call, agent) {
      const options = call.argument(0)
      if (options) yield* entry(module, options, { agent, at: call.at })
    },
  },
  {
    from: ['@openai/agents', '@openai/agents-core', '@openai/agents-openai'],
    name: /^hostedMcpTool$/,
    agent: client('openai-agents', 'the OpenAI Agents SDK', 'run OAuth for the user and pass the short-lived token that it gives'),
    *read(module, call, agent) {
      const options = call.argument(0)
      if (options) yield* entry(module, options, { agent, at: call.at })
    },
  },
  {
    from: '@langchain/mcp-adapters',
    name: /^MultiServerMCPClient$/,
    agent: client('langchain', 'LangChain', 'give the server an `authProvider`'),
    read: within(['mcpServers'], true),
  },
  {
    from: 'mcp-use',
    name: /^MCPClient(?:\.fromDict)?$/,
    agent: client('mcp-use', 'mcp-use', 'leave the token out: mcp-use signs in with OAuth'),
    read: within(['mcpServers']),
  },
  {
    from: ['mcp-use', 'use-mcp'],
    name: /^useMcp$/,
    agent: client('mcp-use', 'mcp-use', 'leave the token out: mcp-use signs in with OAuth'),
    *read(module, call, agent) {
      const options = call.argument(0)
      if (options) yield* entry(module, options, { agent, at: call.at })
    },
  },
  {
    from: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
    name: /^(?:query|ClaudeSDKClient)$/,
    agent: client('claude-agent-sdk', 'the Claude Agent SDK'),
    read: within(['options', 'mcpServers']),
  },
]

function client(id: string, name: string, signIn?: string): Agent {
  return { id, name, oauth: 'configured', reference: 'process.env.NAME', ...(signIn ? { signIn } : {}) }
}

/** `new StreamableHTTPClientTransport(url, {authProvider, requestInit, eventSourceInit})`. */
function* transport(module: Module, call: Call, agent: Agent): Generator<Reading> {
  const url = call.argument(0)
  if (url) yield* entry(module, call.argument(1), { agent, at: call.at, url })
}

/** An object of servers by name below a key, or the argument itself. */
function within(path: readonly string[], orItself = false): Row['read'] {
  return function* (module, call, agent) {
    const options = call.argument(0)
    const servers = objectOf(module, property(module, options, ...path) ?? (orItself ? options : undefined))
    for (const one of servers?.properties ?? []) {
      if (one.type !== 'Property' || !objectOf(module, one.value)) continue
      const name = keyOf(one)
      yield* entry(module, one.value, { agent, at: module.span(one), ...(name ? { name: { value: name, at: module.span(one.key) } } : {}) })
    }
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
  for (const key of keys) {
    const found = property(module, options, key)
    if (found) return found
  }
  return undefined
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
  if (folded.kind !== 'dynamic' || !base || base.type === 'SpreadElement') return templateOf(folded)
  // `new URL('/mcp', process.env.MCP_HOST)`: the host is in the second part.
  return templateOf(fold(module, base))
}

function nameIn(module: Module, options: Ast | undefined): Located<string> | undefined {
  const found = first(module, options, NAME_KEYS)
  return found && string(fold(module, found))
}

function token(module: Module, options: Ast | undefined, key: string): Assignment[] {
  const node = propertyNode(module, options, key)
  if (!node) return []
  const template = staticTemplate(fold(module, node.value), module.span(node.value))
  return template ? [{ name: { value: key, at: module.span(node.key) }, value: template }] : []
}
