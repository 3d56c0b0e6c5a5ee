import { handedToken, takesPart } from '../../knowledge/words/dotted-paths.ts'
import {
  assignmentsOf,
  callsTo,
  definition,
  dotted,
  enclosingFunction,
  functionOf,
  givenBack,
  isOwnMember,
  keyOf,
  parameterOf,
  passesOn,
  pathWritten,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type CallNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { choosesAuthorization } from './chosen-headers.ts'
import { mayLeaveTokenOut } from './left-out-headers.ts'
import { isMcpModule } from './mcp-tools.ts'
import { requestRead } from './requests.ts'
import { incomingHeaders } from '../../knowledge/words/agents.ts'
import { firstFound } from '../../text/first-found.ts'

/** How the caller's token is called where a value passes it on. */
export function inboundToken(module: Module, value: Ast, inServer: boolean, steps = 2): string | undefined {
  let token: string | undefined
  let isOther = false
  passesOn(module, value, (one) => {
    isOther ||= isReplaced(module, one)
    if (isOther) return false
    if (one.type === 'Identifier') {
      token = takenOut(module, one)
      for (const given of steps > 0 ? givenFor(module, one) : []) token ??= inboundToken(module, given, inServer, steps - 1)
      return token !== undefined
    }
    if (one.type !== 'MemberExpression' && one.type !== 'CallExpression') return false
    const name = dotted(one)
    if (name !== undefined && AUTH_INFO.test(name)) token = name.replace(/^.*?(authInfo)/, '$1')
    else if (handedToken.pattern.test(pathWritten(module, one))) token = module.source(one).slice(0, 60)
    else if (inServer && readsAuthorization(module, one)) token = 'the Authorization header'
    else if (inServer && requestRead(module, one)?.name === 'authorization') token = 'the Authorization header'
    else if (one.type === 'CallExpression' && steps > 0) token = fromFunction(module, one, inServer, steps - 1)
    return token !== undefined
  })
  return token
}

/** What a function of the repository takes out of the request: `callerToken(extra)`. */
function fromFunction(module: Module, call: AstOf<'CallExpression'>, inServer: boolean, steps: number): string | undefined {
  return firstFound(
    givenBack(module, call),
    (back) =>
      inboundToken(back.module, back.node, inServer || isMcpModule(back.module), steps) ??
      handedIn(module, call, { module: back.module, node: back.node }, inServer, steps),
  )
}

/** The caller's token that a call hands to a helper which makes a value of it: `(token) => `Bearer ${token}`` of another module. */
export function handedIn(module: Module, call: CallNode, { module: there, node }: Here, inServer: boolean, steps = 1): string | undefined {
  let token: string | undefined
  let isOther = false
  passesOn(there, node, (one) => {
    isOther ||= isReplaced(there, one)
    if (isOther) return false
    const binding = one.type === 'Identifier' ? there.binding(one) : undefined
    const given = binding?.kind === 'param' ? argumentFor(there, call, binding) : undefined
    token = given && inboundToken(module, given, inServer, steps)
    return token !== undefined
  })
  return token
}

/** Whether a name is given what a function answers later on: `token = await exchange(token)`. Which of both is sent, nothing says. */
function isReplaced(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' ? module.binding(node) : undefined
  if (!binding || !module.written(binding)) return false
  return assignmentsOf(module, binding).some(({ right }) => {
    const written = module.source(right)
    return /\w\(/.test(written) && (/\bawait\b/.test(written) || !takesPart.pattern.test(written))
  })
}

/** What a call gives for a parameter, by its place or its name. */
function argumentFor(there: Module, call: CallNode, { id, path = [] }: Binding): Ast | undefined {
  const fn = enclosingFunction(there, id)
  const index = fn?.params.findIndex((one) => one.start <= id.start && id.end <= one.end) ?? -1
  if (index < 0 || id.type !== 'Identifier') return undefined
  const { name } = id
  const [named] = call.arguments.flatMap((one) =>
    one.type === 'ObjectExpression' && (one.named === true || path.length > 0)
      ? one.properties.flatMap((field) => (field.type === 'Property' && keyOf(field) === (path[0] ?? name) ? [field.value] : []))
      : [],
  )
  const byPlace = path.length > 0 ? undefined : call.arguments[index]
  const isPlain = byPlace?.type !== 'SpreadElement' && !(byPlace?.type === 'ObjectExpression' && byPlace.named === true)
  return named ?? (isPlain ? byPlace : undefined)
}

/** `const { token } = extra.authInfo` */
function takenOut(module: Module, id: AstOf<'Identifier'>): string | undefined {
  const { init, path = [] } = module.binding(id) ?? {}
  const name = init && path.length > 0 ? [dotted(init), ...path].join('.') : ''
  return AUTH_INFO.test(name) ? name.replace(/^.*?(authInfo)/, '$1') : undefined
}

/** What calls of this module give for a parameter: a helper that sends requests is handed the token. */
function givenFor(module: Module, parameter: AstOf<'Identifier'>): Ast[] {
  const binding = module.binding(parameter)
  if (binding?.kind !== 'param' || (binding.path?.length ?? 0) > 0) return []
  const taken = parameterOf(module, binding.id)
  if (!taken) return []
  return callsTo(module, taken.name).flatMap((call) => {
    const callee = unwrap(call.node.callee)
    const own = callee.type === 'Identifier' ? functionOf(module, callee) === taken.fn : isOwnMember(callee)
    return own ? (call.argument(taken.index) ?? []) : []
  })
}

/** What the MCP SDKs hand to handlers: `extra.authInfo.token`, `ctx.http.authInfo.token`, `req.auth.token`. */
const AUTH_INFO = /(?:^|\.)(?:authInfo|req\.auth|request\.auth)\.token$/

/** `headers["authorization"]`, `headers.get("authorization")` of incoming headers. */
function readsAuthorization(module: Module, node: AstOf<'MemberExpression' | 'CallExpression'>): boolean {
  const member = node.type === 'CallExpression' ? unwrap(node.callee) : node
  const [first] = node.type === 'CallExpression' ? node.arguments : []
  if (member.type !== 'MemberExpression' || (node.type === 'CallExpression' && keyOf(member) !== 'get')) return false
  const name = node.type === 'MemberExpression' ? keyOf(node) : textAt(module, first)?.value
  return name?.toLowerCase() === 'authorization' && incomingHeaders.pattern.test(pathWritten(module, member.object))
}

/** All headers of the caller; `get_http_headers()` by itself leaves the Authorization header out. */
export function allHeaders(module: Module, node: Ast): string | undefined {
  if (mayLeaveTokenOut(module, node)) return undefined
  const inner = definition(module, node)
  const name = dotted(inner)
  if (name !== undefined && /^(?:req|request|c\.req\.raw|extra\.requestInfo|requestInfo)\.headers$/.test(name))
    return 'all headers of the request'
  const path = pathWritten(module, inner)
  if (inner.type === 'CallExpression' && /(?:^|\.)get_http_headers\(\)$/.test(path)) {
    return /include_all\s{0,4}=\s{0,4}True|include\s{0,4}=[^)]{0,200}authorization/i.test(module.source(inner))
      ? 'all incoming headers'
      : undefined
  }
  if (incomingHeaders.pattern.test(path)) return 'all incoming headers'
  const isAll = (one: Ast) => one !== inner && allHeaders(module, one) !== undefined
  return choosesAuthorization(module, inner, isAll) ? 'the Authorization header' : undefined
}
