import { isFunction, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import { named, type Here } from './instances.ts'
import type { Module } from './module.ts'
import { callback } from './origin.ts'

/**
 * The object literal that a function of this module, or of one that it imports, always gives back: `configuration()`; undefined where it
 * depends on more.
 */
export function madeObject(
  module: Module,
  { callee, arguments: given }: CallNode,
  elsewhere: boolean,
): Here<AstOf<'ObjectExpression'>> | undefined {
  const called = unwrap(callee)
  const own = called.type === 'Identifier' ? callback(module, called) : undefined
  const found = own
    ? { module, node: own }
    : elsewhere && isImport(module, called)
      ? named(module, called, undefined, 'constants')
      : undefined
  const fn = found && unwrap(found.node)
  if (!found || !fn || !isFunction(fn) || !fn.body) return undefined
  // What a caller gives replaces what holds without it.
  if (given.length > 0 && fn.params.some(({ type }) => type === 'AssignmentPattern')) return undefined
  const [only, ...more] = fn.body.type === 'BlockStatement' ? returned(found.module, fn) : [unwrap(fn.body)]
  return only?.type === 'ObjectExpression' && more.length === 0 ? { module: found.module, node: only } : undefined
}

function isImport(module: Module, node: Ast): boolean {
  return module.binding(node)?.kind === 'import'
}

function returned(module: Module, fn: Ast): Ast[] {
  return module.nodes('ReturnStatement').flatMap((one) => {
    if (!one.argument || one.start < fn.start || one.end > fn.end) return []
    for (const outer of module.ancestors(one)) if (isFunction(outer)) return outer === fn ? [unwrap(one.argument)] : []
    return []
  })
}
