import type { Node } from '../parse/node.ts'
import type { Parameter, Parameters } from './parameter-sets.ts'
import { codeAt, type Span, type Text } from '../text/source.ts'
import { dotted, keyOf, lastName, unwrap, type Ast, type AstOf } from './ast.ts'
import { definition, fold } from './fold.ts'
import { isMerge, mergesOf } from './merges.ts'
import type { Module } from './module.ts'
import { destination } from './destination.ts'
import { escapes } from './params-uses.ts'
import { queryOf } from './query.ts'
import { append } from '../text/append.ts'
import { oncePer } from '../text/once-per.ts'
import { candidatesIn, isJoin, isStringify } from './params-candidates.ts'
import { carrierOf, loopedOver, placeOf, writtenAt } from './params-parts.ts'

/** Every set of parameters that a module builds; one that goes into another is part of that one. */
export const parameterSets = oncePer((module: Module): readonly Parameters[] => {
  const gatherer = new Gatherer(module)
  const candidates = candidatesIn(module)
  const found: Parameters[] = []
  const seen = new Set(candidates)
  for (const node of seen) {
    const gathered = gatherer.evaluate(node)
    if (!gathered) continue
    found.push({ ...gathered, node, at: module.span(gathered.place ?? node) })
    if (carrierOf(node) !== 'object') continue
    const { into, only } = mergesOf(module, node)
    for (const one of into) seen.add(one)
    if (only) gatherer.consumed.add(node)
  }
  found.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end)
  return found.filter(({ node }) => !gatherer.consumed.has(node)).map((set) => completed(module, set))
})

interface Gathered {
  readonly entries: readonly Parameter[]
  readonly open: boolean
  readonly url?: Node
  /** Where the parameters are written together, when that is not where they become a query. */
  readonly place?: Ast
}

const MAX_DEPTH = 12

function completed(module: Module, set: Parameters): Parameters {
  if (set.url) return set
  const url = destination(module, set.node)
  return url ? { ...set, url } : set
}

class Gatherer {
  /** Candidates that went into another one. */
  readonly consumed = new Set<Ast>()
  readonly #module: Module
  readonly #known = new Map<Ast, Gathered | undefined>()
  #depth = 0

  constructor(module: Module) {
    this.#module = module
  }

  /** What the value of an expression carries, with what is done to it later. */
  evaluate(node: Ast): Gathered | undefined {
    const inner = unwrap(node)
    if (this.#known.has(inner)) return this.#known.get(inner)
    if (this.#depth > MAX_DEPTH) return undefined
    this.#known.set(inner, undefined)
    this.#depth++
    const gathered = this.#withLater(inner, this.#initial(inner))
    this.#depth--
    this.#known.set(inner, gathered)
    return gathered
  }

  /** As `evaluate`, for a value that goes into another one. */
  #inside(node: Ast, steps = MAX_DEPTH): Gathered | undefined {
    if (steps === 0) return undefined
    const inner = unwrap(node)
    if (inner.type === 'Identifier') {
      const binding = this.#module.binding(inner)
      return binding?.init && binding.path?.length === 0 ? this.#inside(binding.init, steps - 1) : undefined
    }
    if (inner.type === 'MemberExpression' && STRING_FORMS.has(keyOf(inner) ?? '')) return this.#inside(inner.object, steps - 1)
    if (inner.type === 'CallExpression') {
      const callee = unwrap(inner.callee)
      if (callee.type === 'MemberExpression' && STRING_FORMS.has(keyOf(callee) ?? '')) return this.#inside(callee.object, steps - 1)
      const name = dotted(callee)
      const [first] = inner.arguments
      if (first && name !== undefined && SAME_GIVEN.has(name)) return this.#inside(first, steps - 1)
    }
    const gathered = this.evaluate(inner)
    if (gathered) this.consumed.add(inner)
    return gathered
  }

  #initial(node: Ast): Gathered | undefined {
    switch (node.type) {
      case 'NewExpression': {
        const [first] = node.arguments
        switch (lastName(node.callee)) {
          case 'FormData':
            return first ? undefined : EMPTY
          case 'URLSearchParams':
            return first ? this.#pairs(first) : EMPTY
          case 'URL':
            return first ? this.#address(first, node) : undefined
          default:
            return undefined
        }
      }
      case 'CallExpression': {
        if (isJoin(node)) return this.#joined(node)
        if (isMerge(node)) return this.#object(node)
        const [first] = node.arguments
        return isStringify(this.#module, node) && first ? { ...this.#pairs(first), ...placeOf(this.#module, first) } : undefined
      }
      case 'ObjectExpression':
        return this.#object(node)
      case 'ArrayExpression': {
        const list = fold(this.#module, node)
        return list.kind === 'list' ? this.#list(list) : undefined
      }
      case 'BinaryExpression':
        return isMerge(node) ? this.#object(node) : this.#string(node)
      case 'TemplateLiteral':
      case 'Literal':
        return this.#string(node)
      default:
        return undefined
    }
  }

  /** The argument of `new URLSearchParams` or `stringify`: an object, pairs, a string, or a set itself. */
  #pairs(node: Ast): Gathered {
    const inner = unwrap(node)
    const inside = this.#inside(inner)
    if (inside) return inside
    const value = fold(this.#module, inner)
    if (value.kind === 'map') return { entries: value.entries.map((one) => this.#parameter(one.key, one.value, one.at)), open: value.open }
    if (value.kind === 'list') return this.#list(value)
    return OPEN
  }

  #list(value: Extract<Node, { kind: 'list' }>): Gathered {
    let open = value.open ?? false
    const entries = value.items.flatMap((pair): Parameter[] => {
      const [name, content] = pair.kind === 'list' ? pair.items : []
      if (name?.kind !== 'scalar' || !content) {
        open = true
        return []
      }
      return [this.#parameter({ ...name, value: String(name.value) }, content, pair.at)]
    })
    return { entries, open }
  }

  #object(node: Ast): Gathered {
    const value = fold(this.#module, node)
    if (value.kind !== 'map') return OPEN
    return { entries: value.entries.map((one) => this.#parameter(one.key, one.value, one.at)), open: value.open }
  }

  #address(first: Ast, node: AstOf<'NewExpression'>): Gathered {
    const inside = this.#inside(first)
    if (inside) return inside
    const url = fold(this.#module, node.arguments.length > 1 ? node : first)
    return { entries: [], open: false, url }
  }

  #string(node: Ast): Gathered | undefined {
    const query = queryOf(fold(this.#module, node))
    if (!query) return undefined
    const entries: Parameter[] = query.pairs.map(({ name, value, at }) => this.#parameter(name, value, at))
    let { open } = query
    let url = query.base
    let place: Ast | undefined
    for (const whole of query.inserted) {
      const written = writtenAt(this.#module, node, whole)
      const inside = written && this.#inside(written)
      if (entries.length === 0) place = inside?.place
      if (inside) append(entries, inside.entries)
      open ||= inside?.open ?? true
      url ??= inside?.url
    }
    return { entries, open, ...(url ? { url } : {}), ...(place ? { place } : {}) }
  }

  /** `['client_id=' + id, 'response_type=code'].join('&')` */
  #joined(node: AstOf<'CallExpression'>): Gathered | undefined {
    const callee = unwrap(node.callee)
    const array = callee.type === 'MemberExpression' ? definition(this.#module, callee.object) : undefined
    const list = array && fold(this.#module, array)
    if (array?.type !== 'ArrayExpression' || list?.kind !== 'list') return undefined
    for (const one of array.elements) if (one) this.consumed.add(unwrap(one))
    let open = list.open ?? false
    const entries = list.items.flatMap((item): Parameter[] => {
      const query = queryOf(item, true)
      if (!query || query.open || query.inserted.length > 0) open = true
      return (query?.pairs ?? []).map(({ name, value, at }) => this.#parameter(name, value, at))
    })
    return { entries, open }
  }

  /** Adds what the statements around do to the variable that holds it. */
  #withLater(node: Ast, initial: Gathered | undefined): Gathered | undefined {
    if (!initial) return undefined
    const entries = [...initial.entries]
    let { open, url } = initial
    const carrier = carrierOf(node)
    const { changes, open: escaped } = escapes(this.#module, node, carrier)
    for (const change of changes) {
      if (change.kind === 'set') {
        const name = fold(this.#module, change.name)
        if (name.kind === 'scalar')
          entries.push(this.#parameter({ ...name, value: String(name.value) }, fold(this.#module, change.value), change.at, change.value))
        else {
          const over = loopedOver(this.#module, change.name)
          const from = over && (over.pairs ? this.#pairs(over.pairs) : this.#inside(over.whole))
          if (from) append(entries, from.entries)
          open ||= from?.open ?? true
        }
      } else if (change.kind === 'property') {
        entries.push(
          this.#parameter({ value: change.name, at: change.at, opaque: true }, fold(this.#module, change.value), change.at, change.value),
        )
      } else {
        const whole = this.#inside(change.value) ?? this.#string(change.value)
        if (whole) append(entries, whole.entries)
        open ||= whole?.open ?? true
        url ??= whole?.url
      }
    }
    return { ...initial, entries, open: open || escaped, ...(url ? { url } : {}) }
  }

  #parameter(name: Text, value: Node, at: Span, expression?: Ast): Parameter {
    const place = expression ? this.#module.span(expression) : value.at
    return { name, value, code: codeAt(place), at }
  }
}

const EMPTY: Gathered = { entries: [], open: false }

const OPEN: Gathered = { entries: [], open: true }

/** What gives the parameters that it is given. */
const SAME_GIVEN: ReadonlySet<string> = new Set(['String', 'Object.entries', 'Object.fromEntries', 'encodeURI', 'JSON.stringify'])

/** What gives the same parameters as text. */
const STRING_FORMS: ReadonlySet<string> = new Set(['toString', 'href', 'search', 'searchParams', 'toJSON', 'entries'])
