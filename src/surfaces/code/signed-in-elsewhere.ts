import { signsInElsewhere } from '../../knowledge/words/checks.ts'
import { lastName, unwrap } from '../../program/ast.ts'
import { calls, type Call } from '../../program/calls.ts'
import { definition } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { oneOf } from '../../text/pattern.ts'

/**
 * Whether a call is about the sign-in of the program itself at a service, by its name: `new OAuthManager(…)`, `manager.startAuthFlow()`.
 * In a module that asks such an object about a request, or a token that came with one, nothing is.
 */
export function isSignInElsewhere(module: Module, { name }: Call): boolean {
  return signsInElsewhere.pattern.test(name.replace(/^#/, '')) && !asksAboutCallers(module)
}

const ASKS = new WeakMap<Module, boolean>()

function asksAboutCallers(module: Module): boolean {
  const known = ASKS.get(module) ?? calls(module).some((call) => isAboutCaller(module, call))
  ASKS.set(module, known)
  return known
}

function isAboutCaller(module: Module, { node }: Call): boolean {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression') return false
  const made = definition(module, callee.object)
  const maker = made.type === 'NewExpression' || made.type === 'CallExpression' ? lastName(made.callee) : undefined
  if (![lastName(callee.object), maker].some((one) => one !== undefined && KEEPER.test(one))) return false
  return node.arguments.some((one) => OF_CALLER.test(module.source(one).slice(0, LONGEST)))
}

const KEEPER = /auth|token|credential|session|manager|store/i
const OF_CALLER = oneOf(
  'i',
  /^\W{0,4}(?:_?req|request|ctx|c|context|headers?|extra|bearer\w{0,20}|(?:access_?)?token|scope)\b/,
  /\bheaders\b|authorization/,
)
/** More of an argument is not looked at. */
const LONGEST = 200
