import {
  argumentsOf,
  definition,
  functionOf,
  isOwnMember,
  methodOf,
  results,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import { type GivenCall, givenCalls } from './given.ts'

/** The call of a method of a session, and whether the session may have been given more than is seen. */
export interface UsedSession {
  readonly used: GivenCall
  readonly open: boolean
}

/**
 * The call of a method on a session: on the variable that holds it, or on what a function gives back that makes one,
 * `client().authorization_url(…)`. `challenge`: the option that a caller of such a function may add.
 */
export function usedFor(wanted: string, made: GivenCall, module: Module, challenge: Place): UsedSession | undefined {
  for (const used of givenCalls(module)) {
    const callee = unwrap(used.node.callee)
    if (callee.type !== 'MemberExpression' || used.name !== wanted) continue
    const session = definition(module, callee.object)
    if (session === made.node) return { used, open: made.args.open }
    const maker = session.type === 'CallExpression' ? makerOf(module, session, made.node) : undefined
    if (session.type === 'CallExpression' && maker) return { used, open: made.args.open && mayAdd(module, session, maker, made, challenge) }
  }
  return undefined
}

/** The function behind a call, where it gives back what another call makes. */
function makerOf(module: Module, { callee }: CallNode, made: CallNode): FunctionNode | undefined {
  const name = unwrap(callee)
  const fn = isOwnMember(name) ? methodOf(module, name) : functionOf(module, name)
  return fn && results(module, fn).some((one) => definition(module, one) === made) ? fn : undefined
}

/** Whether what a function hands on, `OAuth2Session(id, **kw)`, may hold a challenge in this call of it. */
function mayAdd(module: Module, call: CallNode, maker: FunctionNode, made: GivenCall, challenge: Place): boolean {
  const given = argumentsOf(module, call)
  return !handsOnItsRest(maker, made.node) || given.open || given.option(challenge).is !== 'unset'
}

/** Whether all that a call spreads is what its function was given by other names. */
function handsOnItsRest({ params }: FunctionNode, { arguments: all }: CallNode): boolean {
  const rest = params.find((one) => one.type === 'RestElement' && one.named)
  const name = rest?.type === 'RestElement' && rest.argument.type === 'Identifier' ? rest.argument.name : undefined
  const last = all.at(-1)
  const spread = last?.type === 'ObjectExpression' && last.named ? last.properties.filter(({ type }) => type === 'SpreadElement') : []
  return (
    name !== undefined &&
    all.every(({ type }) => type !== 'SpreadElement') &&
    spread.every((one) => one.type === 'SpreadElement' && one.argument.type === 'Identifier' && one.argument.name === name)
  )
}
