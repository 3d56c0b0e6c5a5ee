import type { Entry, Node } from '../../parse/node.ts'
import type { Expression } from './parse.ts'
import type { Span, Text } from '../../text/source.ts'
import { textOf } from '../template.ts'
import { foldCall } from './fold-calls.ts'
import { classAround, lookup, ownAttribute, single } from './lookup.ts'
import { type Bound, type Change, type Scope, written } from './scope.ts'
import { own } from '../../text/own.ts'

/** What folding asks of the module around it. */
export interface Folding {
  source(expression: Expression, scope: Scope): string
  changes(object: string): readonly Change[]
  /** The value of a name of a neighbouring file. */
  elsewhere(source: string, name: string | undefined): Node | undefined
  /** The class that a source names, here or next door, when it is a pydantic settings class. */
  settingsField(source: string, name: string): { readonly value: Node | undefined } | undefined
  /** Values that are known already; one that is being found out counts as dynamic. */
  readonly known: Map<Expression, Node>
}

const MAX_STEPS = 40
/** A list that is built line by line is a report and no option. */
const MAX_CHANGES = 60

/** The value of an expression as far as reading can tell; `dynamic` where it cannot. */
export function fold(expression: Expression, scope: Scope, context: Folding, steps = 0): Node {
  const before = context.known.get(expression)
  if (before) return before
  const unknown = dynamic(expression.at)
  if (steps > MAX_STEPS) return unknown
  context.known.set(expression, unknown)
  const node = evaluate(expression, scope, context, steps)
  context.known.set(expression, node)
  return node
}

function evaluate(expression: Expression, scope: Scope, context: Folding, steps: number): Node {
  const { at } = expression
  const of = (next: Expression, where = scope) => fold(next, where, context, steps + 1)
  switch (expression.kind) {
    case 'string':
      return stringNode(expression.parts.map((part) => ('kind' in part ? of(part) : part)), at)
    case 'number':
    case 'constant':
      return { kind: 'scalar', value: expression.value, at }
    case 'sequence': {
      const list: Node = { kind: 'list', items: expression.items.map((item) => of(item)), at }
      return expression.open ? { ...list, open: true } : list
    }
    case 'dict':
      return dictNode(expression.entries, of, at)
    case 'await':
    case 'named':
      return of(expression.value)
    case 'unary':
      return unary(expression.op, of(expression.operand), at)
    case 'binary':
      return binary(expression, of)
    case 'call':
      return foldCall(expression, scope, context, of)
    case 'subscript':
      return subscript(expression, scope, context, of)
    case 'name': {
      const bounds = lookup(expression.id, scope)
      const bound = single(bounds)
      const value = bound ? ofBound(bound, expression.id, context, steps, at) : dynamic(at)
      return changed(value, expression.id, scope, context, of)
    }
    case 'attribute':
      return attribute(expression, scope, context, steps, of)
    default:
      return dynamic(at)
  }
}

type Of = (next: Expression, where?: Scope) => Node

function dynamic(at: Span): Node {
  return { kind: 'dynamic', at }
}

/** The value that a binding gives; `at` is where it is used. */
function ofBound(bound: Bound, name: string, context: Folding, steps: number, at: Span): Node {
  switch (bound.how) {
    case 'value':
      return fold(bound.value, bound.scope, context, steps + 1)
    case 'import':
      return anchored(context.elsewhere(bound.source, bound.name), at) ?? { kind: 'dynamic', from: { module: bound.source, name: bound.name ?? name }, at }
    case 'param': {
      const { fallback } = bound.param
      const given = fallback && fold(fallback, bound.scope.parent ?? bound.scope, context, steps + 1)
      return given?.kind === 'scalar' && given.value !== null ? { kind: 'dynamic', fallback: given, at } : given?.kind === 'dynamic' && given.variable ? given : dynamic(at)
    }
    default:
      return dynamic(at)
  }
}

function attribute(expression: Extract<Expression, { kind: 'attribute' }>, scope: Scope, context: Folding, steps: number, of: Of): Node {
  const { object, name, at } = expression
  const own = ownAttribute(expression, scope)
  if (own) {
    const bound = single(own)
    return changed(bound ? ofBound(bound, name.value, context, steps, at) : dynamic(at), written(expression), scope, context, of)
  }
  if (object.kind === 'name') {
    const bound = single(lookup(object.id, scope))
    if (bound?.how === 'class') {
      const field = single(bound.scope.names.get(name.value))
      return field ? ofBound(field, name.value, context, steps, at) : dynamic(at)
    }
  }
  const source = context.source(object, scope)
  const field = context.settingsField(source, name.value)
  if (field) {
    const fallback = field.value
    return { kind: 'dynamic', variable: name.value.toUpperCase(), ...(fallback?.kind === 'scalar' && fallback.value !== null ? { fallback } : {}), at }
  }
  return anchored(context.elsewhere(source, name.value), at) ?? { kind: 'dynamic', from: { module: source, name: name.value }, at }
}

function subscript(expression: Extract<Expression, { kind: 'subscript' }>, scope: Scope, context: Folding, of: Of): Node {
  const { object, index, at } = expression
  const source = context.source(object, scope)
  const key = index && of(index)
  const name = textOf(key)?.value
  if (name !== undefined && isEnvironment(source)) return { kind: 'dynamic', variable: name, at }
  const value = of(object)
  if (name !== undefined && value.kind === 'map') {
    const found = value.entries.findLast((entry) => entry.key.value === name)
    if (found) return found.value
  }
  if (value.kind === 'list' && !value.open && key?.kind === 'scalar' && typeof key.value === 'number') return value.items.at(key.value) ?? dynamic(at)
  return dynamic(at)
}

/** A value of another file, at the place where this one uses it. */
function anchored(node: Node | undefined, at: Span): Node | undefined {
  if (!node) return undefined
  const move = (one: Node) => anchored(one, at) as Node
  switch (node.kind) {
    case 'map':
      return { ...node, entries: node.entries.map(({ key, value }) => ({ key: { value: key.value, at }, value: move(value), at })), at }
    case 'list':
      return { ...node, items: node.items.map(move), at }
    case 'template':
      return { kind: 'template', parts: node.parts.map(move), at }
    case 'dynamic': {
      const { fallback, ...rest } = node
      return { ...rest, ...(fallback ? { fallback: move(fallback) } : {}), at }
    }
    case 'scalar':
      return typeof node.value === 'string' ? { kind: 'scalar', value: node.value, at, opaque: true } : { kind: 'scalar', value: node.value, at }
  }
}

/** The process environment under its names: `os.environ`, `dotenv_values()`. */
export function isEnvironment(source: string): boolean {
  return /^(?:os\.environ|os\.environ\.copy\(\)|dotenv\.dotenv_values\(\)|starlette\.config\.environ)$/.test(source)
}

/** A map or list with what later lines of the same scope change in it. */
export function changed(value: Node, object: string, scope: Scope, context: Folding, of: Of): Node {
  const changes = context.changes(object).filter((change) => isSame(object, change.scope, scope))
  if (changes.length > MAX_CHANGES) return value.kind === 'map' || value.kind === 'list' ? { ...value, open: true } : value
  if (changes.length === 0 || value.kind === 'scalar' || value.kind === 'template') return value
  const own = changes.filter((change) => change.scope === scope || encloses(change.scope, scope))
  if (own.length === 0) return value.kind === 'dynamic' ? value : { ...value, open: true }
  if (value.kind === 'list') {
    const items = [...value.items]
    let open = value.open === true || own.length < changes.length
    for (const { how, value: added, scope: where } of own) {
      const node = added && of(added, where)
      if (how === 'add' && node) items.push(node)
      else if (how === 'update' && node?.kind === 'list') items.push(...node.items)
      else open = true
    }
    return open ? { ...value, items, open } : { ...value, items }
  }
  const entries = value.kind === 'map' ? [...value.entries] : []
  let open = value.kind === 'dynamic' || value.open || own.length < changes.length
  for (const change of own) {
    const added = entriesOf(change, of)
    if (added) entries.push(...added.entries)
    if (!added || added.open) open = true
  }
  return entries.length === 0 && value.kind === 'dynamic' ? value : { kind: 'map', entries, open, at: value.at }
}

/** Whether the first name of an object means the same in two scopes. */
function isSame(object: string, a: Scope, b: Scope): boolean {
  const root = object.split('.')[0] as string
  return root === 'self' ? classAround(a) === classAround(b) : lookup(root, a) === lookup(root, b)
}

function encloses(outer: Scope, inner: Scope): boolean {
  for (let current = inner.parent; current; current = current.parent) if (current === outer) return true
  return false
}

/** What a change adds to a map; undefined when that cannot be told. */
function entriesOf({ how, key, value, call, scope }: Change, of: Of): { entries: Entry[]; open: boolean } | undefined {
  if (how === 'set' && key && value) {
    const name = textOf(of(key, scope))
    return name && { entries: [{ key: name, value: of(value, scope), at: { file: key.at.file, start: key.at.start, end: value.at.end } }], open: false }
  }
  if (how !== 'update') return undefined
  const given = value && of(value, scope)
  const entries = given?.kind === 'map' ? [...given.entries] : []
  for (const arg of call?.args ?? []) if (arg.name) entries.push({ key: arg.name, value: of(arg.value, scope), at: { file: arg.name.at.file, start: arg.name.at.start, end: arg.value.at.end } })
  return { entries, open: (value !== undefined && given?.kind !== 'map') || (given?.kind === 'map' && given.open) || (call?.args.some(({ star }) => star) ?? false) }
}

/** A map of literal keys; a spread that is known is laid out, any other makes it open. */
export function dictNode(items: readonly { readonly key: Expression | undefined; readonly value: Expression }[], of: Of, at: Span): Node {
  const entries: Entry[] = []
  let open = false
  for (const { key, value } of items) {
    const node = of(value)
    if (!key) {
      if (node.kind === 'map') entries.push(...node.entries)
      if (node.kind !== 'map' || node.open) open = true
      continue
    }
    const name = textOf(of(key))
    if (name) entries.push({ key: name, value: node, at: { file: at.file, start: key.at.start, end: value.at.end } })
    else open = true
  }
  return { kind: 'map', entries, open, at }
}

/** Pieces of text and values between them. Adjacent text is one scalar that knows its places. */
export function stringNode(pieces: readonly (Text | Node)[], at: Span): Node {
  const parts: Node[] = []
  let literal: Text[] = []
  const flush = () => {
    if (literal.length) parts.push({ kind: 'scalar', ...joined(literal) })
    literal = []
  }
  for (const piece of pieces) {
    if (!('kind' in piece)) {
      literal.push(piece)
      continue
    }
    flush()
    if (piece.kind === 'template') parts.push(...piece.parts)
    else parts.push(piece)
  }
  flush()
  if (parts.length === 0) return { kind: 'scalar', value: '', at: { file: at.file, start: at.start + 1, end: Math.max(at.start + 1, at.end - 1) } }
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'scalar' && typeof only.value === 'string') return only
  return { kind: 'template', parts, at }
}

function joined(texts: readonly Text[]): Text {
  const [first] = texts
  const last = texts.at(-1)
  if (!first || !last || texts.length === 1) return first as Text
  const offsets = texts.flatMap((text) => [...text.value].flatMap((char) => [...char]).map((_, i) => text.offsets?.[i] ?? text.at.start + i))
  return { value: texts.map(({ value }) => value).join(''), at: { file: first.at.file, start: first.at.start, end: last.at.end }, offsets: [...offsets, last.at.end] }
}

function unary(op: string, operand: Node, at: Span): Node {
  if (operand.kind !== 'scalar') return dynamic(at)
  if (op === '-' && typeof operand.value === 'number') return { kind: 'scalar', value: -operand.value, at }
  if (op === 'not' && typeof operand.value === 'boolean') return { kind: 'scalar', value: !operand.value, at }
  return dynamic(at)
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '%': (a, b) => a - b * Math.floor(a / b),
  '**': (a, b) => a ** b,
}

function binary(expression: Extract<Expression, { kind: 'binary' }>, of: Of): Node {
  const { op, at } = expression
  const left = of(expression.left)
  const right = of(expression.right)
  if (op === 'or') {
    if (left.kind === 'dynamic') return left.fallback ? left : { ...left, fallback: right }
    return left.kind === 'scalar' && !left.value ? right : left
  }
  if (left.kind === 'scalar' && right.kind === 'scalar' && typeof left.value === 'number' && typeof right.value === 'number') {
    const value = own(ARITHMETIC, op)?.(left.value, right.value)
    return value !== undefined && Number.isFinite(value) ? { kind: 'scalar', value, at } : dynamic(at)
  }
  if (op === '+' && left.kind === 'list' && right.kind === 'list') {
    const list: Node = { kind: 'list', items: [...left.items, ...right.items], at }
    return left.open || right.open ? { ...list, open: true } : list
  }
  if (op === '|' && left.kind === 'map' && right.kind === 'map') return { kind: 'map', entries: [...left.entries, ...right.entries], open: left.open || right.open, at }
  if (op === '+' && (isText(left) || isText(right))) return stringNode([left, right], at)
  if (op === '%' && isText(left)) return percent(left, right, at)
  return dynamic(at)
}

function isText(node: Node): boolean {
  return node.kind === 'template' || (node.kind === 'scalar' && typeof node.value === 'string')
}

/** `"Bearer %s" % token`, also with a tuple or a dictionary. */
function percent(left: Node, right: Node, at: Span): Node {
  const text = textOf(left)
  if (!text) return { kind: 'template', parts: [left, right], at }
  const values = right.kind === 'list' ? right.items : [right]
  return filled(text, /%(?:\((\w+)\))?[sdr]/g, (match, i) => (match[1] && right.kind === 'map' ? right.entries.findLast((entry) => entry.key.value === match[1])?.value : values[i]), at)
}

/** A text with its placeholders replaced by values. */
export function filled(text: Text, pattern: RegExp, value: (match: RegExpMatchArray, index: number) => Node | undefined, at: Span): Node {
  const pieces: (Text | Node)[] = []
  let from = 0
  let index = 0
  for (const match of text.value.matchAll(pattern)) {
    if (match.index > from) pieces.push(piece(text, from, match.index))
    pieces.push(value(match, index++) ?? { kind: 'dynamic', at })
    from = match.index + match[0].length
  }
  if (from < text.value.length) pieces.push(piece(text, from, text.value.length))
  return stringNode(pieces, at)
}

function piece(text: Text, start: number, end: number): Text {
  const value = text.value.slice(start, end)
  if (text.opaque) return { value, at: text.at, opaque: true }
  const offset = (i: number) => text.offsets?.[i] ?? text.at.start + i
  const at = { file: text.at.file, start: offset(start), end: offset(end) }
  return text.offsets ? { value, at, offsets: text.offsets.slice(start, end + 1) } : { value, at }
}
