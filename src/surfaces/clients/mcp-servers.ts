import type { Agent } from '../../model/index.ts'
import { entries, get, getAny, items, type Node, string } from '../../parse/node.ts'
import type { Reading, ServerReading } from '../../model/reading.ts'
import type { Text } from '../../text/source.ts'
import { defineSurface, type TreeSurface } from '../reading/surface.ts'
import { type EntryContext, looksLikeServer, readEntry } from './server-entry.ts'

/** Where a client keeps its servers, and who the client is. Everything else is the same for all: server-entry.ts. */
export interface Dialect {
  readonly agent: Agent
  /** Paths of keys to a map of name → entry or a list of entries with `name`; `[]` is the root, `*` any key. */
  readonly servers: readonly (readonly string[])[]
  readonly source?: ServerReading['source']
}

/** A client whose whole format is a table of servers. */
export interface Client extends Omit<TreeSurface, 'read' | 'counts' | 'format' | 'agent'>, Dialect {
  readonly format?: TreeSurface['format']
}

/** A surface for a client that keeps a table of servers. */
export function defineClient({ servers, source, format = 'jsonc', ...surface }: Client): TreeSurface {
  const dialect: Dialect = { agent: surface.agent, servers, ...(source ? { source } : {}) }
  return defineSurface({ ...surface, format, counts: 'agent', read: (root) => readServers(root, dialect) })
}

/** All servers that a document lists, in any of the client's places. */
export function* readServers(root: Node, { agent, servers, source = 'config' }: Dialect): Generator<Reading> {
  const inputs = inputDefaults(root)
  const context = { agent, source, inputs }
  const seen = new Set<Node>()
  for (const path of servers) {
    for (const table of tablesAt(root, path)) {
      if (seen.has(table)) continue
      seen.add(table)
      yield* entriesOf(table, context)
    }
  }
}

/** The servers of one table of a document. */
export function* readTable(table: Node, root: Node, { agent, source = 'config' }: Pick<Dialect, 'agent' | 'source'>): Generator<Reading> {
  yield* entriesOf(table, { agent, source, inputs: inputDefaults(root) })
}

/** A map of name → entry, or a list of entries with names. */
function* entriesOf(table: Node, context: EntryContext): Generator<Reading> {
  for (const item of items(table)) {
    const name = string(get(item, 'name')) ?? string(get(item, 'id'))
    if (name && looksLikeServer(item)) yield* readEntry(name, item, context)
    else for (const { key, value } of entries(item)) if (looksLikeServer(value)) yield* readEntry(key, value, context)
  }
  for (const { key, value } of entries(table)) if (looksLikeServer(value)) yield* readEntry(key, value, context)
}

/** Tables at a path; duplicates of a key too, as an earlier one may hold the secret. */
function tablesAt(root: Node, path: readonly string[]): Node[] {
  let found: Node[] = [root]
  for (const step of path) {
    found = found.flatMap((node) =>
      entries(node)
        .filter(({ key }) => step === '*' || key.value === step)
        .map(({ value }) => value),
    )
  }
  return found.filter((node) => node.kind === 'map' || node.kind === 'list')
}

/**
 * Defaults of what the user is asked for that are written in the file itself: `${input:id}` (VS Code, Visual Studio) and
 * `${user_config.id}` (bundles, plugins of Claude Code).
 */
export function inputDefaults(root: Node): Map<string, Text> {
  const found = new Map<string, Text>()
  for (const list of [
    get(root, 'inputs'),
    get(root, 'mcp', 'inputs'),
    get(root, 'settings', 'mcp', 'inputs'),
    get(root, 'customizations', 'vscode', 'mcp', 'inputs'),
  ]) {
    for (const item of items(list)) {
      const id = string(get(item, 'id'))
      const value = string(get(item, 'default'))
      if (id && value) found.set(id.value, value)
    }
  }
  for (const { key, value } of entries(getAny(root, ['user_config', 'userConfig']))) {
    const fallback = string(get(value, 'default'))
    if (fallback) found.set(key.value, fallback)
  }
  return found
}
