import { oncePerPair } from '../text/once-per.ts'
import { assignmentTo, type Ast, type AstOf } from './ast.ts'
import type { Module } from './module.ts'
import type { Binding } from './scope.ts'

/** What gives a variable a value behind its declaration, in the order of the text. */
export const assignmentsOf = oncePerPair((module: Module, binding: Binding): readonly AstOf<'AssignmentExpression'>[] =>
  module.references(binding).flatMap((id) => assignmentTo(id) ?? []),
)

/** The first value that a variable is given behind its declaration. */
export function firstAssigned(module: Module, binding: Binding): Ast | undefined {
  return assignmentsOf(module, binding)[0]?.right
}

/** The one value that a variable is given by a plain `=`. */
export const onlyAssignment = oncePerPair((module: Module, binding: Binding): Ast | undefined => {
  const plain = assignmentsOf(module, binding).filter(({ operator }) => operator === '=')
  return plain.length === 1 ? plain[0]?.right : undefined
})
