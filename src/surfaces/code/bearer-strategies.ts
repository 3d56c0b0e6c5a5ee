import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import { isFunction, madeOf, rowOf, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { callsIn } from './calls-in-function.ts'

/**
 * Where the function that a strategy of Passport asks who a bearer is tells it a user made of what a call gives:
 * `done(null, { id: claims.sub })` (https://www.passportjs.org/packages/passport-http-bearer/).
 */
export function toldToStrategy(module: Module, fn: FunctionNode, call: Ast): Ast | undefined {
  const made = module.parent(fn)
  if (made?.type !== 'NewExpression' || rowOf(module, made.callee, singleCalls)?.means !== 'asks-for-bearer') return undefined
  const done = fn.params.at(-1)
  const binding = done && module.binding(done)
  return callsIn(module, fn).find(
    ({ callee, arguments: [, user] }) =>
      binding !== undefined &&
      module.binding(callee) === binding &&
      user !== undefined &&
      !isFunction(user) &&
      madeOf(module, user, (part) => part === call),
  )
}
