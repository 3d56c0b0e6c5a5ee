import { otherHeader } from '../../knowledge/words/capability-urls.ts'
import { handedOnce, namesOwnCredential } from '../../knowledge/words/oauth.ts'
import { checksSession } from '../../knowledge/words/sessions.ts'
import { setsCallerOrSession, verifiesToken } from '../../knowledge/words/taken-sessions.ts'
import {
  calleeOf,
  dotted,
  enclosingFunction,
  fold,
  isFunction,
  isTextLiteral,
  keyOf,
  lastName,
  nameOf,
  passesOn,
  unwrap,
  walk,
  type Ast,
  type AstOf,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import type { UrlCredential } from '../../model/index.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { askedByAuthorizer } from './authorizer-queries.ts'
import { callsIn } from './calls-in-function.ts'
import { comparedWithSecrets, type Compared } from './compared-queries.ts'
import { sourceOf } from './named-values.ts'
import { CREDENTIALS } from './put-queries.ts'
import { handedNames } from './handed-names.ts'
import { filtersColumn } from './filtered-columns.ts'
import { isRefused } from './refused-queries.ts'
import { isAddressOfRequest, isQueryOfRequest } from './request-objects.ts'
import { requestRead, type RequestRead } from './requests.ts'
import { isServedHere } from './served-here.ts'
import { markedParameters, opensSession } from './session-queries.ts'
import { isMadeForOneUse } from './session-tokens.ts'
import { answersSocket } from './socket-handlers.ts'

/** Servers that take a token from the query: `req.query.access_token`, `new URL(req.url).searchParams.get('api_key')`. */
export function* taken(module: Module): Generator<UrlCredential> {
  if (isServedHere(module)) return
  const seen = new Set<number>()
  const told = [...comparedWithSecrets(module), ...markedParameters(module), ...askedByAuthorizer(module)]
  for (const { name, node } of [...named(module), ...handedNames(module), ...told]) {
    if (!seen.has(node.start) && !filtersColumn(module, node)) yield server(name, module.span(node))
    seen.add(node.start)
  }
}

/** Those that their name tells, with what stands around. */
function* named(module: Module): Generator<Compared> {
  for (const node of [...module.nodes('MemberExpression'), ...module.nodes('CallExpression')]) {
    const found = requestRead(module, node) ?? ofTyped(module, node)
    if (found?.from === 'query' && isTaken(module, found.name ?? '', node) && !isRefused(module, node))
      yield { name: found.name ?? '', node }
    if (node.type === 'CallExpression') yield* fromSearch(module, node)
    if (node.type === 'CallExpression' && lastName(node.callee) === 'fromUrlQueryParameter') yield* extracted(module, node)
  }
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (id.type !== 'ObjectPattern' || !init || !isQuery(module, init)) continue
    for (const one of id.properties) {
      const name = one.type === 'Property' ? keyOf(one) : undefined
      if (name !== undefined && isTaken(module, name, one)) yield { name, node: one }
    }
  }
}

/** `r.query.access_token` of a request by its type. */
function ofTyped(module: Module, node: Ast): RequestRead | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const name = keyOf(node)
  return name !== undefined && mayName(name) && isQueryOfRequest(module, node.object)
    ? { from: 'query', name: name.toLowerCase() }
    : undefined
}

/** Few members have such a name, and what an object is takes long to tell. */
const mayName = (name: string) => CREDENTIALS.test(name) || PASSWORDS.test(name) || name === 'token' || name === 'secret'

function isQuery(module: Module, node: Ast): boolean {
  return /^(?:req|request|ctx|ctx\.request)\.query$/.test(dotted(unwrap(node)) ?? '') || isQueryOfRequest(module, node)
}

/** passport-jwt's `ExtractJwt.fromUrlQueryParameter('access_token')`: whatever its name, a token is what it takes. */
function* extracted(module: Module, { arguments: [first] }: AstOf<'CallExpression'>): Generator<Compared> {
  const name = first && first.type !== 'SpreadElement' ? fold(module, first) : undefined
  if (first && name?.kind === 'scalar') yield { name: String(name.value), node: first }
}

function* fromSearch(module: Module, node: Ast): Generator<Compared> {
  const callee = calleeOf(node)
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || keyOf(callee) !== 'get') return
  const holder = unwrap(callee.object)
  const [first] = node.arguments
  if (!isTextLiteral(first) || !isTaken(module, first.value, node)) return
  const root = holder.type === 'MemberExpression' ? unwrap(holder.object) : holder
  const params = `${sourceOf(module, root)} ${module.source(holder)}`
  // The fragment of an address never reaches a server: RFC 9110, section 7.1.
  if (/\bURLSearchParams\([^)]{0,60}\.hash\b/.test(params)) return
  const isOfRequest =
    isGivenBeside(module, root) ||
    (isAddressOfRequest(module, root) && /searchParams/.test(module.source(holder))) ||
    (/(?:\b(?:req|request)\.(?:url|nextUrl)|nextUrl)\b/.test(params) && /searchParams|URLSearchParams/.test(params))
  if (isOfRequest && !isRefused(module, node)) yield { name: first.value, node }
}

/** A parameter for the address of the request that the same function is given: `(req: Request, url?: URL) => …`. */
function isGivenBeside(module: Module, root: Ast): boolean {
  const binding = module.binding(root)
  const around = binding?.kind === 'param' ? enclosingFunction(module, root) : undefined
  if (!binding || !around) return false
  const typed = (one: Ast) => ('typeAnnotation' in one && one.typeAnnotation?.name ? (lastName(one.typeAnnotation.name) ?? '') : '')
  return (
    /^URL(?:SearchParams)?$/.test(typed(binding.id)) &&
    OF_REQUEST.test(binding.name) &&
    !goesOut(module, binding) &&
    around.params.some((one) => /^(?:\w{0,20}Request|IncomingMessage)$/.test(typed(one)) && one !== binding.id)
  )
}

const OF_REQUEST = /^(?:req(?:uest)?|parsed|full)?_?(?:url|uri|query|(?:url|search|query)?_?params)$/i

/** An address that is called, or that a parameter is taken out of, is somebody else's: `fetch(url)`, `url.searchParams.delete('key')`. */
function goesOut(module: Module, binding: Binding): boolean {
  return module.references(binding).some((one) => {
    for (const outer of module.ancestors(one)) {
      if (outer.type === 'CallExpression') return /^(?:fetch|request|delete)$/.test(lastName(outer.callee) ?? '')
      if (outer.type !== 'MemberExpression') return false
    }
    return false
  })
}

/** A bare `token` counts where the Authorization header is its other place, and `secret` where a header is in the same expression. */
function isTaken(module: Module, name: string, node: Ast): boolean {
  if (/client_?secret|refresh_?token/i.test(name) || (name === 'access_token' && isAnswer(module, node))) return false
  if (CREDENTIALS.test(name) || PASSWORDS.test(name) || namesOwnCredential.pattern.test(name)) return true
  if (name !== 'token' && name !== 'secret') return false
  // What opens a socket is good for the whole session.
  if (name === 'token' && /handshake/.test(module.source(node))) return true
  for (const outer of module.ancestors(node)) {
    if ((outer.type === 'LogicalExpression' && !isOrNothing(module, outer)) || outer.type === 'ConditionalExpression')
      return hasOtherPlace(module.source(outer)) || isBesideHeader(module, outer)
    // What a webhook is known by is a secret too.
    if (isFunction(outer) && name === 'secret') return false
    if (isFunction(outer)) {
      const code = module.source(outer).slice(0, LONGEST_GUARD)
      return (
        HEADER_BESIDE.test(code) ||
        isSentOn(module, node, code) ||
        answersSocket(module, outer) ||
        isChecked(module, node, outer) ||
        opensSession(module, outer, (one) => one === node || isNameOf(module, one, node))
      )
    }
  }
  return false
}

/** `query.token ?? null`: what stands for nothing is no other place. */
function isOrNothing(module: Module, { right }: AstOf<'LogicalExpression'>): boolean {
  return /^(?:null|undefined|None|["'`]{2})$/.test(module.source(right))
}

/** The answer of a token endpoint as it comes back to a client by a redirect: with the type of the token, its end or what renews it. */
function isAnswer(module: Module, node: Ast): boolean {
  const handler = enclosingFunction(module, node)
  const beside = handler ? module.source(handler).slice(0, LONGEST_GUARD).matchAll(FIELD_OF_ANSWER) : []
  return new Set(Array.from(beside, ([, field]) => field)).size > 1
}

const FIELD_OF_ANSWER = /(?:\.get\(\s{0,8}|\bquery[!?]?\.|\bquery\[)["']?(token_type|expires_in|expiry_date|refresh_token)\b/g

/** Also of what is shared with a password. */
const PASSWORDS = /^pass(?:word|wd|phrase)$/i

/** What goes on as the bearer token of another request is a credential there: `headers: { Authorization: `Bearer ${token}` }`. */
function isSentOn(module: Module, node: Ast, code: string): boolean {
  const parent = module.parent(node)
  const name = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined
  if (name === undefined || !/^\w+$/.test(name)) return false
  return code.includes(`Bearer \${${name}}`) || new RegExp(`Bearer ["']\\s{0,4}\\+\\s{0,4}${name}\\b`).test(code)
}

/** What a guard, or the answer of a stream of events, hands to the check of a session: `jwt.verify(token, …)`. Links work once. */
function isChecked(module: Module, node: Ast, handler: FunctionNode): boolean {
  const code = module.source(handler).slice(0, LONGEST_GUARD)
  if (!/text\/event-stream|\bnext\(\)/.test(code) || isMadeForOneUse(module, handler)) return false
  const call = module.parent(handler)
  const route = call?.type === 'CallExpression' ? call.arguments.filter((one) => one.type === 'Literal') : []
  if (handedOnce.pattern.test([nameOf(module, handler) ?? '', ...route.map((one) => module.source(one))].join(' '))) return false
  const isOfSession = /text\/event-stream/.test(code) || setsCallerOrSession.pattern.test(code)
  return callsIn(module, handler).some(
    (one) =>
      (checksSession.pattern.test(lastName(one.callee) ?? '') || (isOfSession && verifiesToken.pattern.test(dotted(one.callee) ?? ''))) &&
      one.arguments.some((given) => passesOn(module, given, (each) => each === node || isNameOf(module, each, node))),
  )
}

/** Whether a name is the one that a part of a pattern declares: `const { token } = req.query`. */
function isNameOf(module: Module, node: Ast, part: Ast): boolean {
  const id = part.type === 'Property' && node.type === 'Identifier' ? module.binding(node)?.id : undefined
  return id !== undefined && id.start >= part.start && id.end <= part.end
}

/** `req.header('x-auth-token')`, `headers.authorization`: the other place of the token that a guard takes. */
const HEADER_BESIDE = /\bheaders?\b[([.?!'"\s]{1,6}(?:authorization|x-(?:auth|access)-token)\b/i
/** The same among the alternatives of one expression: `req.headers.get('x-debug-token') || params.get('token')`. */
function hasOtherPlace(code: string): boolean {
  return [...code.matchAll(OTHER_PLACE)].some(([, header]) => header === undefined || !otherHeader.pattern.test(header))
}

/** The same by way of a variable: `header?.match(BEARER)?.[1] ?? url.searchParams.get('token')`. */
function isBesideHeader(module: Module, alternatives: Ast): boolean {
  const named = [...walk(alternatives, (one) => !isFunction(one))].filter(
    (one) => one.type === 'Identifier' && /head|auth|bearer/i.test(one.name),
  )
  return named.slice(0, MOST_NAMES).some((one) => hasOtherPlace(sourceOf(module, one)))
}

const MOST_NAMES = 10

const OTHER_PLACE = oneOf(
  'gi',
  /authorization/,
  /\bheaders?\b[([.?!'"\sget]{1,12}(?:(x-[\w-]{0,40}(?:token|auth|key|secret))|api-(?:secret|key|token))\b/,
)
const LONGEST_GUARD = 3000

function server(parameter: string, at: Span): UrlCredential {
  return { kind: 'urlCredential', by: 'server', parameter, at }
}
