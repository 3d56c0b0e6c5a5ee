import { starred } from './bracketed.ts'
import { ENDS, operation, test, yielded } from './expressions.ts'
import type { PythonNode } from './node.ts'
import { type Scanner, UNKNOWN } from './scanner.ts'
import { BINDS } from './tokens.ts'

/** Statements side by side. */
export function line(at: Scanner): PythonNode {
  const { from } = at
  const first = small(at)
  if (!at.is(';')) {
    lineEnd(at)
    return first
  }
  const children = [first]
  while (at.takes(';', children)) if (!at.is('newline') && !at.is('eof')) children.push(small(at))
  lineEnd(at)
  return at.node('StatementGroup', from, children)
}

function lineEnd(at: Scanner): void {
  if (at.is('newline')) at.skip()
  else if (!at.is('eof')) throw UNKNOWN
}

/** A statement without others in it. */
function small(at: Scanner): PythonNode {
  const { from, token } = at
  switch (token) {
    case 'pass':
      return at.node('PassStatement', from, [at.take()])
    case 'break':
      return at.node('BreakStatement', from, [at.take()])
    case 'continue':
      return at.node('ContinueStatement', from, [at.take()])
    case 'return': {
      const children = [at.take()]
      if (!ENDS.has(at.token)) commas(at, children, (one) => starred(one, children, test))
      return at.node('ReturnStatement', from, children)
    }
    case 'yield':
      return isBareYield(at) ? at.node('BreakStatement', from, [at.take('break')]) : yielded(at, 'YieldStatement')
    case 'raise':
      return raised(at)
    case 'import':
    case 'from':
      return imported(at)
    case 'del':
      return listed(at, 'DeleteStatement', (one) => operation(one, BINDS.bitOr))
    case 'assert':
      return listed(at, 'AssertStatement', test)
    case 'global':
    case 'nonlocal':
      return listed(at, 'ScopeStatement', (one) => one.expect('VariableName'))
    default:
      return assigned(at)
  }
}

function listed(at: Scanner, name: string, item: (at: Scanner) => PythonNode): PythonNode {
  const { from } = at
  const children = [at.take()]
  commas(at, children, () => children.push(item(at)))
  return at.node(name, from, children)
}

/** Items with commas between them, and perhaps one behind. */
export function commas(at: Scanner, into: PythonNode[], item: (at: Scanner) => void): void {
  do item(at)
  while (at.takes(',', into) && !ENDS.has(at.token))
}

function raised(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.take()]
  if (!ENDS.has(at.token)) {
    children.push(test(at))
    if (at.takes('from', children)) children.push(test(at))
  }
  return at.node('RaiseStatement', from, children)
}

function imported(at: Scanner): PythonNode {
  const { from } = at
  const children: PythonNode[] = []
  if (at.takes('from', children)) {
    while (at.takes('.', children) || at.takes('Ellipsis', children));
    if (at.is('VariableName') || children.length === 1) dotted(at, children)
  }
  children.push(at.expect('import'))
  if (children.length > 1 && at.takes('*', children)) return at.node('ImportStatement', from, children)
  const isList = at.is('(')
  if (isList) children.push(at.open('('))
  commas(at, children, () => {
    dotted(at, children)
    if (at.takes('as', children)) children.push(at.expect('VariableName'))
  })
  if (isList) children.push(at.close(')'))
  return at.node('ImportStatement', from, children)
}

export function dotted(at: Scanner, into: PythonNode[]): void {
  do into.push(at.expect('VariableName'))
  while (at.takes('.', into))
}

/** An expression, or what it is set to. */
function assigned(at: Scanner): PythonNode {
  const { from } = at
  if (at.is('VariableName') && beginsOther(at)) throw UNKNOWN
  const children: PythonNode[] = []
  const expressions = () => commas(at, children, () => starred(at, children, test))
  expressions()
  if (at.is('UpdateOp')) {
    children.push(at.take())
    if (at.is('yield')) children.push(yielded(at))
    else commas(at, children, () => children.push(test(at)))
    return at.node('UpdateStatement', from, children)
  }
  const isTyped = at.is(':')
  if (isTyped) children.push(typeDefinition(at))
  if (!at.is('=')) return at.node(isTyped ? 'AssignStatement' : 'ExpressionStatement', from, children)
  while (at.is('=')) {
    children.push(at.take('AssignOp'))
    if (at.is('yield')) children.push(yielded(at))
    else expressions()
  }
  return at.node('AssignStatement', from, children)
}

/** `yield` alone on its line, which `knownToGrammar` makes a `break`. */
function isBareYield({ text, from, to }: Scanner): boolean {
  return /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(text.slice(to, to + 300)) && /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, from - 200), from))
}

/** Whether a name may begin a statement of its own. */
function beginsOther({ text, from, to }: Scanner): boolean {
  const name = to - from > 5 ? '' : text.slice(from, to)
  if (name === 'print') return !/^[ \t]*[(.\r\n#]/.test(text.slice(to, to + 20))
  return (name === 'match' || name === 'type') && !/^[ \t]*[.,=:()[\r\n]/.test(text.slice(to, to + 20))
}

export function typeDefinition(at: Scanner): PythonNode {
  const { from } = at
  return at.node('TypeDef', from, [at.take(), test(at)])
}
