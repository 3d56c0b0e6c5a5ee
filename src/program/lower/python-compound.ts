import type { PythonNode } from '../python/node.ts'
import type { BlockStatement, CatchClause, Expression, IfStatement, Pattern, Statement, SwitchCase, VariableDeclaration } from '../tree.ts'
import { blockOf, statementsOf } from './python-blocks.ts'
import { type Context, endOf, isTrusted } from './python-context.ts'
import { declares } from './python-names.ts'
import { identifierOf, listOf } from './python-parts.ts'
import { declaration, targetOf } from './python-targets.ts'

/** Statements that hold other statements; undefined for any other node. */
export function compoundOf(node: PythonNode, context: Context): Statement[] | undefined {
  switch (node.name) {
    case 'IfStatement':
      return ifOf(node, context)
    case 'WhileStatement':
      return whileOf(node, context)
    case 'ForStatement':
      return forOf(node, context)
    case 'TryStatement':
      return tryOf(node, context)
    case 'WithStatement':
      return withOf(node, context)
    case 'MatchStatement':
      return matchOf(node, context)
    default:
      return undefined
  }
}

/** A word, what stands behind it, and its body. */
interface Clause {
  readonly word: PythonNode
  readonly parts: readonly PythonNode[]
  readonly body: PythonNode | undefined
}

const WORDS: ReadonlySet<string> = new Set(['if', 'elif', 'else', 'for', 'while', 'try', 'except', 'finally', 'with'])

function clausesOf(node: PythonNode): Clause[] {
  const clauses: { word: PythonNode; parts: PythonNode[]; body: PythonNode | undefined }[] = []
  for (const child of node.children) {
    const last = clauses.at(-1)
    if (WORDS.has(child.name) && (!last || last.body)) clauses.push({ word: child, parts: [], body: undefined })
    else if (child.name === 'Body' && last) last.body = child
    else last?.parts.push(child)
  }
  return clauses
}

/** What is asked for where code is broken. */
function nothing(at: number, context: Context): Expression {
  return context.builder.make('OtherExpression', at, at, { parts: [] })
}

function emptyBlock(at: number, context: Context): BlockStatement {
  return context.builder.make('BlockStatement', at, at, { body: [] })
}

/** The branches are lowered in the order of the text, and nested from the last one. */
function ifOf(node: PythonNode, context: Context): Statement[] {
  const branches = clausesOf(node)
    .filter(({ word }) => context.whole || word.from < context.trusted)
    .map(({ word, parts, body }) => {
      const test = word.name === 'else' ? undefined : (context.expression(parts[0], 0) ?? nothing(word.to, context))
      return { word, test, body: blockOf(body, context) ?? emptyBlock(test?.end ?? word.to, context) }
    })
  let alternate = null as IfStatement | BlockStatement | null
  for (const { word, test, body } of branches.toReversed()) {
    alternate = test
      ? context.builder.make('IfStatement', word.from, Math.max(body.end, alternate?.end ?? 0), { test, consequent: body, alternate })
      : body
  }
  return alternate ? [alternate] : []
}

function elseOf(clauses: readonly Clause[], context: Context): { readonly alternate?: BlockStatement } {
  const alternate = blockOf(clauses.find(({ word }) => word.name === 'else')?.body, context)
  return alternate ? { alternate } : {}
}

function whileOf(node: PythonNode, context: Context): Statement[] {
  const clauses = clausesOf(node)
  const [first] = clauses
  const test = context.expression(first?.parts[0], 0) ?? null
  const body = blockOf(first?.body, context) ?? emptyBlock(test?.end ?? node.from, context)
  return [
    context.builder.make('LoopStatement', node.from, endOf(node, context), {
      init: null,
      test,
      update: null,
      body,
      ...elseOf(clauses, context),
    }),
  ]
}

function forOf(node: PythonNode, context: Context): Statement[] {
  const clauses = clausesOf(node)
  const first = clauses.find(({ word }) => word.name === 'for')
  const parts = first?.parts ?? []
  const split = parts.findIndex((part) => part.name === 'in')
  const right = listOf(parts.slice(split + 1), context, 0)
  const target = split > 0 ? targetOf(parts.slice(0, split), context) : undefined
  if (!right || !target) return first?.body ? statementsOf(first.body, context) : []
  const left: VariableDeclaration | Pattern = target.declares ? declaration(target.pattern, null, context) : target.pattern
  const body = blockOf(first?.body, context) ?? emptyBlock(right.end, context)
  return [context.builder.make('ForOfStatement', node.from, endOf(node, context), { left, right, body, ...elseOf(clauses, context) })]
}

function tryOf(node: PythonNode, context: Context): Statement[] {
  const clauses = clausesOf(node)
  const block = blockOf(clauses[0]?.body, context) ?? emptyBlock(node.from, context)
  const handlers = clauses.flatMap((clause): CatchClause[] => (clause.word.name === 'except' ? [handlerOf(clause, context)] : []))
  const alternate = elseOf(clauses, context)
  const finalizer = blockOf(clauses.find(({ word }) => word.name === 'finally')?.body, context) ?? null
  return [context.builder.make('TryStatement', node.from, endOf(node, context), { block, handlers, ...alternate, finalizer })]
}

function handlerOf({ word, parts, body }: Clause, context: Context): CatchClause {
  const as = parts.findIndex((part) => part.name === 'as' || part.name === ',')
  const caught = (as < 0 ? parts : parts.slice(0, as)).find((part) => part.name !== '*')
  const name = as < 0 ? undefined : parts[as + 1]
  const test = context.expression(caught, 0) ?? null
  const param = name && isTrusted(name, context) ? identifierOf(name, context) : null
  const block = blockOf(body, context) ?? emptyBlock(param?.end ?? test?.end ?? word.to, context)
  return context.builder.make('CatchClause', word.from, block.end, { param, test, body: block })
}

function withOf(node: PythonNode, context: Context): Statement[] {
  const first = clausesOf(node).find(({ word }) => word.name === 'with')
  const items: Statement[] = []
  let value: Expression | undefined
  const flush = () => {
    if (value) items.push(context.builder.make('ExpressionStatement', value.start, value.end, { expression: value }))
    value = undefined
  }
  for (const [i, part] of (first?.parts ?? []).entries()) {
    if (part.name === 'as' || part.name === ',') continue
    if (first?.parts[i - 1]?.name !== 'as') {
      flush()
      value = context.expression(part, 0)
      continue
    }
    const bound = value && isTrusted(part, context) ? boundItem(value, part, context) : undefined
    if (bound) {
      items.push(bound)
      value = undefined
    }
  }
  flush()
  const body = blockOf(first?.body, context) ?? emptyBlock(items.at(-1)?.end ?? node.from, context)
  return [context.builder.make('WithStatement', node.from, endOf(node, context), { items, body })]
}

/** `value as name`: the name stands behind its value. */
function boundItem(value: Expression, part: PythonNode, context: Context): Statement | undefined {
  const { make } = context.builder
  const target = targetOf([part], context)
  if (!target) return undefined
  const { pattern } = target
  if (target.declares) {
    const declarator = make('VariableDeclarator', value.start, pattern.end, { id: pattern, init: value })
    return make('VariableDeclaration', value.start, pattern.end, { kind: 'local', declarations: [declarator] })
  }
  const expression = make('AssignmentExpression', value.start, pattern.end, { operator: '=', left: pattern, right: value })
  return make('ExpressionStatement', value.start, pattern.end, { expression })
}

function matchOf(node: PythonNode, context: Context): Statement[] {
  const { make } = context.builder
  const children = node.children
  const body = node.child('MatchBody')
  const subject = children.slice(1).filter((child) => child.name !== 'MatchBody' && child.name !== '*')
  const discriminant = listOf(subject, context, 0) ?? nothing(children[0]?.to ?? node.from, context)
  const cases = (body?.all('MatchClause') ?? []).flatMap((clause): SwitchCase[] => {
    if (!context.whole && clause.from >= context.trusted) return []
    const inner = clause.child('Body')
    const head = context.source.slice(clause.from, inner?.from ?? clause.to)
    const test = patternOf(head, clause.from, context)
    const consequent = inner ? statementsOf(inner, context) : []
    return [make('SwitchCase', clause.from, endOf(clause, context), { test, consequent })]
  })
  return [make('SwitchStatement', node.from, endOf(node, context), { discriminant, cases })]
}

/** Of the patterns of `case` a text or a dotted name can be compared with; a name that it binds is declared. */
function patternOf(head: string, from: number, context: Context): Expression | null {
  const { make } = context.builder
  const text = /^case[ \t]+("[^"\\\n]*"|'[^'\\\n]*')[ \t]*$/.exec(head)?.[1]
  const start = from + (/^case[ \t]+/.exec(head)?.[0].length ?? 0)
  if (text) return make('Literal', start, start + text.length, { value: text.slice(1, -1) })
  const name = /^case[ \t]+([^\W\d]\w*)[ \t]*$/u.exec(head)?.[1]
  if (name && name !== '_') declares(context.names, name)
  const dotted = /^case[ \t]+([^\W\d]\w*(?:\.[^\W\d]\w*){1,8})[ \t]*$/u.exec(head)?.[1]
  if (!dotted) return null
  let at = start
  let found: Expression | undefined
  for (const word of dotted.split('.')) {
    const id = identifierOf({ from: at, to: at + word.length }, context)
    found = found ? make('MemberExpression', start, id.end, { object: found, property: id, computed: false }) : id
    at = id.end + 1
  }
  return found ?? null
}
