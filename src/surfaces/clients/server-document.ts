import { byLevels, entries, get, has, items, type Node, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Located, Text } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'
import type { Agent } from '../../model/index.ts'
import { readServers, readTable } from './mcp-servers.ts'
import { type EntryContext, looksLikeServer, readEntry } from './server-entry.ts'

/** Keys under which documents of any client keep a table of servers. */
const TABLES: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['mcp', 'servers'],
  ['mcp_servers'],
  ['context_servers'],
  ['mcp'],
  ['amp.mcpServers'],
  ['mcp-servers'],
]

/** Servers in a document of no certain client: a table under a usual key, the root as a table, or one server with its name. */
export function* readDocument(root: Node, context: EntryContext): Generator<Reading> {
  const name = string(get(root, 'name'))
  if (name && isServer(root)) {
    yield* readEntry(name, root, context)
    return
  }
  yield* readServers(root, { agent: context.agent, source: context.source, servers: serverTables(root) })
}

/** Servers wherever a document of any kind holds them, also in its strings. */
export async function* readWithin(root: Node, agent: Agent, reader: Reader): AsyncGenerator<Reading> {
  const { tables, texts, entries: single } = tablesWithin(root)
  for (const table of tables) yield* readTable(table, root, { agent })
  for (const { key, value } of single) yield* readEntry(key, value, { agent, source: 'config' })
  for (const { key, value } of texts) {
    const { roots } = await reader.parse('jsonc', value)
    for (const inner of roots) {
      if (ONE_SERVER.test(key.value) && isServer(inner)) yield* readEntry(key, inner, { agent, source: 'config' })
      else for (const table of tablesWithin(inner).tables) yield* readTable(table, inner, { agent })
    }
  }
}

/** The paths of the tables that are there by their shape: JSON Schemas, translations and databases have the same keys. */
export function serverTables(root: Node): readonly (readonly string[])[] {
  const found = TABLES.filter((path) => isTable(get(root, ...path), path.at(-1) === 'mcpServers'))
  if (found.length > 0) return found
  const all = entries(root)
  return all.length > 0 &&
    all.every(({ key, value }) => key.value.startsWith('$') || isServer(value)) &&
    all.some(({ value }) => isServer(value))
    ? [[]]
    : []
}

/** Keys that say what their table holds, wherever they stand. `servers` says so beside `inputs` only. */
const TELLING: ReadonlySet<string> = new Set(['mcpServers', 'mcp_servers', 'mcp-servers'])

/** Keys of one server, or of a document with several: Flowise's https://docs.flowiseai.com/tutorials/tools-and-mcp */
const ONE_SERVER = /^mcp_?(?:server_?)?config$/i

/** How far down tables are looked for, and in how many values. */
const DEEPEST = 12
const MOST_VALUES = 20_000

/** A table of servers at any depth, and a text beside it that may hold another document. */
export interface Tables {
  readonly tables: readonly Node[]
  /** Strings that hold JSON with such a table, as ConfigMaps do, or with one server, and what they stand under. */
  readonly texts: readonly { readonly key: Located<string>; readonly value: Text }[]
  /** Servers that stand by themselves. */
  readonly entries: readonly { readonly key: Located<string>; readonly value: Node }[]
}

/** Tables of servers by their shape, at any depth: `mcpServers` of Helm values, `[assistant.mcp_servers.x]`, JSON in a ConfigMap. */
function tablesWithin(root: Node): Tables {
  const tables: Node[] = []
  const texts: { key: Located<string>; value: Text }[] = []
  const single: { key: Located<string>; value: Node }[] = []
  let seen = 0
  byLevels([root], DEEPEST, (node) => {
    const next: Node[] = []
    if ((seen += 1) > MOST_VALUES) return next
    for (const { key, value } of entries(node)) {
      if (TELLING.has(key.value) ? isNamedTable(value) : key.value === 'servers' && has(node, 'inputs') && isTable(value, false))
        tables.push(value)
      else if (ONE_SERVER.test(key.value) && isServer(value)) single.push({ key, value })
      else next.push(value)
      const text = textWithServers(key.value, value)
      if (text) texts.push({ key, value: text })
    }
    for (const item of items(node)) {
      next.push(item)
      const text = textWithServers('', item)
      if (text) texts.push({ key: { value: '', at: text.at }, value: text })
    }
    return next
  })
  return { tables, texts, entries: single }
}

/** A string that holds JSON with servers in it. */
function textWithServers(key: string, value: Node): Text | undefined {
  const text = string(value)
  if (!text || !/^\s{0,100}\{/.test(text.value)) return undefined
  return ONE_SERVER.test(key) || /"mcp_?[sS]ervers"/.test(text.value) ? text : undefined
}

/** Whether a document holds servers anywhere. */
export function holdsServers(root: Node): boolean {
  const { tables, texts, entries: single } = tablesWithin(root)
  return tables.length + texts.length + single.length > 0
}

/** A map of servers, or a list of servers that have names. */
function isNamedTable(table: Node): boolean {
  if (table.kind !== 'list') return isTable(table, true)
  return table.items.some((item) => looksLikeServer(item) && (has(item, 'name') || has(item, 'id')))
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
  if (string(command))
    return (
      get(holder, 'args')?.kind === 'list' ||
      ['env', 'envs', 'environment'].some((key) => get(holder, key)?.kind === 'map') ||
      /^(?:stdio|local)$/.test(string(get(holder, 'type'))?.value ?? '') ||
      /[-/\\]/.test(string(command)?.value ?? '')
    )
  return ADDRESS_KEYS.some((key) => /^(?:https?:\/\/|wss?:\/\/|\$\{|\{\{)/.test(string(get(holder, key))?.value ?? ''))
}

const ADDRESS_KEYS = ['url', 'serverUrl', 'httpUrl', 'uri', 'endpoint', 'baseUrl', 'sseEndpoint']
