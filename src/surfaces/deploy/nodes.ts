import type { Entry, Node } from '../../parse/node.ts'
import type { Located, Span, Text } from '../../text/source.ts'

/** A key, with or without a place of its own, and what stands under it. */
export type Field = readonly [key: Located<string> | string, value: Node | Text]

/** A map put together of parts of a file, for formats that spread one server over several places. */
export function mapNode(fields: readonly Field[], at: Span): Node {
  const entries = fields.map(([key, value]): Entry => ({
    key: typeof key === 'string' ? { value: key, at: value.at } : key,
    value: nodeOf(value),
    at: value.at,
  }))
  return { kind: 'map', entries, open: false, at }
}

/** A list of texts and nodes. */
export function listNode(items: readonly (Node | Text)[], at: Span): Node {
  return { kind: 'list', items: items.map(nodeOf), at }
}

function nodeOf(value: Node | Text): Node {
  return 'kind' in value ? value : { kind: 'scalar', ...value }
}
