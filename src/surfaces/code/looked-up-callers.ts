import { enclosingFunction, isFunction, lastName, unwrap, type Ast, type Module } from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { callsIn } from './calls-in-function.ts'
import { madeOfCredential } from './requests.ts'

/**
 * Whether a check that compares the caller's credential with one value also asks somebody whose it is, `await sessions.find(token)`: the
 * key is a way in beside those of users.
 */
export function looksUpCallers(module: Module, compared: Span): boolean {
  const around = module
    .nodes('AwaitExpression')
    .flatMap((one) => enclosingFunction(module, one) ?? [])
    .find(({ start, end }) => start <= compared.start && end >= compared.end)
  return around !== undefined && callsIn(module, around).some((call) => isLookUp(module, call))
}

function isLookUp(module: Module, call: Ast): boolean {
  if (call.type !== 'CallExpression' || module.parent(call)?.type !== 'AwaitExpression') return false
  const name = lastName(unwrap(call.callee)) ?? ''
  if (!LOOKS_UP.test(name) || ONLY_ENCODES.test(name)) return false
  return call.arguments.some((one) => one.type !== 'SpreadElement' && !isFunction(one) && madeOfCredential(module, one))
}

const LOOKS_UP = /session|token|user|account|principal|identity|verif|introspect|validate|look_?up|find|resolve|authenticate/i
const ONLY_ENCODES = /hash|digest|sha\d|hmac|equal|compare|encode|decode|touch|log|fetch/i
