import { bindsCode, holdsNoSecret, kindOfRecord, madeForSignIn, redeemsCode } from '../../knowledge/words/states.ts'
import {
  assignmentTo,
  inside,
  keyOf,
  lastName,
  unwrap,
  walk,
  withoutComments,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { withoutFixedTexts } from '../../program/written/index.ts'
import { append } from '../../text/append.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { asksEveryRoute, mayAskForState } from './asked-in-front.ts'
import { BY_NAME, withBroughtVerifier } from './brought-verifiers.ts'
import { callsIn } from './calls-in-function.ts'
import { comparesWithPerson } from './compared-state-parts.ts'
import { BEGINS_WITH, DECODES, isDecodedState, isUsedOtherwise, statesTaken } from './decoded-state.ts'
import { handedAnswers, isHandedUnbound, withoutDatabases } from './handed-answers.ts'
import { isOfRecord, WAY_BACK } from './state-values.ts'
import { stated } from './stated-addresses.ts'
import { takenOf } from './taken-parameters.ts'

/**
 * Where a callback redeems a code and believes what the `state` says when it is taken apart, which nothing has signed or compared: whose
 * account is linked, or which client has asked. Everybody can write one: `JSON.parse(atob(state))`.
 */
export function unsealedStates(module: Module): Span[] {
  const codes = takenOf(module, 'code')
  const handed = handedAnswers(module)
  if ((codes.length === 0 && handed.length === 0) || asksEveryRoute(module)) return []
  const told = [...stated(module)].map(({ at }) => at)
  return [...new Set([...codes, ...handed].map(({ handler }) => handler))].flatMap((handler) => {
    const parsed = parsedIn(module, handler)
    if (!parsed || told.some(({ start }) => start >= handler.start && start < handler.end)) return []
    const brought = withBroughtVerifier(module, handler)
    const code = withoutDatabases(brought?.code ?? withoutFallbacks(module, handler))
    const isBound =
      BOUND.test(withoutFixedTexts(code.replaceAll(BY_NAME, ''))) ||
      (brought === undefined && !redeemsCode.pattern.test(code)) ||
      isUsedOtherwise(module, handler) ||
      comparesWithPerson(module, handler) ||
      handsRequestOn(module, handler, brought?.end)
    if (isBound || mayAskForState(module, handler) || (brought === undefined && !isOfKnownThings(module, parsed, handler))) return []
    const elsewhere = handed.find((one) => one.handler === handler)
    return !elsewhere || isHandedUnbound(module, elsewhere, BOUND) ? [module.span(parsed)] : []
  })
}

/** The code of a handler without what it does only where the state names nobody: `if (!userId) { const user = await getUser() … }`. */
function withoutFallbacks(module: Module, handler: FunctionNode): string {
  let code = withoutComments(module, handler)
  let left = MOST_FALLBACKS
  for (const one of walk(handler)) {
    if (one.type !== 'IfStatement' || one.alternate || one.test.type !== 'UnaryExpression') continue
    const id = unwrap(one.test.argument)
    if (id.type === 'Identifier' && isOfRecord(id.name) && left-- > 0 && isSetOfState(module, id))
      code = code.replace(withoutComments(module, one.consequent), '{}')
  }
  return code
}

/** A handler with more of them than any callback has is read no further. */
const MOST_FALLBACKS = 4

/** Whether a variable is given what the state says before. */
function isSetOfState(module: Module, id: Ast): boolean {
  const binding = module.binding(id)
  const isOfState = (value: Ast | undefined): boolean =>
    value !== undefined && [...walk(value)].some((part) => isDecodedState(module, part))
  return (
    binding !== undefined &&
    (isOfState(binding.init) || module.references(binding).some((use) => use.start < id.start && isOfState(assignmentTo(use)?.right)))
  )
}

/** What else binds a code to the browser, signs the state, or looks up what was kept. */
const BOUND = oneOf(
  'i',
  bindsCode.pattern,
  /csrf|cookie|session|sign(?:ed|ature)|(?<!in)valid|verif|compare/,
  /timingSafe|hmac|decrypt|unseal|(?<!decode)(?<!parse)jwt|\.getdel\(/,
  inTurn('', /\b(?:redis|cache|kv|\w{0,20}store|states?|pending)\w{0,20}/, /\.(?:get|take|pop|consume|del(?:ete)?)\w{0,12}\(/),
  /\breq(?:uest)?\.(?:user|auth)\b|current_?user|getServerSession|getUser\(/,
)

/** Whether a function gets the whole request, and may look for what the browser has kept. */
function handsRequestOn(module: Module, handler: FunctionNode, end = handler.end): boolean {
  return callsIn(module, handler).some(
    ({ callee, arguments: given, start }) =>
      start < end &&
      !/^(?:redirect|render|json|send|log|info|error|URL)$/.test(lastName(callee) ?? '') &&
      given.some((one) => WHOLE_REQUEST.test(module.source(one))),
  )
}

const WHOLE_REQUEST = /^(?:(?:self\.)?(?:req|request|_req|c|ctx|context|event)|c(?:tx|ontext)?\.req(?:\.raw)?|ctx\.request)$/

const parses = oncePer((module: Module) => module.nodes('CallExpression').filter(({ callee }) => PARSES.test(lastName(callee) ?? '')))
const PARSES = /^(?:parse|loads)$/

/** The call that makes an object of the state. */
function parsedIn(module: Module, handler: FunctionNode): Ast | undefined {
  return parses(module).find((one) => {
    const [first] = inside(one, handler) ? one.arguments : []
    return first !== undefined && first.type !== 'SpreadElement' && isDecodedState(module, first)
  })
}

/** Whether all that is read of the object is what anybody may know, and nobody else gets the whole of it. */
function isOfKnownThings(module: Module, parsed: Ast, handler: FunctionNode): boolean {
  const keys: string[] = []
  const given = new Map<string, string>()
  for (const one of walk(handler)) {
    if (one.type === 'MemberExpression' && isDecodedState(module, one.object) && !isCalled(module, one)) {
      const key = nameRead(module, one)
      keys.push(key)
      const name = key.length <= SHORT ? nameGiven(module, one) : undefined
      if (name !== undefined) given.set(key, name)
    }
    if (one.type === 'VariableDeclarator' && one.id.type === 'ObjectPattern' && one.init && isDecodedState(module, one.init))
      append(
        keys,
        one.id.properties.map((part) => (part.type === 'Property' ? (keyOf(part) ?? '?') : '?')),
      )
    if (
      one.type === 'CallExpression' &&
      one !== parsed &&
      one.arguments.some((given) => isWhole(module, given, parsed)) &&
      !HANDS_BACK.test(lastName(one.callee) ?? '')
    )
      return false
  }
  return keys.length > 0 && keys.every((key) => isKnown(key) || isKnown(given.get(key) ?? '?'))
}

/** A key that says nothing of what it holds: `u`, `uid`. */
const SHORT = 3

/** The variable that a part of the state is given to, by which a short key is told: `returnTo = told.rt`. */
function nameGiven(module: Module, member: Ast): string | undefined {
  for (const one of module.ancestors(member)) {
    const id = one.type === 'VariableDeclarator' ? one.id : one.type === 'AssignmentExpression' ? one.left : undefined
    if (id) return id.type === 'Identifier' ? id.name.replace(/^state_?/, '') : undefined
    if (!/^(?:Call|Conditional|Logical|Typed|Await)Expression$/.test(one.type)) return undefined
  }
  return undefined
}

/** `asked.workspaceId`, `asked.get("workspace_id")` */
function nameRead(module: Module, member: AstOf<'MemberExpression'>): string {
  const call = module.parent(member)
  const [first] = call?.type === 'CallExpression' && call.callee === member && keyOf(member) === 'get' ? call.arguments : []
  return first?.type === 'Literal' ? String(first.value) : (keyOf(member) ?? '?')
}

/** `Buffer.from(state).toString()` */
function isCalled(module: Module, member: Ast): boolean {
  const parent = module.parent(member)
  return (
    parent?.type === 'CallExpression' &&
    parent.callee === member &&
    (DECODES.test(lastName(member) ?? '') || BEGINS_WITH.test(lastName(member) ?? ''))
  )
}

/** Of Cloudflare's OAuth provider: https://github.com/cloudflare/workers-oauth-provider */
const HANDS_BACK = /^(?:completeAuthorization|log|info|debug|warn|warning|error|parse|String)$/

function isWhole(module: Module, given: Ast, parsed: Ast): boolean {
  const inner = unwrap(given)
  if (inner.type === 'SpreadElement') return isWhole(module, inner.argument, parsed)
  if (inner.type === 'ObjectExpression')
    return inner.properties.some((one) => isWhole(module, one.type === 'Property' ? one.value : one, parsed))
  // What is handed on as it came is asked for by its uses.
  const taken = inner.type === 'Identifier' ? module.binding(inner)?.id : undefined
  if (taken && statesTaken(module).has(taken)) return false
  return inner.type === 'Identifier' && isDecodedState(module, inner) && !isText(module, inner)
}

/** A text that goes into the parser, and no object that came out. */
function isText(module: Module, id: Ast): boolean {
  const parent = module.parent(id)
  return parent?.type === 'CallExpression' && /^(?:parse|loads|from|atob|(?:urlsafe_)?b64decode)$/.test(lastName(parent.callee) ?? '')
}

function isKnown(key: string): boolean {
  if (/nonce|csrf|^id$/i.test(key) || madeForSignIn.pattern.test(key)) return false
  return isOfRecord(key) || WAY_BACK.test(key) || kindOfRecord.pattern.test(key) || holdsNoSecret.pattern.test(key) || OF_REQUEST.test(key)
}

/** What an authorization request of somebody else's client holds (RFC 6749 section 4.1.1), and what says where it came from. */
const OF_REQUEST = /^(?:scopes?|client_?id|redirect_?ur[il]|response_?type|timestamp|ts|iat|exp|e?mail|user|shop|tenant|org|workspace)$/i
