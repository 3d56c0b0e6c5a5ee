import type { McpServer, Owner } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import type { Ast } from '../../program/ast.ts'
import { callsTo } from '../../program/calls.ts'
import { importedAs } from '../../program/imports.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { listeningOf } from './listening.ts'
import { speaksOfCallers } from '../../knowledge/words/checks.ts'
import { serverAuth } from './mcp-auth.ts'
import { onlyReads } from './tool-verbs.ts'

/**
 * The MCP server that a module is without any library: it answers `initialize`, `tools/list` and `tools/call` by itself, and listens. Of
 * one that speaks of callers' tokens or keys in any way nothing is said unless it is known what it does with them.
 *
 * https://modelcontextprotocol.io/specification/2026-07-28/basic/lifecycle#initialization
 */
export function* handWrittenServers(module: Module): Generator<McpServer> {
  const { text } = module.file
  if (!ANSWERS.every((one) => one.test(text))) return
  const greeting = module
    .nodes('ObjectExpression')
    .find((one) => ['serverInfo', 'protocolVersion', 'capabilities'].every((name) => property(module, one, name) !== undefined))
  const place = greeting && listeningOf(module)
  if (!greeting || !place) return
  const check = serverAuth(module)
  const isSeen = check.auth !== 'none' || check.openUnless !== undefined
  yield {
    kind: 'mcpServer',
    owner: ownerOf(module, greeting),
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

/** What a server is asked, and what it says of itself. A client sends `clientInfo`, and a proxy hands on what it gets. */
const ANSWERS = [/["'`]tools\/list["'`]/, /["'`]tools\/call["'`]/, /\bserverInfo\b/, /\bprotocolVersion\b/]

/** By its words, or by a handler that is wrapped: `http.createServer(gate(async (req, res) => …))`. */
function mayCheck(module: Module): boolean {
  const { text } = module.file
  if (speaksOfCallers.pattern.test(text) || COMPARES_HEADER.test(text)) return true
  return callsTo(module, 'createServer').some(({ node }) =>
    node.arguments.some((one) => one.type === 'CallExpression' || (one.type === 'Identifier' && importedAs(module, one) !== undefined)),
  )
}

/** Any header that is compared but those which say how a message is written. */
const COMPARES_HEADER = /headers(?:\.get\(|\[|\.)\s{0,4}["'`]?(?!content-|accept|mcp-)[^\n;]{1,80}[!=]==?/i

function ownerOf(module: Module, greeting: Ast): Owner {
  const node = property(module, property(module, greeting, 'serverInfo'), 'name')
  const name = node && string(fold(module, node))?.value
  return { what: 'MCP server', ...(name ? { name } : {}), product: 'code' }
}

/** What the tools do that the module lists: objects with a schema of their input. */
function toolsOf(module: Module): McpServer['tools'] {
  const tools = module.nodes('ObjectExpression').flatMap((one) => {
    const name = property(module, one, 'name')
    if (!name || !(property(module, one, 'inputSchema') ?? property(module, one, 'input_schema'))) return []
    const said = property(module, one, 'description')
    return [{ name: string(fold(module, name))?.value ?? '', description: (said && string(fold(module, said))?.value) ?? '' }]
  })
  if (tools.length === 0) return 'unknown'
  return tools.every(({ name, description }) => onlyReads(name, description)) ? 'read-only' : 'write'
}
