import { oncePerPair } from '../text/once-per.ts'
import type { Ast, AstOf } from './ast.ts'
import type { Module } from './module.ts'
import { walk } from './walk.ts'

/** What is found of each of the names in a piece of code, once: many routes run the same functions. */
export function foundOfNames<T extends object>(
  find: (module: Module, id: AstOf<'Identifier'>) => T | undefined,
): (module: Module, code: Ast) => readonly T[] {
  return oncePerPair((module, code) => {
    const found: T[] = []
    for (const node of walk(code)) {
      const one = node.type === 'Identifier' ? find(module, node) : undefined
      if (one) found.push(one)
    }
    return found
  })
}
