import type { CheckingCall } from '../../knowledge/libraries/token-checks.ts'
import {
  argumentsOf,
  calleeOf,
  callsTo,
  enclosingFunction,
  functionOf,
  identifiersNamed,
  isFunction,
  isOwnMember,
  keyOf,
  lastName,
  nameOf,
  unwrap,
  valueOf,
  walk,
  type Ast,
  type AstOf,
  type FunctionNode,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { boolean } from '../../parse/node.ts'
import type { Owner } from '../../model/index.ts'
import { doneBy } from './policy.ts'
import { isComparedBehind } from './claims-behind.ts'
import { factsOf, type Claim, type Facts } from './token-scope.ts'

/**
 * Whether the function around a check compares a claim by itself, in a function of the module that it hands what it got, or in one whose
 * name says so: `validateAudience(claims)`; its callers may compare the audience or the end of what it hands back. What a token is for may
 * be its audience or a claim of its own.
 */
export function checksClaim(module: Module, node: Ast, claim: Claim): boolean {
  const scope = enclosingFunction(module, node) ?? module.tree.program
  if (!scope) return false
  const facts = factsOf(module, scope)
  return (
    compares(facts, claim) ||
    facts.checks[claim].some((one) => one !== node) ||
    namesOf(module, node).some((name) => isComparedByTakers(module, facts, name, claim)) ||
    takersOf(facts, node).some((one) => compares(factsOf(module, one), claim)) ||
    (claim !== 'iss' && isComparedBehind(module, node, claim))
  )
}

/**
 * Whether the function that a check hands the claims to, to decide with, may compare a claim: one of this module that does, or one that
 * stands elsewhere and cannot be read here (`this.tokens.decide.bind(this)`).
 */
export function mayDecide(module: Module, { row, given }: KnownCall<CheckingCall>, claim: Claim): boolean {
  const handed = row.decider === undefined ? undefined : given.expression(row.decider)
  if (!handed) return false
  const decider = unbound(unwrap(handed))
  const known = functionOf(module, decider) ?? ownMethod(module, decider)
  return known ? compares(factsOf(module, known), claim) : decider.type === 'MemberExpression' || decider.type === 'Identifier'
}

/** `check.bind(this)` is the function `check`. */
function unbound(node: Ast): Ast {
  const callee = calleeOf(node)
  return callee?.type === 'MemberExpression' && keyOf(callee) === 'bind' ? unwrap(callee.object) : node
}

/** The method of the module's classes that `this.check` names. */
function ownMethod(module: Module, node: Ast): Ast | undefined {
  if (!isOwnMember(node)) return undefined
  const name = keyOf(node)
  return module.nodes('MethodDefinition').find((one) => keyOf(one) === name)?.value
}

function compares({ claims, comparesUse }: Facts, claim: Claim): boolean {
  return claims.has(claim) || (claim === 'aud' && comparesUse)
}

/** Many checks may give their claims one name, which many functions take: each name is asked about once. */
function isComparedByTakers(module: Module, facts: Facts, name: string, claim: Claim): boolean {
  const key = `${claim} ${name}`
  const known = facts.compared.get(key) ?? takersOf(facts, name).some((one) => compares(factsOf(module, one), claim))
  facts.compared.set(key, known)
  return known
}

/** The functions of the module that get what a name stands for, or what a call gave: `toClaims(payload)`, `toClaims(verify(token))`. */
function takersOf({ takers }: Facts, given: string | Ast): readonly Ast[] {
  return takers().get(given) ?? []
}

/** The names that what a call gives is put under. */
function namesOf(module: Module, node: Ast): string[] {
  const names = new Set<string>()
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) break
    if (outer.type === 'VariableDeclarator')
      for (const one of walk(outer.id)) {
        if (one.type === 'Identifier') names.add(one.name)
      }
  }
  return [...names]
}

/**
 * Whether the function around a check compares a digest of the message that brought the token: a webhook's signature is for that message
 * alone.
 */
export function isForOneMessage(module: Module, node: Ast): boolean {
  const scope = enclosingFunction(module, node) ?? module.tree.program
  return scope !== undefined && factsOf(module, scope).isForOneMessage
}

/** Functions that call what they are given, in a thread. */
const RUNS = /^(?:to_thread|run_sync|run_in_threadpool|run_in_executor)$/

/**
 * Whether another call of the same function verifies a token: one that is known to, one whose name says so, or a function that is run in a
 * thread.
 */
export function verifiesBeside(module: Module, node: Ast, known: (call: Ast) => boolean): boolean {
  return verifyingBeside(module, node, known).length > 0
}

/** The calls of the same function that verify a token. */
export function verifyingBeside(module: Module, node: Ast, known: (call: Ast) => boolean): readonly Ast[] {
  const scope = enclosingFunction(module, node) ?? module.tree.program
  const verifies = (one: AstOf<'CallExpression'>) => known(one) || VERIFIES.test(lastName(one.callee) ?? '') || runsCheck(module, one)
  return scope ? factsOf(module, scope).calls.filter((one) => one !== node && verifies(one)) : []
}

/**
 * Whether each function of the module that calls the one around a place verifies a token itself, or the function that calls that one does:
 * what is read there is read before or after the check.
 */
export function callersVerify(module: Module, node: Ast, known: (call: Ast) => boolean, depth = 2): boolean {
  const around = enclosingFunction(module, node)
  const callers = around && depth > 0 ? callersOf(module, around) : undefined
  return (
    callers !== undefined && callers.every((call) => verifiesToken(module, call, known) || callersVerify(module, call, known, depth - 1))
  )
}

function verifiesToken(module: Module, node: Ast, known: (call: Ast) => boolean): boolean {
  const scope = enclosingFunction(module, node)
  const verifies = (one: AstOf<'CallExpression'>) => known(one) || isOfToken(module, one) || runsCheck(module, one)
  return scope !== undefined && factsOf(module, scope).calls.some((one) => one !== node && verifies(one))
}

/** Whose name says that it verifies a token, or whose receiver or argument does; others validate bodies and webhooks. */
export function isOfToken(module: Module, call: AstOf<'CallExpression'>): boolean {
  const name = lastName(call.callee) ?? ''
  return OF_TOKEN.test(name) || (/^_?verify$/.test(name) && /jwt|jose|token|bearer/i.test(module.source(call).slice(0, 200)))
}

const OF_TOKEN = /verif\w{0,20}(?:token|jwt|signature|claims|bearer)|introspect|(?:token|jwt|signature)_?verif/i

/** One call for each function that calls this one by its name; undefined where none does, or where something else is done with it. */
function callersOf(module: Module, fn: FunctionNode): readonly Ast[] | undefined {
  const name = nameOf(module, fn)
  if (name === undefined) return undefined
  const callers = new Map<Ast | undefined, Ast>()
  for (const use of identifiersNamed(module, name)) {
    const parent = module.parent(use)
    if (use === fn.id || (parent && (parent === fn || 'id' in parent || parent.type.startsWith('Export')))) continue
    const callee = parent?.type === 'MemberExpression' && parent.property === use ? parent : use
    const call = module.parent(callee)
    if (call?.type !== 'CallExpression' || call.callee !== callee) return undefined
    callers.set(enclosingFunction(module, call), call)
  }
  return callers.size > 0 ? [...callers.values()] : undefined
}

const VERIFIES = /verif|introspect|validate/i

function runsCheck(module: Module, call: AstOf<'CallExpression'>): boolean {
  const run = RUNS.test(lastName(call.callee) ?? '')
    ? call.arguments.find((one) => one.type === 'MemberExpression' || (one.type === 'Identifier' && VERIFIES.test(one.name)))
    : undefined
  const name = (run && lastName(run)) ?? ''
  if (VERIFIES.test(name)) return true
  const signature = /^decode/.test(name) ? argumentsOf(module, call).value('options.verify_signature') : undefined
  return signature !== undefined && !(signature.is === 'set' && boolean(signature.value) === false)
}

/** Whether the function calls a method of this name. */
function callsMethod(module: Module, node: Ast, method: string): boolean {
  const scope = enclosingFunction(module, node) ?? module.tree.program
  return (
    scope !== undefined &&
    factsOf(module, scope).calls.some(({ callee }) => unwrap(callee).type === 'MemberExpression' && lastName(callee) === method)
  )
}

/** Whether the function around calls a method of this name, or one of the module that calls it and gets the claims handed back does. */
export function completes(module: Module, node: Ast, method: string): boolean {
  if (callsMethod(module, node, method)) return true
  const name = functionName(module, node)
  return name !== undefined && callsTo(module, name).some((call) => call.from === undefined && callsMethod(module, call.node, method))
}

/** Who does it: the function around, by its name. */
export function doer(module: Module, node: Ast, product: string): Owner {
  return doneBy(functionName(module, node), product)
}

/** The name of the nearest function around that has one. */
export function functionName(module: Module, node: Ast): string | undefined {
  for (const one of module.ancestors(node)) {
    const name = isFunction(one) ? nameOf(module, one) : undefined
    if (name !== undefined && name !== 'constructor') return name
  }
  return undefined
}

/** Where a check is switched off, if it is. */
export function isSwitchedOff(
  module: Module,
  { row, call, given }: KnownCall<CheckingCall>,
  what: keyof NonNullable<CheckingCall['off']>,
): Span | undefined {
  for (const [place, off] of row.off?.[what] ?? []) {
    const option = given.option(place)
    if (option.is !== 'set' || boolean(option.value.value) !== off) continue
    const node = valueOf(module, { ...option.value, key: { value: '', at: option.at } })
    if (!node || !isConditional(module, node, call.node)) return option.at
  }
  return undefined
}

/** Whether a node stands in a branch that another one need not have come through. */
function isConditional(module: Module, node: Ast, other: Ast): boolean {
  let inner = node
  for (const outer of module.ancestors(node)) {
    if (BRANCHING.has(outer.type) && !(other.start >= inner.start && other.end <= inner.end)) return true
    inner = outer
  }
  return false
}

const BRANCHING: ReadonlySet<string> = new Set(['IfStatement', 'SwitchStatement', 'TryStatement', 'LoopStatement', 'ForOfStatement'])

/**
 * What AWS's load balancer says of who has signed in has no audience and no issuer to compare: its `signer` is
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding).
 */
export function isOfLoadBalancer(module: Module, call: Ast): boolean {
  const around = enclosingFunction(module, call)
  const code = around ? module.source(around) : module.file.text
  return /x-amzn-oidc-data/i.test(code) && /["'.]signer\b/.test(code)
}
