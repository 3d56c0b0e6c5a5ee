import { type AnsweringCall, answeringCalls } from '../../knowledge/libraries/token-answers.ts'
import {
  argumentsOf,
  callsTo,
  enclosingFunction,
  inside,
  isTextLiteral,
  keyOf,
  knownCalls,
  lastName,
  nameOf,
  passesOn,
  property,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Call,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { Evidence } from '../../model/index.ts'
import { httpRequests, type HttpRequest } from './http-calls.ts'
import { callsIn } from './calls-in-function.ts'
import { forAllClients, introspected, isOfMcpServer } from './introspected-tokens.ts'
import { mcpGuard } from './mcp-guard.ts'
import { madeOfCredential } from './requests.ts'

/** A token that is let in because of what somebody else answers. */
export interface AnsweredToken {
  readonly call: Call
  readonly missing: 'active' | 'answered' | 'introspected'
  /** What shows that an MCP server believes it, where its module does not. */
  readonly shown?: Evidence
}

/** Tokens that a request to their issuer decides about, where the answer leaves something open. */
export function* answeredTokens(module: Module): Generator<AnsweredToken> {
  const decided = new Set<Ast>()
  for (const { call, fn, token, ...asked } of questions(module)) {
    const unread = asked.request ? introspected(module, asked.request, fn) : asked.introspects ? forAllClients(module, call, fn) : undefined
    if (unread) yield { call, ...unread }
    else if (!decided.has(fn) && token && isHandedIn(module, fn, token)) {
      const shown = letsIn(module, call.node, fn)
      if (!shown) continue
      // The function lets the token in or not, however often it asks.
      decided.add(fn)
      if (!isChecked(module, fn, call.node)) yield { call, missing: 'answered', shown }
    }
  }
}

/** What asks an issuer about a token; `token`: the one whose person is asked for. */
interface Question {
  readonly call: Call
  readonly fn: FunctionNode
  readonly token?: Ast
  readonly request?: HttpRequest
  readonly introspects?: true
}

function* questions(module: Module): Generator<Question> {
  for (const request of httpRequests(module)) {
    const { call, headers } = request
    const fn = enclosingFunction(module, call.node)
    const token = addressed(request)
      ? (property(module, headers, 'Authorization') ?? property(module, headers, 'authorization'))
      : undefined
    if (fn) yield { call, fn, request, ...(token && { token }) }
  }
  for (const { row, call, given } of knownCalls(module, answeringCalls)) {
    const fn = enclosingFunction(module, call.node)
    if (!fn) continue
    if (row.means === 'introspects-token') yield { call, fn, introspects: true }
    const token = row.options.token === undefined ? handedBefore(module, fn, row) : given.expression(row.options.token)
    if (row.means === 'asks-whose-token' && token) yield { call, fn, token }
  }
}

/** The token that another call of the function hands over: `client.setCredentials({ access_token: token })`. */
function handedBefore(module: Module, fn: FunctionNode, { handed }: AnsweringCall): Ast | undefined {
  const [name, place] = handed ?? []
  const call = name === undefined ? undefined : callsIn(module, fn).find(({ callee }) => lastName(callee) === name)
  return call && place !== undefined ? argumentsOf(module, call).expression(place) : undefined
}

/**
 * What shows that the answer of a UserInfo endpoint lets callers of an MCP server in whose token the check was handed. It says nothing of
 * whom it is for (https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse), so one made for another service opens this one.
 */
function letsIn(module: Module, node: Ast, fn: FunctionNode): Evidence | undefined {
  if (!CHECKS.test(nameOf(module, fn) ?? '')) return undefined
  return mcpGuard(module, node) ?? ofServer(module, fn)
}

/** In the package of an MCP server, a function that its module calls with the token of a request. */
function ofServer(module: Module, fn: FunctionNode): Evidence | undefined {
  const name = nameOf(module, fn)
  const call = name === undefined ? undefined : callsTo(module, name).find(({ node }) => isOfRequest(module, node))
  return call && isOfMcpServer(module)
    ? { is: 'mcp-route', at: call.at, say: 'its package is an MCP server, and asks it about its callers' }
    : undefined
}

function isOfRequest(module: Module, { arguments: given }: CallNode): boolean {
  return given.some((one) => one.type !== 'SpreadElement' && madeOfCredential(module, one))
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
    const binding = module.binding(one)
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
  return isTextLiteral(first) ? first.value : undefined
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
