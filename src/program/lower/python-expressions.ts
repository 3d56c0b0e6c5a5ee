import type { PythonNode } from '../python/node.ts'
import type { Expression, MemberExpression, Property, SpreadElement } from '../tree.ts'
import { argumentsOf } from './python-arguments.ts'
import { type Context, endOf, isTrusted, textOf } from './python-context.ts'
import { comprehensionOf, lambdaOf } from './python-functions.ts'
import { isSelf } from './python-names.ts'
import { identifierOf, itemsOf, listOf } from './python-parts.ts'
import { stringOf } from './python-strings.ts'

/** Deeper expressions are generated; nobody reads an option out of them. */
const MAX_DEPTH = 400

/** An expression that something must stand for: one without parts where the code is broken. */
export function expressionOf(node: PythonNode | undefined, context: Context, depth: number): Expression | undefined {
  if (!node || !isTrusted(node, context)) return undefined
  if (depth > MAX_DEPTH) return other(node, [], context)
  const { make } = context.builder
  switch (node.name) {
    case 'VariableName':
      return nameOf(node, context)
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return stringOf(node, context, depth)
    case 'Number':
      return make('Literal', node.from, node.to, { value: numberOf(textOf(node, context)) })
    case 'Boolean':
      return make('Literal', node.from, node.to, { value: textOf(node, context) === 'True' })
    case 'None':
      return make('Literal', node.from, node.to, { value: null })
    case 'MemberExpression':
      return memberOf(node, context, depth)
    case 'CallExpression':
      return callOf(node, context, depth)
    case 'ParenthesizedExpression': {
      const inner = node.children.filter(({ name }) => name !== '(' && name !== ')')
      return inner.length === 1 ? expressionOf(inner[0], context, depth + 1) : other(node, itemsOf(inner, context, depth), context)
    }
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return make('ArrayExpression', node.from, node.to, { elements: itemsOf(node.children, context, depth) })
    case 'DictionaryExpression':
      return make('ObjectExpression', node.from, node.to, { properties: propertiesOf(node.children, context, depth) })
    case 'BinaryExpression':
      return binaryOf(node, context, depth)
    case 'LambdaExpression':
      return lambdaOf(node, context, depth)
    case 'ComprehensionExpression':
    case 'ArrayComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'DictionaryComprehensionExpression':
      return comprehensionOf(node.children, node.from, node.to, context, depth)
    case 'Ellipsis':
      return other(node, [], context)
    default:
      return operationOf(node, context, depth)
  }
}

/** Expressions of few operands that stand at fixed places. */
function operationOf(node: PythonNode, context: Context, depth: number): Expression | undefined {
  const { make } = context.builder
  const children = node.children
  const at = (index: number) => expressionOf(children[index], context, depth + 1) ?? missing(node, context)
  switch (node.name) {
    case 'UnaryExpression': {
      const operator = children[0] ? textOf(children[0], context) : ''
      const chain = operator === 'not' && children[1]?.name === 'BinaryExpression' ? children[1] : undefined
      if (chain) return binaryOf(chain, context, depth + 1, node.from)
      return make('UnaryExpression', node.from, node.to, { operator: operator === 'not' ? '!' : operator, argument: at(1) })
    }
    case 'ConditionalExpression': {
      const consequent = at(0)
      return make('ConditionalExpression', node.from, node.to, { test: at(2), consequent, alternate: at(4) })
    }
    case 'AwaitExpression':
      return make('AwaitExpression', node.from, node.to, { argument: at(1) })
    case 'NamedExpression':
      return make('AssignmentExpression', node.from, node.to, { operator: '=', left: at(0), right: at(2) })
    case 'YieldExpression':
    case 'YieldStatement':
      return make('YieldExpression', node.from, endOf(node, context), {
        argument:
          listOf(
            children.filter(({ name }) => name !== 'yield' && name !== 'from'),
            context,
            depth,
          ) ?? null,
      })
    default:
      return undefined
  }
}

/** The entries of a dictionary. Its keys are values, so that a name in the place of a key is computed. */
function propertiesOf(children: readonly PythonNode[], context: Context, depth: number): (Property | SpreadElement)[] {
  const { make } = context.builder
  const properties: (Property | SpreadElement)[] = []
  let key: Expression | undefined
  for (const [i, child] of children.entries()) {
    if (child.name === ',') key = undefined
    const item = expressionOf(child, context, depth + 1)
    if (!item) continue
    const star = children[i - 1]
    if (star?.name === '**') properties.push(make('SpreadElement', star.from, child.to, { argument: item }))
    else if (key)
      properties.push(
        make('Property', key.start, item.end, {
          key,
          value: item,
          kind: 'init',
          computed: key.type !== 'Literal',
          method: false,
        }),
      )
    else key = item
  }
  return properties
}

function nameOf(node: PythonNode, context: Context): Expression {
  const name = textOf(node, context)
  const { make } = context.builder
  return isSelf(context.names, name)
    ? make('ThisExpression', node.from, node.to, {})
    : make('Identifier', node.from, node.to, { name, typeAnnotation: null })
}

/** `a.b`, `a[b]`, `a[b, c]` and `a[b:c]`. */
function memberOf(node: PythonNode, context: Context, depth: number): MemberExpression | undefined {
  const [first, mark, ...more] = node.children
  const object = expressionOf(first, context, depth + 1)
  if (!object || !mark) return undefined
  const { make } = context.builder
  const [name] = more
  if (mark.name === '.') {
    const property = name ? identifierOf(name, context) : make('Identifier', mark.to, mark.to, { name: '', typeAnnotation: null })
    return make('MemberExpression', node.from, node.to, { object, property, computed: false })
  }
  const inner = more.filter((child) => child.name !== ']')
  const [start] = inner
  const last = inner.at(-1)
  const isSlice = inner.some((child) => child.name === ':')
  const property =
    isSlice && start && last
      ? make('OtherExpression', start.from, last.to, { parts: itemsOf(inner, context, depth) })
      : (listOf(inner, context, depth) ?? make('OtherExpression', mark.to, mark.to, { parts: [] }))
  return make('MemberExpression', node.from, node.to, { object, property, computed: true })
}

/** A call; `super()` is the object that it gives. */
function callOf(node: PythonNode, context: Context, depth: number): Expression | undefined {
  const [callee, list] = node.children
  const { make } = context.builder
  if (callee?.name === 'VariableName' && textOf(callee, context) === 'super') return make('Super', node.from, node.to, {})
  const called = expressionOf(callee, context, depth + 1)
  return (
    called && make('CallExpression', node.from, node.to, { callee: called, arguments: list ? argumentsOf(list, context, depth + 1) : [] })
  )
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['==', '==='],
  ['is', '==='],
  ['!=', '!=='],
  ['<>', '!=='],
  ['is not', '!=='],
])

/**
 * The grammar nests long chains to the left; they are walked without a call per operand. It also reads `not a or b` as `not (a or b)`,
 * where Python negates what stands before the first `and` or `or`:
 * https://docs.python.org/3/reference/expressions.html#operator-precedence.
 *
 * @param not where a `not` begins before the chain.
 */
function binaryOf(node: PythonNode, context: Context, depth: number, not?: number): Expression | undefined {
  const chain: { readonly operator: string; readonly right: PythonNode | undefined; readonly end: number }[] = []
  let inner: PythonNode = node
  for (;;) {
    const children = inner.children
    const operator = children
      .slice(1, -1)
      .map((child) => textOf(child, context))
      .join(' ')
    chain.push({ operator, right: children.at(-1), end: inner.to })
    const [left] = children
    if (!left) return undefined
    inner = left
    if (inner.name !== 'BinaryExpression') break
  }
  const negated = (argument: Expression) =>
    not === undefined ? argument : context.builder.make('UnaryExpression', not, argument.end, { operator: '!', argument })
  let left = expressionOf(inner, context, depth + 1)
  let isNegated = false
  for (const { operator, right: node, end } of chain.toReversed()) {
    const right = expressionOf(node, context, depth + 1)
    if (!left || !right) return left
    if (!isNegated && JOINS.has(operator)) {
      left = negated(left)
      isNegated = true
    }
    left = operation(operator, left, right, end, context)
  }
  return left && !isNegated ? negated(left) : left
}

const JOINS: ReadonlySet<string> = new Set(['and', 'or'])

function operation(operator: string, left: Expression, right: Expression, end: number, context: Context): Expression {
  const { make } = context.builder
  if (JOINS.has(operator)) return make('LogicalExpression', left.start, end, { operator: operator === 'and' ? '&&' : '||', left, right })
  return make('BinaryExpression', left.start, end, { operator: OPERATORS.get(operator) ?? operator, left, right })
}

/** What no question asks for by name. */
function other(node: PythonNode, parts: readonly (Expression | SpreadElement)[], context: Context): Expression {
  return context.builder.make('OtherExpression', node.from, node.to, { parts })
}

/** What should stand in a node, where the code is broken. */
function missing(node: PythonNode, context: Context): Expression {
  return context.builder.make('OtherExpression', node.to, node.to, { parts: [] })
}

function numberOf(text: string): number {
  return Number(text.replaceAll('_', '').replace(/^0+(?=\d)/, ''))
}
