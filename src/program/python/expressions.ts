import { argumentList, inBraces, inParentheses, list, starred, subscript } from './bracketed.ts'
import type { PythonNode } from './node.ts'
import { type Rules, type Scanner, UNKNOWN } from './scanner.ts'
import { strings } from './strings.ts'
import { BINDS } from './tokens.ts'

/** Whatever has a value, but for `:=`. */
export function test(at: Scanner): PythonNode {
  const { from } = at
  if (at.is('lambda')) return lambda(at)
  const first = operation(at, BINDS.or)
  if (!at.is('if')) return first
  const children = [first, at.take(), operation(at, BINDS.or), at.expect('else'), test(at)]
  return at.node('ConditionalExpression', from, children)
}

export function testNamed(at: Scanner): PythonNode {
  const { from } = at
  const first = test(at)
  return at.is(':=') ? at.node('NamedExpression', from, [first, at.take('AssignOp'), test(at)]) : first
}

function lambda(at: Scanner): PythonNode {
  const { from } = at
  const word = at.take()
  const children = [word, lambdaParameters(at), at.expect(':'), test(at)]
  return at.node('LambdaExpression', from, children)
}

function lambdaParameters(at: Scanner): PythonNode {
  const from = at.is(':') ? at.end : at.from
  const children: PythonNode[] = []
  while (!at.is(':')) {
    if (at.takes('*', children)) at.takes('VariableName', children)
    else if (at.takes('**', children)) children.push(at.expect('VariableName'))
    else {
      children.push(at.expect('VariableName'))
      if (at.is('=')) children.push(at.take('AssignOp'), test(at))
    }
    if (!at.takes(',', children)) break
    if (at.is(':')) throw UNKNOWN
  }
  return at.node('ParamList', from, children)
}

/** Operators and their operands; those that bind alike are nested to the left, but for powers. */
export function operation(at: Scanner, least: number): PythonNode {
  const { from } = at
  let left = operand(at, least)
  for (let { binds } = at; binds >= least && binds > 0; binds = at.binds) {
    const children = [left]
    operator(at, children)
    children.push(operation(at, binds === BINDS.power ? binds : binds + 1))
    left = at.node('BinaryExpression', from, children)
  }
  return left
}

function operator(at: Scanner, into: PythonNode[]): void {
  const { token } = at
  if (token === '*' || token === '**' || token === '@') into.push(at.take('ArithOp'))
  else into.push(at.take())
  if (token === 'not') into.push(at.expect('in'))
  else if (token === 'is') at.takes('not', into)
}

function operand(at: Scanner, least: number): PythonNode {
  const { from, token } = at
  switch (token) {
    // In the library's grammar these two take all that comes behind them.
    case 'not':
      if (least > BINDS.compare) throw UNKNOWN
      return at.node('UnaryExpression', from, [at.take(), operation(at, BINDS.or)])
    case 'await':
      return at.node('AwaitExpression', from, [at.take(), operation(at, BINDS.bitOr)])
    case 'ArithOp':
    case 'BitOp':
      if (at.binds !== BINDS.plus && at.binds !== 0) throw UNKNOWN
      return at.node('UnaryExpression', from, [at.take(), operation(at, BINDS.power)])
    default:
      return withTrailers(at)
  }
}

function withTrailers(at: Scanner): PythonNode {
  const { from } = at
  let node = atom(at)
  for (;;) {
    switch (at.token) {
      case '.':
        node = at.node('MemberExpression', from, [node, at.take(), property(at)])
        break
      case '(':
        node = at.node('CallExpression', from, [node, argumentList(at)])
        break
      case '[': {
        const children = [node]
        subscript(at, children)
        node = at.node('MemberExpression', from, children)
        break
      }
      default:
        return node
    }
  }
}

/** Behind a dot any word is a name. */
function property(at: Scanner): PythonNode {
  const name = at.text.slice(at.from, at.to)
  // The library takes the `as` of `with a.as (b)` for the word behind a manager.
  if (name === 'as' || (!at.is('VariableName') && !/^[A-Za-z]+$/.test(name))) throw UNKNOWN
  return at.take('PropertyName')
}

function atom(at: Scanner): PythonNode {
  switch (at.token) {
    case 'VariableName':
    case 'Number':
    case 'None':
    case 'Boolean':
    case 'Ellipsis':
      return at.take()
    case 'String':
    case 'FormatString':
      return strings(at)
    case '(':
      return inParentheses(at)
    case '[':
      return list(at)
    case '{':
      return inBraces(at)
    default:
      throw UNKNOWN
  }
}

export function yielded(at: Scanner, name = 'YieldExpression'): PythonNode {
  const { from } = at
  const children = [at.expect('yield')]
  if (at.takes('from', children)) children.push(test(at))
  else {
    do starred(at, children, test)
    while (at.takes(',', children) && !ENDS.has(at.token))
  }
  return at.node(name, from, children)
}

/** What stands behind a last comma. */
export const ENDS: ReadonlySet<string> = new Set(['newline', 'eof', ';', ')', ']', '}', '=', ':', 'in', 'UpdateOp'])

export const RULES: Rules = { test, testNamed, operation, yielded: (at) => yielded(at) }
