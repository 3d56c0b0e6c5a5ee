import type { Place } from '../knowledge/libraries/row.ts'
import type { Setting } from '../model/setting.ts'
import type { Entry, Node } from '../parse/node.ts'
import { isFunction, type Ast, type AstOf, type CallNode } from './ast.ts'
import { callback } from './origin.ts'
import { fold, isUndefined } from './fold.ts'
import type { Module } from './module.ts'
import { property } from './objects.ts'

/** An option with its name: `expiresIn: '1h'`, `algorithm="HS256"`. */
export type OptionHere = Pick<Entry, 'value' | 'at'>

/** What a call is given, as one view whatever the language: by position, by name, or in an object of options. */
export interface Arguments {
  /** The expression at a place; undefined where it is not, or cannot be seen. */
  expression(place: Place): Ast | undefined
  /**
   * The value at a place. `dynamic` where something open may hold it; `unset` only where it is certainly not given. `undefined` is not
   * given.
   */
  value(place: Place): Setting<Node>
  /** As `value`, with where it stands together with its name. */
  option(place: Place): Setting<OptionHere>
  /** Those with a name, and what a known spread has. */
  readonly named: Extract<Node, { kind: 'map' }>
  /** Those without, up to the first spread. */
  readonly positional: readonly Ast[]
  /** Something spread cannot be seen, so that what is absent may still be there. */
  readonly open: boolean
}

/** The arguments of a call; values are folded when asked for, with `evaluate`, as each piece of a text may have to keep its place. */
export function argumentsOf(module: Module, node: CallNode, evaluate: typeof fold = fold): Arguments {
  const last = node.arguments.at(-1)
  const named = last?.type === 'ObjectExpression' && last.named ? last : undefined
  const plain = named ? node.arguments.slice(0, -1) : node.arguments
  const spreadAt = plain.findIndex(({ type }) => type === 'SpreadElement')
  const positional = spreadAt < 0 ? plain : plain.slice(0, spreadAt)
  let folded: Extract<Node, { kind: 'map' }> | undefined
  const names = () => (folded ??= namedMap(module, node, named, evaluate))
  const isHidden = (head: string | number) => (typeof head === 'number' ? spreadAt >= 0 && head >= spreadAt : names().open)
  const placed = (index: number): OptionHere | undefined => {
    const start = positional[index]
    return start && { value: evaluate(module, start), at: module.span(start) }
  }
  const head = (one: string | number): Ast | undefined => (typeof one === 'number' ? positional[one] : property(module, named, one))
  const option = (place: Place): Setting<OptionHere> => {
    let isDynamic = false
    for (const [first, ...path] of pathsOf(place)) {
      // A callback has no options.
      if (typeof first === 'number' && path.length > 0 && isFunction(callback(module, positional[first]))) continue
      const start = typeof first === 'number' ? placed(first) : names().entries.findLast(({ key }) => key.value === first)
      const found = start ? below(start, path) : isHidden(first) ? 'hidden' : undefined
      if (found === 'hidden') isDynamic = true
      else if (found?.value.kind === 'dynamic' && found.value.maybe) return { is: 'dynamic', at: found.at }
      else if (found && !isUndefined(found.value)) return { is: 'set', value: found, at: found.at }
    }
    return { is: isDynamic ? 'dynamic' : 'unset', at: module.span(node) }
  }
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
      const found = option(place)
      return found.is === 'set' ? { is: 'set', value: found.value.value, at: found.value.value.at } : found
    },
    option,
    get named() {
      return names()
    },
    positional: positional as readonly Ast[],
    get open() {
      return spreadAt >= 0 || names().open
    },
  }
}

/** What stands at a path of keys, with its key; `hidden` where something on the way cannot be seen. */
function below(start: OptionHere, path: readonly string[]): OptionHere | 'hidden' | undefined {
  let found = start
  for (const key of path) {
    const { value } = found
    if (value.kind !== 'map') return isUndefined(value) || value.kind !== 'dynamic' ? undefined : 'hidden'
    const entry = value.entries.findLast((one) => one.key.value === key)
    if (!entry) return value.open ? 'hidden' : undefined
    found = entry
  }
  return { value: found.value, at: found.at }
}

function namedMap(
  module: Module,
  node: CallNode,
  named: AstOf<'ObjectExpression'> | undefined,
  evaluate: typeof fold,
): Extract<Node, { kind: 'map' }> {
  const folded = named && evaluate(module, named)
  return folded?.kind === 'map' ? folded : { kind: 'map', entries: [], open: false, at: module.span(node) }
}

function pathsOf(place: Place): (readonly [string | number, ...string[]])[] {
  return (typeof place === 'object' ? place : [place]).map((one) => {
    if (typeof one === 'number') return [one]
    const [first = '', ...path] = one.split('.')
    return [/^\d+$/.test(first) ? Number(first) : first, ...path]
  })
}
