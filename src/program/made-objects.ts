import { isFunction, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import type { Module } from './module.ts'
import { callback } from './origin.ts'

/** The object literal that a function of this module always gives back: `configuration()`; undefined where it depends on more. */
export function madeObject(module: Module, { callee, arguments: given }: CallNode): AstOf<'ObjectExpression'> | undefined {
  const called = unwrap(callee)
  const fn = called.type === 'Identifier' ? callback(module, called) : undefined
  if (!fn || !isFunction(fn) || !fn.body) return undefined
  // What a caller gives replaces what holds without it.
  if (given.length > 0 && fn.params.some(({ type }) => type === 'AssignmentPattern')) return undefined
  const [only, ...more] = fn.body.type === 'BlockStatement' ? returned(module, fn) : [unwrap(fn.body)]
  return only?.type === 'ObjectExpression' && more.length === 0 ? only : undefined
}

function returned(module: Module, fn: Ast): Ast[] {
  return module.nodes('ReturnStatement').flatMap((one) => {
    if (!one.argument || one.start < fn.start || one.end > fn.end) return []
    for (const outer of module.ancestors(one)) if (isFunction(outer)) return outer === fn ? [unwrap(one.argument)] : []
    return []
  })
}
