import { isFunction, type Ast, type FunctionNode, type Identifier, type Module } from '../../program/index.ts'
import { sayRights } from '../../knowledge/words/unverified-claims.ts'
import { claimRead } from './token-scope.ts'

/** The variable that a right is kept in: `const role = claims.role`, `roles = claims.get("realm_access", {}).get("roles", [])`. */
export function holderOfRight(module: Module, fn: FunctionNode, node: Ast): Identifier | undefined {
  if (!sayRights.pattern.test(claimRead(module, node) ?? '')) return undefined
  for (const outer of module.ancestors(node)) {
    if (outer === fn || isFunction(outer)) return undefined
    if (outer.type === 'VariableDeclarator') return outer.id.type === 'Identifier' ? outer.id : undefined
    if (outer.type === 'AssignmentExpression') return outer.left.type === 'Identifier' ? outer.left : undefined
  }
  return undefined
}
