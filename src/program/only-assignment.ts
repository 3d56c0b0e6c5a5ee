import type { Ast } from './ast.ts'
import type { Module } from './module.ts'
import type { Binding } from './scope.ts'
import { oncePerPair } from '../text/once-per.ts'

/** The one value that a variable is given by a plain `=`, told once. */
export const onlyAssignment = oncePerPair((module: Module, binding: Binding): Ast | undefined => {
  const values = module.references(binding).flatMap((id) => {
    const parent = module.parent(id)
    return parent?.type === 'AssignmentExpression' && parent.left === id && parent.operator === '=' ? [parent.right] : []
  })
  return values.length === 1 ? values[0] : undefined
})
