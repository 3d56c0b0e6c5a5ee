import type { CheckingCall } from '../../knowledge/libraries/token-checks.ts'
import { isFunction, keyOf, lastName, unwrap, type Ast, type AstOf } from '../../program/ast.ts'
import { enclosingFunction, nameOf, type Module } from '../../program/module.ts'
import { argumentsOf } from '../../program/arguments.ts'
import type { KnownCall } from '../../program/library-calls.ts'
import { functionOf, valueOf } from '../../program/objects.ts'
import type { Span } from '../../text/source.ts'
import { boolean, string } from '../../parse/node.ts'
import { fold } from '../../program/fold.ts'
import { walk } from '../../program/walk.ts'
import { callsTo } from '../../program/index.ts'
import type { Owner } from '../../model/index.ts'

/** The claims that a check may leave to the code around it: RFC 7519 section 4.1. */
export type Claim = 'aud' | 'iss' | 'exp'

const NAMES: Readonly<Record<Claim, RegExp>> = { aud: /^aud(?:ience)?$/, iss: /^iss(?:uer)?$/, exp: /^exp$/ }
const CLAIM_WORDS: Readonly<Record<Claim, RegExp>> = { aud: /aud|resource/i, iss: /iss/i, exp: /exp/i }
const CHECK = /check|valid|verif|assert|require|match|ensure|enforce/i

/**
 * Whether the function around a check compares a claim by itself, in a function of the module that it hands what it got, or in one whose
 * name says so: `validateAudience(claims)`. What a token is for may be its audience or a claim of its own.
 */
export function checksClaim(module: Module, node: Ast, claim: Claim): boolean {
  const scope = enclosingFunction(module, node) ?? module.tree.program
  if (!scope) return false
  const facts = factsOf(module, scope)
  const compares = (one: Facts) => one.claims.has(claim) || (claim === 'aud' && one.comparesUse)
  return (
    compares(facts) ||
    facts.calls.some(
      (one) => one !== node && CHECK.test(lastName(one.callee) ?? '') && CLAIM_WORDS[claim].test(lastName(one.callee) ?? ''),
    ) ||
    takers(module, node, facts).some((one) => compares(factsOf(module, one)))
  )
}

/** The functions of the module that get what a call gave: `toClaims(payload)`, `toClaims(verify(token))`. */
function takers(module: Module, node: Ast, { calls }: Facts): Ast[] {
  const names = new Set<string>()
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) break
    if (outer.type === 'VariableDeclarator')
      for (const one of walk(outer.id)) {
        if (one.type === 'Identifier') names.add(one.name)
      }
  }
  const gets = (one: Ast | null) => {
    let given = one && unwrap(one)
    while (given?.type === 'MemberExpression') given = unwrap(given.object)
    return given?.type === 'Identifier' ? names.has(given.name) : given === node
  }
  return calls.flatMap((call) => {
    const taker = call.callee.type === 'Identifier' && call.arguments.some(gets) ? functionOf(module, call.callee) : undefined
    return taker ? [taker] : []
  })
}

/**
 * Whether the function around a check compares a digest of the message that brought the token: a webhook's signature is for that message
 * alone.
 */
export function isForOneMessage(module: Module, node: Ast): boolean {
  const scope = enclosingFunction(module, node) ?? module.tree.program
  return scope !== undefined && factsOf(module, scope).isForOneMessage
}

/** `body_sha256`, `request_body_sha256`, `payloadHash`; `qsh` of Atlassian Connect. */
const MESSAGE_DIGEST = /^(?:qsh|(?:request_?)?(?:body|payload|content|query|message)_?(?:sha_?\d{1,3}|hash|digest|md5))$/i

/**
 * Whether nothing but what tells one token from another is read of what a check gives, such as the `jti` that is looked up in a list of
 * those that were ended: it lets nobody in.
 */
export function readsOnlyMarks(module: Module, call: Ast): boolean {
  const parent = module.parent(call)
  const id = parent?.type === 'VariableDeclarator' && parent.init && unwrap(parent.init) === call ? parent.id : undefined
  const binding = id?.type === 'Identifier' ? module.binding(id) : undefined
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

/** Functions that call what they are given, in a thread. */
const RUNS = /^(?:to_thread|run_sync|run_in_threadpool|run_in_executor)$/

/**
 * Whether another call of the same function verifies a token: one that is known to, one whose name says so, or a function that is run in a
 * thread.
 */
export function verifiesBeside(module: Module, node: Ast, known: (call: Ast) => boolean): boolean {
  const scope = enclosingFunction(module, node) ?? module.tree.program
  return (
    scope !== undefined &&
    factsOf(module, scope).calls.some(
      (one) => one !== node && (known(one) || VERIFIES.test(lastName(one.callee) ?? '') || runsCheck(module, one)),
    )
  )
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

interface Facts {
  /** Claims that are read by their names. */
  readonly claims: ReadonlySet<Claim>
  readonly calls: readonly AstOf<'CallExpression'>[]
  readonly isForOneMessage: boolean
  /** A claim that says what a token is for is compared: tokens for something else are refused. */
  readonly comparesUse: boolean
}

const COMPARES: ReadonlySet<string> = new Set(['===', '!==', '==', '!='])
/** RFC 8725 sections 3.11 and 3.12 keep kinds of tokens apart; `token_use: access` and the like only tell access from identity. */
const USE = /^(?:token_?)?purpose$|^intended_?use$/i

const FACTS = new WeakMap<Ast, Facts>()

/** What a function, or the module, reads and calls; told once for all the checks in it. */
function factsOf(module: Module, scope: Ast): Facts {
  const known = FACTS.get(scope)
  if (known) return known
  const claims = new Set<Claim>()
  const calls: AstOf<'CallExpression'>[] = []
  let isForOneMessage = false
  let comparesUse = false
  for (const one of walk(scope)) {
    if (one.type === 'CallExpression') calls.push(one)
    const name = claimRead(module, one)
    if (one.type === 'BinaryExpression' && COMPARES.has(one.operator))
      comparesUse ||= [one.left, one.right].some((side) => USE.test(claimRead(module, unwrap(side)) ?? ''))
    if (name !== undefined && MESSAGE_DIGEST.test(name)) isForOneMessage = true
    for (const claim of ['aud', 'iss', 'exp'] as const) if (name !== undefined && NAMES[claim].test(name)) claims.add(claim)
  }
  const facts = { claims, calls, isForOneMessage, comparesUse }
  FACTS.set(scope, facts)
  return facts
}

/** The name that a node reads of claims: `claims.aud`, `claims["aud"]`, `claims.get("aud")`, `{ aud } = claims`. */
export function claimRead(module: Module, node: Ast): string | undefined {
  if (node.type === 'MemberExpression') return keyOf(node)
  if (node.type === 'Property') return module.parent(node)?.type === 'ObjectPattern' ? keyOf(node) : undefined
  if (node.type !== 'CallExpression' || lastName(node.callee) !== 'get' || unwrap(node.callee).type !== 'MemberExpression') return undefined
  const [first] = node.arguments
  return first?.type === 'Literal' ? string(fold(module, first))?.value : undefined
}

/** Who does it: the function around, by its name. */
export function doer(module: Module, node: Ast, product: string): Owner {
  const name = functionName(module, node)
  return { what: name === undefined ? 'this file' : 'function', ...(name === undefined ? {} : { name }), product }
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
