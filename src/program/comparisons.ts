import { isCallNode, lastName, type Ast } from './ast.ts'
import { calls } from './calls.ts'
import type { Module } from './module.ts'
import { isComparison } from './operators.ts'

/** Two values that code asks to be the same, as they stand. */
export type Sides = readonly [Ast, Ast]

/** What compares besides `==` and `!=`. */
interface Also {
  /** Calls of two values by their name: `timingSafeEqual(a, b)`. */
  readonly calls?: RegExp
  /** `in` and `not in`. */
  readonly among?: boolean
}

/** What an expression compares, if it does nothing else. */
export function comparedBy(node: Ast, also: Also = {}): Sides | undefined {
  if (node.type === 'BinaryExpression')
    return isComparison(node.operator) && (also.among === true || !node.operator.endsWith('in')) ? [node.left, node.right] : undefined
  if (!also.calls || !isCallNode(node)) return undefined
  const [left, right] = node.arguments
  return left && right && also.calls.test(lastName(node.callee) ?? '') ? [left, right] : undefined
}

/** All comparisons of a module, those by operators first. */
export function* comparisonsOf(module: Module, also: Also = {}): Generator<{ readonly node: Ast; readonly sides: Sides }> {
  for (const node of [...module.nodes('BinaryExpression'), ...(also.calls ? calls(module).map((one) => one.node) : [])]) {
    const sides = comparedBy(node, also)
    if (sides) yield { node, sides }
  }
}
