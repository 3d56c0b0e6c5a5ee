import { dotted, fold, isFunction, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import { sourceOf } from './named-values.ts'
import { CREDENTIALS } from './put-queries.ts'
import { isRefused } from './refused-queries.ts'
import { requestRead } from './requests.ts'
import { isMadeForOneUse } from './session-tokens.ts'

/** Servers that take a token from the query: `req.query.access_token`, `new URL(req.url).searchParams.get('api_key')`. */
export function* taken(module: Module): Generator<UrlCredential> {
  for (const node of [...module.nodes('MemberExpression'), ...module.nodes('CallExpression')]) {
    const found = requestRead(module, node)
    if (found?.from === 'query' && isTaken(module, found.name ?? '', node) && !isRefused(module, node))
      yield server(found.name ?? '', module.span(node))
    if (node.type === 'CallExpression') yield* fromSearch(module, node)
    if (node.type === 'CallExpression' && lastName(node.callee) === 'fromUrlQueryParameter') yield* extracted(module, node)
  }
  for (const { id, init } of module.nodes('VariableDeclarator')) {
    if (id.type !== 'ObjectPattern' || !init || !/^(?:req|request|ctx|ctx\.request)\.query$/.test(dotted(unwrap(init)) ?? '')) continue
    for (const one of id.properties) {
      const name = one.type === 'Property' ? keyOf(one) : undefined
      if (name !== undefined && isTaken(module, name, one)) yield server(name, module.span(one))
    }
  }
}

/** passport-jwt's `ExtractJwt.fromUrlQueryParameter('access_token')`: whatever its name, a token is what it takes. */
function* extracted(module: Module, { arguments: [first] }: AstOf<'CallExpression'>): Generator<UrlCredential> {
  const name = first && first.type !== 'SpreadElement' ? fold(module, first) : undefined
  if (first && name?.kind === 'scalar') yield server(String(name.value), module.span(first))
}

function* fromSearch(module: Module, node: Ast): Generator<UrlCredential> {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || keyOf(callee) !== 'get') return
  const holder = unwrap(callee.object)
  const [first] = node.arguments
  if (first?.type !== 'Literal' || typeof first.value !== 'string' || !isTaken(module, first.value, node)) return
  const root = holder.type === 'MemberExpression' ? unwrap(holder.object) : holder
  const params = `${sourceOf(module, root)} ${module.source(holder)}`
  if (/(?:\b(?:req|request)\.(?:url|nextUrl)|nextUrl)\b/.test(params) && /searchParams|URLSearchParams/.test(params))
    if (!isRefused(module, node)) yield server(first.value, module.span(node))
}

/** A bare `token` counts where the Authorization header is its other place, and `secret` where a header is in the same expression. */
function isTaken(module: Module, name: string, node: Ast): boolean {
  if (/client_?secret|refresh_?token/i.test(name)) return false
  if (CREDENTIALS.test(name) || PASSWORDS.test(name)) return true
  if (name !== 'token' && name !== 'secret') return false
  // What opens a socket is good for the whole session.
  if (name === 'token' && /handshake/.test(module.source(node))) return true
  for (const outer of module.ancestors(node)) {
    if (outer.type === 'LogicalExpression' || outer.type === 'ConditionalExpression') return OTHER_PLACE.test(module.source(outer))
    // What a webhook is known by is a secret too.
    if (isFunction(outer) && name === 'secret') return false
    if (isFunction(outer)) {
      const code = module.source(outer).slice(0, LONGEST_GUARD)
      return HEADER_BESIDE.test(code) || isSentOn(module, node, code) || answersSocket(module, outer)
    }
  }
  return false
}

/** Also of what is shared with a password. */
const PASSWORDS = /^pass(?:word|wd|phrase)$/i

/** What goes on as the bearer token of another request is a credential there: `headers: { Authorization: `Bearer ${token}` }`. */
function isSentOn(module: Module, node: Ast, code: string): boolean {
  const parent = module.parent(node)
  const name = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined
  if (name === undefined || !/^\w+$/.test(name)) return false
  return code.includes(`Bearer \${${name}}`) || new RegExp(`Bearer ["']\\s{0,4}\\+\\s{0,4}${name}\\b`).test(code)
}

/** `wss.on('connection', (socket, request) => …)`, `server.on('upgrade', …)`: https://github.com/websockets/ws/blob/master/doc/ws.md */
function answersSocket(module: Module, handler: Ast): boolean {
  const parent = module.parent(handler)
  if (parent?.type !== 'CallExpression' || lastName(parent.callee) !== 'on') return false
  const [event] = parent.arguments
  return event?.type === 'Literal' && /^(?:connection|upgrade)$/.test(String(event.value)) && !isMadeForOneUse(module, handler)
}

/** `req.header('x-auth-token')`, `headers.authorization`: the other place of the token that a guard takes. */
const HEADER_BESIDE = /\bheaders?\b[([.?!'"\s]{1,6}(?:authorization|x-(?:auth|access)-token)\b/i
/** The same among the alternatives of one expression: `req.headers.get('x-debug-token') || params.get('token')`. */
const OTHER_PLACE = /authorization|\bheaders?\b[([.?!'"\sget]{1,12}(?:x-[\w-]{0,40}(?:token|auth|key|secret)|api-(?:secret|key|token))\b/i
const LONGEST_GUARD = 3000

function server(parameter: string, at: Span): UrlCredential {
  return { kind: 'urlCredential', by: 'server', parameter, at }
}
