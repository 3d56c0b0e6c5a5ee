import { isFunction, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { addTo } from '../../text/grouped.ts'

/** The calls in a function and in those inside of it; looked through once a module, as each of its functions may be asked for. */
export function callsIn(module: Module, around: Ast): readonly AstOf<'CallExpression'>[] {
  return callsByFunction(module).get(around) ?? []
}

const callsByFunction = oncePer((module: Module): ReadonlyMap<Ast, readonly AstOf<'CallExpression'>[]> => {
  const found = new Map<Ast, AstOf<'CallExpression'>[]>()
  for (const call of module.nodes('CallExpression'))
    for (const one of module.ancestors(call)) {
      if (!isFunction(one)) continue
      addTo(found, one, call)
    }
  return found
})
