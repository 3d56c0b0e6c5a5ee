import { spanWithin, type Text } from '../text/source.ts'
import type { Entry, Node } from './node.ts'

/** A table still growing: headers and dotted keys may add to it from anywhere in the file. */
export interface Table {
  readonly kind: 'table'
  readonly entries: { key: Key; value: Table | Tables | Leaf }[]
  readonly named: Map<string, Table | Tables | Leaf>
  /** Whether a header has named it itself. */
  headed: boolean
  readonly start: number
  end: number
}

/** An array of tables. */
export interface Tables {
  readonly kind: 'tables'
  readonly items: Table[]
}

export interface Leaf {
  readonly kind: 'leaf'
  readonly node: Node
  readonly end: number
}

/** One part of a key. `start` is where its quote stands. */
export interface Key {
  readonly text: Text
  readonly start: number
}

export function table(start: number, end: number): Table {
  return { kind: 'table', entries: [], named: new Map(), headed: false, start, end }
}

/** Puts a value where a dotted key says; tells whether the key was free. */
export function assign(root: Table, keys: readonly Key[], node: Node, end: number): boolean {
  const last = keys.at(-1)
  if (!last) return true
  const parent = walked(root, keys.slice(0, -1), end).table
  const free = !parent.named.has(last.text.value)
  add(parent, last, { kind: 'leaf', node, end })
  return free
}

/** Opens the table of a header. `fresh` are the tables that begin here, `free` tells whether the header is the first. */
export function opened(root: Table, keys: readonly Key[], end: number): { table: Table; fresh: Table[]; free: boolean } {
  const found = walked(root, keys, end)
  const free = !found.table.headed && !found.blocked
  found.table.headed = true
  return { table: found.table, fresh: found.fresh, free }
}

/** Opens one more table of an array of tables. */
export function appended(root: Table, keys: readonly Key[], end: number): { table: Table; fresh: Table[]; free: boolean } {
  const last = keys.at(-1)
  const { table: parent, fresh, blocked } = walked(root, keys.slice(0, -1), end)
  const added = table(last?.start ?? end, end)
  added.headed = true
  if (!last) return { table: added, fresh, free: true }
  const known = parent.named.get(last.text.value)
  if (known?.kind === 'tables') known.items.push(added)
  else add(parent, last, { kind: 'tables', items: [added] })
  return { table: added, fresh: [...fresh, added], free: !blocked && (!known || known.kind === 'tables') }
}

/** The table as the tree's map. */
export function tableNode(text: Text, { entries, start, end }: Table): Extract<Node, { kind: 'map' }> {
  const built = entries.map(({ key, value }): Entry => {
    const at = spanWithin(text, key.start, Math.max(key.start, endOf(value)))
    return { key: key.text, value: nodeOf(text, value), at }
  })
  return { kind: 'map', entries: built, open: false, at: spanWithin(text, start, end) }
}

function nodeOf(text: Text, value: Table | Tables | Leaf): Node {
  if (value.kind === 'leaf') return value.node
  if (value.kind === 'table') return tableNode(text, value)
  const items = value.items.map((item) => tableNode(text, item))
  return { kind: 'list', items, at: spanWithin(text, value.items[0]?.start ?? 0, endOf(value)) }
}

function endOf(value: Table | Tables | Leaf): number {
  return value.kind === 'tables' ? (value.items.at(-1)?.end ?? 0) : value.end
}

/** The table at a path, made where it is missing; of an array of tables the last. */
function walked(root: Table, keys: readonly Key[], end: number): { table: Table; fresh: Table[]; blocked: boolean } {
  const fresh: Table[] = []
  let current = root
  let blocked = false
  for (const key of keys) {
    const known = current.named.get(key.text.value)
    if (known?.kind === 'table') current = known
    else if (known?.kind === 'tables') current = known.items.at(-1) ?? current
    else {
      if (known) blocked = true
      const added = table(key.start, end)
      add(current, key, added)
      fresh.push(added)
      current = added
    }
  }
  return { table: current, fresh, blocked }
}

function add(parent: Table, key: Key, value: Table | Tables | Leaf): void {
  parent.entries.push({ key, value })
  parent.named.set(key.text.value, value)
}
