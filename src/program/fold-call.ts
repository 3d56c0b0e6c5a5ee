import type { Entry, Node } from '../parse/node.ts'
import { parseLifetime } from '../text/lifetime.ts'
import { dotted, keyOf, unwrap, type Ast, type CallNode } from './ast.ts'
import { originOf } from './origin.ts'
import { readVariable } from './environment-readers.ts'
import type { Folding } from './fold.ts'
import { listedValues } from './fold-enums.ts'
import { joinedList } from './joined-list.ts'
import { movedTo } from './fold-import.ts'
import type { Here } from './instances.ts'
import { madeObject } from './made-objects.ts'
import { schemaValue } from './schema-defaults.ts'
import type { Primitive } from './operators.ts'
import { isNothing } from './undefined.ts'
import { own } from '../text/own.ts'
import { append } from '../text/append.ts'

/** Functions that give back their argument: `Object.freeze(x)`, `defineConfig(x)`. */
const IDENTITY = /^(?:Object\.(?:freeze|seal)|define[A-Z]\w*|z\.literal|structuredClone|identity|satisfies|markRaw|reactive|readonly)$/

/** The value of the few calls that are as good as a literal. */
export function foldCall(folding: Folding, node: CallNode): Node {
  const callee = unwrap(node.callee)
  const name = dotted(callee)
  const [first, second] = node.arguments
  if (node.type === 'NewExpression') return construction(folding, node, name)
  if (first && first.type !== 'SpreadElement') {
    if (name !== undefined && IDENTITY.test(name) && node.arguments.length === 1) return folding.fold(first)
    if (name === 'Object.values') return listedValues(folding, node, first) ?? folding.dynamic(node)
    if (name === 'Object.assign') return assigned(folding, node)
    const convert = name === undefined ? undefined : own(CONVERSIONS, name)
    if (convert) return converted(folding, node, folding.fold(first), convert, second)
    if (originOf(folding.module, callee)?.module === 'ms') return milliseconds(folding, node, folding.fold(first))
  }
  const checked = schemaValue(folding, node)
  if (checked) return checked
  if (callee.type === 'MemberExpression' && unwrap(callee.object).type !== 'ThisExpression')
    return method(folding, node, callee.object, keyOf(callee))
  return readVariable(folding, node) ?? foldMade(folding, node) ?? folding.dynamic(node)
}

/** The object that a function or method of this repository always gives back. */
export function foldMade(folding: Folding, node: CallNode): Node | undefined {
  const made = madeObject(folding.module, node, folding.hops > 0)
  return made && folding.once(made.node, () => there(folding, node, made))
}

/** What stands in this module or another one, as the value of a node. */
function there(folding: Folding, node: Ast, { module, node: made }: Here): Node {
  return module === folding.module ? folding.fold(made) : movedTo(folding.elsewhere(module).fold(made), folding.module.span(node))
}

/** `Object.assign({}, base, { more })`: an object of all their entries, the later ones last. */
function assigned(folding: Folding, node: CallNode): Node {
  const values = node.arguments.map((one) => (one.type === 'SpreadElement' ? folding.dynamic(one) : folding.fold(one)))
  if (values[0]?.kind !== 'map') return folding.dynamic(node)
  const entries: Entry[] = []
  for (const one of values) if (one.kind === 'map') append(entries, one.entries)
  const open = values.some((one) => (one.kind === 'map' ? one.open : !isNothing(one)))
  return { kind: 'map', entries, open, at: folding.module.span(node) }
}

type Convert = (value: Primitive, second?: Primitive) => Primitive | undefined

const CONVERSIONS: Readonly<Record<string, Convert>> = {
  Number: (value) => Number(value),
  String: (value) => String(value),
  Boolean: (value) => Boolean(value),
  parseFloat: (value) => Number.parseFloat(String(value)),
  'Number.parseFloat': (value) => Number.parseFloat(String(value)),
  parseInt: (value, radix) => Number.parseInt(String(value), Number(radix ?? 10)),
  'Number.parseInt': (value, radix) => Number.parseInt(String(value), Number(radix ?? 10)),
  'Math.floor': (value) => Math.floor(Number(value)),
  'Math.round': (value) => Math.round(Number(value)),
  'Math.ceil': (value) => Math.ceil(Number(value)),
  'Math.trunc': (value) => Math.trunc(Number(value)),
  encodeURIComponent: (value) => tried(() => encodeURIComponent(String(value))),
  encodeURI: (value) => tried(() => encodeURI(String(value))),
  decodeURIComponent: (value) => tried(() => decodeURIComponent(String(value))),
}

function converted(folding: Folding, node: Ast, value: Node, convert: Convert, second: Ast | undefined): Node {
  const radix = second ? folding.fold(second) : undefined
  if (radix && radix.kind !== 'scalar') return folding.dynamic(node)
  if (value.kind === 'scalar') return folding.computed(node, convert(value.value, radix?.value))
  // Escapes each character by itself, so what is written of a text can be escaped without the rest.
  if (value.kind === 'template' && (convert === CONVERSIONS.encodeURIComponent || convert === CONVERSIONS.encodeURI)) {
    return { ...value, parts: value.parts.map((part) => (part.kind === 'scalar' ? folding.computed(node, convert(part.value)) : part)) }
  }
  if (value.kind !== 'dynamic' || value.variable === undefined) return folding.dynamic(node)
  const { fallback } = value
  const more = { variable: value.variable }
  if (fallback?.kind !== 'scalar') return folding.dynamic(node, more)
  return folding.dynamic(node, { ...more, fallback: folding.computed(node, convert(fallback.value, radix?.value)) })
}

/** `ms('30d')` of the ms package. */
function milliseconds(folding: Folding, node: Ast, value: Node): Node {
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return folding.dynamic(node)
  const seconds = parseLifetime(value.value, 'ms-lib')
  return typeof seconds === 'number' ? folding.computed(node, seconds * 1000) : folding.dynamic(node)
}

function construction(folding: Folding, node: CallNode, name: string | undefined): Node {
  const [first, second] = node.arguments
  if (!first || first.type === 'SpreadElement') return folding.dynamic(node)
  const value = folding.fold(first)
  if (name === 'Set' && value.kind === 'list') return value
  if (name === 'String' || name === 'Number') return value
  if (name !== 'URL') return folding.dynamic(node)
  if (!second)
    return value.kind === 'template' || (value.kind === 'scalar' && typeof value.value === 'string') ? value : folding.dynamic(node)
  const base = second.type === 'SpreadElement' ? undefined : folding.fold(second)
  // `new URL('/authorize', issuer)`: of an address that is not known, the path is.
  if (base?.kind === 'dynamic' && value.kind === 'scalar' && String(value.value).startsWith('/'))
    return { kind: 'template', parts: [base, value], at: folding.module.span(node) }
  if (value.kind !== 'scalar' || base?.kind !== 'scalar') return folding.dynamic(node)
  const [path, from] = [String(value.value), String(base.value)]
  return URL.canParse(path, from) ? folding.computed(node, new URL(path, from).href) : folding.dynamic(node)
}

function method(folding: Folding, node: CallNode, object: Ast, name: string | undefined): Node {
  if (name === 'join' || name === 'concat') return ofList(folding, node, folding.fold(object), name)
  if (name === undefined || !STRING_METHODS.has(name)) return folding.dynamic(node)
  const value = folding.fold(object)
  if (value.kind === 'dynamic' && value.variable !== undefined && (name === 'trim' || name === 'toString')) return value
  if (value.kind !== 'scalar') return folding.dynamic(node)
  const text = String(value.value)
  const { arguments: rest } = node
  if (name === 'split') {
    const by = rest[0] && rest.length === 1 ? folding.fold(rest[0]) : undefined
    if (by?.kind !== 'scalar' || typeof by.value !== 'string') return folding.dynamic(node)
    const at = folding.module.span(node)
    return { kind: 'list', items: text.split(by.value).map((one) => ({ kind: 'scalar', value: one, at, opaque: true })), at }
  }
  if (rest.length > 0) return folding.dynamic(node)
  switch (name) {
    case 'trim':
      return folding.computed(node, text.trim())
    case 'toLowerCase':
      return folding.computed(node, text.toLowerCase())
    case 'toUpperCase':
      return folding.computed(node, text.toUpperCase())
    default:
      return typeof value.value === 'string' ? value : folding.computed(node, text)
  }
}

const STRING_METHODS: ReadonlySet<string> = new Set(['trim', 'toLowerCase', 'toUpperCase', 'toString', 'valueOf', 'split'])

function ofList(folding: Folding, node: CallNode, list: Node, name: 'join' | 'concat'): Node {
  const rest = node.arguments.map((one) => (one.type === 'SpreadElement' ? undefined : folding.fold(one)))
  if (list.kind !== 'list' || list.open) return folding.dynamic(node)
  if (name === 'concat') {
    const items = [...list.items]
    for (const one of rest) {
      if (one?.kind === 'list' && !one.open) append(items, one.items)
      else if (one?.kind === 'scalar') items.push(one)
      else return { kind: 'list', items, open: true, at: folding.module.span(node) }
    }
    return { kind: 'list', items, at: folding.module.span(node) }
  }
  const separator = node.arguments.length === 0 ? ',' : rest[0]?.kind === 'scalar' ? String(rest[0].value) : undefined
  if (separator === undefined) return folding.dynamic(node)
  const words: string[] = []
  for (const one of list.items) {
    if (one.kind !== 'scalar') return folding.dynamic(node)
    words.push(one.value === null ? '' : String(one.value))
  }
  return joinedList(list.items, separator) ?? folding.computed(node, words.join(separator))
}

function tried(make: () => string): string | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
