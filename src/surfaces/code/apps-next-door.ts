import { listeners } from '../../knowledge/libraries/web-servers.ts'
import {
  comesFrom,
  definition,
  importedAs,
  isFunction,
  named,
  originOf,
  results,
  rootOf,
  unwrap,
  type Ast,
  type Module,
  type Origin,
} from '../../program/index.ts'

/** An application and the module next door that makes it. */
export interface AppNextDoor {
  readonly from: Origin
  readonly module: Module
}

/** The application of another file that an expression is: `createApp()`, `await buildServer()`, an imported `app`. */
export function appNextDoor(module: Module, node: Ast): AppNextDoor | undefined {
  const meant = awaited(definition(module, node))
  const callee = meant.type === 'CallExpression' ? unwrap(meant.callee) : meant
  const root = rootOf(callee)
  const from = importedAs(module, root)
  const here = from && module.neighbourPath(from.module) !== undefined ? named(module, callee) : undefined
  if (!here || here.module === module) return undefined
  const made = isFunction(here.node) ? (callee === meant ? [] : results(here.module, here.node)) : [here.node]
  for (const one of made) {
    const origin = originOf(here.module, one)
    if (origin && comesFrom(origin, listeners.packages)) return { from: origin, module: here.module }
  }
  return undefined
}

function awaited(node: Ast): Ast {
  const inner = unwrap(node)
  return inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner
}
