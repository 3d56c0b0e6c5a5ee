import { queryWriters } from '../knowledge/libraries/http-requests.ts'
import { packagesIn } from '../knowledge/libraries/row.ts'
import type { Node } from '../parse/node.ts'
import type { Parameter, Parameters } from './parameter-sets.ts'
import type { Span, Text } from '../text/source.ts'
import { dotted, isCallNode, isTextLiteral, keyOf, lastName, unwrap, type Ast, type AstOf } from './ast.ts'
import { comesFrom } from './calls.ts'
import { originOf } from './origin.ts'
import { definition, fold } from './fold.ts'
import { isMerge, mergesOf } from './merges.ts'
import type { Module } from './module.ts'
import { destination } from './destination.ts'
import { takenBy } from './given-parameters.ts'
import { escapes, type Carrier } from './params-uses.ts'
import { queryOf } from './query.ts'
import { append } from '../text/append.ts'
import { oncePer } from '../text/once-per.ts'

/** Every set of parameters that a module builds; one that goes into another is part of that one. */
export const parameterSets = oncePer((module: Module): readonly Parameters[] => {
  const gatherer = new Gatherer(module)
  const candidates = gatherer.candidates()
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
  const sets = found.filter(({ node }) => !gatherer.consumed.has(node)).map((set) => completed(module, set))
  return sets
})

interface Gathered {
  readonly entries: readonly Parameter[]
  readonly open: boolean
  readonly url?: Node
  /** Where the parameters are written together, when that is not where they become a query. */
  readonly place?: Ast
}

/** Names that make an object a set of OAuth parameters by themselves. */
const MARKERS: ReadonlySet<string> = new Set(['response_type', 'grant_type', 'code_challenge_method'])

const MARKED_STRING = /(?:response_type|client_id|grant_type|code_challenge)=/

const MAX_DEPTH = 12

function completed(module: Module, set: Parameters): Parameters {
  if (set.url) return set
  const url = destination(module, set.node)
  return url ? { ...set, url } : set
}

function isMarked({ properties }: AstOf<'ObjectExpression'>): boolean {
  return properties.some((one) => one.type === 'Property' && MARKERS.has(keyOf(one) ?? ''))
}

/** `dict(base, response_type="code")` */
function isMarkedCall(node: AstOf<'CallExpression'>): boolean {
  const last = node.arguments.at(-1)
  return isMerge(node) && last?.type === 'ObjectExpression' && last.named === true && isMarked(last)
}

/** The named arguments that a function of this repository takes together: `post_form(path, grant_type="password")`. */
function isHandedOn(module: Module, node: AstOf<'ObjectExpression'>): boolean {
  const call = module.parent(node)
  return isCallNode(call) && takenBy(module, call, node) !== undefined
}

/** `[['response_type', 'code'], …]` */
function isMarkedList({ elements }: AstOf<'ArrayExpression'>): boolean {
  return elements.some((one) => {
    const name = one?.type === 'ArrayExpression' && one.elements.length === 2 ? one.elements[0] : undefined
    return isTextLiteral(name) && MARKERS.has(name.value)
  })
}

/** A string that stands by itself documents something. */
function isDocument(module: Module, node: Ast): boolean {
  return module.parent(node)?.type === 'ExpressionStatement'
}

/** One parameter in a list of texts is a word that somebody looks for; lists that become a query are candidates themselves. */
function isListed(module: Module, node: AstOf<'Literal'>): boolean {
  return module.parent(node)?.type === 'ArrayExpression' && !/[?&]/.test(String(node.value))
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

  candidates(): Ast[] {
    const { nodes, source } = this.#module
    const found: Ast[] = [
      ...nodes('NewExpression').filter((node) => CONSTRUCTORS.has(lastName(node.callee) ?? '')),
      ...nodes('CallExpression').filter((node) => this.#isStringify(node) || this.#isJoin(node) || isMarkedCall(node)),
      ...nodes('TemplateLiteral').filter((node) => node.quasis.some((one) => /[?&]/.test(source(one)) || MARKED_STRING.test(source(one)))),
      ...nodes('BinaryExpression').filter((node) => node.operator === '+' && !this.#inSum(node) && /[?&]|grant_type=/.test(source(node))),
      ...nodes('Literal').filter(
        (node) => typeof node.value === 'string' && MARKED_STRING.test(node.value) && !this.#inSum(node) && !isListed(this.#module, node),
      ),
      ...nodes('ObjectExpression').filter((node) => isMarked(node) && (!node.named || isHandedOn(this.#module, node))),
      ...nodes('ArrayExpression').filter(isMarkedList),
    ]
    return found
      .filter((node) => (node.type !== 'Literal' && node.type !== 'TemplateLiteral') || !isDocument(this.#module, node))
      .sort((a, b) => a.start - b.start || b.end - a.end)
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
      if (
        first &&
        (name === 'String' ||
          name === 'Object.entries' ||
          name === 'Object.fromEntries' ||
          name === 'encodeURI' ||
          name === 'JSON.stringify')
      ) {
        return this.#inside(first, steps - 1)
      }
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
        if (this.#isJoin(node)) return this.#joined(node)
        if (isMerge(node)) return this.#object(node)
        const [first] = node.arguments
        return this.#isStringify(node) && first ? { ...this.#pairs(first), ...placeOf(this.#module, first) } : undefined
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
      const inside = this.#insertedAt(node, whole)
      if (entries.length === 0) place = inside?.place
      if (inside) append(entries, inside.entries)
      open ||= inside?.open ?? true
      url ??= inside?.url
    }
    return { entries, open, ...(url ? { url } : {}), ...(place ? { place } : {}) }
  }

  /** The set that is written at a place of a string: `${params}`. */
  #insertedAt(node: Ast, at: Span): Gathered | undefined {
    const stack: Ast[] = [node]
    const seen = new Set<Ast>()
    for (let one = stack.pop(); one; one = stack.pop()) {
      if (seen.has(one)) continue
      seen.add(one)
      const inner = unwrap(one)
      if (one.start === at.start && one.end === at.end) return this.#inside(inner)
      if (inner.start === at.start && inner.end === at.end) return this.#inside(inner)
      if (inner.type === 'TemplateLiteral') append(stack, inner.expressions)
      else if (inner.type === 'BinaryExpression') stack.push(inner.left, inner.right)
      else if (inner.type === 'Identifier') {
        const binding = this.#module.binding(inner)
        if (binding?.init && binding.path?.length === 0) stack.push(binding.init)
      }
    }
    return undefined
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
          const from = this.#iterated(change.name)
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

  /** The set that a loop goes over when a name is its variable: `for (const [k, v] of Object.entries(params))`. */
  #iterated(name: Ast): Gathered | undefined {
    const inner = unwrap(name)
    const binding = inner.type === 'Identifier' ? this.#module.binding(inner) : undefined
    if (!binding) return undefined
    for (const one of this.#module.ancestors(binding.id)) {
      if (one.type === 'ForOfStatement') return this.#overAll(one.right)
      if (one.type !== 'ArrowFunctionExpression' && one.type !== 'FunctionExpression') continue
      const call = this.#module.parent(one)
      const callee = call?.type === 'CallExpression' && call.arguments[0] === one ? unwrap(call.callee) : undefined
      return callee?.type === 'MemberExpression' && keyOf(callee) === 'forEach' ? this.#overAll(callee.object) : undefined
    }
    return undefined
  }

  #overAll(node: Ast): Gathered | undefined {
    const inner = unwrap(node)
    if (inner.type === 'CallExpression' && /^Object\.(?:entries|keys)$/.test(dotted(inner.callee) ?? '') && inner.arguments[0]) {
      return this.#pairs(inner.arguments[0])
    }
    return this.#inside(inner)
  }

  #parameter(name: Text, value: Node, at: Span, expression?: Ast): Parameter {
    const place = expression ? this.#module.span(expression) : value.at
    return { name, value, code: place.file.text.slice(place.start, place.end), at }
  }

  #isStringify(node: AstOf<'CallExpression'>): boolean {
    const name = lastName(node.callee)
    if (name === 'urlencode') return true
    if (name === undefined || !QUERY_CALLS.has(name)) return false
    const from = originOf(this.#module, node.callee)
    return from !== undefined && comesFrom(from, QUERY_PACKAGES)
  }

  #isJoin(node: AstOf<'CallExpression'>): boolean {
    const [first] = node.arguments
    return lastName(node.callee) === 'join' && first?.type === 'Literal' && first.value === '&'
  }

  /** Whether a string is an operand of a sum, which is the candidate then. */
  #inSum(node: Ast): boolean {
    const parent = this.#module.parent(node)
    return parent?.type === 'BinaryExpression' && parent.operator === '+'
  }
}

/** The object or list that an encoder is given. */
function placeOf(module: Module, given: Ast): Pick<Gathered, 'place'> {
  const place = definition(module, given)
  return place.type === 'ObjectExpression' || place.type === 'ArrayExpression' ? { place } : {}
}

const EMPTY: Gathered = { entries: [], open: false }

const OPEN: Gathered = { entries: [], open: true }

const QUERY_CALLS: ReadonlySet<string> = new Set(queryWriters.flatMap(({ call }) => call))
const QUERY_PACKAGES = queryWriters.flatMap(packagesIn)

const CONSTRUCTORS: ReadonlySet<string> = new Set(['URL', 'URLSearchParams', 'FormData'])

/** What gives the same parameters as text. */
const STRING_FORMS: ReadonlySet<string> = new Set(['toString', 'href', 'search', 'searchParams', 'toJSON', 'entries'])

function carrierOf(node: Ast): Carrier {
  if (node.type === 'NewExpression') return lastName(node.callee) === 'URL' ? 'url' : 'params'
  if (node.type === 'ArrayExpression') return 'list'
  return node.type === 'ObjectExpression' || isMerge(node) ? 'object' : 'string'
}
