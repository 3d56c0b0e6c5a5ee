import { checkingCalls } from '../../knowledge/libraries/token-checks.ts'
import { callerParameter } from '../../knowledge/words/secrets.ts'
import {
  argumentsOf,
  definition,
  enclosingFunction,
  functionCalled,
  inside,
  isFunction,
  knownCalls,
  madeOf,
  unwrap,
  withoutDefault,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { callsIn } from './calls-in-function.ts'
import { isGuardedByName } from './guarded-functions.ts'
import { madeOfCredential } from './requests.ts'
import { isOfToken, isSwitchedOff } from './token-check-facts.ts'

type CallNode = AstOf<'CallExpression'>

/**
 * Whether a token has been verified where a function reads it: the function hands it before to one that verifies, here, in another file or
 * in a base of its class, and fails or whose answer is looked at (`assertValid(token)`), or what runs before the function has.
 */
export function isVerifiedBefore(module: Module, read: Ast, token: Ast): boolean {
  const around = enclosingFunction(module, read)
  if (!around) return false
  const isHanded = callsIn(module, around).some(
    (one) => one.start < read.start && runsFirst(module, one, read) && verifies(module, one, token),
  )
  return isHanded || isGuardedByName(module, around, { token, isOfRequest: isOfRequest(module, token) })
}

/** Whether a call has been made and has not failed wherever a later place of its function is reached. */
function runsFirst(module: Module, call: Ast, later: Ast): boolean {
  let inner = call
  for (const outer of module.ancestors(call)) {
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') {
      if (outer.test !== inner) return false
    } else if (outer.type === 'TryStatement') {
      if (outer.block !== inner || !outer.handlers.every((one) => LEAVES.test(module.source(one.body)))) return false
    } else if (MAY_NOT_RUN.has(outer.type) || isFunction(outer)) return isFunction(outer) && inside(later, outer)
    if (inside(later, outer) && outer.type === 'BlockStatement') return true
    inner = outer
  }
  return true
}

const MAY_NOT_RUN: ReadonlySet<string> = new Set(['SwitchStatement', 'LoopStatement', 'ForOfStatement'])
const LEAVES = /\b(?:raise|throw|return)\b|\b(?:abort|exit)\(/
const FAILS = /\b(?:raise|throw)\b|\babort\(/

/** Whether a call runs a function that verifies a token which it is given, and says whether it is good. */
function verifies(module: Module, call: CallNode, token: Ast, steps = 2): boolean {
  const called = functionCalled(module, call)
  if (!called || (called.node.async && !isAwaited(module, call))) return false
  const isLookedAt = !isThrownAway(module, call)
  const given = givenTo(called, argumentsOf(module, call))
  const isSame = (checked: Ast) =>
    (isOfRequest(called.module, checked) && isOfRequest(module, token)) ||
    given.some(
      ({ parameter, value }) => isToken(module, value, token) && madeOf(called.module, checked, (part) => isNamed(called, part, parameter)),
    )
  return checksIn(called).some(({ node, token: checked }) => isSame(checked) && (isLookedAt || failsAlone(called, node))) || isHandedOn()

  function isHandedOn(): boolean {
    if (steps === 0 || !called) return false
    const own = given.filter(({ value }) => isToken(module, value, token)).map(({ parameter }) => parameter)
    return callsIn(called.module, called.node).some((one) => {
      const sent = isOfRequest(module, token) ? one.arguments.filter((value) => isOfRequest(called.module, value)) : []
      return (isLookedAt || failsAlone(called, one)) && [...own, ...sent].some((each) => verifies(called.module, one, each, steps - 1))
    })
  }
}

/** The calls of a function that verify, and what they verify. */
function checksIn({ module, node: fn }: Here<FunctionNode>): readonly { readonly node: Ast; readonly token: Ast }[] {
  const known = knownCalls(module, checkingCalls).flatMap((one) => {
    const { row, call, given } = one
    const token = inside(call.node, fn) && row.options.token !== undefined ? given.expression(row.options.token) : undefined
    return token && !isSwitchedOff(module, one, 'signature') ? [{ node: call.node, token }] : []
  })
  const byName = callsIn(module, fn).flatMap((one) => {
    const [token] = one.arguments
    return token && token.type !== 'SpreadElement' && isOfToken(module, one) ? [{ node: one, token }] : []
  })
  return [...known, ...byName]
}

/** The parameters of a function, with what a call gives for them. */
function givenTo({ node: fn }: Here<FunctionNode>, given: ReturnType<typeof argumentsOf>): readonly { parameter: Ast; value: Ast }[] {
  const names = fn.params.map((one) => withoutDefault(one)).filter((one) => !(one.type === 'Identifier' && /^(?:self|cls)$/.test(one.name)))
  return names.flatMap((parameter, index) => {
    const value = parameter.type === 'Identifier' ? given.expression([parameter.name, index]) : undefined
    return value ? [{ parameter, value }] : []
  })
}

/** Whether what is given is the token, or what it is taken from; a request has more than one. */
function isToken(module: Module, given: Ast, token: Ast): boolean {
  const written = module.source(given)
  const binding = module.binding(given)
  if (written === module.source(token) || (binding !== undefined && binding === module.binding(token))) return true
  const value = unwrap(definition(module, given))
  if (value === unwrap(definition(module, token)) || module.source(value) === module.source(unwrap(definition(module, token)))) return true
  return !REQUEST.test(written) && madeOf(module, token, (part) => part.type !== 'CallExpression' && module.source(part) === written)
}

const REQUEST = /^(?:(?:this|self)\.)?_?(?:req|request|ctx|c|context|event|headers)$/

function isNamed({ module }: Here<FunctionNode>, part: Ast, parameter: Ast): boolean {
  return part.type === 'Identifier' && module.binding(part) !== undefined && module.binding(part) === module.binding(parameter)
}

/** Whether a token is the one that a request is sent with. */
function isOfRequest(module: Module, token: Ast): boolean {
  return (
    madeOfCredential(module, token) ||
    madeOf(
      module,
      token,
      (part) => part.type === 'Identifier' && callerParameter.pattern.test(part.name) && module.binding(part)?.kind === 'param',
    )
  )
}

/** Whether a function fails where a call in it does: nothing catches that, and the call is always made. */
function failsAlone({ module, node: fn }: Here<FunctionNode>, check: Ast): boolean {
  if (check.type === 'CallExpression' && check.arguments.some(isFunction)) return false
  let inner = check
  for (const outer of module.ancestors(check)) {
    if (outer === fn) return true
    if (isFunction(outer) || MAY_NOT_RUN.has(outer.type)) return false
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && outer.test !== inner) return false
    if (outer.type === 'TryStatement' && !outer.handlers.every((one) => FAILS.test(module.source(one.body)))) return false
    inner = outer
  }
  return false
}

function isAwaited(module: Module, call: Ast): boolean {
  const parent = module.parent(call)
  return parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement'
}

/** `assertValid(token)` as a statement by itself. */
function isThrownAway(module: Module, call: Ast): boolean {
  const parent = module.parent(call)
  const outer = parent?.type === 'AwaitExpression' ? module.parent(parent) : parent
  return outer?.type === 'ExpressionStatement'
}
