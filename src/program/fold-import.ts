import type { Entry, Node } from '../parse/node.ts'
import type { Span } from '../text/source.ts'
import { isFunction, type AstOf } from './ast.ts'
import type { Folding } from './fold.ts'
import type { Module } from './module.ts'
import { isUndefined, undefinedNode } from './undefined.ts'
import { firstFound } from '../text/first-found.ts'

/** `ACCESS = 14 * DAY`, `DAY = 24 * HOUR`: over as many files the constants of one policy may be spread. */
export const MAX_HOPS = 3

/** The value of another file's export; through `export … from` as far as `handovers` goes. */
export function exportedValue(folding: Folding, module: Module, source: string, name: string, handovers: number): Node | undefined {
  const next = handovers > 0 ? module.neighbour(source, 'constants') : undefined
  if (!next) return undefined
  const value = next.exported(name)
  if (value && !isFunction(value)) {
    const there = folding.elsewhere(next)
    return value.type === 'EnumDeclaration' ? enumMap(there, value) : there.fold(value)
  }
  const handed = next.handedOn(name)
  if (handed) return exportedValue(folding, next, handed.module, handed.name, handovers - 1)
  return firstFound(next.handsOn, (all) => exportedValue(folding, next, all, name, handovers - 1))
}

/** The value of a member of an enum; members without one count up. */
export function enumValue(folding: Folding, node: AstOf<'EnumDeclaration'>, key: string): Node | undefined {
  return enumMap(folding, node).entries.find((entry) => entry.key.value === key)?.value
}

/** An enum as a map of its members. */
export function enumMap(folding: Folding, node: AstOf<'EnumDeclaration'>): Extract<Node, { kind: 'map' }> {
  const entries: Entry[] = []
  let next: number | undefined = 0
  for (const member of node.members) {
    const at = folding.module.span(member)
    const value: Node = member.initializer ? folding.fold(member.initializer) : folding.computed(member, next)
    next = value.kind === 'scalar' && typeof value.value === 'number' ? value.value + 1 : undefined
    if (member.id.type === 'Identifier') entries.push({ key: { value: member.id.name, at }, value, at })
    else if (member.id.type === 'Literal') entries.push({ key: { value: String(member.id.value), at }, value, at })
  }
  return { kind: 'map', entries, open: false, at: folding.module.span(node) }
}

/** A value of another file at the place that uses it. */
export function movedTo(node: Node, at: Span): Node {
  if (isUndefined(node)) return undefinedNode(at)
  switch (node.kind) {
    case 'map': {
      const entries = node.entries.map(({ key, value }) => ({ key: { value: key.value, at }, value: movedTo(value, at), at }))
      return { ...node, at, entries }
    }
    case 'list':
      return { ...node, at, items: node.items.map((one) => movedTo(one, at)) }
    case 'template':
      return { ...node, at, parts: node.parts.map((one) => movedTo(one, at)) }
    case 'dynamic':
      return { ...node, at, ...(node.fallback ? { fallback: movedTo(node.fallback, at) } : {}) }
    case 'scalar': {
      const { offsets: _, ...rest } = node
      return typeof node.value === 'string' ? { ...rest, at, opaque: true } : { ...rest, at }
    }
  }
}
