import { oncePer } from '../text/once-per.ts'
import type { FunctionNode } from './ast.ts'
import type { Module } from './module.ts'

/** All functions of a module: its declarations, its expressions, and its arrows. */
export const functionsIn = oncePer((module: Module): readonly FunctionNode[] => [
  ...module.nodes('FunctionDeclaration'),
  ...module.nodes('FunctionExpression'),
  ...module.nodes('ArrowFunctionExpression'),
])
