import {
  definition,
  dotted,
  functionCalled,
  givenBack,
  keyOf,
  lastName,
  results,
  unwrap,
  type Ast,
  type AstOf,
  type Here,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { secretIn, type Shown } from './logged-secrets.ts'
import { shownParts } from './shown-parts.ts'
import { isRefused } from './refused-answers.ts'
import { isRegistrationAnswer, isTokenAnswer } from './token-answers.ts'

/** Functions and methods that hand an answer on, one to the next. */
const MAX_STEPS = 3

/**
 * The whole answer of a token endpoint, or of the registration of a client, in what a tool gives back: by what it sends, or by what a
 * function or a method of this repository gives back that it calls: `JSON.stringify(await this.oauth.exchangeCode(code))`.
 */
export function answerGiven(module: Module, value: Ast): Shown | undefined {
  for (const part of shownParts(module, value)) {
    if (isGivenWhole(module, part, MAX_STEPS)) return { what: said(module, part), node: part }
  }
  return undefined
}

/** The same where a log writes it and a function or a method of this repository has given it: `const answer = await redeem(code)`. */
export function answerOfOwn(module: Module, value: Ast): Shown | undefined {
  return shownParts(module, value)
    .filter((part) => {
      const call = definition(module, part)
      return call.type === 'CallExpression' && functionCalled(module, call) !== undefined && isGivenWhole(module, part, MAX_STEPS)
    })
    .map((part) => ({ what: said(module, part), node: part }))[0]
}

/**
 * A credential that a function gives back of which a tool hands on the result: `return await connect_impl(name)`. What that function is
 * given itself may be what the model has written.
 */
export function secretGiven(module: Module, value: Ast): Shown | undefined {
  for (const part of shownParts(module, value)) {
    if (part.type !== 'CallExpression') continue
    for (const { module: there, node } of givenBack(module, part)) {
      const found = secretIn(there, node)
      if (found && !isOfParameter(there, found.within ?? found.node)) return { what: found.what, node: part }
    }
  }
  return undefined
}

/** A parameter, or what is read of one. */
function isOfParameter(module: Module, node: Ast): boolean {
  let root = unwrap(node)
  for (let steps = 0; steps < MAX_MEMBERS; steps++) {
    if (root.type === 'MemberExpression') root = unwrap(root.object)
    else if (root.type !== 'Identifier' || module.binding(root)?.kind === 'param') break
    else root = unwrap(definition(module, root))
  }
  return module.binding(root)?.kind === 'param'
}

const MAX_MEMBERS = 8

function isGivenWhole(module: Module, node: Ast, steps: number): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression' && node.type !== 'CallExpression') return false
  if (isRefused(module, node)) return false
  const call = definition(module, node)
  const known = call.type === 'CallExpression' ? givenBy(module, call) : []
  // What a function is called says nothing where its results can be seen: it may keep the tokens.
  if (call.type !== 'CallExpression') return isTokenAnswer(module, node) || isRegistrationAnswer(module, node)
  const [first] = known
  if (!first) return isTokenAnswer(module, node) || isRegistrationAnswer(module, node) || sendsTokenRequest(module, call)
  if (steps > 0 && MAY_GIVE.test(lastName(call.callee) ?? '') && isOneWhole(first.node, steps - 1, known)) return true
  return sendsTokenRequest(module, call) && known.every((one) => handsOn(one.node))
}

/** What is given back as it came: `return await self.request("GET", path, params)`, `return dict(response.data)`, `return resp.json()`. */
function handsOn(node: Ast): boolean {
  const inner = unwrap(node)
  if (inner.type === 'AwaitExpression') return handsOn(inner.argument)
  return inner.type === 'CallExpression' && HANDS_ON.test(lastName(inner.callee) ?? '')
}

const HANDS_ON = /^_?(?:request|post|get|call|send|fetch|json|dict|execute|api|http|form)(?:_?\w{0,20})?$/i

/**
 * A call that is handed all of a token request by a client with a secret, whatever makes it: `graph.oauth_access_token({"client_secret": …,
 * "code": code})`, `slack.api_call("oauth.access", **kwargs)`. One that is called after what it keeps gives back something else.
 */
function sendsTokenRequest(module: Module, { callee, arguments: given }: AstOf<'CallExpression'>): boolean {
  if (KEEPS.test(lastName(callee) ?? '')) return false
  return given.some((one) => {
    const names = namesIn(module, one.type === 'SpreadElement' ? one.argument : one)
    return names.some((name) => /^client_?secret$/i.test(name)) && names.some((name) => REDEEMED.test(name))
  })
}

/** The keys of an object, of one that a name stands for, and of those that it takes in: `{"code": code}`, `**kwargs`. */
function namesIn(module: Module, node: Ast, steps = 2): readonly string[] {
  const inner = unwrap(node)
  const object = inner.type === 'Identifier' ? (module.binding(inner)?.init ?? inner) : inner
  if (object.type !== 'ObjectExpression') return []
  return object.properties.flatMap((part) =>
    part.type === 'Property' ? (keyOf(part) ?? []) : steps > 0 ? namesIn(module, part.argument, steps - 1) : [],
  )
}

const KEEPS = /save|store|connect|link|complete|finish|persist|sign_?in|login|set|check|verify|validate/i
const REDEEMED = /^(?:code|refresh_?token|grant_?type|(?:fb_)?exchange_?token)$/i

/** Whether one of the results of a function is such an answer, remembered by the first of them and by the steps that are left. */
const isOneWhole = oncePerPair((_: Ast, steps: number, known: readonly Here[]): boolean =>
  known.slice(-MAX_RESULTS).some(({ module, node }) => shownParts(module, checked(node)).some((part) => isGivenWhole(module, part, steps))),
)

/** Refusals stand first, and what is given back otherwise last. */
const MAX_RESULTS = 20

/** Without the schema that checks it: `Tokens.parse(await response.json())`. */
function checked(node: Ast): Ast {
  const inner = unwrap(node)
  const [first] = inner.type === 'CallExpression' && lastName(inner.callee) === 'parse' ? inner.arguments : []
  return first && first.type !== 'SpreadElement' ? first : inner
}

/** What may hand on such an answer has a word of it in its name. */
const MAY_GIVE = /token|code|redeem|exchange|oauth|credential|grant|register|client|login|sign_?in|auth/i

/** What the function gives back that a call names, or the method of an object of a class of this repository. */
function givenBy(module: Module, call: AstOf<'CallExpression'>): readonly Here[] {
  const called = functionCalled(module, call)
  return called ? results(called.module, called.node).map((node) => ({ module: called.module, node })) : []
}

function said(module: Module, node: Ast): string {
  if (node.type !== 'CallExpression') return dotted(node) ?? module.source(node).replace(/\s+/g, ' ')
  return `${dotted(unwrap(node.callee)) ?? lastName(node.callee) ?? ''}()`
}
