import type { SyntaxNode } from '@lezer/common'
import type { Located, SourceFile, Span } from '../../text/source.ts'
import { argumentsOf, type Children, childrenOf, expressionAt, expressionsOf, sequence, span } from './parse-expressions.ts'
import type { Expression, Parameter, Statement } from './tree.ts'

export interface Context {
  readonly file: SourceFile
  readonly source: string
  /** Nothing from here on is believed. */
  readonly trusted: number
  readonly whole: boolean
}

/** The statements of a file or body that end before the first error; of the one that holds it, those inside. */
export function bodyOf(node: SyntaxNode, context: Context): Statement[] {
  const body: Statement[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.from >= context.trusted && !context.whole) break
    const statement = statementOf(child, context)
    if (statement) body.push(statement)
  }
  return body
}

/** Statements that hold others stay when an error is inside: their beginning can be trusted. */
const COMPOUND = new Set(['FunctionDefinition', 'ClassDefinition', 'DecoratedStatement', 'IfStatement', 'ForStatement', 'WhileStatement', 'TryStatement', 'WithStatement', 'MatchStatement', 'StatementGroup'])

function statementOf(node: SyntaxNode, context: Context): Statement | undefined {
  if (!context.whole && node.to > context.trusted && !COMPOUND.has(node.name)) return undefined
  const at = span(node, context)
  switch (node.name) {
    case 'AssignStatement':
    case 'UpdateStatement':
      return assignment(node, context, at)
    case 'ExpressionStatement': {
      const value = sequence(childrenOf(node), context, at)
      return value && { kind: 'expression', value, at }
    }
    case 'ReturnStatement': {
      const value = sequence(childrenOf(node).slice(1), context, at)
      return value ? { kind: 'return', value, at } : { kind: 'return', at }
    }
    case 'FunctionDefinition':
      return functionOf(node, [], context, at)
    case 'ClassDefinition':
      return classOf(node, [], context, at)
    case 'DecoratedStatement':
      return decorated(node, context, at)
    case 'ImportStatement':
      return importOf(node, context, at)
    case 'IfStatement':
    case 'ForStatement':
    case 'WhileStatement':
    case 'TryStatement':
    case 'WithStatement':
    case 'MatchStatement':
      return blockOf(node, context, at)
    case 'StatementGroup':
      return { kind: 'block', keyword: 'group', heads: [], bindings: [], bodies: [bodyOf(node, context)], at }
    default: {
      const values = expressionsOf(childrenOf(node), context)
      return values.length ? { kind: 'other', values, at } : undefined
    }
  }
}

/** `a: int = b = 1, 2` and `a += 1`. */
function assignment(node: SyntaxNode, context: Context, at: Span): Statement | undefined {
  const children = childrenOf(node)
  const operators = children.flatMap((child, i) => (child.name === 'AssignOp' || child.name === 'UpdateOp' ? [i] : []))
  const typed = children.find((child) => child.name === 'TypeDef')
  const annotation = typed && expressionsOf(childrenOf(typed), context)[0]
  const declared = annotation ? { annotation } : {}
  const last = operators.at(-1)
  const targets: Expression[] = []
  let from = 0
  for (const end of operators.length ? operators : [children.length]) {
    const target = sequence(children.slice(from, end).filter((child) => child !== typed), context, at)
    if (target) targets.push(target)
    from = end + 1
  }
  if (targets.length === 0) return undefined
  if (last === undefined) return { kind: 'assign', targets, op: '=', ...declared, at }
  const value = sequence(children.slice(last + 1), context, at)
  const op = children[last]?.name === 'UpdateOp' ? textOf(children[last], context) : '='
  return { kind: 'assign', targets, op, ...(value ? { value } : {}), ...declared, at }
}

function decorated(node: SyntaxNode, context: Context, at: Span): Statement | undefined {
  const decorators = node.getChildren('Decorator').flatMap((child) => decoratorOf(child, context) ?? [])
  const definition = node.getChild('FunctionDefinition')
  if (definition) return functionOf(definition, decorators, context, at)
  const type = node.getChild('ClassDefinition')
  return type ? classOf(type, decorators, context, at) : undefined
}

/** `@app.tool(name="x")`: a flat list of names and arguments. */
function decoratorOf(node: SyntaxNode, context: Context): Expression | undefined {
  let value: Expression | undefined
  for (const child of childrenOf(node)) {
    if (child.name === 'At' || child.name === '.') continue
    const at = { file: context.file, start: value?.at.start ?? child.from, end: child.to }
    if (child.name === 'VariableName' || child.name === 'PropertyName') {
      const name = located(child, context)
      value = value ? { kind: 'attribute', object: value, name, at } : { kind: 'name', id: name.value, at }
    } else if (child.name === 'ArgList' && value) value = { kind: 'call', callee: value, args: argumentsOf(child, context), at }
    else if (!value) value = expressionAt(child, context)
  }
  return value
}

function functionOf(node: SyntaxNode, decorators: Expression[], context: Context, at: Span): Statement | undefined {
  const name = node.getChild('VariableName')
  if (!name) return undefined
  const params = node.getChild('ParamList')
  const body = node.getChild('Body')
  return {
    kind: 'function',
    name: located(name, context),
    params: params ? parametersOf(params, context) : [],
    decorators,
    body: body ? bodyOf(body, context) : [],
    at,
  }
}

function parametersOf(node: SyntaxNode, context: Context): Parameter[] {
  const params: { name: Located<string>; star?: '*' | '**'; annotation?: Expression; fallback?: Expression }[] = []
  let star: '*' | '**' | undefined
  let assigns = false
  for (const child of childrenOf(node)) {
    const last = params.at(-1)
    if (child.name === ',' || child.name === '(' || child.name === ')') {
      assigns = false
      star = undefined
    } else if (child.name === '*' || child.name === '**') star = child.name
    else if (child.name === 'AssignOp') assigns = true
    else if (child.name === 'TypeDef' && last) {
      const annotation = expressionsOf(childrenOf(child), context)[0]
      if (annotation) last.annotation = annotation
    } else if (assigns && last) {
      const fallback = expressionAt(child, context)
      if (fallback) last.fallback = fallback
    } else if (child.name === 'VariableName') params.push({ name: located(child, context), ...(star ? { star } : {}) })
  }
  return params
}

function classOf(node: SyntaxNode, decorators: Expression[], context: Context, at: Span): Statement | undefined {
  const name = node.getChild('VariableName')
  if (!name) return undefined
  const bases = node.getChild('ArgList')
  const body = node.getChild('Body')
  return { kind: 'class', name: located(name, context), bases: bases ? argumentsOf(bases, context) : [], decorators, body: body ? bodyOf(body, context) : [], at }
}

/** `import a.b as c`, `from .a import (b as c, d)`, `from a import *`. */
function importOf(node: SyntaxNode, context: Context, at: Span): Statement {
  const words = childrenOf(node).filter((child) => !['(', ')'].includes(child.name))
  const from = words[0]?.name === 'from'
  const split = words.findIndex((child) => child.name === 'import')
  const module = from ? words.slice(1, split).map((child) => textOf(child, context)).join('') : ''
  const names: { local: string; source: string; name?: string; at: Span }[] = []
  let item: SyntaxNode[] = []
  const take = () => {
    const [first] = item
    if (!first) return
    const as = item.findIndex((child) => child.name === 'as')
    const path = item.slice(0, as < 0 ? item.length : as).map((child) => textOf(child, context)).join('')
    const alias = as < 0 ? undefined : item[as + 1]
    const place = { file: context.file, start: first.from, end: (item.at(-1) ?? first).to }
    if (from) names.push({ local: alias ? textOf(alias, context) : path, source: module, name: path, at: place })
    else if (alias) names.push({ local: textOf(alias, context), source: path, at: place })
    else names.push({ local: path.split('.')[0] as string, source: path.split('.')[0] as string, at: place })
    item = []
  }
  for (const child of words.slice(split + 1)) {
    if (child.name === ',') take()
    else item.push(child)
  }
  take()
  return { kind: 'import', names, at }
}

const SOFT = new Set(['if', 'elif', 'else', 'for', 'in', 'while', 'try', 'except', 'finally', 'with', 'async', 'as', 'match', 'case', ',', ':', '*'])

function blockOf(node: SyntaxNode, context: Context, at: Span): Statement {
  const children = childrenOf(node)
  const heads: Expression[] = []
  const bindings: { target: Expression; value: Expression | undefined }[] = []
  const bodies: Statement[][] = []
  let last: Expression | undefined
  for (const [i, child] of children.entries()) {
    if (child.name === 'Body' || child.name === 'MatchBody') {
      bodies.push(child.name === 'Body' ? bodyOf(child, context) : clausesOf(child, context))
      continue
    }
    if (SOFT.has(child.name) || (!context.whole && child.to > context.trusted)) continue
    const expression = expressionAt(child, context)
    if (!expression) continue
    if (children[i - 1]?.name === 'as') {
      bindings.push({ target: expression, value: node.name === 'WithStatement' ? last : undefined })
      continue
    }
    heads.push(expression)
    last = expression
  }
  if (node.name === 'ForStatement') {
    const split = children.findIndex((child) => child.name === 'in')
    const before = split < 0 ? undefined : children[split]
    for (const head of heads) if (before && head.at.end <= before.from) bindings.push({ target: head, value: undefined })
  }
  return { kind: 'block', keyword: keywordOf(node), heads, bindings, bodies, at }
}

function keywordOf(node: SyntaxNode): string {
  return node.name.replace('Statement', '').toLowerCase()
}

function clausesOf(node: SyntaxNode, context: Context): Statement[] {
  return node.getChildren('MatchClause').flatMap((clause) => {
    const body = clause.getChild('Body')
    return body ? bodyOf(body, context) : []
  })
}

function located(node: SyntaxNode, context: Context): Located<string> {
  return { value: textOf(node, context), at: span(node, context) }
}

function textOf(node: SyntaxNode, context: Context): string {
  return context.source.slice(node.from, node.to)
}

export type { Children }
