import type { SyntaxNode } from '@lezer/common'
import type { Located, Span, Text } from '../../text/source.ts'
import type { Context } from './parse-statements.ts'
import { pythonString, stringShape } from './string.ts'
import type { Argument, Expression } from './tree.ts'

export type Children = readonly SyntaxNode[]

/** Deeper expressions are generated; nobody reads an option out of them. */
const MAX_DEPTH = 400

/** The children of a node without comments and errors. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment' && !child.type.isError) children.push(child)
  return children
}

/** The place of a node, without the line end that belongs to compound statements. */
export function span(node: SyntaxNode, { file, source }: Context): Span {
  let end = node.to
  while (end > node.from && /\s/.test(source[end - 1] as string)) end--
  return { file, start: node.from, end }
}

/** One expression, or a tuple where commas separate several. */
export function sequence(children: Children, context: Context, at: Span): Expression | undefined {
  const items = expressionsOf(children, context)
  const commas = children.some((child) => child.name === ',')
  if (!commas && items.length === 1) return items[0]
  if (items.length === 0) return undefined
  const first = items[0] as Expression
  return { kind: 'sequence', of: 'tuple', items, open: children.some((child) => child.name === '*'), at: { file: at.file, start: first.at.start, end: (items.at(-1) as Expression).at.end } }
}

/** All expressions among children; punctuation and keywords are left out. */
export function expressionsOf(children: Children, context: Context, depth = 0): Expression[] {
  return children.flatMap((child) => expressionAt(child, context, depth) ?? [])
}

/** What a node stands for; undefined for punctuation and what cannot be believed. */
export function expressionAt(node: SyntaxNode, context: Context, depth = 0): Expression | undefined {
  const at = span(node, context)
  if (!context.whole && node.to > context.trusted) return undefined
  if (depth > MAX_DEPTH) return { kind: 'other', parts: [], at }
  const text = () => context.source.slice(node.from, node.to)
  const inner = (child: SyntaxNode | undefined): Expression => (child && expressionAt(child, context, depth + 1)) ?? { kind: 'other', parts: [], at }
  const rest = (children: Children) => expressionsOf(children, context, depth + 1)
  switch (node.name) {
    case 'VariableName':
    case 'PropertyName':
      return { kind: 'name', id: text(), at }
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return stringOf(node, context, at, depth)
    case 'Number':
      return { kind: 'number', value: numberOf(text()), at }
    case 'Boolean':
      return { kind: 'constant', value: text() === 'True', at }
    case 'None':
      return { kind: 'constant', value: null, at }
    case 'MemberExpression':
      return memberOf(node, context, at, depth)
    case 'CallExpression': {
      const [callee, list] = childrenOf(node)
      return { kind: 'call', callee: inner(callee), args: list ? argumentsOf(list, context, depth + 1) : [], at }
    }
    case 'ParenthesizedExpression': {
      const children = childrenOf(node).filter((child) => child.name !== '(' && child.name !== ')')
      return children.length === 1 ? inner(children[0]) : { kind: 'other', parts: rest(children), at }
    }
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression': {
      const children = childrenOf(node)
      const of = node.name === 'ArrayExpression' ? 'list' : node.name === 'TupleExpression' ? 'tuple' : 'set'
      const items = children.filter((child, i) => children[i - 1]?.name !== '*')
      return { kind: 'sequence', of, items: rest(items), open: children.some((child) => child.name === '*'), at }
    }
    case 'DictionaryExpression':
      return dictOf(node, context, at, depth)
    case 'BinaryExpression':
      return binaryOf(node, context, at, depth)
    case 'UnaryExpression': {
      const [op, operand] = childrenOf(node)
      return { kind: 'unary', op: op ? context.source.slice(op.from, op.to) : '', operand: inner(operand), at }
    }
    case 'ConditionalExpression': {
      const [then, test, otherwise] = rest(childrenOf(node))
      return then && test && otherwise ? { kind: 'conditional', test, then, otherwise, at } : { kind: 'other', parts: [], at }
    }
    case 'AwaitExpression':
      return { kind: 'await', value: inner(childrenOf(node)[1]), at }
    case 'NamedExpression': {
      const [target, , value] = childrenOf(node)
      return { kind: 'named', target: inner(target), value: inner(value), at }
    }
    case 'LambdaExpression':
      return { kind: 'lambda', body: inner(childrenOf(node).at(-1)), at }
    case 'ParamList':
    case 'Body':
      return undefined
    default:
      return /^[A-Z]/.test(node.name) && node.firstChild ? { kind: 'other', parts: rest(childrenOf(node)), at } : undefined
  }
}

/** The arguments of a call or the bases of a class. */
export function argumentsOf(list: SyntaxNode, context: Context, depth = 0): Argument[] {
  const args: Argument[] = []
  let name: Located<string> | undefined
  let star: '*' | '**' | undefined
  const children = childrenOf(list)
  if (children.some((child) => child.name === 'for')) {
    // A generator is one argument.
    return [{ value: { kind: 'other', parts: expressionsOf(children, context, depth), at: span(list, context) } }]
  }
  for (const [i, child] of children.entries()) {
    if (child.name === ',') name = star = undefined
    else if (child.name === '*' || child.name === '**') star = child.name
    else if (child.name === 'VariableName' && children[i + 1]?.name === 'AssignOp') name = { value: context.source.slice(child.from, child.to), at: span(child, context) }
    else {
      const value = expressionAt(child, context, depth + 1)
      if (value) args.push({ value, ...(name ? { name } : {}), ...(star ? { star } : {}) })
    }
  }
  return args
}

/** `a.b` and `a[b]`. */
function memberOf(node: SyntaxNode, context: Context, at: Span, depth: number): Expression {
  const [object, mark, ...more] = childrenOf(node)
  const base = (object && expressionAt(object, context, depth + 1)) ?? { kind: 'other', parts: [], at }
  const property = more[0]
  if (mark?.name === '.' && property) return { kind: 'attribute', object: base, name: { value: context.source.slice(property.from, property.to), at: span(property, context) }, at }
  const index = more.filter((child) => child.name !== ']')
  if (index.length === 1) return { kind: 'subscript', object: base, index: expressionAt(index[0] as SyntaxNode, context, depth + 1), at }
  const parts = expressionsOf(index, context, depth + 1)
  const whole: Expression = index.some((child) => child.name === ':') ? { kind: 'other', parts, at } : { kind: 'sequence', of: 'tuple', items: parts, open: false, at }
  return { kind: 'subscript', object: base, index: whole, at }
}

function dictOf(node: SyntaxNode, context: Context, at: Span, depth: number): Expression {
  const entries: { key: Expression | undefined; value: Expression }[] = []
  let key: Expression | undefined
  let spread = false
  for (const child of childrenOf(node)) {
    if (child.name === ',') [key, spread] = [undefined, false]
    if (child.name === '**') spread = true
    const expression = expressionAt(child, context, depth + 1)
    if (!expression) continue
    if (spread) entries.push({ key: undefined, value: expression })
    else if (key) entries.push({ key, value: expression })
    else key = expression
  }
  return { kind: 'dict', entries, at }
}

/** The grammar gives long chains of one precedence as one node with many operands. */
function binaryOf(node: SyntaxNode, context: Context, at: Span, depth: number): Expression {
  let left: Expression | undefined
  let op = ''
  for (const child of childrenOf(node)) {
    const right = expressionAt(child, context, depth + 1)
    if (!right || /Op$/.test(child.name)) {
      op = [op, context.source.slice(child.from, child.to)].filter(Boolean).join(' ')
      continue
    }
    left = left ? { kind: 'binary', op, left, right, at: { file: at.file, start: left.at.start, end: right.at.end } } : right
    op = ''
  }
  return left ?? { kind: 'other', parts: [], at }
}

function stringOf(node: SyntaxNode, context: Context, at: Span, depth: number): Expression | undefined {
  if (node.name === 'ContinuedString') {
    const pieces = childrenOf(node).flatMap((child) => expressionAt(child, context, depth + 1) ?? [])
    const parts = pieces.flatMap((piece) => (piece.kind === 'string' ? piece.parts : []))
    return pieces.length ? { kind: 'string', parts, at } : undefined
  }
  const source = context.source.slice(node.from, node.to)
  const shape = stringShape(source)
  if (!shape) return undefined
  const raw = shape.prefix.includes('r')
  const format = node.name === 'FormatString'
  const parts: (Text | Expression)[] = []
  let from = node.from + shape.prefix.length + shape.quote.length
  const literal = (end: number) => {
    if (end > from) parts.push(pythonString(context.file, from, end, raw, format))
  }
  for (const child of format ? node.getChildren('FormatReplacement') : []) {
    literal(child.from)
    const [value] = expressionsOf(childrenOf(child).filter((one) => !/^Format(?:Conversion|Spec|SelfDoc)$/.test(one.name)), context, depth + 1)
    if (value) parts.push(value)
    from = child.to
  }
  literal(node.to - shape.quote.length)
  return { kind: 'string', parts, at }
}

function numberOf(text: string): number {
  return Number(text.replaceAll('_', '').replace(/^0+(?=\d)/, ''))
}
