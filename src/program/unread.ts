import { isFunction, lastName, unwrap, type Ast } from './ast.ts'
import type { Module } from './module.ts'

/** Whether a text or a table is the value of a variable that its function never names again: nobody gets it. */
export function isUnread(module: Module, node: Ast): boolean {
  let below = node
  for (const outer of module.ancestors(node)) {
    const name =
      outer.type === 'VariableDeclarator'
        ? outer.id
        : outer.type === 'AssignmentExpression' && outer.operator === '='
          ? outer.left
          : undefined
    if (name) {
      const binding = module.binding(name)
      // What a closure or another function may read is assigned; a name at the top is everybody's.
      const isOwn = binding?.node === outer && [...module.ancestors(outer)].find(isScope)?.type !== 'ClassBody'
      return isOwn && isInFunction(module, outer) && module.references(binding).length === 0
    }
    if (!isPart(outer, below)) return false
    below = outer
  }
  return false
}

function isScope(node: Ast): boolean {
  return node.type === 'ClassBody' || isFunction(node)
}

function isInFunction(module: Module, node: Ast): boolean {
  return [...module.ancestors(node)].some(isFunction)
}

/** Whether an expression only makes a text or an address of its part. */
function isPart(outer: Ast, below: Ast): boolean {
  if (outer.type === 'TemplateLiteral' || (outer.type === 'BinaryExpression' && outer.operator === '+') || unwrap(outer) === unwrap(below))
    return true
  return outer.type === 'NewExpression' && /^URL(?:SearchParams)?$/.test(lastName(outer.callee) ?? '')
}
