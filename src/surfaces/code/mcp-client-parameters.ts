import { serverReading } from '../reading/server-reading.ts'
import { type McpClientCall, mcpClientCalls, type McpParameters, MODEL_APIS } from '../../knowledge/libraries/mcp-clients.ts'
import type { Agent } from '../../model/index.ts'
import type { Assignment, Reading, ServerReading } from '../../model/reading.ts'
import { get, getAny, items, type Entry, type Node } from '../../parse/node.ts'
import {
  argumentsOf as argumentsIn,
  assignmentsIn,
  calls,
  definition,
  foldPieces,
  hostOf,
  keyOf,
  knownTemplate,
  lastName,
  outline,
  pathWritten,
  rowOf,
  templateOf,
  textOf,
  usedAt,
  type Arguments,
  type Ast,
  type AstOf,
  type Call,
  type CallNode,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import type { Located, Span, Text } from '../../text/source.ts'
import { readCommand } from '../deploy/command.ts'
import { environmentAdded, handover } from './handed-environment.ts'
import { nodeAt } from './given.ts'
import { addressByOption } from './option-addresses.ts'

/** A literal behind an alias in the same file is the credential itself (STANDARD.md, "Across files"): each piece keeps its place. */
function argumentsOf(module: Module, node: CallNode): Arguments {
  return argumentsIn(module, node, foldPieces)
}

/** The servers that a call of a library connects to, by its parameters. */
export function* clientOf(module: Module, { row: { agent }, call }: KnownCall<McpClientCall>, row: McpParameters): Generator<Reading> {
  const args = argumentsOf(module, call.node)
  const parameters = parametersOf(module, call, args, row)
  const name = textOf(get(parameters, 'name')) ?? {
    value: hostOf(getAny(row.entry ? get(parameters, row.entry) : parameters, URLS)) ?? call.name,
    at: module.span(call.node.callee),
  }
  for (const item of items(get(parameters, row.addresses ?? ''))) {
    const url = templateOf(item)
    if (url && /^https?:/.test(outline(item))) yield serverReading({ source: 'code', agent, name, url, at: item.at })
  }
  if (row.addresses) return
  const config = row.entries && get(parameters, row.entries)
  if (config && config.kind === 'map') {
    const servers = getAny(config, ['mcpServers', 'servers'])
    for (const { key, value } of servers?.kind === 'map' ? servers.entries : config.entries) yield* entryOf(value, agent, key, value.at)
    return
  }
  const entry = row.entry ? (typedEntry(module, args, row.entry, row.names.indexOf(row.entry)) ?? get(parameters, row.entry)) : parameters
  for (const item of row.entry ? items(entry) : []) yield* entryOf(item, agent, nameOf(item) ?? name, item.at)
  if (entry?.kind !== 'map') return
  if (row.entries === 'url' && !isAddress(get(entry, 'url'))) {
    // `Client(transport, auth="key")`: the address stands in the transport.
    const transport = args.expression(['transport', 0])
    const url = transport && addressOf(module, transport)
    const rest = entry.entries.filter(({ key }) => key.value !== 'url' && key.value !== 'transport')
    if (url && get(entry, 'auth'))
      yield* entryOf({ ...entry, entries: [{ key: { value: 'url', at: url.at }, value: url, at: url.at }, ...rest] }, agent, name, call.at)
    return
  }
  yield* entryOf(entry, agent, nameOf(entry) ?? name, call.at, {
    ...clientHeaders(module, args),
    added: environmentAdded(module, args),
  })
}

/** `params=MCPServerStreamableHttpParams(url=…, headers=…)`: a typed dictionary. A client among them is read by itself. */
function typedEntry(module: Module, args: Arguments, name: string, position: number): Node | undefined {
  const call = calledAt(module, args.expression([name, position]))
  const isTyped = call && /(?:Params|Config|\.Mcp)$/.test(pathWritten(module, call.callee)) && !rowOf(module, call.callee, mcpClientCalls)
  return isTyped ? argumentsOf(module, call).named : undefined
}

function calledAt(module: Module, node: Ast | undefined): AstOf<'CallExpression'> | undefined {
  const inner = node && definition(module, node)
  return inner?.type === 'CallExpression' ? inner : undefined
}

/** All arguments under their parameters' names. */
function parametersOf(module: Module, call: Call, args: Arguments, { names }: McpParameters): Node {
  const { named, positional } = args
  const first = positional.flatMap((given, i): Entry[] => {
    const name = names[i]
    return name === undefined
      ? []
      : [{ key: { value: name, at: module.span(given) }, value: foldPieces(module, given), at: module.span(given) }]
  })
  return { ...named, at: call.at, entries: [...first, ...named.entries].map((one) => withDefault(module, one, args, names)) }
}

/** An address that only whoever starts the program gives, as the default of its option. */
function withDefault(module: Module, entry: Entry, args: Arguments, names: readonly string[]): Entry {
  const { key, value } = entry
  if (!URLS.includes(key.value) || value.kind !== 'dynamic' || value.variable !== undefined) return entry
  const otherwise = addressByOption(module, args.expression([key.value, names.indexOf(key.value)]))
  return otherwise ? { ...entry, value: otherwise } : entry
}

function isAddress(node: Node | undefined): boolean {
  return /^(?:https?|wss?):/.test(outline(node)) || (node?.kind === 'dynamic' && node.variable !== undefined)
}

/** The address in a transport that is given to a client. */
function addressOf(module: Module, transport: Ast): Node | undefined {
  const call = calledAt(module, transport)
  return call && /Transport$/.test(lastName(call.callee) ?? '') ? nodeAt(argumentsOf(module, call), ['url', 0]) : undefined
}

/** Headers of an HTTP client that is handed over: `http_client=httpx.AsyncClient(headers=…)`. */
function clientHeaders(module: Module, args: Arguments): { readonly headers: Assignment[]; readonly oauth: boolean } {
  const client = calledAt(module, args.expression(['http_client', 'client', 'httpx_client']))
  if (!client) return { headers: [], oauth: false }
  const given = argumentsOf(module, client)
  return { headers: assignmentsIn(nodeAt(given, 'headers')), oauth: nodeAt(given, 'auth') !== undefined }
}

function nameOf(entry: Node): Located<string> | undefined {
  return textOf(getAny(entry, ['server_label', 'name', 'label', 'id']))
}

const URLS = ['url', 'server_url', 'serverUrl', 'base_url', 'command_or_url', 'httpUrl']
/** Fields that are a token by themselves. */
const TOKENS = ['authorization_token', 'authorization', 'bearer_token', 'token', 'api_key', 'auth_token']

/** One server from a dictionary or the arguments of a call. */
function* entryOf(
  entry: Node,
  agent: Agent,
  name: Located<string>,
  at: Span,
  client?: { readonly headers: Assignment[]; readonly oauth: boolean; readonly added: Span | undefined },
): Generator<Reading> {
  if (entry.kind !== 'map') return
  const address = getAny(entry, URLS)
  const auth = get(entry, 'auth')
  const headers = [...assignmentsIn(get(entry, 'headers')), ...(client?.headers ?? [])]
  const tokens = TOKENS.flatMap((key): Assignment[] => {
    const found = entry.entries.findLast((one) => one.key.value === key)
    const value = knownTemplate(found?.value)
    return found && value ? [{ name: found.key, value: usedAt(value, found.at) }] : []
  })
  const bearer = auth && textOf(auth)?.value !== 'oauth' ? knownTemplate(auth) : undefined
  const given = entry.entries.findLast(({ key }) => key.value === 'auth')
  if (bearer) tokens.push({ name: { value: 'Authorization', at: auth?.at ?? at }, value: usedAt(bearer, given?.at ?? at) })
  const oauth = (auth !== undefined && !bearer && !isNone(auth)) || (client?.oauth ?? false)
  const command = get(entry, 'command') ?? (address && !isAddress(address) && getAny(entry, ['args', 'env']) ? address : undefined)
  if (command) {
    const server = stdioServer(entry, command, agent, name, at)
    yield server
    yield* handover(entry, command, server, client?.added)
    return
  }
  const url = templateOf(address)
  if (url && url.parts.length > 0) yield serverReading({ source: 'code', agent, name, url, headers, tokens, oauth, at })
}

function isNone(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null
}

function stdioServer(entry: Node, command: Node, agent: Agent, name: Located<string>, at: Span): ServerReading {
  const given = items(get(entry, 'args'))
  const words = [command, ...given].map((node) => textOf(node))
  const known = words.every((word) => word !== undefined) ? readCommand(words as Text[]) : undefined
  const env = [...assignmentsIn(get(entry, 'env')), ...(known?.env ?? [])]
  if (known?.bridge)
    return serverReading({
      source: 'code',
      agent,
      name,
      url: { parts: [{ kind: 'text', text: known.bridge.url }], at: known.bridge.url.at },
      headers: [...known.bridge.headers],
      env,
      bridge: known.bridge.name,
      at,
    })
  const program = known?.program ?? words[0] ?? { value: outline(command), at: command.at }
  const args = known?.args ?? given.flatMap((node) => templateOf(node) ?? [])
  return serverReading({
    source: 'code',
    agent,
    name,
    command: { program, args, ...(known?.remoteShell ? { remoteShell: known.remoteShell } : {}) },
    env,
    options: [...(known?.options ?? optionsOf(given))],
    at,
  })
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
export function* modelTools(module: Module): Generator<Reading> {
  const hosted = new Set(
    calls(module).flatMap(({ name, node }) =>
      name === 'HostedMCPTool' ? (argumentsOf(module, node).expression(['tool_config', 0]) ?? []) : [],
    ),
  )
  for (const object of module.nodes('ObjectExpression')) {
    if (object.named || hosted.has(object) || !object.properties.some((one) => one.type === 'Property' && keyOf(one) === 'type')) continue
    const node = foldPieces(module, object)
    const type = textOf(get(node, 'type'))?.value
    const openai = type === 'mcp' && get(node, 'server_url') !== undefined
    const anthropic =
      type === 'url' &&
      get(node, 'url') !== undefined &&
      (get(node, 'authorization_token') !== undefined || /\bmcp_servers\b/.test(module.file.text))
    if (!openai && !anthropic) continue
    const at = module.span(object)
    const agent = openai ? MODEL_APIS[module.language].openai : MODEL_APIS[module.language].anthropic
    yield* entryOf(node, agent, nameOf(node) ?? { value: agent.name, at }, at)
  }
}
