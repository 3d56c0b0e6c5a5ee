import { isCallNode, isFunction, lastName, unwrap, type Ast } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import { assigned, passesOn } from '../../program/walk.ts'
import { conversion } from '../../knowledge/words/conversions.ts'

/**
 * Whether an expression is, in the end, a value that a test knows, also converted, hashed or put into a variable later. What
 * is looked up by the value is not: `cache.get(value)`, `devices[value]`.
 */
export function carries(module: Module, node: Ast, test: (node: Ast) => boolean, levels = 4, seen = new Set<Ast>()): boolean {
  return passesOn(module, node, (one) => {
    if (test(one)) return true
    if (levels === 0 || seen.has(one)) return false
    seen.add(one)
    return inputs(module, one).some((each) => carries(module, each, test, levels - 1, seen))
  })
}

/** What a conversion converts, and what a variable without a first value is given. */
function inputs(module: Module, node: Ast): readonly Ast[] {
  if (node.type === 'Identifier') {
    const binding = module.binding(node)
    const later = binding && !binding.init ? assigned(module, binding) : undefined
    return later && !isFunction(unwrap(later)) ? [later] : []
  }
  if (!isCallNode(node)) return []
  const callee = unwrap(node.callee)
  if (!conversion.pattern.test(lastName(callee) ?? '')) return []
  const given = node.arguments.map((one) => (one.type === 'SpreadElement' ? one.argument : one))
  return callee.type === 'MemberExpression' ? [callee.object, ...given] : given
}
