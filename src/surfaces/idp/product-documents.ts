import { byLevels, entries, get, items, type Node, string } from '../../parse/node.ts'
import type { Reader } from '../reading/surface.ts'

/** Whether a map has the shape of a product's configuration. */
export type Shape = (node: Node) => boolean

/** How far Helm values and operators' resources nest a product's own configuration. */
const DEPTH = 5
const MOST_MAPS = 2000

/** Whether a document is a product's configuration, nests it, or may hold it as a text. */
export function holds(root: Node, shape: Shape): boolean {
  return nested(root, shape).length > 0 || carriesTexts(root)
}

/** The product's configurations of a document: itself, below its keys (Helm), or in the texts of a ConfigMap or Secret. */
export async function* productDocuments(root: Node, shape: Shape, { parse }: Reader): AsyncGenerator<Node> {
  yield* nested(root, shape)
  if (!carriesTexts(root)) return
  for (const member of TEXT_MEMBERS) {
    for (const { key, value } of entries(get(root, member))) {
      const text = string(value)
      if (!text || !/\n|\{/.test(text.value)) continue
      const { roots } = await parse(/\.json$/i.test(key.value) || /^\s*[[{]/.test(text.value) ? 'jsonc' : 'yaml', text)
      for (const inner of roots) yield* nested(inner, shape)
    }
  }
}

const TEXT_MEMBERS = ['data', 'stringData', 'binaryData']

function carriesTexts(root: Node): boolean {
  const kind = string(get(root, 'kind'))?.value
  return (kind === 'ConfigMap' || kind === 'Secret') && TEXT_MEMBERS.some((member) => get(root, member)?.kind === 'map')
}

/** Breadth first, so that the outermost map of a shape wins; lists of documents count as documents. */
function nested(root: Node, shape: Shape): Node[] {
  const found: Node[] = []
  let seen = 0
  byLevels(root.kind === 'list' ? items(root) : [root], DEPTH, (node) => {
    if (node.kind !== 'map') return []
    const isMeant = shape(node)
    if (isMeant) found.push(node)
    return isMeant || ++seen > MOST_MAPS ? [] : entries(node).flatMap(({ value }) => (value.kind === 'map' ? [value] : []))
  })
  return found
}

/** Every map of a document, each once however many aliases stand for it, outer ones first. */
export function* everyMap(root: Node): Generator<Extract<Node, { kind: 'map' }>> {
  const open = new Set([root])
  // The set grows while it is walked.
  for (const node of open) {
    if (node.kind === 'map') {
      yield node
      for (const { value } of node.entries) if (value.kind === 'map' || value.kind === 'list') open.add(value)
    } else if (node.kind === 'list') {
      for (const item of node.items) if (item.kind === 'map' || item.kind === 'list') open.add(item)
    }
  }
}
