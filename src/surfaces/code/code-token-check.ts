import {
  callOf, callsOnImport, callsTo, comesFrom, definition, enclosingFunction, fold, isUndefined, keyOf, lastName, nameOf, originOf, unwrap, variableOf, type Ast, type Call, type FunctionNode, type Module,
} from '../../program/index.ts'
import { mcpGuard, namesReaching } from './mcp-guard.ts'
import { httpRequests } from './http-calls.ts'
import { inside, isOpen, property, propertyNode } from '../../program/objects.ts'
import { madeOfCredential } from './requests.ts'
import { madeOf, walk } from '../../program/walk.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { Evidence, TokenCheck } from '../../model/index.ts'
import { boolean, items, string } from '../../parse/node.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'

/** How servers check the tokens that they are given: what is switched off, and what nobody asks for. */
export default defineCodeSurface({
  id: 'code-token-check',
  name: 'Token checks in TypeScript and JavaScript',
  spec: 'https://www.rfc-editor.org/rfc/rfc9068.html#section-4',
  counts: 'code',
  mentions: ['jwtVerify', 'jsonwebtoken', 'jwt-decode', 'jwtDecode', 'decodeJwt', 'createVerifier', 'passport-jwt', 'express-jwt', 'hono/jwt', 'verifyIdToken', 'JwtService', '@fastify/jwt', 'UnsecuredJWT', 'introspect'],
  *read(module): Generator<TokenCheck> {
    if (fileRole(module.file.path).test) return
    for (const row of VERIFIERS) {
      for (const call of row.calls(module)) yield* verification(module, call, row)
    }
    yield* decoded(module)
    yield* introspected(module)
  },
})

interface Verifier {
  calls(module: Module): Call[]
  /** Where the options are. */
  readonly options: number
  /** Names of the options that ask for a claim. Absent where the library asks by itself. */
  readonly audience?: readonly string[]
  readonly issuer?: readonly string[]
  /** The key that verifies, as a position or an option. */
  readonly key: number | readonly string[]
  /** Its tokens always come from somebody else. */
  readonly outside?: true
}

const NAMES = { audience: ['audience'], issuer: ['issuer'] }

/** Libraries that verify, by their published types. */
const VERIFIERS: readonly Verifier[] = [
  { calls: (module) => callsOnImport(module, 'jose', /(?:^|\.)jwtVerify$/), options: 2, ...NAMES, key: 1 },
  { calls: (module) => callsOnImport(module, 'jsonwebtoken', /^verify$/), options: 2, ...NAMES, key: 1 },
  { calls: (module) => callsOnImport(module, 'fast-jwt', 'createVerifier'), options: 0, audience: ['allowedAud'], issuer: ['allowedIss'], key: ['key'] },
  { calls: (module) => [...callsOnImport(module, 'passport-jwt', 'Strategy'), ...superCalls(module, 'passport-jwt')], options: 0, ...NAMES, key: ['secretOrKey', 'secretOrKeyProvider'] },
  { calls: (module) => callsOnImport(module, 'express-jwt', /^(?:|expressjwt)$/), options: 0, ...NAMES, key: ['secret'] },
  { calls: (module) => callsOnImport(module, '@nestjs/jwt', /^JwtService\(\)\.verify(?:Async)?$/), options: 1, key: ['secret'] },
  { calls: (module) => callsTo(module, 'jwtVerify').filter(({ from, node }) => from === undefined && unwrap(node.callee).type === 'MemberExpression'), options: 0, key: ['key'] },
  { calls: (module) => callsOnImport(module, 'hono/jwt', /(?:^|\.)verify$/), options: 2, key: 1 },
  { calls: (module) => callsOnImport(module, 'google-auth-library', /\.verifyIdToken$/), options: 0, audience: ['audience'], key: [], outside: true },
]

/** What a class of one's own hands to the strategy that it extends, also in NestJS: `extends PassportStrategy(Strategy)`. */
function superCalls(module: Module, source: string): Call[] {
  return module.nodes('ClassDeclaration').flatMap(({ superClass, body }) => {
    const inner = superClass?.type === 'CallExpression' && lastName(superClass.callee) === 'PassportStrategy' ? superClass.arguments[0] : superClass
    const from = inner && originOf(module, inner)
    if (!from || !comesFrom(from, source)) return []
    return module.nodes('CallExpression').flatMap((node) => (node.callee.type === 'Super' && inside(node, body) ? [{ ...callOf(module, node), name: 'Strategy' }] : []))
  })
}

type Gap = TokenCheck['missing'][number]

function* verification(module: Module, call: Call, row: Verifier): Generator<TokenCheck> {
  const guard = mcpGuard(module, call.node)
  const options = call.argument(row.options)
  const reachedBy = namesReaching(module, call.node)
  for (const { gap, at } of switchedOff(module, options)) yield { ...check(call.name, [gap], at, guard, 'high'), reachedBy }
  const absent = call.spread || hidden(module, options) ? [] : absentClaims(module, call, options, row, guard !== undefined)
  const foreign = issuedElsewhere(module, call, row)
  const callee = unwrap(call.node.callee)
  if (absent.length > 0) yield { ...check(call.name, absent, { ...call.at, end: callee.end }, guard, 'high', foreign), reachedBy }
}

/** Options that are given and cannot be seen. A callback is none. */
function hidden(module: Module, options: Ast | undefined): boolean {
  if (!options) return false
  const inner = definition(module, options)
  if (inner.type === 'ArrowFunctionExpression' || inner.type === 'FunctionExpression' || isUndefined(fold(module, options))) return false
  return isOpen(module, options)
}

/** Flags that take a check away, each at its own place. */
function* switchedOff(module: Module, options: Ast | undefined): Generator<{ gap: Gap; at: Span }> {
  const flag = (name: string, off: boolean, ...path: string[]) => {
    const holder = path.length > 0 ? property(module, options, ...path) : options
    const node = propertyNode(module, holder, name)
    return node && boolean(fold(module, node.value)) === off ? module.span(node) : undefined
  }
  for (const at of [flag('ignoreExpiration', true), flag('exp', false), flag('exp', false, 'verification')]) if (at) yield { gap: 'expiry', at }
  const list = property(module, options, 'algorithms')
  const names = list ? items(fold(module, list)) : []
  const none = names.find((one) => string(one)?.value.toLowerCase() === 'none')
  if (none) yield { gap: 'none', at: none.at }
  const families = new Set(names.map((one) => string(one)?.value.slice(0, 2)).filter((one) => one !== undefined))
  if (list && families.has('HS') && (families.has('RS') || families.has('ES') || families.has('PS'))) yield { gap: 'algorithm', at: module.span(list) }
  if (list && names.some((one) => one.kind === 'dynamic' && /(?:header|decoded|token)\b.*\.alg$/.test(one.at.file.text.slice(one.at.start, one.at.end)))) yield { gap: 'algorithm', at: module.span(list) }
}

/**
 * Claims that nobody asks for. Whether that matters is for evidence to say: an MCP route, or keys of another issuer.
 * Tokens that a module signs itself, or reads for a password mail, have no other audience.
 */
function absentClaims(module: Module, call: Call, options: Ast | undefined, row: Verifier, mcp: boolean): Gap[] {
  const outside = issuedElsewhere(module, call, row) !== undefined
  if (!outside && isForAnotherUse(module, call)) return []
  if (!mcp && signsItself(module)) return []
  const around = enclosingFunction(module, call.node)
  // Proofs and assertions are for one request, and have claims of their own.
  if (/dpop|proof|assertion|logout|attestation/i.test(`${module.source(call.node)} ${(around && nameOf(module, around)) ?? ''}`)) return []
  const gaps: Gap[] = []
  if (row.audience && !has(module, options, row.audience) && !readsClaim(module, around, /^aud(?:ience)?$/)) gaps.push('audience')
  if (row.issuer && outside && !has(module, options, row.issuer) && !readsClaim(module, around, /^iss(?:uer)?$/)) gaps.push('issuer')
  return gaps
}

/** What shows that somebody else issues the tokens: the library, or the key. */
function issuedElsewhere(module: Module, call: Call, { outside, key, options }: Verifier): Evidence | undefined {
  if (outside) return { is: 'foreign-issuer', at: module.span(call.node.callee), say: 'it takes the tokens of a provider' }
  const node = typeof key === 'number' ? call.argument(key) : key.map((name) => property(module, call.argument(options), name)).find(Boolean)
  return node && isPublicKey(module, node) ? { is: 'foreign-issuer', at: module.span(node), say: 'the key is that of another issuer' } : undefined
}

/** A module that signs what it verifies has no other issuer, unless it fetches keys. */
function signsItself(module: Module): boolean {
  if (callsTo(module, /^(?:createRemoteJWKSet|passportJwtSecret|expressJwtSecret|jwksClient)$/).length > 0) return false
  return callsOnImport(module, 'jose', /SignJWT$/).length > 0 || callsOnImport(module, 'jsonwebtoken', /^sign$/).length > 0
}

function has(module: Module, options: Ast | undefined, names: readonly string[]): boolean {
  return names.some((name) => {
    const value = property(module, options, name)
    return value !== undefined && !isUndefined(fold(module, value))
  })
}

/** A function that checks the claim by hand. */
function readsClaim(module: Module, fn: FunctionNode | undefined, claim: RegExp): boolean {
  const scope = fn ?? module.tree.program
  if (!scope) return false
  for (const one of walk(scope)) {
    if (one.type === 'MemberExpression' && claim.test(keyOf(one) ?? '')) return true
    if (one.type === 'Property' && module.parent(one)?.type === 'ObjectPattern' && claim.test(keyOf(one) ?? '')) return true
    if (one.type === 'CallExpression' && /(?:check|verify|assert|validate)\w*(?:aud|resource)/i.test(lastName(one.callee) ?? '')) return true
  }
  return false
}

/** A key set of somebody else, or a public key. */
function isPublicKey(module: Module, key: Ast | undefined): boolean {
  if (!key) return false
  const inner = definition(module, key)
  const variable = variableOf(inner) ?? ''
  if (/PUBLIC_?KEY|JWKS/i.test(variable)) return true
  if (inner.type === 'CallExpression') return /^(?:createRemoteJWKSet|createLocalJWKSet|importSPKI|importX509|importJWK|passportJwtSecret|expressJwtSecret|createPublicKey|getSigningKey|getPublicKey|jwksClient)$/.test(lastName(inner.callee) ?? '')
  return /jwks|publicKey|public_key/i.test(inner.type === 'Identifier' ? inner.name : (lastName(inner) ?? ''))
}

/** Refresh tokens, mailed links and cookies, by the name of the function. */
function isForAnotherUse(module: Module, call: Call): boolean {
  const around = enclosingFunction(module, call.node)
  return /refresh|reset|invite|email|state|cookie|session|magic/i.test((around && nameOf(module, around)) ?? '')
}

const DECODERS: readonly { readonly from: string; readonly name: RegExp }[] = [
  { from: 'jose', name: /(?:^|\.)(?:decodeJwt|UnsecuredJWT\.decode)$/ },
  { from: 'jsonwebtoken', name: /^decode$/ },
  { from: 'jwt-decode', name: /^(?:|jwtDecode|jwt_decode)$/ },
  { from: 'hono/jwt', name: /(?:^|\.)decode$/ },
  { from: 'fast-jwt', name: /^createDecoder\(\)$/ },
  { from: '@nestjs/jwt', name: /^JwtService\(\)\.decode$/ },
]

/** Claims that say what somebody may do. */
const RIGHTS = /^(?:roles?|scopes?|scp|permissions?|groups|is_?admin|admin|entitlements|authorities|tier|plan)$/i

/** A decode whose claims decide, in a function that verifies nothing. */
function* decoded(module: Module): Generator<TokenCheck> {
  for (const { from, name } of DECODERS) {
    for (const call of callsOnImport(module, from, name)) {
      const around = enclosingFunction(module, call.node)
      const token = call.argument(0)
      if (!around || !token || /id_?token/i.test(module.source(token)) || isMadeHere(module, token) || verifies(module, around)) continue
      const deciding = decides(module, around, call) ?? (madeOfCredential(module, token) ? becomesUser(module, around, call) : undefined)
      if (deciding) yield check(call.name, ['signature'], call.at, mcpGuard(module, call.node), 'high', { is: 'decides-access', at: module.span(deciding), say: 'what it says decides' })
    }
  }
}

/** The function made the token itself, lines before: `const token = await createToken(user)`. */
function isMadeHere(module: Module, token: Ast): boolean {
  const made = unwrap(definition(module, token))
  const call = made.type === 'AwaitExpression' ? unwrap(made.argument) : made
  return call.type === 'CallExpression' && /create|issue|sign|mint|generate|encode/i.test(lastName(call.callee) ?? '') && !/header|cookie|bearer|\breq(?:uest)?\b/i.test(module.source(call))
}

function verifies(module: Module, fn: FunctionNode): boolean {
  return module.nodes('CallExpression').some((one) => inside(one, fn) && /verif|introspect|validate(?:Token|Jwt)/i.test(lastName(one.callee) ?? ''))
}

/** A claim of rights that is compared, looked up or handed out as an answer of the function. */
function decides(module: Module, fn: FunctionNode, call: Call): Ast | undefined {
  for (const one of walk(fn)) {
    if (one.type !== 'MemberExpression' || !RIGHTS.test(keyOf(one) ?? '') || !madeOf(module, one.object, (part) => part === call.node)) continue
    for (const outer of module.ancestors(one)) {
      if (outer === fn) break
      if (outer.type === 'BinaryExpression' && /^[!=]==?$/.test(outer.operator)) return one
      if (outer.type === 'IfStatement' || outer.type === 'ReturnStatement' || outer.type === 'ConditionalExpression') return one
      if (outer.type === 'CallExpression' && /^(?:includes|has|some|every|indexOf)$/.test(lastName(outer.callee) ?? '')) return one
    }
  }
  return undefined
}

/** `req.user = decode(token)`: everything behind believes it. */
function becomesUser(module: Module, fn: FunctionNode, call: Call): Ast | undefined {
  return module.nodes('AssignmentExpression').find(({ left, right, start, end }) => start >= fn.start && end <= fn.end && left.type === 'MemberExpression' && /^(?:user|auth|claims|principal)$/.test(keyOf(left) ?? '') && madeOf(module, right, (part) => part === call.node))
}

/** An answer of RFC 7662 that is believed without its `active`, which is all that it says of expired and revoked tokens. */
function* introspected(module: Module): Generator<TokenCheck> {
  for (const { call, url } of httpRequests(module)) {
    const around = enclosingFunction(module, call.node)
    const address = url?.parts.map((part) => (part.kind === 'text' ? part.text.value : part.name)).join('') ?? ''
    if (!around || !/\/introspect(?:ion)?(?:$|\?)|introspection_?(?:endpoint|url)$/i.test(address)) continue
    const code = module.source(around)
    // What goes on to another function may be checked there.
    if (/\bactive\b/.test(code) || !/\.(?:scope|sub|client_id|username|aud)\b|\{[^{}]{0,80}\b(?:scope|sub|client_id)\b[^{}]{0,80}\}\s{0,8}=/.test(code)) continue
    yield check(call.name, ['active'], module.span(call.node.callee), mcpGuard(module, call.node), 'medium', { is: 'decides-access', at: module.span(call.node.callee), say: 'its answer is believed' })
  }
}

function check(by: string, missing: readonly Gap[], at: Span, guard: Evidence | undefined, confidence: TokenCheck['confidence'], beside?: Evidence): TokenCheck {
  return { kind: 'tokenCheck', owner: { what: guard ? 'the MCP server' : 'the server', product: 'jose' }, evidence: [guard, beside].filter((one) => one !== undefined), missing, by, confidence, at }
}
