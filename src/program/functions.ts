import { oncePer } from '../text/once-per.ts'
import type { Ast, FunctionNode } from './ast.ts'
import { enclosingFunction, nameOf, type Module } from './module.ts'
import { inside } from './objects.ts'

/** All functions of a module: its declarations, its expressions, and its arrows. */
export const functionsIn = oncePer((module: Module): readonly FunctionNode[] => [
  ...module.nodes('FunctionDeclaration'),
  ...module.nodes('FunctionExpression'),
  ...module.nodes('ArrowFunctionExpression'),
])

/** A function that has a name, and one of its parameters by its place. */
export interface ParameterAt {
  readonly fn: FunctionNode
  readonly name: string
  readonly index: number
}

/** The parameter that a name stands in, of a function that others can call by its name. */
export function parameterOf(module: Module, id: Ast): ParameterAt | undefined {
  const fn = enclosingFunction(module, id)
  const name = fn && nameOf(module, fn)
  const index = fn?.params.findIndex((one) => inside(id, one)) ?? -1
  return fn && name !== undefined && index >= 0 ? { fn, name, index } : undefined
}
