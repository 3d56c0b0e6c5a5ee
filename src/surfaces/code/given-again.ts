import { assignmentsOf, enclosingFunction, inside, type Ast, type AstOf, type Binding, type Module } from '../../program/index.ts'

/**
 * The value that a name was given again last before a place, whatever way the code takes there: `response = get(ITEMS)` behind
 * `response = post(TOKENS)`. Undefined where its first value may still hold.
 */
export function givenAgain(module: Module, use: AstOf<'Identifier'>, binding: Binding): Ast | undefined {
  if (!module.written(binding)) return undefined
  const around = enclosingFunction(module, use)
  return assignmentsOf(module, binding).findLast(
    (one) => one.operator === '=' && one.end <= use.start && enclosingFunction(module, one) === around && isOnTheWay(module, one, use),
  )?.right
}

/** Whether the block of a statement is one around the place. */
function isOnTheWay(module: Module, node: Ast, use: Ast): boolean {
  const statement = module.parent(node)
  const block = statement && module.parent(statement)
  return block !== undefined && inside(use, block)
}
