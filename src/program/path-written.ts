import { dotted, rootOf, type Ast } from './ast.ts'
import { originOf } from './origin.ts'
import { pathOf } from './imports.ts'
import type { Module } from './module.ts'

/**
 * The dotted path of an expression: by its import, or as it is written where nothing of the file has that name; empty for what is the
 * file's own.
 */
export function pathWritten(module: Module, node: Ast): string {
  const from = originOf(module, node)
  if (from) return pathOf(from)
  const root = rootOf(node)
  return root.type === 'Identifier' && module.binding(root) ? '' : (dotted(node) ?? '')
}
