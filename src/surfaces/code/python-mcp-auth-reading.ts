import { isSecretName } from '../../classify/names.ts'
import type { McpServer } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { ClassStatement, Expression } from '../../program/python/parse.ts'
import type { Span } from '../../text/source.ts'
import type { Call, PythonCode, Scope } from '../../program/python/code.ts'
import { isNothing } from '../../program/python/values.ts'

export interface Authentication {
  readonly auth: McpServer['auth']
  readonly at?: Span
}

/** Classes that verify tokens of an authorization server or are one. */
const OAUTH = /(?:^|\.)(?:JWTVerifier|BearerAuthProvider|RemoteAuthProvider|OAuthProxy|OIDCProxy|OAuthProvider|InMemoryOAuthProvider|MultiAuth|IntrospectionTokenVerifier|\w+TokenVerifier|\w+JWTVerifier|AuthKitProvider|\w*(?:Google|GitHub|Azure|Auth0|WorkOS|Descope|Scalekit|Supabase|Discord|AWSCognito|Keycloak|Clerk|HuggingFace|OCI|PropelAuth|Entra)\w*Provider|AuthSettings|BearerAuthBackend|RequireAuthMiddleware|OAuth2AuthorizationCodeBearer|OpenIdConnect)$/
const SHARED = /(?:^|\.)StaticTokenVerifier$/
const NO_CHECK = /(?:^|\.)DebugTokenVerifier$/

/** How callers of a network server are checked, from its constructor and what else the file does with requests. */
export function serverAuthentication(server: Call | undefined, run: Call, code: PythonCode): Authentication {
  let unknown: Authentication | undefined
  for (const key of ['auth', 'token_verifier', 'auth_server_provider']) {
    for (const call of server && server !== run ? [server, run] : [run]) {
      const given = call.args.expression(key)
      const found = given && providerKind(given, call.scope, code)
      if (!found || found.auth === 'none') continue
      if (found.auth !== 'dynamic') return found
      unknown ??= found
    }
  }
  // `mcp.auth = …` and middleware
  for (const { target, value, scope } of code.assigned) {
    if (target.kind !== 'attribute' || !/^(?:auth|_auth|_token_verifier)$/.test(target.name.value)) continue
    if (!/^(?:fastmcp|mcp)\b/.test(code.source(target.object, scope))) continue
    const found = providerKind(value, scope, code)
    if (found.auth !== 'none') return found
  }
  if (code.calls.some(({ source }) => OAUTH.test(source) && /RequireAuth|BearerAuthBackend/.test(source))) return { auth: 'oauth' }
  const shared = sharedKey(code)
  if (shared) return { auth: 'shared-key', at: shared }
  return unknown ?? middleware(code) ?? { auth: 'none' }
}

function providerKind(given: Expression, scope: Scope, code: PythonCode): Authentication {
  const { expression, scope: where } = code.resolve(given, scope)
  const value = code.value(expression, where)
  if (isNothing(value)) return { auth: 'none' }
  if (expression.kind !== 'call') return { auth: 'dynamic', at: given.at }
  const source = code.source(expression.callee, where)
  if (SHARED.test(source)) return { auth: 'shared-key', at: expression.at }
  if (NO_CHECK.test(source)) return { auth: 'none' }
  const local = expression.callee.kind === 'name' ? code.bound(expression.callee.id, where) : undefined
  if (local?.how === 'class') return ownVerifier(local.class, code)
  return OAUTH.test(source) ? { auth: 'oauth', at: expression.at } : { auth: 'dynamic', at: expression.at }
}

/** A verifier of this file: one that compares with a fixed value is a shared key. */
function ownVerifier(type: ClassStatement, code: PythonCode): Authentication {
  const compared = comparisons(code).find(({ at }) => at.start >= type.at.start && at.end <= type.at.end)
  const text = code.file.text.slice(type.at.start, type.at.end)
  if (/\bjwt\.|\bintrospect|\.decode\(|jwks|httpx|verify_token\(.*await/i.test(text)) return { auth: 'oauth', at: type.name.at }
  return compared ? { auth: 'shared-key', at: compared.at } : { auth: 'dynamic', at: type.name.at }
}

/** Where a request's key is compared with one value, outside of classes that are no middleware. */
function sharedKey(code: PythonCode): Span | undefined {
  return comparisons(code)[0]?.at
}

interface Comparison {
  readonly at: Span
}

const compared = new WeakMap<PythonCode, readonly Comparison[]>()

/** A value of the request compared with a variable or literal that is a secret: `!=`, `==`, `in`, `compare_digest`. */
export function comparisons(code: PythonCode): readonly Comparison[] {
  const before = compared.get(code)
  if (before) return before
  const found: Comparison[] = []
  const check = (a: Expression, b: Expression, scope: Scope, at: Span) => {
    if ((isFixedSecret(a, scope, code) && isFromRequest(b, scope, code)) || (isFixedSecret(b, scope, code) && isFromRequest(a, scope, code))) found.push({ at })
  }
  for (const { expression, scope } of code.all('binary')) if (/^(?:==|!=|in|not in)$/.test(expression.op)) check(expression.left, expression.right, scope, expression.at)
  for (const call of code.calls) {
    const [a, b] = call.args.positional
    if (/(?:^|\.)(?:compare_digest|constant_time_compare)$/.test(call.source) && a && b) check(a, b, call.scope, call.at)
  }
  const sorted = found.toSorted((a, b) => a.at.start - b.at.start)
  compared.set(code, sorted)
  return sorted
}

function isFixedSecret(expression: Expression, scope: Scope, code: PythonCode): boolean {
  const node = code.value(expression, scope)
  const parts = node.kind === 'template' ? node.parts : [node]
  if (parts.some((part) => part.kind === 'dynamic' && part.variable !== undefined && isSecretVariable(part.variable))) return true
  const name = nameOf(expression)
  if (node.kind === 'list' || (node.kind === 'dynamic' && /^[A-Z][A-Z0-9_]*$/.test(name))) return /(?:KEYS?|TOKENS?|SECRETS?|PASSWORDS?)$/i.test(name) && /^[A-Z]/.test(name)
  const literal = parts.map((part) => (part.kind === 'scalar' && typeof part.value === 'string' ? part.value : '')).join('')
  return literal.replace(/^(?:Bearer|Basic|Token)\s*/, '').length >= 8 && /\d/.test(literal) && !/\s/.test(literal.replace(/^\w+\s/, ''))
}

function isSecretVariable(name: string): boolean {
  return isSecretName(name) || /(?:KEYS?|TOKENS?|SECRETS?|PASSWORD)$/i.test(name)
}

function nameOf(expression: Expression): string {
  return expression.kind === 'name' ? expression.id : expression.kind === 'attribute' ? expression.name.value : expression.kind === 'call' ? nameOf(expression.callee) : ''
}

const REQUEST = /headers?\b|query_params|\bauthorization\b|api_?key|\btoken\b|credentials|\bbearer\b|\bauth\b/i

function isFromRequest(expression: Expression, scope: Scope, code: PythonCode): boolean {
  const node: Node = code.value(expression, scope)
  if (node.kind === 'scalar' || (node.kind === 'dynamic' && node.variable)) return false
  const { expression: resolved } = code.resolve(expression, scope)
  const text = (one: Expression) => one.at.file.text.slice(one.at.start, one.at.end)
  return REQUEST.test(text(expression)) || REQUEST.test(text(resolved))
}

/** Middleware that is named for it, or that reads the Authorization header: it cannot be told what it accepts. */
function middleware(code: PythonCode): Authentication | undefined {
  for (const call of code.calls) {
    if (/\.add_middleware$/.test(call.source) || /(?:^|\.)Middleware$/.test(call.source)) {
      const given = call.args.positional[0]
      const name = given ? nameOf(given) : ''
      if (/auth|token|jwt|apikey|api_key|bearer|session/i.test(name)) return { auth: 'dynamic', at: call.at }
    }
    if (/(?:^|\.)(?:Depends|Security)$/.test(call.source) && /auth|token|user|key|verify/i.test(nameOf(call.args.positional[0] ?? call.expression))) return { auth: 'dynamic', at: call.at }
  }
  // A gate of ASGI, which the application around calls first: https://asgi.readthedocs.io/en/latest/specs/main.html
  const gate = code.functions.find(({ function: { name, params } }) => /(?:^|_)(?:auth|authenticate|authorize|verify)(?:_|$)/i.test(name.value) && ['scope', 'receive', 'send'].every((one) => params.some((param) => param.name.value === one)))
  if (gate) return { auth: 'dynamic', at: gate.function.name.at }
  const reads = code.all('string').find(({ expression }) => expression.parts.some((part) => 'value' in part && typeof part.value === 'string' && /^(?:authorization|x-api-key)$/i.test(part.value)))
  return reads && code.says(/\b401\b|Unauthori[sz]ed/) ? { auth: 'dynamic', at: reads.expression.at } : undefined
}
