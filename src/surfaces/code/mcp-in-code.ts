import { calls, fold, isCallNode, keyOf, lastName, originOf, unwrap, type Ast, type Module } from '../../program/index.ts'
import { get, has, type Entry, type Node } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { anyClient } from '../clients/mcp-json.ts'
import { readTable } from '../clients/mcp-servers.ts'
import { defineProgramSurface } from '../reading/surface.ts'

/** Tables of MCP servers that code keeps as data, which some client reads: told by their key and the shape of their entries. */
export default defineProgramSurface({
  id: 'mcp-in-code',
  name: 'Tables of MCP servers in code',
  spec: 'https://gofastmcp.com/integrations/mcp-json-configuration',
  counts: 'code',
  mentions: ['mcpServers', 'mcp_servers', 'MCP_SERVERS'],
  skipsTests: true,
  *read(module): Generator<Reading> {
    for (const value of tables(module)) {
      const table = fold(module, value)
      if (isTable(table)) yield* readTable(table, table, { agent: anyClient, source: 'code' })
    }
    yield* added(module)
  },
})

const TABLE = /^(?:mcp_?servers)$/i

/** Variables and properties of such a name. What is handed to a library's client is read as that client's. */
function* tables(module: Module): Generator<Ast> {
  for (const { id, init } of module.nodes('VariableDeclarator'))
    if (init && id.type === 'Identifier' && TABLE.test(id.name) && !isHandedOn(module, init)) yield init
  for (const property of module.nodes('Property')) {
    if (property.value.type === 'ObjectExpression' && TABLE.test(keyOf(property) ?? '') && !isHandedOn(module, property))
      yield property.value
  }
}

function isHandedOn(module: Module, node: Ast): boolean {
  for (const one of module.ancestors(node)) {
    if (!isCallNode(one)) continue
    const from = originOf(module, one.callee)
    if (from && !from.module.startsWith('.') && !/^(?:node:)?(?:fs|path|os|json)\b/.test(from.module)) return true
  }
  return calls(module).some(
    (call) =>
      call.node.arguments.some((one) => module.binding(one)?.init === node) && call.from !== undefined && !call.from.module.startsWith('.'),
  )
}

/** `servers['crm'] = { url, headers }` of an object by such a name. */
function* added(module: Module): Generator<Reading> {
  for (const { left, right, operator } of module.nodes('AssignmentExpression')) {
    if (operator !== '=' || left.type !== 'MemberExpression' || !TABLE.test(lastName(unwrap(left.object)) ?? '')) continue
    const value = fold(module, right)
    const key = left.computed ? fold(module, left.property) : undefined
    const name = left.computed
      ? key?.kind === 'scalar' && typeof key.value === 'string'
        ? key.value
        : module.source(left.property)
      : keyOf(left)
    if (name === undefined || !isServer(value)) continue
    const at = module.span(left.property)
    const entry: Entry = { key: { value: name, at }, value, at: { ...at, end: value.at.end } }
    const table: Node = { kind: 'map', entries: [entry], open: true, at: value.at }
    yield* readTable(table, table, { agent: anyClient, source: 'code' })
  }
}

function isTable(node: Node): boolean {
  return node.kind === 'map' && node.entries.some(({ value }) => isServer(value))
}

function isServer(node: Node): boolean {
  return (
    ['url', 'serverUrl', 'httpUrl', 'server_url'].some((key) => get(node, key)?.kind === 'scalar') ||
    (has(node, 'command') && (has(node, 'args') || has(node, 'env')))
  )
}
