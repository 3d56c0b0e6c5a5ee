import type { McpServer, Owner } from '../../model/index.ts'
import {
  calleeOf,
  callsTo,
  comesFrom,
  definition,
  isFunction,
  lastName,
  nameOf,
  property,
  textAt,
  unwrap,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { startsPrograms } from '../../knowledge/libraries/web-servers.ts'
import { mayCheck } from './asks-who-calls.ts'
import { listeningOf } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { onlyReads } from './tool-verbs.ts'
import { isOnRouter } from './unseen-checks.ts'

/**
 * The MCP server that a module is without any library: it answers `initialize`, `tools/list` and `tools/call` by itself, or hands calls
 * of tools on to a server that it starts, and listens. Of one that speaks of callers' tokens or keys in any way nothing is said unless it
 * is known what it does with them.
 *
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/lifecycle#initialization
 */
export function* handWrittenServers(module: Module): Generator<McpServer> {
  const greeting = greetingOf(module)
  const place = (greeting ?? relayedCall(module) ?? relayedRequest(module)) && listeningOf(module)
  if (!place) return
  const check = serverAuth(module)
  const isSeen = check.auth !== 'none' || check.openUnless !== undefined
  yield {
    kind: 'mcpServer',
    owner: greeting ? ownerOf(module, greeting) : { what: 'MCP server', product: 'code' },
    transport: 'http',
    auth: isSeen || !mayCheck(module) ? check.auth : 'dynamic',
    ...(check.at ? { authAt: check.at } : {}),
    ...(check.openUnless === undefined ? {} : { openUnless: check.openUnless }),
    ...place,
    deployed: [],
    tools: toolsOf(module),
    confidence: 'medium',
    at: place.listens.at,
  }
}

/** What a module says of itself to a client that greets it. */
export function greetingOf(module: Module): Ast | undefined {
  if (!ANSWERS.every((one) => one.test(module.file.text))) return undefined
  return module
    .nodes('ObjectExpression')
    .find((one) => ['serverInfo', 'protocolVersion', 'capabilities'].every((name) => property(module, one, name) !== undefined))
}

/** What a server is asked, and what it says of itself. A client sends `clientInfo`, and a proxy hands on what it gets. */
const ANSWERS = [/["'`]tools\/list["'`]/, /["'`]tools\/call["'`]/, /\bserverInfo\b/, /\bprotocolVersion\b/]

export function ownerOf(module: Module, greeting: Ast): Owner {
  const node = property(module, property(module, greeting, 'serverInfo'), 'name')
  const name = textAt(module, node)?.value
  return { what: 'MCP server', ...(name ? { name } : {}), product: 'code' }
}

/** What the tools do that the module lists: objects with a schema of their input. */
export function toolsOf(module: Module): McpServer['tools'] {
  const tools = module.nodes('ObjectExpression').flatMap((one) => {
    const name = property(module, one, 'name')
    if (!name || !(property(module, one, 'inputSchema') ?? property(module, one, 'input_schema'))) return []
    const said = property(module, one, 'description')
    return [{ name: textAt(module, name)?.value ?? '', description: textAt(module, said)?.value ?? '' }]
  })
  if (tools.length === 0) return 'unknown'
  return tools.every(({ name, description }) => onlyReads(name, description)) ? 'read-only' : 'write'
}

/**
 * The call of a tool that a route writes to a server which the module starts, so that who reaches the route reaches the tools:
 * `child.stdin.write(JSON.stringify({ jsonrpc: '2.0', method: 'tools/call', … }))`.
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#stdio
 */
function relayedCall(module: Module): Ast | undefined {
  if (!CALLS.test(module.file.text) || !startsServer(module)) return undefined
  return module.nodes('ObjectExpression').find((one) => {
    const method = property(module, one, 'jsonrpc') && property(module, one, 'method')
    return textAt(module, method)?.value === 'tools/call' && isRouted(module, one)
  })
}

const CALLS = /["'`]tools\/call["'`]/

/** Whether a module starts a program and writes to it. */
function startsServer(module: Module): boolean {
  if (!/\.stdin\??\.write\(/.test(module.file.text)) return false
  return callsTo(module, /^(?:spawn|fork|execFile)$/).some(({ from }) => from && comesFrom(from, startsPrograms.packages))
}

/**
 * Where a server hands whole requests on to the program that it starts: `child.stdin.write(JSON.stringify(JSON.parse(body)) + '\n')`. An
 * agent that asks a server for itself says who it is, and writes what it has made.
 */
function relayedRequest(module: Module): Ast | undefined {
  const { text } = module.file
  if (!/\bjsonrpc\b/.test(text) || !OF_MCP.test(text) || /\bclientInfo\b/.test(text) || !startsServer(module)) return undefined
  return callsTo(module, 'write').find(({ node, argument }) => {
    const callee = unwrap(node.callee)
    return callee.type === 'MemberExpression' && lastName(callee.object) === 'stdin' && isOfRequest(module, argument(0))
  })?.node
}

/** Messages and the session that no other protocol over JSON-RPC has. */
const OF_MCP = /["'`]notifications\/|mcp-session-id/i

/** `JSON.stringify(asked) + '\n'`, where `asked` is what a request brought. */
function isOfRequest(module: Module, line: Ast | undefined): boolean {
  const made = line && definition(module, line)
  const message = made?.type === 'BinaryExpression' ? definition(module, made.left) : made
  if (message?.type !== 'CallExpression' || module.source(message.callee) !== 'JSON.stringify') return false
  const [first] = message.arguments
  const asked = first && first.type !== 'SpreadElement' ? definition(module, first) : undefined
  if (asked?.type === 'CallExpression') return module.source(asked.callee) === 'JSON.parse'
  return asked?.type === 'MemberExpression' && /^(?:req|request)\.body$/.test(module.source(asked))
}

/** In the handler of a route, or in a function that such a handler calls. */
function isRouted(module: Module, node: Ast): boolean {
  if (isInRoute(module, node)) return true
  const names = [...module.ancestors(node)].flatMap((one) => (isFunction(one) ? (nameOf(module, one) ?? []) : []))
  return names.some((name) => callsTo(module, name).some((call) => isInRoute(module, call.node)))
}

function isInRoute(module: Module, node: Ast): boolean {
  return [...module.ancestors(node)].some((one) => {
    const callee = calleeOf(one)
    return callee !== undefined && ROUTES.test(module.source(callee)) && isOnRouter(module, callee)
  })
}

const ROUTES = /\.(?:all|get|post|put|use)$/
