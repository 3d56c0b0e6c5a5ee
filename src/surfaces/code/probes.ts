import { isFunction, lastName } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import { type Parameters, parameter } from '../../program/parameter-sets.ts'

/**
 * A look at whether there is such an endpoint: the program asks it by itself, `client.get(authorize, params={…})`, with nothing that a
 * person could answer. To a request for a sign-in a person is sent in a browser.
 */
export function isProbe(module: Module, set: Parameters): boolean {
  if (set.open || SAYS_MORE.some((name) => parameter(set, name))) return false
  for (const one of module.ancestors(set.node)) {
    if (isFunction(one)) return false
    if (one.type === 'CallExpression' && /^(?:get|head|request|fetch)$/.test(lastName(one.callee) ?? '')) return true
  }
  return false
}

/** One of these is in every request that a person is to answer. */
const SAYS_MORE = ['redirect_uri', 'scope', 'state', 'code_challenge', 'nonce', 'redirect_url', 'prompt']
