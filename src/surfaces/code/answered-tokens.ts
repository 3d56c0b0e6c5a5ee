import { keyOf, lastName, unwrap, type Ast, type AstOf, type FunctionNode } from '../../program/ast.ts'
import type { Call } from '../../program/calls.ts'
import { enclosingFunction, nameOf, withoutComments, type Module } from '../../program/module.ts'
import { inside, property } from '../../program/objects.ts'
import { passesOn, walk } from '../../program/walk.ts'
import { handsAnswer } from '../../knowledge/words/answered-tokens.ts'
import { oneOf } from '../../text/pattern.ts'
import { httpRequests, type HttpRequest } from './http-calls.ts'
import { mcpGuard } from './mcp-guard.ts'

/** A token that is let in because of what somebody else answers. */
export interface AnsweredToken {
  readonly call: Call
  readonly missing: 'active' | 'answered' | 'introspected'
}

/** Tokens that a request to their issuer decides about, where the answer leaves something open. */
export function* answeredTokens(module: Module): Generator<AnsweredToken> {
  const decided = new Set<Ast>()
  for (const request of httpRequests(module)) {
    const { call } = request
    const fn = enclosingFunction(module, call.node)
    if (!fn) continue
    const unread = unreadOf(module, request, fn)
    if (unread) yield { call, missing: unread }
    else if (!decided.has(fn) && asksWhose(module, request, fn)) {
      // The function lets the token in or not, however often it asks.
      decided.add(fn)
      if (!isChecked(module, fn, call.node)) yield { call, missing: 'answered' }
    }
  }
}

/**
 * What of an answer of RFC 7662 is not read: its `active`, which is all that it says of expired and revoked tokens, or, by the check of an
 * MCP server whose module has no word of an audience, whom the token is for. An issuer may answer each server for its own tokens alone, as
 * a sidecar does; that is nothing that its name says.
 */
function unreadOf(module: Module, { url, call }: HttpRequest, fn: FunctionNode): 'active' | 'introspected' | undefined {
  const address = url?.parts.map((part) => (part.kind === 'text' ? part.text.value : part.name)).join('') ?? ''
  if (!/\/introspect(?:ion)?(?:$|\?)|introspection_?(?:endpoint|url)$/i.test(address)) return undefined
  const code = withoutComments(module, fn)
  // What goes on to another function may be checked there.
  if (!/\.(?:scope|sub|client_id|username|aud)\b|\{[^{}]{0,80}\b(?:scope|sub|client_id)\b[^{}]{0,80}\}\s{0,8}=/.test(code)) return undefined
  if (!/\bactive\b/.test(code)) return 'active'
  const isRead =
    SAYS_WHOM.test(module.file.text) ||
    handsAnswer.pattern.test(code) ||
    OWN_MACHINE.test(`${address} ${module.source(call.node).slice(0, 300)}`)
  return isRead || mcpGuard(module, call.node) === undefined || /\.\.\.\w|extra/.test(code) ? undefined : 'introspected'
}

/** What runs beside the server knows whom it asks for: https://docs.nais.io/auth/explanations/#texas */
const OWN_MACHINE = /sidecar|localhost|127\.0\.0\.1|\bNAIS_/i

/** Words of whom a token is for; of several clients, one that is compared may be the server's own. */
const SAYS_WHOM = oneOf(
  'i',
  /\baud\b|audience|\bazp\b|\bresource\b|resource_?(?:ur[il]|indicator)/,
  /client_?id["'\])]{0,3}\s{0,4}[!=]==?|[!=]==?[^\n]{0,40}client_?id|\b(?:includes|has|indexOf)\([^()\n]{0,60}client_?id/,
)

/**
 * A request by which the check of an MCP server asks a UserInfo endpoint whose token the caller has sent. The answer says nothing of
 * whom it is for (https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse), so one made for another service opens this one.
 */
function asksWhose(module: Module, request: HttpRequest, fn: FunctionNode): boolean {
  const { node } = request.call
  const token = property(module, request.headers, 'Authorization') ?? property(module, request.headers, 'authorization')
  return (
    addressed(request) &&
    token !== undefined &&
    isHandedIn(module, fn, token) &&
    CHECKS.test(nameOf(module, fn) ?? '') &&
    mcpGuard(module, node) !== undefined
  )
}

function addressed({ call, url }: HttpRequest): boolean {
  const last = url?.parts.at(-1)
  const given = call.node.arguments[0]
  // A setting has no value here, and a name that says what it is.
  const name = given && given.type !== 'SpreadElement' ? lastName(given) : undefined
  return [last?.kind === 'text' ? last.text.value : last?.name, name].some((one) => one !== undefined && ENDPOINT.test(one))
}

/** `https://login.example/oauth2/v3/userinfo`, `/oauth/token/info` of Doorkeeper, `metadata.userinfo_endpoint`, `config.userInfoUrl`. */
const ENDPOINT = /(?:^|[/.])(?:oauth\/token\/|user_?)info(?:_?(?:endpoint|ur[il]))?$/i

/** A tool that shows who has signed in asks the same endpoint; what lets callers in is called by what it does. */
const CHECKS = /verif|valid|authenticat|authoriz|introspect|check|load_?access_?token/i

/** The token is a parameter of the function, and not what it has just fetched. */
function isHandedIn(module: Module, fn: FunctionNode, token: Ast): boolean {
  return passesOn(module, token, (one) => {
    const binding = one.type === 'Identifier' ? module.binding(one) : undefined
    return binding?.kind === 'param' && inside(binding.id, fn)
  })
}

/** Another check of the same function has to pass as well; one whose failure is caught is followed by this one. */
function isChecked(module: Module, fn: FunctionNode, request: Ast): boolean {
  const around = new Set(module.ancestors(request))
  const counts = (one: Ast) => {
    if (one === request) return false
    for (const outer of module.ancestors(one)) {
      if (outer === fn) return true
      if (outer.type === 'TryStatement' && !around.has(outer) && goesOn(outer)) return false
    }
    return true
  }
  for (const one of walk(fn)) if ((compares(one) || mayCompare(module, one)) && counts(one)) return true
  return false
}

/** Another check by its name, or a look at whom the token is for. */
function compares(node: Ast): boolean {
  if (node.type === 'CallExpression' && VERIFIES.test(lastName(node.callee) ?? '')) return true
  return COMPARED.test(nameRead(node) ?? '')
}

const VERIFIES = /verif|^decode|introspect|validate/i

/** Whom the token is for, as other answers say it. */
const COMPARED = /^(?:aud|audience|azp|client_?id|resource)$/i

/** `info.aud`, `info["client_id"]`, `info.get("aud")`, `const { aud } = info`; `clientId: info.sub` of an answer compares nothing. */
function nameRead(node: Ast): string | undefined {
  if (node.type === 'MemberExpression') return keyOf(node)
  if (node.type === 'ObjectPattern')
    return node.properties.map((one) => (one.type === 'Property' ? (keyOf(one) ?? '') : '')).find((one) => COMPARED.test(one))
  const [first] = node.type === 'CallExpression' && lastName(node.callee) === 'get' ? node.arguments : []
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined
}

/** A function that is given something and may compare it: by its name, or because what it says decides. */
function mayCompare(module: Module, node: Ast): boolean {
  if (node.type !== 'CallExpression' || !node.arguments.some((one) => unwrap(one).type === 'Identifier')) return false
  const name = lastName(node.callee) ?? ''
  if (MAY.test(name)) return true
  if (OF_FORM.has(name)) return false
  let below: Ast = node
  for (const one of module.ancestors(node)) {
    if (one.type === 'IfStatement') return one.test === below
    if (!PARTS_OF_TEST.has(one.type)) return false
    below = one
  }
  return false
}

const MAY = /aud|check|assert|ensure|require|belongs|match|is_?for|for_?this/i
/** What they say is of the form of the answer. */
const OF_FORM: ReadonlySet<string> = new Set(['isinstance', 'hasattr', 'len', 'isArray', 'Boolean', 'String'])
const PARTS_OF_TEST: ReadonlySet<string> = new Set(['UnaryExpression', 'LogicalExpression', 'AwaitExpression', 'BinaryExpression'])

function goesOn({ handlers }: AstOf<'TryStatement'>): boolean {
  return handlers.length > 0 && handlers.every(({ body }) => !['ThrowStatement', 'ReturnStatement'].includes(body.body.at(-1)?.type ?? ''))
}
