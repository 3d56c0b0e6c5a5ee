import { isFunction, lastName, unwrap, type Ast } from './ast.ts'
import type { Module } from './module.ts'
import { literally } from '../text/pattern.ts'

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
      const around = [...module.ancestors(outer)].find(isFunction)
      return (
        isOwn && around !== undefined && module.references(binding).length === 0 && !isTakenUnnamed(module.source(around), binding.name)
      )
    }
    if (!isPart(outer, below)) return false
    below = outer
  }
  return false
}

function isScope(node: Ast): boolean {
  return node.type === 'ClassBody' || isFunction(node)
}

/** Whether a function of Python hands on all that it holds, or gives the name to its module. */
function isTakenUnnamed(code: string, name: string): boolean {
  return /\b(?:locals|vars)\(\)/.test(code) || new RegExp(`\\b(?:global|nonlocal)\\b[^\\n]{0,200}\\b${literally(name)}\\b`).test(code)
}

/** Whether an expression only makes a text or an address of its part. */
function isPart(outer: Ast, below: Ast): boolean {
  if (outer.type === 'TemplateLiteral' || (outer.type === 'BinaryExpression' && outer.operator === '+') || unwrap(outer) === unwrap(below))
    return true
  return outer.type === 'NewExpression' && /^URL(?:SearchParams)?$/.test(lastName(outer.callee) ?? '')
}
