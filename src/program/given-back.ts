import { isFunction, keyOf, unwrap, type Ast, type FunctionNode } from './ast.ts'
import { definition } from './fold.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { results } from './objects.ts'

/** What the function gives back that a call names: one of this module or of a neighbour, or a method of the same class. */
export function givenBack(module: Module, node: Ast): readonly Here[] {
  const call = definition(module, node)
  if (call.type !== 'CallExpression') return []
  const callee = unwrap(call.callee)
  const isOwn = callee.type === 'MemberExpression' && unwrap(callee.object).type === 'ThisExpression'
  const found = isOwn ? methodOf(module, call, keyOf(callee)) : named(module, callee)
  return found && isFunction(found.node) ? results(found.module, found.node).map((one) => ({ module: found.module, node: one })) : []
}

/** The method of a name of the class that a node stands in. */
function methodOf(module: Module, node: Ast, name: string | undefined): Here<FunctionNode> | undefined {
  for (const one of module.ancestors(node)) {
    if (one.type !== 'ClassBody') continue
    const methods = one.body.flatMap((member) => (member.type === 'MethodDefinition' && keyOf(member) === name ? [member.value] : []))
    const [only, ...more] = methods
    return only && more.length === 0 ? { module, node: only } : undefined
  }
  return undefined
}
