import { keyOf, type Ast, type AstOf } from './ast.ts'
import type { Module } from './module.ts'
import type { Binding } from './scope.ts'

/** The node itself, or every use of the variable that it initialises. */
export function usesOf(module: Module, node: Ast): { nodes: readonly Ast[]; lost: boolean } {
  let holder: Ast | undefined = module.parent(node)
  let value: Ast = node
  while (holder && TRANSPARENT.has(holder.type)) {
    value = holder
    holder = module.parent(holder)
  }
  if (holder?.type === 'VariableDeclarator' && holder.init === value && holder.id.type === 'Identifier') {
    const binding = module.binding(holder.id)
    if (!binding) return { nodes: [], lost: true }
    const nodes = aliases(module, binding)
    return { nodes, lost: isExported(module, holder, nodes) }
  }
  if (holder?.type === 'AssignmentExpression' && holder.right === value && holder.left.type === 'Identifier' && holder.operator === '=') {
    const binding = module.binding(holder.left)
    return binding
      ? { nodes: aliases(module, binding).filter((id) => module.parent(id) !== holder), lost: false }
      : { nodes: [], lost: true }
  }
  return { nodes: [value], lost: holder?.type === 'PropertyDefinition' && !isFieldUsed(module, holder) }
}

/** A field of a class that its own module says nothing of is for others: `Idp.PARAMS`. */
function isFieldUsed(module: Module, field: AstOf<'PropertyDefinition'>): boolean {
  const name = keyOf(field)
  return name === undefined || module.nodes('MemberExpression').some((one) => keyOf(one) === name)
}

/** What a value stays the same in. */
export const TRANSPARENT: ReadonlySet<string> = new Set(['TypedExpression', 'AwaitExpression'])

/** The uses of a variable and of other names for it: `const query = url.searchParams`. */
function aliases(module: Module, binding: Binding, depth = 0): Ast[] {
  return module.references(binding).flatMap((id): Ast[] => {
    const parent = module.parent(id)
    const member = parent?.type === 'MemberExpression' && keyOf(parent) === 'searchParams' ? parent : id
    const holder = module.parent(member)
    if (depth < 3 && holder?.type === 'VariableDeclarator' && holder.init === member && holder.id.type === 'Identifier') {
      const other = module.binding(holder.id)
      if (other) return aliases(module, other, depth + 1)
    }
    return [id]
  })
}

/** What other modules get may be a part of what they make; of Python that is what stands at the top, and has no use there. */
function isExported(module: Module, declarator: Ast, uses: readonly Ast[]): boolean {
  const list = module.parent(declarator)
  const outer = list && module.parent(list)
  return outer?.type === 'ExportNamedDeclaration' || (module.language === 'python' && outer?.type === 'Program' && uses.length === 0)
}
