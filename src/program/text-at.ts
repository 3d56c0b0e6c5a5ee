import { string } from '../parse/node.ts'
import type { Text } from '../text/source.ts'
import type { Ast } from './ast.ts'
import { fold } from './fold.ts'
import type { Module } from './module.ts'

/** The text that an expression is known to be; none where there is no expression, or where it is spread. */
export function textAt(module: Module, node: Ast | null | undefined): Text | undefined {
  return node ? string(fold(module, node)) : undefined
}
