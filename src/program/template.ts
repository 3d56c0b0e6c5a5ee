import { type Node, plain } from '../parse/node.ts'
import type { Part, Template } from '../model/reading.ts'
import type { Span, Text } from '../text/source.ts'

/** A value of code as the parts that stand in the file and the references that are filled in at run time; undefined for maps and lists. */
export function templateOf(node: Node | undefined): Template | undefined {
  if (!node || node.kind === 'map' || node.kind === 'list') return undefined
  return { parts: partsOf(node), at: node.at }
}

/** A value whose references stand where it is used, as what is sent there is decided there; a literal stands where it is written. */
export function usedAt(value: Template, use: Span): Template {
  const isInside = ({ file, start, end }: Span) => file === use.file && start >= use.start && end <= use.end
  return { ...value, parts: value.parts.map((part) => (part.kind === 'reference' && !isInside(part.at) ? { ...part, at: use } : part)) }
}

function partsOf(node: Node): Part[] {
  if (node.kind === 'template') return node.parts.flatMap(partsOf)
  if (node.kind === 'dynamic') {
    const fallback = plain(node.fallback)
    const known = fallback?.value ? { fallback } : {}
    const optional = node.maybe ? { optional: true as const } : {}
    if (node.variable) return [{ kind: 'reference', store: 'environment', name: node.variable, at: node.at, ...known, ...optional }]
    return [{ kind: 'reference', store: 'unknown', name: node.from?.name ?? '', at: node.at, ...known }]
  }
  const text = plain(node)
  return text?.value ? [{ kind: 'text', text }] : []
}

/** A string of which every piece is known; one put together of several has no inner places. */
export function textOf(node: Node | undefined): Text | undefined {
  if (node?.kind === 'scalar') return typeof node.value === 'string' ? (node as Text) : undefined
  if (node?.kind !== 'template') return undefined
  const pieces = node.parts.map((part) => (part.kind === 'template' ? textOf(part)?.value : plain(part)?.value))
  return pieces.includes(undefined) ? undefined : { value: pieces.join(''), at: node.at, opaque: true }
}
