import { isFunction, type Ast, type AstOf } from './ast.ts'
import type { Module } from './module.ts'

/** What a place depends on: a condition, and whether it holds where the place is reached. */
export interface Condition {
  readonly of: AstOf<'IfStatement' | 'ConditionalExpression' | 'LogicalExpression'>
  readonly test: Ast
  readonly holds: boolean
}

/** The conditions that a place depends on, the nearest first, up to its function or to where somebody else says. */
export function* conditionsAround(module: Module, node: Ast, isLast: (outer: Ast) => boolean = isFunction): Generator<Condition> {
  let below = node
  for (const outer of module.ancestors(node)) {
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== below)
      yield { of: outer, test: outer.test, holds: outer.consequent === below }
    if (outer.type === 'LogicalExpression' && outer.operator !== '??' && outer.right === below)
      yield { of: outer, test: outer.left, holds: outer.operator === '&&' }
    if (isLast(outer)) return
    below = outer
  }
}

/** The conditions of the branches that a place stands on, as they hold there: `if (…) { here }`. */
export function* branchesAround(module: Module, node: Ast, isLast?: (outer: Ast) => boolean): Generator<Ast> {
  for (const { of, test, holds } of conditionsAround(module, node, isLast)) if (of.type === 'IfStatement' && holds) yield test
}
