import type { Place } from '../knowledge/libraries/row.ts'
import type { Setting } from '../model/setting.ts'
import type { Entry, Node } from '../parse/node.ts'
import { type Ast, type AstOf, type CallNode } from './ast.ts'
import { fold, isUndefined } from './fold.ts'
import type { Module } from './module.ts'
import { property } from './objects.ts'

/** What a call is given, as one view whatever the language: by position, by name, or in an object of options. */
export interface Arguments {
  /** The expression at a place; undefined where it is not, or cannot be seen. */
  expression(place: Place): Ast | undefined
  /** The value at a place. `dynamic` where something open may hold it; `unset` only where it is certainly not given. `undefined` is not given. */
  value(place: Place): Setting<Node>
  /** Those with a name, and what a known spread has. */
  readonly named: Extract<Node, { kind: 'map' }>
  /** Those without, up to the first spread. */
  readonly positional: readonly Ast[]
  /** Something spread cannot be seen, so that what is absent may still be there. */
  readonly open: boolean
}

/** The arguments of a call; values are folded when asked for. */
export function argumentsOf(module: Module, node: CallNode): Arguments {
  const last = node.arguments.at(-1)
  const named = last?.type === 'ObjectExpression' && last.named ? last : undefined
  const plain = named ? node.arguments.slice(0, -1) : node.arguments
  const spreadAt = plain.findIndex(({ type }) => type === 'SpreadElement')
  const positional = spreadAt < 0 ? plain : plain.slice(0, spreadAt)
  let folded: Extract<Node, { kind: 'map' }> | undefined
  const names = () => (folded ??= namedMap(module, node, named))
  const isHidden = (head: string | number) => (typeof head === 'number' ? spreadAt >= 0 && head >= spreadAt : names().open)
  const head = (one: string | number): Ast | undefined => (typeof one === 'number' ? positional[one] : property(module, named, one))
  return {
    expression(place) {
      for (const [first, ...path] of pathsOf(place)) {
        const start = head(first)
        const found = start && property(module, start, ...path)
        if (found) return found
      }
      return undefined
    },
    value(place) {
      const at = module.span(node)
      let isDynamic = false
      for (const [first, ...path] of pathsOf(place)) {
        const start = head(first)
        const known = start ? fold(module, start) : typeof first === 'string' ? names().entries.findLast(({ key }) => key.value === first)?.value : undefined
        const found = known ? below(known, path) : isHidden(first) ? 'hidden' : undefined
        if (found === 'hidden') isDynamic = true
        else if (found && !isUndefined(found)) return { is: 'set', value: found, at: found.at }
      }
      return { is: isDynamic ? 'dynamic' : 'unset', at }
    },
    get named() {
      return names()
    },
    positional: positional as readonly Ast[],
    get open() {
      return spreadAt >= 0 || names().open
    },
  }
}

/** A known value at a path of keys; `hidden` where something on the way cannot be seen. */
function below(start: Node, path: readonly string[]): Node | 'hidden' | undefined {
  let node = start
  for (const key of path) {
    if (node.kind !== 'map') return isUndefined(node) || node.kind !== 'dynamic' ? undefined : 'hidden'
    const entry: Entry | undefined = node.entries.findLast((one) => one.key.value === key)
    if (!entry) return node.open ? 'hidden' : undefined
    node = entry.value
  }
  return node
}

function namedMap(module: Module, node: CallNode, named: AstOf<'ObjectExpression'> | undefined): Extract<Node, { kind: 'map' }> {
  const folded = named && fold(module, named)
  return folded?.kind === 'map' ? folded : { kind: 'map', entries: [], open: false, at: module.span(node) }
}

function pathsOf(place: Place): (readonly [string | number, ...string[]])[] {
  return (typeof place === 'object' ? place : [place]).map((one) => {
    if (typeof one === 'number') return [one]
    const [first = '', ...path] = one.split('.')
    return [/^\d+$/.test(first) ? Number(first) : first, ...path]
  })
}
