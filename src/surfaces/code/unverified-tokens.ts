import { checkingCalls, readingCalls, type CheckingCall, type ReadingCall } from '../../knowledge/libraries/token-checks.ts'
import {
  assignmentsOf,
  definition,
  dotted,
  enclosingFunction,
  fold,
  identifiersNamed,
  isComparison,
  isFunction,
  knownCalls,
  lastName,
  nameOf,
  passesOn,
  results,
  unwrap,
  walk,
  withoutDefault,
  type Ast,
  type FunctionNode,
  type Identifier,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import { writesLog } from '../../knowledge/words/logging.ts'
import { sayRights } from '../../knowledge/words/unverified-claims.ts'
import { callersVerify, functionName, isSwitchedOff, verifiesBeside } from './token-check-facts.ts'
import { verifiedInPart } from './verified-in-part.ts'
import { isAnswered, readsAgain } from './verified-elsewhere.ts'
import { becomesUser } from './becomes-user.ts'
import { toldToStrategy } from './bearer-strategies.ts'
import { isVerifiedBefore } from './verified-before.ts'
import { decidedByCaller } from './handed-unverified.ts'
import { holderOfRight } from './held-rights.ts'
import { isOfPage } from './code-of-pages.ts'
import { claimRead } from './token-scope.ts'
import { handDecoded } from './hand-decoded.ts'
import { origin, type Origin } from './provider-tokens.ts'
import { isAskedByNobody } from './answers-unasked.ts'
import { isForDevelopment } from './development-branches.ts'
import { isHeld } from './held-tokens.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { madeOfCredential } from './requests.ts'

/** A token that is read without a check of its signature, and decides something. */
export interface Unverified extends Origin {
  readonly call: Ast
  readonly by: string
  readonly product: string
  /** Where what it says decides. */
  readonly deciding: Ast
  /** The same in another file, whose function asks for the check. */
  readonly decidedAt?: Span
}

/** Tokens that are read without a check, by functions that verify nothing, and whose claims let somebody in. */
export function* unverified(module: Module): Generator<Unverified> {
  const checks = knownCalls(module, checkingCalls)
  const off = checks.filter((one) => isSwitchedOff(module, one, 'signature'))
  const verifying = new Set<Ast>(checks.flatMap((one) => (off.includes(one) ? [] : [one.call.node])))
  const whole = checks.filter((one) => !off.includes(one))
  const all: readonly KnownCall<CheckingCall | ReadingCall>[] = [...knownCalls(module, readingCalls), ...off]
  for (const { row, call, given } of all) {
    const token = row.options.token === undefined ? undefined : given.expression(row.options.token)
    const inPart = verifiedInPart(module, call.node, (one) => verifying.has(one))
    if (
      !token ||
      isForDisplay(module, call.node, token) ||
      isOwn(module, token) ||
      isHeld(module, token) ||
      (!inPart && verifiesBeside(module, call.node, (one) => verifying.has(one))) ||
      callersVerify(module, call.node, (one) => verifying.has(one)) ||
      readsAgain(module, call.node, whole) ||
      isAnswered(module, call.node, token) ||
      isVerifiedBefore(module, call.node, token)
    )
      continue
    const forDisplay = row.means === 'reads-token' && row.forDisplay === true
    if (forDisplay && isOfPage(module) && !madeOfCredential(module, token)) continue
    const deciding = inPart ?? decides(module, call.node, token, forDisplay)
    const decidedAt = deciding || forDisplay ? undefined : decidedByCaller(module, call.node)
    const by = dotted(call.node.callee)?.split('.').slice(-2).join('.') ?? call.name
    const found = { call: call.node, by, product: row.package, ...origin(module, call.node, token) }
    if (deciding || decidedAt) yield { ...found, deciding: deciding ?? call.node, ...(!deciding && decidedAt && { decidedAt }) }
  }
  for (const { call, token, deciding: asked, decidedAt } of handDecoded(module)) {
    const by = dotted(call.callee)?.replace(/^this\./, '') ?? 'a function'
    if (isVerifiedBefore(module, call, token)) continue
    const isShown = asked === undefined && (isForDisplay(module, call, token) || isHeld(module, token))
    const deciding = asked ?? (isShown ? undefined : decides(module, call, token, false))
    if (deciding) yield { call, by, product: 'this code', deciding, ...(decidedAt && { decidedAt }), ...origin(module, call, token) }
  }
}

/** An ID token, or a function that shows what a token says, or counts requests by it. */
function isForDisplay(module: Module, call: Ast, token: Ast): boolean {
  return (
    /id_?token/i.test(module.source(token)) ||
    isForRecords(module, call) ||
    isDiagnosis(module, call) ||
    /id_?token|display|expir|issued|log|debug|inspect|print|analy[sz]|diagnos|tracing|telemetry/i.test(functionName(module, call) ?? '')
  )
}

/** What a switch for diagnosis adds to an answer or a log: `const debug = (() => { … })()`, `if (DEBUG) …`. */
function isDiagnosis(module: Module, call: Ast): boolean {
  if (isForDevelopment(module, call, true)) return true
  for (const one of module.ancestors(call)) {
    if (one.type === 'VariableDeclarator' && /^(?:dbg|debug|diag)/i.test(lastName(one.id) ?? '')) return true
    // A function that is called where it is written is a part of the value around it.
    const parent = isFunction(one) ? module.parent(one) : undefined
    if (isFunction(one) && (parent?.type !== 'CallExpression' || parent.callee !== one)) return false
  }
  return false
}

/** A function of a file for records that refuses nobody and names nobody the user. */
function isForRecords(module: Module, call: Ast): boolean {
  const around = enclosingFunction(module, call)
  return around !== undefined && FOR_RECORDS.test(module.file.path) && !REFUSES.test(module.source(around))
}

const REFUSES = /\b40[13]\b|\bthrow\b|\braise\b|unauthori[sz]ed|forbidden|\.(?:user|auth|claims|principal) = /i

/** Files that write down who has asked for what, or how often. */
const FOR_RECORDS = /(?:^|[/._-])(?:audit|access-?log|logg(?:er|ing)|telemetry|analytics|metrics|rate-?limit|throttl)[^/]{0,40}$/i

/** A token of its own environment, or one that the function made itself, lines before: `const token = await createToken(user)`. */
function isOwn(module: Module, token: Ast): boolean {
  const given = fold(module, token)
  if (given.kind === 'dynamic' && given.variable !== undefined) return true
  const made = unwrap(definition(module, token))
  return (
    made.type === 'CallExpression' &&
    /create|issue|sign|mint|generate|encode/i.test(lastName(made.callee) ?? '') &&
    !/header|cookie|bearer|\breq(?:uest)?\b/i.test(module.source(made))
  )
}

/** Functions whose answer lets somebody in. */
const LETS_IN = /verify|validate|auth|current_?user|require|admin|permission|claims|principal|identity|check/i
/** Functions that say of themselves that they verify nothing: who calls them decides. */
const SAYS_UNVERIFIED = /unverified|unsecured|without_?(?:\w{1,30}_)?verif|without(?:[A-Z][a-z]{1,20}){0,2}Verif|unsafe/i
const ONLY_READS = oneOf('i', SAYS_UNVERIFIED, /(?:^|_)(?:decode|extract|parse|peek|read)(?:_|[A-Z]|$)/)
/** Claims that say who somebody is. */
const IDENTITY = /^(?:sub|user_?id|uid|username|tenant(?:_?id)?|org(?:_?id)?|email|preferred_username)$/i

/** Where what is read decides something, and is not just shown. */
function decides(module: Module, call: Ast, token: Ast, forDisplay: boolean): Ast | undefined {
  const around = enclosingFunction(module, call)
  if (!around) return undefined
  const reads = [...claimsRead(module, around, call)].filter(
    ({ name }) => sayRights.pattern.test(name) || (!forDisplay && IDENTITY.test(name)),
  )
  const name = functionName(module, call) ?? ''
  const isReader = SAYS_UNVERIFIED.test(name) || isAskedForLogs(module, around)
  const isKept = !forDisplay || madeOfCredential(module, token)
  const used = reads.find(({ name: claim, node }) => {
    const isShown =
      isReader ||
      (!sayRights.pattern.test(claim) && results(module, around).some((one) => namesNobody(module, one)) && isAskedByNobody(module, around))
    return isUsed(module, around, node, { isShown, isKept })
  })?.node
  if (used) return used
  if (!forDisplay && LETS_IN.test(name) && !ONLY_READS.test(name)) {
    const letIn = reads[0]?.node ?? results(module, around).find((one) => passesOn(module, one, (part) => part === call))
    if (letIn) return letIn
  }
  return becomesUser(module, around, call, token) ?? toldToStrategy(module, around, call)
}

/** `"anonymous"`, `state.get("user", "guest")`: who asks without a token is called so, and nobody is refused. */
function namesNobody(module: Module, given: Ast): boolean {
  return NOBODY.test(module.source(given).slice(0, LONGEST))
}

const NOBODY = /["'`](?:anon(?:ymous)?|guest|unknown|visitor|nobody)(?:[_ -]?user)?["'`]/i

/** More of an expression is not looked at. */
const LONGEST = 1000

/** Whether each call of a function of the module stands in one that writes a log: `logger.warning(f"refused {_peek_sub(token)}")`. */
function isAskedForLogs(module: Module, fn: FunctionNode): boolean {
  const name = nameOf(module, fn)
  if (name === undefined || !/^(?:_|#)/.test(name)) return false
  const uses = identifiersNamed(module, name).filter((one) => one !== fn.id)
  return uses.length > 0 && uses.every((one) => isInLog(module, one))
}

function isInLog(module: Module, node: Ast): boolean {
  for (const outer of module.ancestors(node)) {
    if (isFunction(outer)) return false
    if (outer.type === 'CallExpression' && outer.callee !== node && writesLog.pattern.test(lastName(outer.callee) ?? '')) return true
  }
  return false
}

/** What a function reads of the claims that a call gives. */
function* claimsRead(module: Module, fn: FunctionNode, call: Ast): Generator<{ name: string; node: Ast }> {
  const isCall = (part: Ast) => part === call || (part.type === 'Identifier' && isGiven(module, part, call))
  for (const node of walk(fn)) {
    const name = claimRead(module, node)
    const holder =
      node.type === 'Property' ? module.parent(module.parent(node) ?? node) : node.type === 'CallExpression' ? unwrap(node.callee) : node
    const object = holder?.type === 'MemberExpression' ? holder.object : holder?.type === 'VariableDeclarator' ? holder.init : undefined
    if (name !== undefined && object && passesOn(module, object, isCall)) yield { name, node }
  }
}

/** A variable that is declared first and given what the call gives. */
function isGiven(module: Module, id: Identifier, call: Ast): boolean {
  const binding = module.binding(id)
  return binding !== undefined && assignmentsOf(module, binding).some(({ right }) => unwrap(right) === call)
}

/** Compared, looked up, or handed out by what is no mere reader; of `const { role } = claims` where `role` stands later. */
function isUsed(module: Module, fn: FunctionNode, node: Ast, { isShown, isKept }: { isShown: boolean; isKept: boolean }): boolean {
  const taken = node.type === 'Property' ? unwrap(withoutDefault(node.value)) : undefined
  const id = taken ?? (isKept ? holderOfRight(module, fn, node) : undefined)
  const binding = id && module.binding(id)
  if (!(taken && binding) && isUsedHere(module, fn, node, isShown)) return true
  return binding !== undefined && module.references(binding).some((use) => use !== id && isUsedHere(module, fn, use, isShown))
}

function isUsedHere(module: Module, fn: FunctionNode, node: Ast, isReader: boolean): boolean {
  for (const outer of module.ancestors(node)) {
    if (outer === fn) return false
    if (outer.type === 'BinaryExpression' && isComparison(outer.operator)) return true
    if (outer.type === 'ReturnStatement') return !isReader
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') return true
    if (outer.type === 'CallExpression' && /^(?:includes|has|some|every|indexOf)$/.test(lastName(outer.callee) ?? '')) return true
  }
  return false
}
