import type { Located, Span, Text } from '../text/source.ts'
import { firstFound } from '../text/first-found.ts'

/** The one tree every format parses into. */
export type Node =
  /**
   * `open`: has a spread or a computed key, so an absent key may still be there. Duplicates are kept. `certain`: the entries from this one
   * on stand behind it, and are what they are whatever it brings.
   */
  | { kind: 'map'; entries: Entry[]; open: boolean; certain?: number; at: Span }
  /** `open`: has a spread, so there may be more items. `long`: `items` is made at each look; `each` does without. */
  | { kind: 'list'; items: Node[]; open?: boolean; long?: LongItems; at: Span }
  /**
   * `at` is what is between the quotes. `offsets` and `opaque` as in `Text`. `inSeconds`: made as a span of time, `timedelta(minutes=30)`,
   * and counts seconds whatever the names say that hold it.
   */
  | { kind: 'scalar'; value: string | number | boolean | null; at: Span; offsets?: readonly number[]; opaque?: true; inSeconds?: true }
  /**
   * Known only at run time. `from`: an imported binding, resolved one hop. `source`: the variable read, `process.env.X`. `maybe`: of a
   * member that only some runs set. `either`: one of two that are written.
   */
  | {
      kind: 'dynamic'
      from?: { module: string; name: string }
      variable?: string
      fallback?: Node
      maybe?: true
      either?: readonly [Node, Node]
      at: Span
    }
  /** A string put together of pieces of which some are known only at run time: `f"Bearer {token}"`, `'https://' + host`. Only in code. */
  | { kind: 'template'; parts: Node[]; at: Span }

/** `at` runs from the key to the end of the value. */
export interface Entry {
  readonly key: Located<string>
  readonly value: Node
  readonly at: Span
}

/** The items of a list that is too long to be kept: 50,000 clients of a realm. */
export interface LongItems {
  each(): Iterable<Node>
  /** The item that a place lies in, among those that have been read. */
  holding(at: Span): { index: number; item: Node } | undefined
}

/** What a parser could make of a text. It recovers, and keeps the rest. */
export interface Parsed {
  /** One root a document (YAML has several); empty when nothing could be read. */
  readonly roots: Node[]
  /** What was wrong, in words without values of the file, and where. */
  readonly problems: Located<string>[]
  /** The file becomes YAML only when its templates are filled in; what is literal was read. */
  readonly templated?: true
}

/** The value at a path of keys; of duplicate keys the last; undefined when a step is missing or no map. */
export function get(node: Node | undefined, ...path: string[]): Node | undefined {
  let current = node
  for (const key of path) {
    if (current?.kind !== 'map') return undefined
    current = current.entries.findLast((entry) => entry.key.value === key)?.value
  }
  return current
}

/** The first of several spellings that is there. */
export function getAny(node: Node | undefined, keys: readonly string[]): Node | undefined {
  return firstFound(keys, (key) => get(node, key))
}

/** The entries of a map, duplicates included; of anything else none. */
export function entries(node: Node | undefined): Entry[] {
  return node?.kind === 'map' ? node.entries : []
}

/** The items of a list; of anything else none. */
export function items(node: Node | undefined): Node[] {
  return node?.kind === 'list' ? node.items : []
}

/** The items of a list one after the other; of a long list they are not kept. */
export function each(node: Node | undefined): Iterable<Node> {
  return node?.kind === 'list' ? (node.long?.each() ?? node.items) : []
}

/** A string scalar with its place. */
export function string(node: Node | undefined): Text | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined
  return node as Text
}

/** A string, number or boolean scalar as text: what an environment variable would hold. */
export function plain(node: Node | undefined): Text | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined
  if (typeof node.value === 'string') return node as Text
  const value = String(node.value)
  return node.at.end - node.at.start === value.length ? { value, at: node.at } : { value, at: node.at, opaque: true }
}

/** A boolean scalar's value. */
export function boolean(node: Node | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined
}

/** A number scalar's value. */
export function number(node: Node | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined
}

/** Whether the node is a map that has the key. */
export function has(node: Node | undefined, key: string): boolean {
  return get(node, key) !== undefined
}

/** Goes through nodes and what they hold, level by level and so many of them; `visit` gives what of a node is gone through next. */
export function byLevels(roots: readonly Node[], levels: number, visit: (node: Node) => readonly Node[]): void {
  let level = roots
  for (let left = levels; left > 0 && level.length > 0; left--) level = level.flatMap((node) => visit(node))
}
