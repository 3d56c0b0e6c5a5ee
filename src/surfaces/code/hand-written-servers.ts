import type { McpServer, Owner } from '../../model/index.ts'
import { property, textAt, type Ast, type Module } from '../../program/index.ts'
import { mayCheck } from './asks-who-calls.ts'
import { listeningOf } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { relayedCall, relayedRequest } from './relayed-requests.ts'
import { onlyReads } from './tool-verbs.ts'

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
