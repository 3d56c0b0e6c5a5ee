import type { Entry, Node } from '../parse/node.ts'
import type { Text } from '../text/source.ts'
import { keyOf, unwrap, type Ast, type AstOf, type Identifier } from './ast.ts'
import { importSource, originOf } from './calls.ts'
import { isEnvironment, variableOf } from './environment.ts'
import { foldCall } from './fold-call.ts'
import { enumValue, exportedValue, movedTo } from './fold-import.ts'
import { foldPython } from './fold-python.ts'
import { withChanges } from './later-changes.ts'
import type { Module } from './module.ts'
import { applied, negated, operands, type Primitive } from './operators.ts'
import type { Binding } from './scope.ts'
import { isNothing, isUndefined, undefinedNode } from './undefined.ts'

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
  return new Folding(module, 0, 1, false).fold(node)
}

/** As `fold`, but a string put together of constants from elsewhere is a `template`, so that each piece keeps its place. */
export function foldPieces(module: Module, node: Ast): Node {
  return new Folding(module, 0, 1, true).fold(node)
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
/** So that no chain of constants doubles itself into a huge one. */
const MAX_STRING = 1 << 16
const MAX_ENTRIES = 5000

interface Budget {
  steps: number
  /** What is under way. */
  readonly at: Set<object>
}

/** One evaluation; `hops` counts the files that it may still go to. */
export class Folding {
  readonly module: Module
  readonly #depth: number
  readonly #hops: number
  readonly #pieces: boolean
  /** Shared by the whole evaluation, so that constants that double each other come to an end. */
  readonly #budget: Budget

  constructor(module: Module, depth: number, hops: number, pieces: boolean, budget: Budget = { steps: 20_000, at: new Set() }) {
    this.module = module
    this.#depth = depth
    this.#hops = hops
    this.#pieces = pieces
    this.#budget = budget
  }

  fold(node: Ast): Node {
    if (this.#depth > MAX_DEPTH || this.#budget.steps-- <= 0) return this.dynamic(node)
    const next = new Folding(this.module, this.#depth + 1, this.#hops, this.#pieces, this.#budget)
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
    return new Folding(module, this.#depth + 1, this.#hops - 1, false, this.#budget)
  }

  dynamic(node: Ast, more: Omit<Extract<Node, { kind: 'dynamic' }>, 'kind' | 'at'> = {}): Node {
    return { kind: 'dynamic', ...more, at: this.module.span(node) }
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
        return this.#identifier(node)
      case 'MemberExpression':
        return this.#member(node)
      case 'BinaryExpression':
        return node.operator === '+' ? this.#sum(node) : this.#binary(node)
      case 'LogicalExpression':
        return this.#logical(node)
      case 'ConditionalExpression':
        return this.#conditional(node)
      case 'UnaryExpression':
        return this.#unary(node)
      case 'SequenceExpression':
        return this.fold(node.expressions.at(-1) ?? node)
      case 'AssignmentExpression':
        return node.operator === '=' ? this.fold(node.right) : this.dynamic(node)
      case 'CallExpression':
      case 'NewExpression': {
        const variable = variableOf(node)
        return variable === undefined ? foldCall(this, node) : this.dynamic(node, { variable })
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
    const value = this.#hops > 0 ? exportedValue(this, this.module, module, name, 3) : undefined
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
    for (const one of node.properties) {
      if (entries.length > MAX_ENTRIES) return this.dynamic(node)
      if (one.type === 'SpreadElement') {
        const spread = this.fold(one.argument)
        if (spread.kind === 'map') entries.push(...spread.entries)
        if (spread.kind === 'map' ? spread.open : !isNothing(spread) && !(spread.kind === 'scalar' && spread.value === false)) open = true
        continue
      }
      const key = this.#key(one)
      if (!key) open = true
      else
        entries.push({
          key,
          value: one.kind === 'init' && !one.method ? this.fold(one.value) : this.dynamic(one.value),
          at: this.module.span(one),
        })
    }
    return { kind: 'map', entries, open, at: this.module.span(node) }
  }

  #key(property: AstOf<'Property'>): Text | undefined {
    const { key } = property
    const name = keyOf(property)
    if (name !== undefined) {
      const at = this.module.span(key)
      return key.type === 'Literal' && typeof key.value === 'string' ? this.module.textOf(key) : { value: name, at }
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
        if (spread.kind === 'list') items.push(...spread.items)
        if (spread.kind !== 'list' || spread.open) open = true
      } else items.push(this.fold(one))
    }
    return { kind: 'list', items, ...(open ? { open } : {}), at: this.module.span(node) }
  }

  #identifier(node: Identifier): Node {
    const binding = this.module.binding(node)
    if (!binding) {
      if (node.name === 'undefined') return undefinedNode(this.module.span(node))
      return node.name === 'Infinity' || node.name === 'NaN' ? this.computed(node, Number(node.name)) : this.dynamic(node)
    }
    if (binding.kind === 'import') return this.#imported(node, binding, undefined)
    return binding.kind === 'enum' || binding.kind === 'class' || binding.kind === 'function'
      ? this.dynamic(node)
      : this.#bound(node, binding)
  }

  #bound(node: Identifier, binding: Binding): Node {
    const { module } = this
    if (binding.kind === 'param' && binding.otherwise && module.language !== 'python' && !module.written(binding))
      return this.#orElse(node, binding.otherwise)
    if (!binding.init || !binding.path || module.written(binding)) return this.dynamic(node)
    // What is changed of a dictionary or list of Python is known: later-changes.ts.
    if (module.language !== 'python' && module.mutated(binding)) return this.dynamic(node)
    const [step] = binding.path
    const variable = binding.path.length === 1 && isEnvironment(binding.init) ? String(step) : undefined
    if (variable !== undefined) {
      return this.dynamic(node, binding.otherwise ? { variable, fallback: this.fold(binding.otherwise) } : { variable })
    }
    if (binding.path.length === 1) {
      const required = originOf(module, binding.init)
      if (required?.name === '') return this.#from(node, required.module, String(step))
    }
    let value = this.fold(binding.init)
    for (const one of binding.path) value = this.#step(node, value, String(one))
    return isUndefined(value) && binding.otherwise ? this.fold(binding.otherwise) : value
  }

  /** A name of another file: its value there when the file is at hand, and `from` otherwise. */
  #imported(use: Ast, binding: Binding, member: string | undefined): Node {
    const source = importSource(this.module, binding)
    if (source === undefined) return this.dynamic(use)
    const { node } = binding
    if (node.type === 'ImportSpecifier')
      return this.#from(use, source, 'name' in node.imported ? node.imported.name : String(node.imported.value))
    if (node.type !== 'ImportNamespaceSpecifier') return this.#from(use, source, 'default')
    return member === undefined ? this.dynamic(use, { from: { module: source, name: '*' } }) : this.#from(use, source, member)
  }

  #from(use: Ast, module: string, name: string): Node {
    return this.neighbour(use, module, name) ?? this.dynamic(use, { from: { module, name } })
  }

  #member(node: AstOf<'MemberExpression'>): Node {
    const variable = variableOf(node)
    if (variable !== undefined) return this.dynamic(node, { variable })
    const object = unwrap(node.object)
    const key = keyOf(node) ?? this.#computedKey(node)
    if (key === undefined) return this.dynamic(node)
    if (object.type === 'Identifier') {
      const binding = this.module.binding(object)
      if (binding?.node.type === 'EnumDeclaration') return enumValue(this, binding.node, key) ?? this.dynamic(node)
      if (binding?.node.type === 'ImportNamespaceSpecifier') return this.#imported(node, binding, key)
      const required = binding?.init && binding.path?.length === 0 ? originOf(this.module, binding.init) : undefined
      if (required?.name === '' && binding?.init?.type === 'CallExpression') return this.#from(node, required.module, key)
    }
    if (object.type === 'ThisExpression') return this.#field(node, key)
    return this.#step(node, this.fold(object), key)
  }

  #computedKey(node: AstOf<'MemberExpression'>): string | undefined {
    const key = node.computed ? this.fold(node.property) : undefined
    return key?.kind === 'scalar' ? String(key.value) : undefined
  }

  /** A member of a known value. */
  #step(use: Ast, value: Node, key: string): Node {
    if (value.kind === 'map' && !value.open) {
      const found = value.entries.findLast((entry) => entry.key.value === key)
      return found?.value ?? (key in Object.prototype ? this.dynamic(use) : undefinedNode(this.module.span(use)))
    }
    if (value.kind === 'list' && !value.open) {
      if (key === 'length') return this.computed(use, value.items.length)
      return (/^\d+$/.test(key) ? value.items[Number(key)] : undefined) ?? this.dynamic(use)
    }
    if (value.kind === 'scalar' && typeof value.value === 'string') {
      if (key === 'length') return this.computed(use, value.value.length)
      if (key === 'href') return value
      if (key === 'origin' || key === 'host' || key === 'hostname' || key === 'protocol') {
        return this.computed(use, URL.canParse(value.value) ? new URL(value.value)[key] : undefined)
      }
    }
    if (value.kind === 'dynamic' && value.from)
      return this.dynamic(use, { from: { module: value.from.module, name: `${value.from.name}.${key}` } })
    return this.dynamic(use)
  }

  /** A field of the class around it that is set where it is declared, and nowhere else. */
  #field(use: Ast, key: string): Node {
    const { module } = this
    const owner = [...module.ancestors(use)].find((one) => one.type === 'ClassBody')
    if (owner?.type !== 'ClassBody') return this.dynamic(use)
    const field = owner.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === key)
    const sets = module.nodes('AssignmentExpression').filter(({ left }) => left.type === 'MemberExpression' && keyOf(left) === key)
    const value = field?.type === 'PropertyDefinition' ? field.value : undefined
    if (value) return sets.length === 0 ? this.fold(value) : this.dynamic(use)
    const [only] = sets
    const own =
      sets.length === 1 &&
      only?.operator === '=' &&
      only.left.type === 'MemberExpression' &&
      unwrap(only.left.object).type === 'ThisExpression'
    const inside = own && only.start > owner.start && only.end < owner.end
    return inside &&
      owner.body.some(
        (one) => one.type === 'MethodDefinition' && one.kind === 'constructor' && one.start <= only.start && only.end <= one.end,
      )
      ? this.fold(only.right)
      : this.dynamic(use)
  }

  #binary(node: AstOf<'BinaryExpression'>): Node {
    const left = this.fold(node.left)
    if (left.kind !== 'scalar') return this.dynamic(node)
    const right = this.fold(node.right)
    return right.kind === 'scalar' ? this.computed(node, applied(node.operator, left.value, right.value)) : this.dynamic(node)
  }

  /** `a + b + c`: a number, or a string as soon as one of them is one. */
  #sum(node: AstOf<'BinaryExpression'>): Node {
    const values = operands(node).map((one) => this.fold(one))
    const text = values.findIndex((one) => one.kind === 'template' || (one.kind === 'scalar' && typeof one.value === 'string'))
    const numbers = text < 0 ? values : values.slice(0, text)
    if (numbers.length < 2) return text < 0 ? this.dynamic(node) : this.joined(node, values)
    let total: Primitive | undefined = numbers[0]?.kind === 'scalar' ? numbers[0].value : undefined
    for (const one of numbers.slice(1)) total = total === undefined || one.kind !== 'scalar' ? undefined : applied('+', total, one.value)
    if (text < 0) return this.computed(node, total)
    return this.joined(node, total === undefined ? values : [this.computed(node, total), ...values.slice(text)])
  }

  #logical(node: AstOf<'LogicalExpression'>): Node {
    const left = this.fold(node.left)
    const known = isUndefined(left)
      ? false
      : left.kind === 'scalar'
        ? Boolean(left.value)
        : left.kind === 'map' || left.kind === 'list' || undefined
    if (known !== undefined) {
      const takesRight = node.operator === '??' ? isNothing(left) : node.operator === '||' ? !known : known
      return takesRight ? this.fold(node.right) : left
    }
    if (node.operator === '&&' || left.kind !== 'dynamic') return this.dynamic(node)
    if (left.variable === undefined) return this.#orElse(node, node.right)
    // `process.env.A ?? process.env.B ?? '15m'`: the literal says more than the second variable.
    const { fallback } = left
    return { ...left, fallback: fallback && fallback.kind !== 'dynamic' ? fallback : this.fold(node.right), at: this.module.span(node) }
  }

  /** What callers may give, and what holds when they do not: `(ttl = '15m') => …`, `options.ttl ?? '15m'`. */
  #orElse(node: Ast, otherwise: Ast): Node {
    const fallback = this.fold(otherwise)
    return fallback.kind === 'scalar' && fallback.value !== null && fallback.value !== ''
      ? this.dynamic(node, { fallback })
      : this.dynamic(node)
  }

  #conditional(node: AstOf<'ConditionalExpression'>): Node {
    const test = this.fold(node.test)
    if (test.kind === 'scalar') return this.fold(test.value ? node.consequent : node.alternate)
    const one = this.fold(node.consequent)
    const other = this.fold(node.alternate)
    if (one.kind === 'scalar' && other.kind === 'scalar' && one.value === other.value) return one
    // `process.env.X ? Number(process.env.X) : 900`
    const variable = variableOf(node.test)
    if (variable !== undefined && one.kind === 'dynamic' && one.variable === variable)
      return { ...one, fallback: other, at: this.module.span(node) }
    return this.dynamic(node)
  }

  #unary(node: AstOf<'UnaryExpression'>): Node {
    if (node.operator === 'void') return undefinedNode(this.module.span(node))
    const inner = this.fold(node.argument)
    if (inner.kind === 'dynamic' && node.operator === '+' && inner.variable !== undefined) return { ...inner, at: this.module.span(node) }
    if (inner.kind === 'map' || inner.kind === 'list') return this.computed(node, node.operator === '!' ? false : undefined)
    return inner.kind === 'scalar' ? this.computed(node, negated(node.operator, inner.value)) : this.dynamic(node)
  }
}
