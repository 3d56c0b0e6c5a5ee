import { dotted, isFunction, keyOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { keysOf, pairsOf, sameInOrder } from '../../knowledge/words/loops.ts'

/** What gives a name its values one after the other. */
export interface Loop {
  /** What is gone through, as it is written. */
  readonly through: Ast
  /** The name, or the list of names, that each is given. */
  readonly pattern: Ast
  readonly body: Ast
  /** Whether it is a function that `forEach` or `map` is given. */
  readonly isFunction: boolean
}

/** The loop, the function of a list or the comprehension that gives a name its values, the nearest that has the name. */
export function loopAround(module: Module, id: AstOf<'Identifier'>): Loop | undefined {
  for (const one of module.ancestors(id)) {
    const loop = partsOf(one)
    if (loop && namedIn(loop.pattern).includes(id.name)) return loop
    if (isFunction(one) && one.params.some((each) => namedIn(each).includes(id.name))) return undefined
  }
  return undefined
}

function partsOf(node: Ast): Loop | undefined {
  if (node.type === 'ForOfStatement') return { through: node.right, pattern: patternOf(node.left), body: node.body, isFunction: false }
  if (node.type === 'OtherExpression') {
    const at = node.parts.findIndex((one, i) => i > 0 && (one.type === 'VariableDeclaration' || one.type === 'Identifier'))
    const [declared, through] = node.parts.slice(at, at + 2)
    return at > 0 && declared && through ? { through, pattern: patternOf(declared), body: node, isFunction: false } : undefined
  }
  const call = isFunction(node) ? node.parent : undefined
  const [pattern] = isFunction(node) ? node.params : []
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node || !pattern || !isFunction(node) || !node.body) return undefined
  const callee = unwrap(call.callee)
  return callee.type === 'MemberExpression' && /^(?:forEach|map|flatMap)$/.test(keyOf(callee) ?? '')
    ? { through: callee.object, pattern, body: node.body, isFunction: true }
    : undefined
}

function patternOf(node: Ast): Ast {
  return node.type === 'VariableDeclaration' ? (node.declarations[0]?.id ?? node) : node
}

function namedIn(pattern: Ast): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern.name]
  return pattern.type === 'ArrayPattern' ? pattern.elements.flatMap((one) => (one ? namedIn(one) : [])) : []
}

/** What a loop goes through, and what it takes of it. */
export interface Gone {
  readonly of: Ast
  readonly gives: 'pairs' | 'names' | 'itself'
}

/** The object whose pairs or names are gone through, in whatever order: `sorted(os.environ.items())`, `Object.keys(process.env)`. */
export function goneThrough(node: Ast): Gone {
  const through = inAnyOrder(node)
  const pairs = heldBy(through, pairsOf.pattern)
  if (pairs) return { of: pairs, gives: 'pairs' }
  const names = heldBy(through, keysOf.pattern)
  return names ? { of: names, gives: 'names' } : { of: through, gives: 'itself' }
}

/** `sorted(os.environ)`, `Object.keys(process.env).sort()`: the same in another order. */
function inAnyOrder(node: Ast): Ast {
  const inner = unwrap(node)
  if (inner.type !== 'CallExpression') return inner
  const callee = unwrap(inner.callee)
  const [first] = inner.arguments
  if (callee.type === 'Identifier') return sameInOrder.pattern.test(callee.name) && first ? inAnyOrder(first) : inner
  const isSorted = callee.type === 'MemberExpression' && sameInOrder.pattern.test(keyOf(callee) ?? '')
  return isSorted ? inAnyOrder(callee.object) : inner
}

/** The object that is asked for its pairs or names: `os.environ.items()`, `Object.entries(process.env)`. */
function heldBy(through: Ast, by: RegExp): Ast | undefined {
  if (through.type !== 'CallExpression') return undefined
  const callee = unwrap(through.callee)
  if (callee.type !== 'MemberExpression' || !by.test(keyOf(callee) ?? '')) return undefined
  return dotted(callee.object) === 'Object' ? through.arguments[0] && unwrap(through.arguments[0]) : unwrap(callee.object)
}
