import { readsRequest } from '../../knowledge/words/requests-elsewhere.ts'
import { endsOrReplaces } from '../../knowledge/words/ended-tokens.ts'
import { namedForRequest } from '../../knowledge/words/unverified-claims.ts'
import { enclosingFunction, madeOf, unwrap, type Ast, type Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { beforeCall, BEFORE, givenFor, type GivenAt } from './calls-elsewhere.ts'
import { isHandedRequest } from './handed-request.ts'
import { madeOfCredential } from './requests.ts'
import { functionName } from './token-check-facts.ts'

/**
 * Whether the token of a check may be what a caller brings as its credential: what is read of a request, also of its cookies, or a
 * parameter, unless every call in the repository gives one of the application's own. What ends a session or makes a new token of an old
 * one lets nobody in.
 */
export function isBroughtByCaller(module: Module, call: Ast, token: Ast): boolean {
  if (madeOfCredential(module, token) || madeOf(module, token, (one) => isReadOfRequest(module, one))) return true
  const fn = enclosingFunction(module, call)
  const inner = unwrap(token)
  if (!fn || inner.type !== 'Identifier' || module.binding(inner)?.kind !== 'param') return false
  if (endsOrReplaces.pattern.test(functionName(module, call) ?? '')) return false
  const calls = givenFor(module, fn, inner.name) ?? []
  return calls.length === 0 || calls.some((one) => !isOfEnding(one) && (isHandedRequest(one, module, fn) || isHandedOn(one)))
}

function isReadOfRequest(module: Module, node: Ast): boolean {
  if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') return false
  const code = module.source(node).slice(0, LONGEST)
  return readsRequest.pattern.test(code) || namedForRequest.pattern.test(code)
}

const LONGEST = 200

/** Whether a call stands in a function or a route that ends sessions or makes new tokens, by the line that it begins with. */
function isOfEnding({ text, start }: GivenAt): boolean {
  return endsOrReplaces.pattern.test(beforeCall(text, start).trimStart().split('\n', 1)[0] ?? '')
}

/** Whether a call gives a name that nothing before it has set, as one does that hands on a parameter of its own. */
function isHandedOn({ text, start, code }: GivenAt): boolean {
  if (code === undefined || !/^\w{1,60}$/.test(code)) return false
  const before = text.slice(Math.max(0, start - BEFORE), start)
  return !new RegExp(`(?<![\\w.])${literally(code)}\\b[^=\\n(]{0,80}=(?![=>])`).test(before)
}
