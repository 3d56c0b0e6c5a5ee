import { isFunction, type Ast, type AstOf } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'

/** The calls in a function and in those inside of it; looked through once a module, as each of its functions may be asked for. */
export function callsIn(module: Module, around: Ast): readonly AstOf<'CallExpression'>[] {
  const known = CALLS.get(module) ?? callsByFunction(module)
  CALLS.set(module, known)
  return known.get(around) ?? []
}

const CALLS = new WeakMap<Module, ReadonlyMap<Ast, readonly AstOf<'CallExpression'>[]>>()

function callsByFunction(module: Module): ReadonlyMap<Ast, readonly AstOf<'CallExpression'>[]> {
  const found = new Map<Ast, AstOf<'CallExpression'>[]>()
  for (const call of module.nodes('CallExpression'))
    for (const one of module.ancestors(call)) {
      if (!isFunction(one)) continue
      const calls = found.get(one)
      if (calls) calls.push(call)
      else found.set(one, [call])
    }
  return found
}
