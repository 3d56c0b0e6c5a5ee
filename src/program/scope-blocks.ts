import type { Tree } from './typescript.ts'
import { isFunction, type Ast } from './ast.ts'

const BLOCKS: ReadonlySet<string> = new Set([
  'BlockStatement',
  'Program',
  'LoopStatement',
  'ForOfStatement',
  'SwitchStatement',
  'StaticBlock',
  'ModuleBlock',
])

export function blockScope(tree: Tree, node: Ast): Ast | undefined {
  let scope = node.parent
  while (scope && !BLOCKS.has(scope.type) && !isFunction(scope)) scope = scope.parent
  return scope ?? tree.program
}

export function functionScope(tree: Tree, node: Ast): Ast | undefined {
  let scope = node.parent
  while (scope && scope.type !== 'StaticBlock' && !isFunction(scope)) scope = scope.parent
  return scope ?? tree.program
}
