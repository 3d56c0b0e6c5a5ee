import {
  definition,
  enclosingFunction,
  fold,
  functionCalled,
  knownCalls,
  memberCalled,
  results,
  unwrap,
  valueElsewhere,
  type Ast,
  type Module,
} from '../../program/index.ts'
import { signingCalls } from '../../knowledge/libraries/signing.ts'
import { oncePer } from '../../text/once-per.ts'
import { purposeOf } from './token-purpose.ts'

/**
 * Whether a call of a function of this repository, also one of another file, gives a token that the function signs and that lets
 * somebody in: `createToken(user)`, where that returns `jwt.sign({ sub: user.id }, key)`. What a link carries once is none.
 */
export function givesSignedToken(module: Module, node: Ast): boolean {
  const call = unwrap(node)
  if (call.type !== 'CallExpression') return false
  const run = functionCalled(module, call) ?? memberCalled(module, call) ?? valueElsewhere(module, call.callee)
  return run !== undefined && signersIn(run.module).has(run.node)
}

/** The functions of a module that give back what they sign. */
const signersIn = oncePer((module: Module): ReadonlySet<Ast> => {
  const found = new Set<Ast>()
  for (const { row, call, given } of knownCalls(module, signingCalls)) {
    const around = enclosingFunction(module, call.node)
    const claims = given.expression(row.options.claims)
    if (!around || !claims || !results(module, around).some((one) => unwrap(definition(module, one)) === call.node)) continue
    const token = purposeOf(module, call.node, fold(module, claims))?.token
    if (token === 'access' || token === 'session') found.add(around)
  }
  return found
})
