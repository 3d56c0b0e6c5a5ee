import type { Entry, Node } from '../parse/node.ts'
import type { Text } from '../text/source.ts'
import { isTextLiteral, keyOf, unwrap, type Ast, type AstOf } from './ast.ts'
import { givenInstead, variableOf } from './environment.ts'
import { foldCall } from './fold-call.ts'
import { exportedValue, MAX_HOPS, movedTo } from './fold-import.ts'
import { identifier, member } from './fold-names.ts'
import { binary, conditional, lastResort, logical, sum, unary } from './fold-operators.ts'
import { foldPython } from './fold-python.ts'
import { withChanges } from './later-changes.ts'
import type { Module } from './module.ts'
import type { Primitive } from './operators.ts'
import { isNothing, undefinedNode } from './undefined.ts'
import { append } from '../text/append.ts'
import { MAX_STRING } from './joined-list.ts'
export { isNothing, isUndefined } from './undefined.ts'

/**
 * What reading alone knows of an expression's value, as the tree that every format becomes.
 *
 * A literal's node stands where the literal stands, also behind a constant; a computed value stands at its expression and
 * is `opaque`. What comes from another file stands at the use. `undefined` is a `dynamic` that `isUndefined` knows.
 * A string of which only pieces are known is a `template`. Functions, parameters and anything reassigned or mutated are
 * `dynamic`; an object with an unknown spread is `open`.
 */
export function fold(module: Module, node: Ast): Node {
  return new Folding(module, 0, MAX_HOPS, false).fold(node)
}

/** As `fold`, but a string put together of constants from elsewhere is a `template`, so that each piece keeps its place. */
export function foldPieces(module: Module, node: Ast): Node {
  return new Folding(module, 0, MAX_HOPS, true).fold(node)
}

/** The expression that a constant stands for, followed through names of this module; the node itself otherwise. */
export function definition(module: Module, node: Ast): Ast {
  let inner = unwrap(node)
  for (let steps = 0; steps < 20 && inner.type === 'Identifier'; steps++) {
    const binding = module.binding(inner)
    if (!binding?.init || binding.path?.length !== 0 || module.written(binding)) break
    inner = unwrap(binding.init)
  }
  return inner
}

const MAX_DEPTH = 100
const MAX_ENTRIES = 5000

interface Budget {
  steps: number
  /** What is under way. */
  readonly at: Set<object>
}

/** One evaluation. */
export class Folding {
  readonly module: Module
  readonly #depth: number
  /** The files that it may still go to. */
  readonly hops: number
  readonly #pieces: boolean
  /** Shared by the whole evaluation, so that constants that double each other come to an end. */
  readonly #budget: Budget

  constructor(module: Module, depth: number, hops: number, pieces: boolean, budget: Budget = { steps: 20_000, at: new Set() }) {
    this.module = module
    this.#depth = depth
    this.hops = hops
    this.#pieces = pieces
    this.#budget = budget
  }

  fold(node: Ast): Node {
    if (this.#depth > MAX_DEPTH || this.#budget.steps-- <= 0) return this.dynamic(node)
    const next = new Folding(this.module, this.#depth + 1, this.hops, this.#pieces, this.#budget)
    const inner = unwrap(node)
    if (this.module.language !== 'python') return next.#value(inner)
    return withChanges(next, inner, foldPython(next, inner) ?? next.#value(inner))
  }

  /** What a computation gives; undefined while the same one is under way, so that no circle is followed. */
  once<T>(key: object, compute: () => T): T | undefined {
    const { at } = this.#budget
    if (at.has(key)) return undefined
    at.add(key)
    const value = compute()
    at.delete(key)
    return value
  }

  /** The same evaluation in another file, one hop further. */
  elsewhere(module: Module): Folding {
    return new Folding(module, this.#depth + 1, this.hops - 1, false, this.#budget)
  }

  dynamic(node: Ast, more: Omit<Extract<Node, { kind: 'dynamic' }>, 'kind' | 'at'> = {}): Node {
    return { kind: 'dynamic', ...more, ...(more.fallback && { fallback: lastResort(more.fallback) }), at: this.module.span(node) }
  }

  /** A computed value at its expression; what could not be computed is dynamic. */
  computed(node: Ast, value: Primitive | undefined): Node {
    const at = this.module.span(node)
    if (value === undefined) return { kind: 'dynamic', at }
    if (typeof value === 'string') return value.length > MAX_STRING ? { kind: 'dynamic', at } : { kind: 'scalar', value, at, opaque: true }
    return { kind: 'scalar', value, at }
  }

  #value(node: Ast): Node {
    switch (node.type) {
      case 'Literal':
        return this.#literal(node)
      case 'TemplateLiteral':
        return node.tag ? this.dynamic(node) : this.#template(node)
      case 'ObjectExpression':
        return this.#object(node)
      case 'ArrayExpression':
        return this.#array(node)
      case 'Identifier':
        return identifier(this, node)
      case 'MemberExpression':
        return member(this, node)
      case 'BinaryExpression':
        return node.operator === '+' ? sum(this, node) : binary(this, node)
      case 'LogicalExpression':
        return logical(this, node)
      case 'ConditionalExpression':
        return conditional(this, node)
      case 'UnaryExpression':
        return unary(this, node)
      case 'SequenceExpression':
        return this.fold(node.expressions.at(-1) ?? node)
      case 'AssignmentExpression':
        return node.operator === '=' ? this.fold(node.right) : this.dynamic(node)
      case 'CallExpression':
      case 'NewExpression': {
        const variable = variableOf(node)
        const instead = variable === undefined ? undefined : givenInstead(node)
        if (variable === undefined) return foldCall(this, node)
        return this.dynamic(node, instead ? { variable, fallback: this.fold(instead) } : { variable })
      }
      default:
        return this.dynamic(node)
    }
  }

  #literal(node: AstOf<'Literal'>): Node {
    const { value } = node
    if (typeof value === 'string') return { kind: 'scalar', ...this.module.textOf(node) }
    if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'scalar', value, at: this.module.span(node) }
    return value === null && !node.regex ? { kind: 'scalar', value, at: this.module.span(node) } : this.dynamic(node)
  }

  #template(node: AstOf<'TemplateLiteral'>): Node {
    const parts: Node[] = []
    let next = 0
    for (const [i, one] of node.quasis.entries()) {
      const value = i > 0 && !node.quasis[i - 1]?.joined ? node.expressions[next++] : undefined
      if (value) parts.push(this.fold(value))
      const text = this.module.textOf(one)
      if (text.value !== '') parts.push({ kind: 'scalar', ...text })
    }
    if (parts.length === 0 && node.quasis[0]) return { kind: 'scalar', ...this.module.textOf(node.quasis[0]) }
    return this.joined(node, parts)
  }

  /** The value of another file of this repository, at the place that uses it; undefined when it cannot be seen. */
  neighbour(use: Ast, module: string, name: string): Node | undefined {
    const value = this.hops > 0 ? exportedValue(this, this.module, module, name, 3) : undefined
    return value && movedTo(value, this.module.span(use))
  }

  /** A string of several parts, with their places when they all stand in the expression itself. */
  joined(node: Ast, parts: readonly Node[]): Node {
    const [only] = parts
    if (only?.kind === 'scalar' && parts.length === 1 && typeof only.value === 'string') return only
    const at = this.module.span(node)
    const scalars = parts.filter((one) => one.kind === 'scalar')
    if (scalars.length < parts.length) return { kind: 'template', parts: [...parts], at }
    const value = scalars.map((one) => String(one.value)).join('')
    const offsets: number[] = []
    for (const one of scalars) {
      const text = String(one.value)
      const inside = one.at.file === at.file && one.at.start >= Math.max(at.start, offsets.at(-1) ?? 0) && one.at.end <= at.end
      const followed = inside && !one.opaque && typeof one.value === 'string'
      if (!followed && text !== '') return this.#pieces ? { kind: 'template', parts: [...parts], at } : this.computed(node, value)
      for (let i = 0; i < text.length; i++) offsets.push(one.offsets?.[i] ?? one.at.start + i)
    }
    const last = scalars.findLast((one) => one.value !== '')
    const end = last?.offsets?.at(-1) ?? last?.at.end
    if (end === undefined || offsets[0] === undefined || value.length > MAX_STRING) return this.computed(node, value)
    return { kind: 'scalar', value, at: { ...at, start: offsets[0], end }, offsets: [...offsets, end] }
  }

  #object(node: AstOf<'ObjectExpression'>): Node {
    const entries: Entry[] = []
    let open = false
    let certain: number | undefined
    for (const one of node.properties) {
      if (entries.length > MAX_ENTRIES) return this.dynamic(node)
      if (one.type === 'SpreadElement') {
        const spread = this.fold(one.argument)
        if (spread.kind === 'map') append(entries, spread.entries)
        if (spread.kind === 'map' ? spread.open : !isNothing(spread) && !(spread.kind === 'scalar' && spread.value === false)) {
          open = true
          certain = entries.length
        }
        continue
      }
      const key = this.#key(one)
      if (!key) {
        open = true
        certain = entries.length
      } else
        entries.push({
          key,
          value: one.kind === 'init' && !one.method ? this.fold(one.value) : this.dynamic(one.value),
          at: this.module.span(one),
        })
    }
    return { kind: 'map', entries, open, ...(certain === undefined ? {} : { certain }), at: this.module.span(node) }
  }

  #key(property: AstOf<'Property'>): Text | undefined {
    const { key } = property
    const name = keyOf(property)
    if (name !== undefined) {
      const at = this.module.span(key)
      return isTextLiteral(key) ? this.module.textOf(key) : { value: name, at }
    }
    const computed = property.computed ? this.fold(key) : undefined
    if (computed?.kind !== 'scalar') return undefined
    return { value: String(computed.value), at: this.module.span(key), opaque: true }
  }

  #array(node: AstOf<'ArrayExpression'>): Node {
    const items: Node[] = []
    let open = false
    for (const one of node.elements) {
      if (items.length > MAX_ENTRIES) return this.dynamic(node)
      if (one === null) items.push(undefinedNode(this.module.span(node)))
      else if (one.type === 'SpreadElement') {
        const spread = this.fold(one.argument)
        if (spread.kind === 'list') append(items, spread.items)
        if (spread.kind !== 'list' || spread.open) open = true
      } else items.push(this.fold(one))
    }
    return { kind: 'list', items, ...(open ? { open } : {}), at: this.module.span(node) }
  }
}
