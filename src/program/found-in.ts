import type { Ast, AstOf } from './ast.ts'
import { walk } from './walk.ts'

/** What is found of the names in a piece of code, once: many routes run the same functions. */
export function foundIn<T extends object>(
  known: WeakMap<Ast, readonly T[]>,
  code: Ast,
  find: (id: AstOf<'Identifier'>) => T | undefined,
): readonly T[] {
  const before = known.get(code)
  if (before) return before
  const found: T[] = []
  for (const node of walk(code)) {
    const one = node.type === 'Identifier' ? find(node) : undefined
    if (one) found.push(one)
  }
  known.set(code, found)
  return found
}
