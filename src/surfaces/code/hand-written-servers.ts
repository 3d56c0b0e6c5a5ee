import type { McpServer, Owner } from '../../model/index.ts'
import {
  calleeOf,
  callsTo,
  comesFrom,
  importedAs,
  isFunction,
  keyOf,
  nameOf,
  property,
  textAt,
  unwrap,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { speaksOfCallers } from '../../knowledge/words/checks.ts'
import { startsPrograms } from '../../knowledge/libraries/web-servers.ts'
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
  const place = (greeting ?? relayedCall(module)) && listeningOf(module)
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

/** By its words, or by a handler that is wrapped: `http.createServer(gate(async (req, res) => …))`. */
export function mayCheck(module: Module): boolean {
  // What a page of another site may send says nothing of what is asked for.
  const text = withoutOrigins(module).replace(/["'`]Access-Control-[^\n]{0,300}|\ballowedHeaders:[^\n]{0,300}/g, '')
  if (speaksOfCallers.pattern.test(text) || COMPARES_HEADER.test(text)) return true
  return callsTo(module, 'createServer').some(({ node }) => node.arguments.some((one) => isUnseenHandler(module, one)))
}

/** A handler that is wrapped or comes from elsewhere, and no method of the module: `this.answer.bind(this)`. */
function isUnseenHandler(module: Module, node: Ast): boolean {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee)
    return !(callee.type === 'MemberExpression' && keyOf(callee) === 'bind' && unwrap(callee.object).type === 'MemberExpression')
  }
  return importedAs(module, node) !== undefined
}

/**
 * The code without what turns requests of other sites away: `if (!this.isAllowedOrigin(req)) { … 403 }`. Only browsers say where a request
 * comes from. https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#security-%26-endpoint
 */
function withoutOrigins(module: Module): string {
  const { text } = module.file
  const aboutOrigins = module
    .nodes('IfStatement')
    .filter(
      ({ test }) => /origin/i.test(module.source(test)) && !speaksOfCallers.pattern.test(module.source(test).replace(ORIGIN_LIST, '')),
    )
    .map(({ consequent }) => consequent)
  let rest = text
  for (const { start, end } of aboutOrigins.sort((a, b) => b.start - a.start)) rest = rest.slice(0, start) + rest.slice(end)
  return rest
}

/** `allowedOrigins`, `origin_whitelist` */
const ORIGIN_LIST = /\w{0,40}origins?\w{0,40}/gi

/** Any header that is compared but those which say how a message is written. */
const COMPARES_HEADER = /headers(?:\.get\(|\[|\.)\s{0,4}["'`]?(?!content-|accept|mcp-)[^\n;]{1,80}[!=]==?/i

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
  if (!CALLS.test(module.file.text) || !/\.stdin\??\.write\(/.test(module.file.text)) return undefined
  const starts = callsTo(module, /^(?:spawn|fork|execFile)$/).some(({ from }) => from && comesFrom(from, startsPrograms.packages))
  if (!starts) return undefined
  return module.nodes('ObjectExpression').find((one) => {
    const method = property(module, one, 'jsonrpc') && property(module, one, 'method')
    return textAt(module, method)?.value === 'tools/call' && isRouted(module, one)
  })
}

const CALLS = /["'`]tools\/call["'`]/

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
