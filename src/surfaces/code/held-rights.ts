import { isComparison, isFunction, type Ast, type FunctionNode, type Identifier, type Module } from '../../program/index.ts'
import { sayRights } from '../../knowledge/words/unverified-claims.ts'
import { claimRead } from './token-scope.ts'

/**
 * The variable that a right is kept in: `const role = claims.role`, `roles = claims.get("realm_access", {}).get("roles", [])`; what is made
 * by a call that is given a right is no right.
 */
export function holderOfRight(module: Module, fn: FunctionNode, node: Ast): Identifier | undefined {
  if (!sayRights.pattern.test(claimRead(module, node) ?? '')) return undefined
  let inner = node
  for (const outer of module.ancestors(node)) {
    if (outer === fn || isFunction(outer)) return undefined
    if (outer.type === 'VariableDeclarator') return outer.id.type === 'Identifier' ? outer.id : undefined
    if (outer.type === 'AssignmentExpression') return outer.left.type === 'Identifier' ? outer.left : undefined
    if (!keepsRight(outer, inner)) return undefined
    inner = outer
  }
  return undefined
}

/** Whether an expression is the right that is a part of it, a piece of it or an answer about it. */
function keepsRight(outer: Ast, inner: Ast): boolean {
  switch (outer.type) {
    case 'TypedExpression':
    case 'AwaitExpression':
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'UnaryExpression':
      return true
    case 'MemberExpression':
      return outer.object === inner
    case 'CallExpression':
      return outer.callee === inner
    case 'BinaryExpression':
      return isComparison(outer.operator)
    default:
      return false
  }
}
