import { isFunction, isOwnMember, keyOf, unwrap, type Ast, type AstOf, type CallNode, type FunctionNode } from './ast.ts'
import { definition } from './fold.ts'
import { instanceOf, named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { functionOf, property, results } from './objects.ts'

/** What the function gives back that a call names: one of this module or of a neighbour, or a method of the same class. */
export function givenBack(module: Module, node: Ast): readonly Here[] {
  const call = definition(module, node)
  const found = call.type === 'CallExpression' ? functionNamed(module, call) : undefined
  return found ? results(found.module, found.node).map((one) => ({ module: found.module, node: one })) : []
}

/** The function that a call runs: as for `givenBack`, or the method of an object of a class of this repository. */
export function functionCalled(module: Module, call: CallNode): Here<FunctionNode> | undefined {
  const callee = unwrap(call.callee)
  const known = functionNamed(module, call)
  if (known || callee.type !== 'MemberExpression' || unwrap(callee.object).type === 'ThisExpression') return known
  const made = instanceOf(module, callee.object)
  return made && methodIn(made.module, made.node.body, keyOf(callee))
}

/** The function that a call runs of a class or an object with a name: `RefreshTokens.redeem(token)`, also of a neighbour. */
export function memberCalled(module: Module, call: CallNode): Here<FunctionNode> | undefined {
  const callee = unwrap(call.callee)
  const holder = callee.type === 'MemberExpression' ? named(module, callee.object) : undefined
  if (callee.type !== 'MemberExpression' || !holder) return undefined
  if (holder.node.type === 'ClassDeclaration') return methodIn(holder.module, holder.node.body, keyOf(callee))
  const value = property(holder.module, holder.node, keyOf(callee) ?? '')
  const fn = value && functionOf(holder.module, value)
  return fn && { module: holder.module, node: fn }
}

function functionNamed(module: Module, call: CallNode): Here<FunctionNode> | undefined {
  const callee = unwrap(call.callee)
  const isOwn = isOwnMember(callee)
  const found = isOwn ? methodOf(module, call, keyOf(callee)) : named(module, callee)
  return found && isFunction(found.node) ? { module: found.module, node: found.node } : undefined
}

/** The method of a name of the class that a node stands in, or of one that it is made from. */
function methodOf(module: Module, node: Ast, name: string | undefined): Here<FunctionNode> | undefined {
  for (const one of module.ancestors(node))
    if (one.type === 'ClassDeclaration' || one.type === 'ClassExpression') return methodOfClass(module, one, name)
  return undefined
}

/** So many classes are made from one another at most. */
const BASES = 4

function methodOfClass(
  module: Module,
  { body, superClass, bases }: AstOf<'ClassDeclaration' | 'ClassExpression'>,
  name: string | undefined,
  steps = BASES,
): Here<FunctionNode> | undefined {
  if (body.body.some((one) => 'key' in one && keyOf(one) === name)) return methodIn(module, body, name)
  for (const one of steps === 0 ? [] : [...(superClass ? [superClass] : []), ...bases]) {
    const base = named(module, one)
    const found = base?.node.type === 'ClassDeclaration' ? methodOfClass(base.module, base.node, name, steps - 1) : undefined
    if (found) return found
  }
  return undefined
}

function methodIn(module: Module, { body }: AstOf<'ClassBody'>, name: string | undefined): Here<FunctionNode> | undefined {
  const methods = body.flatMap((member) => (member.type === 'MethodDefinition' && keyOf(member) === name ? [member.value] : []))
  const [only, ...more] = methods
  return only && more.length === 0 ? { module, node: only } : undefined
}
