import { argumentList } from './bracketed.ts'
import { operation, RULES, test, testNamed } from './expressions.ts'
import { patternEnd, targetEnd } from './grammar.ts'
import { isMatch, isPlainPattern } from './match-words.ts'
import { PythonNode } from './node.ts'
import { Scanner, UNKNOWN } from './scanner.ts'
import { commas, dotted, line, typeDefinition } from './simple-statements.ts'
import { BINDS } from './tokens.ts'

/**
 * The nodes of a text by the grammar of `@lezer/python`, several times as fast. Undefined for what is no Python, and for the little of it
 * that is left to the library: a comment with blanks at the very end, types with parameters, `print` without parentheses, and what
 * `knownToGrammar` writes in another way.
 */
export function pythonNodes(text: string): PythonNode | undefined {
  if (endsInOpenComment(text)) return undefined
  try {
    const at = new Scanner(text, RULES)
    const children: PythonNode[] = []
    while (!at.is('eof')) children.push(statement(at))
    return new PythonNode('Script', 0, text.length, children)
  } catch (error) {
    // Nesting may be deeper than the stack: the library needs none.
    if (error === UNKNOWN || error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether a text ends in the blanks of a comment, with no line end: the library counts some of it as a part of the block before. */
function endsInOpenComment(text: string): boolean {
  return /[ \t]$/.test(text.slice(-1)) && text.lastIndexOf('#') > text.lastIndexOf('\n')
}

function statement(at: Scanner): PythonNode {
  if (at.is('VariableName') && isMatch(at)) return matched(at)
  return (COMPOUND.get(at.token) ?? line)(at)
}

function body(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.expect(':')]
  if (!at.is('newline')) {
    children.push(line(at))
    return at.node('Body', from, children)
  }
  at.skip()
  if (!at.is('indent')) throw UNKNOWN
  // It is no part of what comes before.
  at.advance()
  do children.push(statement(at))
  while (!at.is('dedent') && !at.is('eof'))
  const node = at.node('Body', from, children)
  if (at.is('dedent')) at.advance()
  return node
}

/** A word with a body, and what stands between them. */
function clause(at: Scanner, into: PythonNode[], between?: () => void): void {
  into.push(at.take())
  between?.()
  into.push(body(at))
}

function otherwise(at: Scanner, into: PythonNode[]): void {
  if (at.is('else')) clause(at, into)
}

const COMPOUND: ReadonlyMap<string, (at: Scanner) => PythonNode> = new Map([
  ['if', branches],
  ['while', whiled],
  ['for', looped],
  ['try', tried],
  ['with', withed],
  ['def', defined],
  ['class', classed],
  ['@', decorated],
  ['async', later],
])

function branches(at: Scanner): PythonNode {
  const { from } = at
  const children: PythonNode[] = []
  do clause(at, children, () => children.push(testNamed(at)))
  while (at.is('elif'))
  otherwise(at, children)
  return at.node('IfStatement', from, children)
}

function whiled(at: Scanner): PythonNode {
  const { from } = at
  const children: PythonNode[] = []
  clause(at, children, () => children.push(testNamed(at)))
  otherwise(at, children)
  return at.node('WhileStatement', from, children)
}

function looped(at: Scanner, from = at.from, children: PythonNode[] = []): PythonNode {
  clause(at, children, () => {
    commas(at, children, () => children.push(operation(at, BINDS.bitOr)))
    children.push(at.expect('in'))
    commas(at, children, () => children.push(test(at)))
  })
  otherwise(at, children)
  return at.node('ForStatement', from, children)
}

function tried(at: Scanner): PythonNode {
  const { from } = at
  const children: PythonNode[] = []
  clause(at, children)
  while (at.is('except')) {
    clause(at, children, () => {
      at.takes('*', children)
      if (at.is(':')) return
      children.push(test(at))
      if (at.takes('as', children)) children.push(at.expect('VariableName'))
    })
  }
  otherwise(at, children)
  if (at.is('finally')) clause(at, children)
  return at.node('TryStatement', from, children)
}

function withed(at: Scanner, from = at.from, children: PythonNode[] = []): PythonNode {
  clause(at, children, () =>
    commas(at, children, () => {
      children.push(test(at))
      if (at.takes('as', children)) children.push(given(at))
    }),
  )
  return at.node('WithStatement', from, children)
}

/** What `with` gives: a name, or several names in brackets, which `knownToGrammar` makes one. */
function given(at: Scanner): PythonNode {
  const { from, end: before, text } = at
  if (!at.is('(') && !at.is('[')) return at.expect('VariableName')
  const end = /^[ \t]*$/.test(text.slice(before, from)) ? targetEnd(text, from) : undefined
  if (end === undefined) throw UNKNOWN
  at.jump(end)
  return at.node('VariableName', from === before ? from + 1 : from, [])
}

function defined(at: Scanner, from = at.from, children: PythonNode[] = []): PythonNode {
  clause(at, children, () => {
    children.push(at.expect('VariableName'), parameters(at))
    if (!at.is('->')) return
    const { from: arrow } = at
    at.skip()
    children.push(at.node('TypeDef', arrow, [test(at)]))
  })
  return at.node('FunctionDefinition', from, children)
}

function parameters(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.open('(')]
  while (!at.is(')')) {
    const isStarred = at.takes('*', children)
    if (!isStarred && at.is('ArithOp') && at.text[at.from] === '/' && at.to === at.from + 1) at.skip()
    else if (!isStarred || at.is('VariableName')) {
      const isAll = !isStarred && at.takes('**', children)
      children.push(at.expect('VariableName'))
      if (at.is(':')) children.push(typeDefinition(at))
      if (at.is('=') && !isStarred && !isAll) children.push(at.take('AssignOp'), test(at))
    }
    if (!at.takes(',', children)) break
  }
  children.push(at.close(')'))
  return at.node('ParamList', from, children)
}

function classed(at: Scanner): PythonNode {
  const { from } = at
  const children: PythonNode[] = []
  clause(at, children, () => {
    children.push(at.expect('VariableName'))
    if (at.is('(')) children.push(argumentList(at))
  })
  return at.node('ClassDefinition', from, children)
}

function decorated(at: Scanner): PythonNode {
  const { from } = at
  const children: PythonNode[] = []
  while (at.is('@')) {
    const { from: start } = at
    const parts = [at.take('At')]
    dotted(at, parts)
    if (at.is('(')) parts.push(argumentList(at))
    if (!at.is('newline')) throw UNKNOWN
    at.skip()
    children.push(at.node('Decorator', start, parts))
  }
  if (!at.is('class') && !at.is('def') && !at.is('async')) throw UNKNOWN
  const definition = statement(at)
  if (definition.name !== 'FunctionDefinition' && definition.name !== 'ClassDefinition') throw UNKNOWN
  children.push(definition)
  return at.node('DecoratedStatement', from, children)
}

/** What stands behind `async`. */
function later(at: Scanner): PythonNode {
  const { from } = at
  const children = [at.take()]
  switch (at.token) {
    case 'def':
      return defined(at, from, children)
    case 'for':
      return looped(at, from, children)
    case 'with':
      return withed(at, from, children)
    default:
      throw UNKNOWN
  }
}

function matched(at: Scanner): PythonNode {
  const { from } = at
  const head = [at.take('match'), operation(at, BINDS.bitOr)]
  const { from: start } = at
  const children = [at.expect(':')]
  at.expect('newline')
  if (!at.is('indent')) throw UNKNOWN
  at.advance()
  do children.push(cased(at))
  while (!at.is('dedent') && !at.is('eof'))
  head.push(at.node('MatchBody', start, children))
  if (at.is('dedent')) at.advance()
  return at.node('MatchStatement', from, head)
}

/** What a value is compared with is nothing that a question asks for. */
function cased(at: Scanner): PythonNode {
  const { from, text, to } = at
  if (!text.startsWith('case', from) || to !== from + 4 || !/[ \t]/.test(text.charAt(to))) throw UNKNOWN
  const children = [at.take('case')]
  const end = patternEnd(text, at.from)
  if (end === undefined || !isPlainPattern(text.slice(at.from, end))) throw UNKNOWN
  children.push(new PythonNode('CapturePattern', at.from, at.from + 1, [new PythonNode('VariableName', at.from, at.from + 1)]))
  at.jump(end)
  children.push(body(at))
  return at.node('MatchClause', from, children)
}
