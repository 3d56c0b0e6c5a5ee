import type { Call, PythonCode, Scope } from '../../program/python/code.ts'
import { assignmentsOf, hostOf, knownTemplate, outline } from '../../program/python/values.ts'
import { templateOf, textOf } from '../../program/template.ts'
import { ANTHROPIC_MESSAGES, type McpClient, mcpClients, OPENAI_RESPONSES } from '../../knowledge/python/mcp-clients.ts'
import type { Agent } from '../../model/index.ts'
import { get, getAny, items, type Node } from '../../parse/node.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Assignment, Reading, ServerReading, Template } from '../../model/reading.ts'
import type { Located, Span, Text } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'
import { modulesOf, pythonImport } from './python-words.ts'
import { readCommand } from '../deploy/command.ts'

/** MCP clients of agent libraries, and MCP servers named in calls of model APIs. */
export default definePythonSurface({
  id: 'python-mcp-clients',
  name: 'MCP clients in Python',
  spec: 'https://github.com/modelcontextprotocol/python-sdk',
  mentions: ['from mcp', 'import mcp', 'from fastmcp', 'import fastmcp', 'mcp_adapters', 'tools.mcp', '"mcp"', "'mcp'", 'MCPServer', 'MCPClient', 'McpTool', 'mcp_servers', 'mcps=', 'ServerParam', 'MCPTool', 'connectors.mcp', 'agent_framework', 'from_mcp'],
  together: [[pythonImport(modulesOf(mcpClients.map(({ source }) => source)))], [/server_url/], [/authorization_token|mcp_servers/]],
  *read(code): Generator<Reading> {
    for (const call of code.calls) {
      const row = mcpClients.find(({ source }) => source.test(call.source))
      if (row) yield* clientOf(call, row, code)
    }
    yield* modelTools(code)
  },
})

function* clientOf(call: Call, row: McpClient, code: PythonCode): Generator<Reading> {
  const parameters = parametersOf(call, row)
  const name = textOf(get(parameters, 'name')) ?? { value: hostOf(getAny(row.entry ? get(parameters, row.entry) : parameters, URLS)) ?? call.source.split('.').at(-1) ?? '', at: call.expression.callee.at }
  for (const item of items(get(parameters, row.addresses ?? ''))) {
    const url = templateOf(item)
    if (url && /^https?:/.test(outline(item))) yield serverReading({ agent: row.agent, name, url, at: item.at })
  }
  if (row.addresses) return
  const config = row.entries && get(parameters, row.entries)
  if (config && config.kind === 'map') {
    const servers = getAny(config, ['mcpServers', 'servers'])
    for (const { key, value } of servers?.kind === 'map' ? servers.entries : config.entries) yield* entryOf(value, row.agent, key, value.at)
    return
  }
  const entry = row.entry ? (typedEntry(call, row.entry, row.parameters.indexOf(row.entry), code) ?? get(parameters, row.entry)) : parameters
  for (const item of row.entry ? items(entry) : []) yield* entryOf(item, row.agent, nameOf(item) ?? name, item.at)
  if (entry?.kind !== 'map') return
  if (row.entries === 'url' && !isAddress(get(entry, 'url'))) {
    // `Client(transport, auth="key")`: the address stands in the transport.
    const transport = call.args.expression('transport', 0)
    const url = transport && addressOf(transport, call.scope, code)
    const rest = entry.entries.filter(({ key }) => key.value !== 'url' && key.value !== 'transport')
    if (url && get(entry, 'auth')) yield* entryOf({ ...entry, entries: [{ key: { value: 'url', at: url.at }, value: url, at: url.at }, ...rest] }, row.agent, name, call.at)
    return
  }
  yield* entryOf(entry, row.agent, nameOf(entry) ?? name, call.at, clientHeaders(call, code))
}

/** `params=MCPServerStreamableHttpParams(url=…, headers=…)`: a typed dictionary. A client among them is read by itself. */
function typedEntry(call: Call, name: string, position: number, code: PythonCode): Node | undefined {
  const given = call.args.expression(name, position)
  const typed = given && code.callOf(code.resolve(given, call.scope).expression)
  return typed && /(?:Params|Config|\.Mcp)$/.test(typed.source) && !mcpClients.some(({ source }) => source.test(typed.source)) ? typed.args.named : undefined
}

/** All arguments under their parameters' names. */
function parametersOf(call: Call, { parameters }: McpClient): Node {
  const named = call.args.named
  const positional = parameters.flatMap((name, i) => {
    const given = call.args.positional[i]
    const value = given && call.args.get([], i)
    return value ? [{ key: { value: name, at: given.at }, value, at: given.at }] : []
  })
  return { ...named, entries: [...positional, ...named.entries] }
}

function isAddress(node: Node | undefined): boolean {
  return /^(?:https?|wss?):/.test(outline(node)) || (node?.kind === 'dynamic' && node.variable !== undefined)
}

/** The address in a transport that is given to a client. */
function addressOf(expression: Expression, scope: Scope, code: PythonCode): Node | undefined {
  const resolved = code.resolve(expression, scope)
  const call = code.callOf(resolved.expression)
  return call && /Transport$/.test(call.source) ? call.args.get('url', 0) : undefined
}

/** Headers of an HTTP client that is handed over: `http_client=httpx.AsyncClient(headers=…)`. */
function clientHeaders(call: Call, code: PythonCode): { readonly headers: Assignment[]; readonly oauth: boolean } {
  const given = call.args.expression(['http_client', 'client', 'httpx_client'])
  const resolved = given && code.resolve(given, call.scope)
  const client = resolved && code.callOf(resolved.expression)
  if (!client) return { headers: [], oauth: false }
  return { headers: assignmentsOf(client.args.get('headers')), oauth: client.args.get('auth') !== undefined }
}

function nameOf(entry: Node): Located<string> | undefined {
  return textOf(getAny(entry, ['server_label', 'name', 'label', 'id']))
}

const URLS = ['url', 'server_url', 'serverUrl', 'base_url', 'command_or_url', 'httpUrl']
/** Fields that are a token by themselves. */
const TOKENS = ['authorization_token', 'authorization', 'bearer_token', 'token', 'api_key', 'auth_token']

/** One server from a dictionary or the arguments of a call. */
function* entryOf(entry: Node, agent: Agent, name: Located<string>, at: Span, client?: { readonly headers: Assignment[]; readonly oauth: boolean }): Generator<Reading> {
  if (entry.kind !== 'map') return
  const address = getAny(entry, URLS)
  const auth = get(entry, 'auth')
  const headers = [...assignmentsOf(get(entry, 'headers')), ...(client?.headers ?? [])]
  const tokens = TOKENS.flatMap((key): Assignment[] => {
    const found = entry.entries.findLast((one) => one.key.value === key)
    const value = knownTemplate(found?.value)
    return found && value ? [{ name: { value: 'Authorization', at: found.key.at }, value }] : []
  })
  const bearer = auth && textOf(auth)?.value !== 'oauth' ? knownTemplate(auth) : undefined
  if (bearer) tokens.push({ name: { value: 'Authorization', at: auth?.at ?? at }, value: bearer })
  const oauth = (auth !== undefined && !bearer && !isNone(auth)) || (client?.oauth ?? false)
  const command = get(entry, 'command') ?? (address && !isAddress(address) && getAny(entry, ['args', 'env']) ? address : undefined)
  if (command) {
    const server = stdioServer(entry, command, agent, name, at)
    yield server
    yield* handover(entry, command, server)
    return
  }
  const url = templateOf(address)
  if (url && url.parts.length > 0) yield serverReading({ agent, name, url, headers, tokens, oauth, at })
}

/** Every variable of this process for a package of somebody else's (STANDARD.md, "Agents"). */
function* handover(entry: Node, command: Node, { command: started }: ServerReading): Generator<Reading> {
  const env = get(entry, 'env')
  if (!env || !RUNNER.test(textOf(command)?.value ?? '') || !WHOLE.test(env.at.file.text.slice(env.at.start, env.at.end))) return
  yield { kind: 'environmentHandover', to: started ? `the package ${started.program.value}` : 'a package', what: 'the whole environment of this process', at: env.at }
}

const RUNNER = /^(?:npx|bunx|uvx|pnpx|pipx)(?:\.cmd|\.exe)?$/
const WHOLE = /^(?:dict\(\s*)?(?:os\.)?environ(?:\.copy\(\s*\))?\s*\)?$|\*\*\s*(?:os\.)?environ\b/

function isNone(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null
}

function stdioServer(entry: Node, command: Node, agent: Agent, name: Located<string>, at: Span): ServerReading {
  const given = items(get(entry, 'args'))
  const words = [command, ...given].map((node) => textOf(node))
  const known = words.every((word) => word !== undefined) ? readCommand(words as Text[]) : undefined
  const env = [...assignmentsOf(get(entry, 'env')), ...(known?.env ?? [])]
  if (known?.bridge) return serverReading({ agent, name, url: { parts: [{ kind: 'text', text: known.bridge.url }], at: known.bridge.url.at }, headers: [...known.bridge.headers], env, bridge: known.bridge.name, at })
  const program = known?.program ?? words[0] ?? { value: outline(command), at: command.at }
  const args = known?.args ?? given.flatMap((node) => templateOf(node) ?? [])
  return serverReading({ agent, name, command: { program, args, ...(known?.remoteShell ? { remoteShell: known.remoteShell } : {}) }, env, options: [...(known?.options ?? optionsOf(given))], at })
}

/** `"--api-key", key` where some words are only known at run time. */
function optionsOf(words: readonly Node[]): Assignment[] {
  return words.flatMap((word, i) => {
    const option = textOf(word)
    const value = knownTemplate(words[i + 1])
    return option && value && /^--?[\w-]*(?:key|token|secret|password|auth|header)$/i.test(option.value) ? [{ name: option, value }] : []
  })
}

/** `tools=[{"type": "mcp", …}]` of OpenAI and `mcp_servers=[{"type": "url", …}]` of Anthropic, wherever the dictionary stands. */
function* modelTools(code: PythonCode): Generator<Reading> {
  const hosted = new Set(code.calls.filter(({ source }) => /\.HostedMCPTool$/.test(source)).flatMap((call) => call.args.expression('tool_config', 0) ?? []))
  for (const { expression, scope } of code.all('dict')) {
    if (hosted.has(expression)) continue
    const node = code.value(expression, scope)
    const type = textOf(get(node, 'type'))?.value
    const openai = type === 'mcp' && get(node, 'server_url') !== undefined
    const anthropic = type === 'url' && get(node, 'url') !== undefined && (get(node, 'authorization_token') !== undefined || code.says(/\bmcp_servers\b/))
    if (!openai && !anthropic) continue
    const name = nameOf(node) ?? { value: 'mcp', at: expression.at }
    yield* entryOf(node, openai ? OPENAI_RESPONSES : ANTHROPIC_MESSAGES, name, expression.at)
  }
}

interface Given {
  readonly agent: Agent
  readonly name: Located<string>
  readonly url?: Template
  readonly bridge?: string
  readonly command?: ServerReading['command']
  readonly headers?: readonly Assignment[]
  readonly env?: readonly Assignment[]
  readonly tokens?: readonly Assignment[]
  readonly options?: readonly Assignment[]
  readonly oauth?: boolean
  readonly at: Span
}

function serverReading({ url, bridge, command, ...given }: Given): ServerReading {
  return {
    kind: 'server', protocol: 'mcp', source: 'code', headers: [], env: [], tokens: [], options: [], envFiles: [], oauth: false, enabled: true, ...given,
    ...(url ? { url } : {}), ...(bridge ? { bridge } : {}), ...(command ? { command } : {}),
  }
}
