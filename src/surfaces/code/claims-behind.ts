import {
  assignmentsOf,
  calleeOf,
  callsTo,
  enclosingFunction,
  functionOf,
  comparedBy,
  isFunction,
  isOwnMember,
  keyOf,
  lastName,
  madeOf,
  methodOf,
  nameOf,
  passesOn,
  results,
  unwrap,
  walk,
  type Ast,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'
import { claimRead } from './token-scope.ts'

/**
 * Whether the claims that a function hands back have their audience or their end compared by those who get them: the function of the module
 * that calls it compares the claim, or hands the claims to one that does. An end is looked at too where something else is told by name to
 * check it: `ensureNotExpired(claims)`.
 */
export function isComparedBehind(module: Module, call: Ast, claim: 'aud' | 'exp'): boolean {
  const fn = enclosingFunction(module, call)
  const name = fn && nameOf(module, fn)
  if (!fn || name === undefined || !results(module, fn).some((one) => passesOn(module, one, (part) => part === call))) return false
  return callsTo(module, name).some(({ node }) => {
    const caller = calledFunction(module, node.callee) === fn ? enclosingFunction(module, node) : undefined
    const isClaims = (part: Ast) => part === node
    return caller !== undefined && comparesClaimOf(module, caller, isClaims, claim)
  })
}

/** Whether a function compares a claim of what it has been given, by itself or in one that it hands it to. */
function comparesClaimOf(module: Module, fn: FunctionNode, isClaims: (part: Ast) => boolean, claim: 'aud' | 'exp'): boolean {
  const compares = claim === 'aud' ? comparesAudience : comparesEnd
  if (compares(module, fn)) return true
  return callsIn(module, fn).some((one) => {
    const place = one.arguments.findIndex((given) => given.type !== 'SpreadElement' && isMadeOf(module, given, isClaims))
    if (place < 0) return false
    const taker = calledFunction(module, one.callee)
    if (taker) return compares(module, taker)
    return claim === 'exp' && ASKS_END.test(lastName(one.callee) ?? '')
  })
}

function isMadeOf(module: Module, node: Ast, test: (part: Ast) => boolean): boolean {
  if (madeOf(module, node, test)) return true
  const id = unwrap(node)
  const binding = module.binding(id)
  // A name that is declared before and given its value in a branch.
  return binding !== undefined && assignmentsOf(module, binding).some(({ right }) => madeOf(module, right, test))
}

function calledFunction(module: Module, callee: Ast): FunctionNode | undefined {
  const inner = unwrap(callee)
  return isOwnMember(inner) ? methodOf(module, inner) : functionOf(module, inner)
}

/** Whether what a function reads as `aud` is compared with something, or looked for; written to a log it is not. */
const comparesAudience = oncePerPair((module: Module, fn: FunctionNode): boolean => {
  const isAudience = (part: Ast) => claimRead(module, part) === 'aud'
  for (const node of walk(fn)) {
    const callee = calleeOf(node)
    const isLook = node.type === 'CallExpression' && callee?.type === 'MemberExpression' && LOOKS_FOR.test(keyOf(callee) ?? '')
    const sides = isLook ? [callee.object, ...node.arguments] : (comparedBy(node, { among: true }) ?? [])
    if (sides.some((one) => !isFunction(one) && isMadeOf(module, one, isAudience)) && !sides.some(isNone)) return true
  }
  return false
})

/** Whether a function asks of `exp` whether it lies before or behind something. */
const comparesEnd = oncePerPair((module: Module, fn: FunctionNode): boolean => {
  const isEnd = (part: Ast) => claimRead(module, part) === 'exp' || (part.type === 'Identifier' && part.name === 'exp')
  for (const node of walk(fn))
    if (
      node.type === 'BinaryExpression' &&
      ORDERS.has(node.operator) &&
      [node.left, node.right].some((one) => isMadeOf(module, one, isEnd))
    )
      return true
  return false
})

const ORDERS: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])
/** `isExpired`, `ensure_not_expired`, `checkExpiry` */
const ASKS_END = /^_?(?:is|has|ensure|assert|check|valid|verify|require)\w{0,40}exp(?:$|_|ir)/i
const LOOKS_FOR = /^(?:includes|has|some|every|indexOf|isdisjoint|intersection|issubset|issuperset|compare_digest)$/

/** `aud is None` asks whether there is one. */
function isNone(node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'UnaryExpression') return inner.operator === 'typeof'
  return (inner.type === 'Literal' && (inner.value === null || inner.value === '')) || lastName(inner) === 'undefined'
}
