import { entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { readServers } from './mcp-servers.ts'
import { type EntryContext, looksLikeServer, readEntry } from './server-entry.ts'

/** Keys under which documents of any client keep a table of servers. */
const TABLES: readonly (readonly string[])[] = [['mcpServers'], ['servers'], ['mcp', 'servers'], ['mcp_servers'], ['context_servers'], ['mcp'], ['amp.mcpServers'], ['mcp-servers']]

/** Servers in a document of no certain client: a table under a usual key, the root as a table, or one server with its name. */
export function* readDocument(root: Node, context: EntryContext): Generator<Reading> {
  const name = string(get(root, 'name'))
  if (name && isServer(root)) {
    yield* readEntry(name, root, context)
    return
  }
  yield* readServers(root, { agent: context.agent, source: context.source, servers: serverTables(root) })
}

/** The paths of the tables that are there by their shape: JSON Schemas, translations and databases have the same keys. */
export function serverTables(root: Node): readonly (readonly string[])[] {
  const found = TABLES.filter((path) => isTable(get(root, ...path), path.at(-1) === 'mcpServers'))
  if (found.length > 0) return found
  const all = entries(root)
  return all.length > 0 && all.every(({ key, value }) => key.value.startsWith('$') || isServer(value)) && all.some(({ value }) => isServer(value)) ? [[]] : []
}

/** Under `mcpServers` one server tells; keys that others use, too, need all to be servers. */
function isTable(table: Node | undefined, telling: boolean): boolean {
  const values = table?.kind === 'map' ? entries(table).map(({ value }) => value) : items(table)
  if (table?.kind === 'list' && !telling) return false
  return telling ? values.some(looksLikeServer) : values.length > 0 && values.every(isServer)
}

/** A program with its arguments, or an address that is one; `command: "Command"` and `url: "Address"` are translations. */
function isServer(node: Node): boolean {
  if (!looksLikeServer(node)) return false
  const transport = get(node, 'transport')
  const holder = transport?.kind === 'map' ? transport : node
  const command = get(holder, 'command') ?? get(holder, 'cmd')
  if (command?.kind === 'list') return true
  if (string(command)) return get(holder, 'args')?.kind === 'list' || ['env', 'envs', 'environment'].some((key) => get(holder, key)?.kind === 'map') || /^(?:stdio|local)$/.test(string(get(holder, 'type'))?.value ?? '') || /[-/\\]/.test(string(command)?.value ?? '')
  return ADDRESS_KEYS.some((key) => /^(?:https?:\/\/|wss?:\/\/|\$\{|\{\{)/.test(string(get(holder, key))?.value ?? ''))
}

const ADDRESS_KEYS = ['url', 'serverUrl', 'httpUrl', 'uri', 'endpoint', 'baseUrl', 'sseEndpoint']
