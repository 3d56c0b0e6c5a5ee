import type { CheckingCall } from '../../knowledge/libraries/token-checks.ts'
import { revokesToken } from '../../knowledge/words/other-protocol-tokens.ts'
import {
  enclosingFunction,
  fold,
  keyOf,
  textOf,
  unwrap,
  walk,
  type Ast,
  type FunctionNode,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import { madeOfCredential } from './requests.ts'
import { functionName } from './token-check-facts.ts'
import { claimRead } from './token-scope.ts'

// Tokens that are read to end them, or to see whether they were ended: how old they are and whom they are for is no matter.

/** Whether a check is of a token that nobody is let in with: it is given up, or looked up among those that were. */
export function isOnlyEnded(module: Module, known: KnownCall<CheckingCall>): boolean {
  return readsOnlyMarks(module, known.call.node) || isGivenUp(module, known)
}

/**
 * Whether a token is read by what ends it (RFC 7009 section 2.1): a function or a route for that, to which it is no caller's credential,
 * and that asks nothing of its rights.
 */
function isGivenUp(module: Module, { row, call, given }: KnownCall<CheckingCall>): boolean {
  const token = row.options.token === undefined ? undefined : given.expression(row.options.token)
  const around = enclosingFunction(module, call.node)
  if (!around || (token && madeOfCredential(module, token))) return false
  if (!revokesToken.pattern.test(functionName(module, call.node) ?? '') && !isRouteToEnd(module, around)) return false
  for (const one of walk(around)) if (RIGHTS.test(claimRead(module, one) ?? '')) return false
  return true
}

const RIGHTS = /^(?:roles?|permissions?|groups?|is_?admin|admin)$/i

/** `app.post('/oauth/revoke', async (req, res) => …)`, `@router.post("/logout")` */
function isRouteToEnd(module: Module, fn: FunctionNode): boolean {
  const parent = module.parent(fn)
  const registering = parent?.type === 'CallExpression' ? [parent] : []
  const decorating = fn.decorators.flatMap(({ expression }) => (expression.type === 'CallExpression' ? [expression] : []))
  return [...registering, ...decorating].some(({ arguments: [path] }) => {
    const text = path && path.type !== 'SpreadElement' ? textOf(fold(module, path)) : undefined
    return text !== undefined && /\/(?:revo(?:ke|cation)(?:_token)?|(?:log|sign)[-_]?out)\/?$/i.test(text.value)
  })
}

/**
 * Whether nothing but what tells one token from another is read of what a check gives, such as the `jti` that is looked up in a list of
 * those that were ended: it lets nobody in.
 */
function readsOnlyMarks(module: Module, call: Ast): boolean {
  const parent = module.parent(call)
  const id = parent?.type === 'VariableDeclarator' && parent.init && unwrap(parent.init) === call ? parent.id : undefined
  const binding = module.binding(id)
  const uses = id ? (binding ? module.references(binding).filter((one) => one !== id) : []) : [call]
  return uses.length > 0 && uses.every((use) => MARKS.test(readOf(module, use) ?? ''))
}

/** The claim that is read of a place right there. */
function readOf(module: Module, use: Ast): string | undefined {
  const member = module.parent(use)
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== use) return undefined
  const outer = module.parent(member)
  return outer?.type === 'CallExpression' && unwrap(outer.callee) === member ? claimRead(module, outer) : keyOf(member)
}

const MARKS = /^(?:jti|iat|nbf)$/
