import type { PythonNode } from './node.ts'
import { type Scanner, UNKNOWN } from './scanner.ts'
import { BINDS } from './tokens.ts'

/** What stands in parentheses, unless it is behind a name. */
export function inParentheses(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.open('(')]
  let name = 'ParenthesizedExpression'
  if (at.is(')')) name = 'TupleExpression'
  else if (at.is('yield')) children.push(at.rules.yielded(at))
  else {
    starred(at, children, at.rules.testNamed)
    if (isComprehension(at)) {
      comprehension(at, children)
      name = 'ComprehensionExpression'
    } else if (at.is(',')) {
      name = 'TupleExpression'
      while (at.takes(',', children) && !at.is(')')) starred(at, children, at.rules.testNamed)
    }
  }
  children.push(at.close(')'))
  return at.node(name, from, children)
}

export function list(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.open('[')]
  let name = 'ArrayExpression'
  if (!at.is(']')) {
    starred(at, children, at.rules.testNamed)
    if (isComprehension(at)) {
      comprehension(at, children)
      name = 'ArrayComprehensionExpression'
    } else while (at.takes(',', children) && !at.is(']')) starred(at, children, at.rules.testNamed)
  }
  children.push(at.close(']'))
  return at.node(name, from, children)
}

/** A dictionary or a set: its first item tells which. */
export function inBraces(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.open('{')]
  let name = 'Dictionary'
  if (!at.is('}')) {
    const isPair = pair(at, children)
    if (!isPair) name = 'Set'
    if (isComprehension(at)) {
      comprehension(at, children)
      name += 'Comprehension'
    } else while (at.takes(',', children) && !at.is('}')) if (pair(at, children) !== isPair) throw UNKNOWN
  }
  children.push(at.close('}'))
  return at.node(`${name}Expression`, from, children)
}

/** An item of a dictionary, or of a set: which of them. */
function pair(at: Scanner, into: PythonNode[]): boolean {
  if (at.takes('**', into)) {
    into.push(at.rules.operation(at, BINDS.bitOr))
    return true
  }
  const isStarred = at.is('*')
  starred(at, into, at.rules.test)
  if (isStarred || !at.takes(':', into)) return false
  into.push(at.rules.test(at))
  return true
}

/** `*rest`, or an item of its kind. */
export function starred(at: Scanner, into: PythonNode[], item: (at: Scanner) => PythonNode): void {
  if (at.takes('*', into)) into.push(at.rules.operation(at, BINDS.bitOr))
  else into.push(item(at))
}

function isComprehension({ token }: Scanner): boolean {
  return token === 'for' || token === 'async'
}

/** `for x in y if z`, as often as it comes. */
function comprehension(at: Scanner, into: PythonNode[]): void {
  while (at.is('for') || at.is('async') || at.is('if')) {
    if (at.takes('if', into)) {
      into.push(at.is('lambda') ? at.rules.test(at) : at.rules.operation(at, BINDS.or))
      continue
    }
    at.takes('async', into)
    into.push(at.expect('for'))
    do into.push(at.rules.operation(at, BINDS.bitOr))
    while (at.takes(',', into) && !at.is('in'))
    into.push(at.expect('in'), at.rules.operation(at, BINDS.or))
  }
}

/** What a call is given. */
export function argumentList(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.open('(')]
  while (!at.is(')')) {
    argument(at, children)
    if (!at.takes(',', children)) break
  }
  children.push(at.close(')'))
  return at.node('ArgList', from, children)
}

function argument(at: Scanner, into: PythonNode[]): void {
  if (at.takes('*', into) || at.takes('**', into)) {
    into.push(at.rules.test(at))
    return
  }
  const first = at.rules.test(at)
  into.push(first)
  if (at.is('=') || at.is(':=')) {
    if (first.name !== 'VariableName') throw UNKNOWN
    into.push(at.take('AssignOp'), at.rules.test(at))
  }
  if (isComprehension(at)) comprehension(at, into)
}

/** `[a, b:c:d]` behind what it is taken from. */
export function subscript(at: Scanner, into: PythonNode[]): void {
  into.push(at.open('['))
  if (at.is(']')) throw UNKNOWN
  do {
    if (at.is(']')) break
    if (!at.is(':')) starred(at, into, at.rules.testNamed)
    for (let i = 0; i < 2 && at.takes(':', into); i++) {
      if (!at.is(':') && !at.is(',') && !at.is(']')) into.push(at.rules.testNamed(at))
    }
  } while (at.takes(',', into))
  into.push(at.close(']'))
}
