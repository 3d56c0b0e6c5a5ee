import { unreadAnswer } from '../../knowledge/words/dotted-paths.ts'
import {
  calleeOf,
  definition,
  dotted,
  enclosingFunction,
  isFunction,
  keyOf,
  lastName,
  pathWritten,
  unwrap,
  type Ast,
  type AstOf,
  type Module,
} from '../../program/index.ts'
import { givenAgain } from './given-again.ts'
import { isRefused } from './refused-answers.ts'
import { givesDeviceCode } from '../../knowledge/words/answered-tokens.ts'
import { givesTokens, signInPath } from '../../knowledge/words/logging.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { atCapitals } from '../../text/words.ts'
import { oncePer } from '../../text/once-per.ts'

/** What an answer is called, by the last word. */
const ANSWERS = /^(?:\w{0,40}_)?(?:data|body|json|result|response|payload|resp?|info|answer|tokens?|creds|credentials)$/i
const SENT = /^(?:params|body|form|fields|data)$/i

/**
 * Whether a name is what a token endpoint has answered, where it did not refuse, or what is sent to one, and what a vault answers:
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html.
 */
export function isLoggedAnswer(module: Module, node: Ast, name: string): boolean {
  if (name === 'SecretString' && node.type === 'MemberExpression') return true
  if ((ANSWERS.test(atCapitals(name)) || isRead(module, node, name)) && isTokenAnswer(module, node) && !isRefused(module, node)) return true
  return SENT.test(name) && isTokenRequest(module, node)
}

/** A name that says nothing of an answer that has been read, and Python's `response.text`. */
function isRead(module: Module, node: Ast, name: string): boolean {
  if (node.type === 'MemberExpression') return name === 'text'
  const value = definition(module, node)
  return value.type === 'CallExpression' && READ.test(lastName(value.callee) ?? '') && !/err|reason|fail|problem/i.test(name)
}

const READ = /^(?:json|text)$/

/** `await response.json()`, read where it is logged. */
export function answered(module: Module, node: AstOf<'CallExpression'>): { readonly what: string; readonly node: Ast } | undefined {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || !READ.test(keyOf(callee) ?? '') || isRefused(module, node)) return undefined
  if (!isTokenAnswer(module, node) && !isNamedForToken(module, callee.object)) return undefined
  return { what: `${dotted(callee) ?? 'response.json'}()`, node }
}

/** An answer by its name, of which a copy is read, as the one who takes the tokens of it reads it later: `tokenResponse.clone().text()`. */
function isNamedForToken(module: Module, node: Ast): boolean {
  const copy = unwrap(node)
  const callee = calleeOf(copy)
  const of = callee?.type === 'MemberExpression' && keyOf(callee) === 'clone' ? lastName(callee.object) : undefined
  return of !== undefined && TOKEN_ANSWER.test(atCapitals(of)) && /access_?token|device_?code/i.test(module.file.text)
}

const TOKEN_ANSWER = /^(?:\w{1,40}_)?(?:token|device_auth(?:ori[sz]ation)?)_(?:res|resp|response|result|answer)$/i

/** What a client sends to a token endpoint, by the parts that the same function takes from it. */
function isTokenRequest(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  return around !== undefined && requestsIn(module).get(around)?.has(module.source(node)) === true
}

/** What parts of a token request are taken from, by the functions that name a grant. */
const requestsIn = oncePer((module: Module): ReadonlyMap<Ast, ReadonlySet<string>> => {
  const found = new Map<Ast, Set<string>>()
  const named = new Map<Ast, boolean>()
  for (const one of module.nodes('MemberExpression')) {
    if (!/^(?:code_verifier|refresh_token|client_secret|password)$/.test(keyOf(one) ?? '') || one.object.end - one.object.start > 200)
      continue
    for (const around of module.ancestors(one)) {
      if (!isFunction(around)) continue
      const isNamed = named.get(around) ?? /\bgrant_type\b/.test(module.source(around))
      named.set(around, isNamed)
      if (isNamed) found.set(around, (found.get(around) ?? new Set<string>()).add(module.source(one.object)))
    }
  }
  return found
})

/** What a call is answered with, as it asks for: its node. */
type Asks = (module: Module, node: AstOf<'CallExpression'>) => boolean

/** What a token endpoint has answered: `response.data`, `data` of `{ data }`, `await response.json()`. */
export function isTokenAnswer(module: Module, node: Ast): boolean {
  return isAnswerTo(module, node, asksForToken)
}

/** What the registration of a client has answered: https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1 */
export function isRegistrationAnswer(module: Module, node: Ast): boolean {
  return isAnswerTo(module, node, asksForClient)
}

export function isAnswerTo(module: Module, node: Ast, asks: Asks, isRead = false, steps = 5): boolean {
  const inner = unwrap(node)
  if (steps === 0) return false
  if (inner.type === 'MemberExpression')
    return /^(?:data|text)$/.test(keyOf(inner) ?? '') && isAnswerTo(module, inner.object, asks, true, steps - 1)
  if (inner.type === 'Identifier') {
    const binding = module.binding(inner)
    const again = binding && givenAgain(module, inner, binding)
    if (again) return isAnswerTo(module, again, asks, isRead, steps - 1)
    const [step, ...more] = binding?.path ?? []
    const init = binding?.init
    return (
      init !== undefined &&
      // What is left of an answer is not the whole.
      binding?.path !== undefined &&
      more.length === 0 &&
      (step === undefined || step === 'data') &&
      isAnswerTo(module, init, asks, isRead || step === 'data', steps - 1)
    )
  }
  if (inner.type !== 'CallExpression') return false
  const callee = unwrap(inner.callee)
  if (callee.type === 'MemberExpression' && READ.test(keyOf(callee) ?? '') && inner.arguments.length === 0)
    return isAnswerTo(module, callee.object, asks, true, steps - 1)
  if (!isRead && unreadAnswer.pattern.test(pathWritten(module, inner.callee))) return false
  return asks(module, inner)
}

/** `axios.post('/oauth/register', client)`; a client that proves itself by no secret is given none. */
function asksForClient(module: Module, node: AstOf<'CallExpression'>): boolean {
  const [address] = node.arguments
  if (!address || !/^(?:post|request|fetch)$/.test(lastName(node.callee) ?? '')) return false
  const around = enclosingFunction(module, node) ?? node
  return REGISTERS.test(module.source(address).slice(0, 200)) && !PUBLIC.test(module.source(around).slice(0, LONGEST_FUNCTION))
}

const REGISTERS = /\b(?:clients?|o?auth2?|connect|oidc|dcr)\/(?:clients\/)?register["'`]/i
const PUBLIC = /auth_method["']?\s{0,4}[:=]\s{0,4}["']none["']/

function asksForToken(module: Module, node: AstOf<'CallExpression'>): boolean {
  const { arguments: given } = node
  if (givesTokens.pattern.test(lastName(node.callee) ?? '')) return true
  const sent = given.map((one) => module.source(one)).join()
  if (/\/token['"`?]/.test(sent.slice(0, 200)) || /^\w{0,40}token_?(?:url|uri|endpoint)\b/i.test(sent)) return true
  if (givesDeviceCode.pattern.test(sent.slice(0, 200)) || (asksToSignIn(module, given, sent) && takesToken(module, node))) return true
  const options = given.flatMap((one): Ast[] =>
    one.type === 'ObjectExpression' ? one.properties.map((each) => (each.type === 'Property' ? each.value : each.argument)) : [one],
  )
  if (options.some((one) => !isAnswered(module, one) && isGrant(module.source(definition(module, encoded(one)))))) return true
  // `client.oauth_access_token({ client_id, client_secret, code })`
  return NAMED_FOR_TOKENS.test(lastName(node.callee) ?? '') && given.some((one) => one.type === 'ObjectExpression' && isGrant(keysOf(one)))
}

/** What was answered already, and is asked for nothing: `Object.keys(grant)` behind `const grant = await http.post(…)`. */
function isAnswered(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  const init = inner.type === 'Identifier' ? module.binding(inner)?.init : undefined
  const call = init && unwrap(init)
  return init?.type === 'AwaitExpression' || (call?.type === 'CallExpression' && SENDS.test(lastName(call.callee) ?? ''))
}

const SENDS = /^(?:post|get|put|send|request|fetch)$|fetch$/

const NAMED_FOR_TOKENS = /token|oauth|exchange/i

function keysOf(object: AstOf<'ObjectExpression'>): string {
  return object.properties.map((one) => (one.type === 'Property' ? keyOf(one) : '')).join(' ')
}

/** Whether what is sent names the page of a sign-in, or its first part is an address that does: `const url = `${base}/auth/login``. */
function asksToSignIn(module: Module, [address]: readonly Ast[], sent: string): boolean {
  if (signInPath.pattern.test(sent.slice(0, 200))) return true
  const made = address?.type === 'Identifier' ? definition(module, address) : undefined
  return (
    made !== undefined &&
    /^(?:Literal|TemplateLiteral|BinaryExpression)$/.test(made.type) &&
    signInPath.pattern.test(module.source(made).slice(0, 200))
  )
}

/** Whether the function around a sign-in keeps a token of what it has answered. */
function takesToken(module: Module, node: Ast): boolean {
  const around = enclosingFunction(module, node)
  return around !== undefined && TAKES_TOKEN.test(module.source(around).slice(0, LONGEST_FUNCTION))
}

const TAKES_TOKEN = oneOf(
  '',
  inTurn(
    '',
    /\b(?:data|res|resp|response|result|payload|json|body)\b(?:\(\))?/,
    /(?:\??\.\w{1,30}){0,3}(?:\??\.|\[["'])/,
    /(?:\w{0,30}[tT]oken|jwt)\b/,
  ),
  /setItem\(\s{0,4}["']\w{0,30}[tT]oken|\bset(?:Auth|Token|AccessToken|Session)\(/,
)
const LONGEST_FUNCTION = 6000

/** Without the call that makes a body of it: `form.toString()`, `qs.stringify(form)`. */
function encoded(node: Ast): Ast {
  const inner = unwrap(node)
  if (inner.type !== 'CallExpression') return inner
  const callee = unwrap(inner.callee)
  const [first] = inner.arguments
  if (callee.type === 'MemberExpression' && keyOf(callee) === 'toString') return callee.object
  return first && /^(?:stringify|dumps|urlencode)$/.test(lastName(callee) ?? '') ? first : inner
}

/** A grant, or a secret with what it redeems. */
function isGrant(sent: string): boolean {
  return /\bgrant_type\b/.test(sent) || (/\bclient_secret\b/.test(sent) && /\b(?:code|refresh_token)\b/.test(sent))
}
