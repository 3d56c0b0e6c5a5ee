import type { Ast } from './ast.ts'
import type { Module } from './module.ts'
import type { Binding } from './scope.ts'

/** The one value that a variable is given by a plain `=`, told once. */
export function onlyAssignment(module: Module, binding: Binding): Ast | undefined {
  const known = ASSIGNED.get(binding)
  if (known) return known.value
  const values = module.references(binding).flatMap((id) => {
    const parent = module.parent(id)
    return parent?.type === 'AssignmentExpression' && parent.left === id && parent.operator === '=' ? [parent.right] : []
  })
  const value = values.length === 1 ? values[0] : undefined
  ASSIGNED.set(binding, { value })
  return value
}

const ASSIGNED = new WeakMap<Binding, { readonly value: Ast | undefined }>()
