import { isFunction, keyOf, type Ast } from '../../program/ast.ts'
import { callsOnImport, callsTo, comesFrom, importsFrom, originOf, type Call, type Source } from '../../program/calls.ts'
import { fold, isUndefined } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { MILLISECONDS_OR_SPAN, policyOf, SECONDS_OR_SPAN, setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { codeAt, entryOf, type Units } from './settings.ts'
import { relativeSeconds } from '../../program/time.ts'
import { purposeOf } from './token-purpose.ts'
import { depends } from '../../program/version.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { entries, get, type Node } from '../../parse/node.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface } from '../reading/surface.ts'

export default defineCodeSurface({
  id: 'jwt-signing',
  name: 'Tokens signed with jsonwebtoken, fast-jwt, @nestjs/jwt, @fastify/jwt or hono/jwt',
  spec: 'https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback',
  counts: 'code',
  mentions: ['jsonwebtoken', 'fast-jwt', '@nestjs/jwt', '@fastify/jwt', 'fastify-jwt', 'hono/jwt', 'jwt-simple', 'cloudflare-worker-jwt', 'jwtSign', 'jwt.sign', 'signOptions'],

  *read(module) {
    for (const row of SIGNERS) {
      for (const call of callsOnImport(module, row.source, row.name)) yield* signed(module, call, row)
    }
    yield* fastJwt(module)
    yield* nest(module)
    yield* fastify(module)
  },
})

interface Signer {
  readonly source: Source
  readonly name: RegExp
  readonly product: string
  /** The position of the options; absent where the end can only be a claim. */
  readonly options?: number
  readonly units: Units
  /** Options may be set where the signer is made, in another file. */
  readonly elsewhere?: true
}

/** Units and positions as in the published types. None of them sets an end by itself. */
const SIGNERS: readonly Signer[] = [
  { source: 'jsonwebtoken', name: /^(?:default\.)?sign$/, product: 'jsonwebtoken', options: 2, units: SECONDS_OR_SPAN },
  { source: '@nestjs/jwt', name: /^JwtService\(\)\.sign(?:Async)?$/, product: '@nestjs/jwt', options: 1, units: SECONDS_OR_SPAN, elsewhere: true },
  { source: ['hono/jwt', 'hono/utils/jwt'], name: /^(?:Jwt\.|jwt\.)?sign$/, product: 'hono/jwt', units: SECONDS_OR_SPAN },
  { source: 'jwt-simple', name: /^encode$/, product: 'jwt-simple', units: SECONDS_OR_SPAN },
  { source: '@tsndr/cloudflare-worker-jwt', name: /^sign$/, product: '@tsndr/cloudflare-worker-jwt', units: SECONDS_OR_SPAN },
]

function* signed(module: Module, call: Call, row: Signer): Generator<TokenPolicy> {
  const first = call.argument(0)
  if (!first) return
  const payload = fold(module, first)
  if (payload.kind === 'scalar' || payload.kind === 'template' || payload.kind === 'list') return
  const second = row.options === undefined ? undefined : call.argument(row.options)
  const options = second && !isFunction(second) ? fold(module, second) : undefined
  const purpose = purposeOf(module, call.node, payload, get(options, 'audience') ?? get(payload, 'aud'))
  if (!purpose) return
  const callee = module.span(call.node.callee)
  const claim = row.options === undefined
  const facts: PolicyFacts = {
    owner: { what: `${row.product} token`, product: row.product },
    key: claim ? 'exp' : 'expiresIn',
    ...purpose,
    bound: get(payload, 'cnf') !== undefined,
  }
  const option = entryOf(options, 'expiresIn')
  if (option && !isUndefined(option.value)) return yield policyOf(facts, option, row.units)
  const hidden = options !== undefined && (options.kind !== 'map' ? !isUndefined(options) : options.open)
  if (call.spread || hidden) return
  yield* byClaim(module, facts, first, payload, callee, row.elsewhere === true)
}

/** The end as a claim of the payload; without one the token has none. */
function* byClaim(module: Module, facts: PolicyFacts, payload: Ast, known: Node, callee: Span, elsewhere: boolean): Generator<TokenPolicy> {
  const claim = entryOf(known, 'exp')
  if (claim && !isUndefined(claim.value)) return yield* fromNow(module, { ...facts, key: 'exp' }, expression(module, payload, 'exp'), claim.at)
  if (known.kind !== 'map' || known.open || elsewhere || endsByItself(known)) return
  yield unsetPolicy(facts.confidence === 'high' ? { ...facts, confidence: 'medium' } : facts, 'never', callee)
}

/** A claim of the application's own that ends the token: `expiresAt`. */
export function endsByItself(payload: Node): boolean {
  return entries(payload).some(({ key }) => /^(?:expir|valid_?until|ttl)/i.test(key.value))
}

/** An `exp` counted from now. In milliseconds it is thousands of years away. */
export function* fromNow(module: Module, facts: PolicyFacts, value: Ast | undefined, at: Span): Generator<TokenPolicy> {
  const time = value && relativeSeconds(module, value)
  if (!value || !time || time.unit === 'date' || time.seconds < 0) return
  const written = codeAt(module.span(value)).replace(/\s+/g, ' ').slice(0, 60)
  yield setPolicy(facts, time.unit === 'ms' ? 'never' : time.seconds, written, at)
}

/** The expression of a property of an object literal, also behind a constant. */
export function expression(module: Module, object: Ast, key: string): Ast | undefined {
  const inner = object.type === 'Identifier' ? module.binding(object)?.init : object
  const literal = inner && 'expression' in inner && typeof inner.expression === 'object' ? inner.expression : inner
  if (literal?.type !== 'ObjectExpression') return undefined
  const property = literal.properties.findLast((one) => one.type === 'Property' && keyOf(one) === key)
  return property?.type === 'Property' ? property.value : undefined
}

/** `createSigner({ key, expiresIn })`: the option, or a claim in every payload that its signers get. */
function* fastJwt(module: Module): Generator<TokenPolicy> {
  for (const call of callsOnImport(module, 'fast-jwt', 'createSigner')) {
    const first = call.argument(0)
    const options = first && fold(module, first)
    const payloads = callsOnImport(module, 'fast-jwt', 'createSigner()').map((signing) => signing.argument(0)).map((one) => one && fold(module, one))
    const purpose = purposeOf(module, call.node, payloads[0])
    if (!purpose || options?.kind !== 'map') continue
    const facts: PolicyFacts = { owner: { what: 'fast-jwt token', product: 'fast-jwt' }, key: 'expiresIn', ...purpose }
    const option = entryOf(options, 'expiresIn')
    if (option && !isUndefined(option.value)) yield policyOf(facts, option, MILLISECONDS_OR_SPAN)
    else if (!options.open && payloads.length > 0 && payloads.every((one) => one?.kind === 'map' && !one.open && !get(one, 'exp'))) {
      yield unsetPolicy({ ...facts, confidence: 'medium' }, 'never', module.span(call.node.callee))
    }
  }
}

/** `signOptions` of `JwtModule.register`, of what its factory returns, and of the settings of a package that signs with it. */
function* nest(module: Module): Generator<TokenPolicy> {
  if (!importsFrom(module, '@nestjs/jwt') && !depends(module.project, module.file.path, '@nestjs/jwt')) return
  for (const property of module.nodes('Property')) {
    if (keyOf(property) !== 'signOptions') continue
    const option = entryOf(fold(module, property.value), 'expiresIn')
    if (option && !isUndefined(option.value)) {
      yield policyOf({ owner: { what: '@nestjs/jwt token', product: '@nestjs/jwt' }, key: 'signOptions.expiresIn', token: 'access' }, option, SECONDS_OR_SPAN)
    }
  }
}

/** @fastify/jwt: options of the registration, of `reply.jwtSign` and of `app.jwt.sign`. */
function* fastify(module: Module): Generator<TokenPolicy> {
  const owner = { what: '@fastify/jwt token', product: '@fastify/jwt' }
  for (const call of callsTo(module, 'register')) {
    const plugin = call.argument(0)
    const from = plugin && originOf(module, plugin)
    const second = call.argument(1)
    if (!from || !comesFrom(from, ['@fastify/jwt', 'fastify-jwt']) || !second) continue
    const option = entryOf(get(fold(module, second), 'sign'), 'expiresIn')
    if (option && !isUndefined(option.value)) yield policyOf({ owner, key: 'sign.expiresIn', token: 'access' }, option, SECONDS_OR_SPAN)
  }
  if (!importsFrom(module, ['@fastify/jwt', 'fastify-jwt']) && !depends(module.project, module.file.path, '@fastify/jwt')) return
  for (const call of [...callsTo(module, 'jwtSign'), ...callsTo(module, 'sign').filter(({ node, from }) => !from && /\.jwt$/.test(holder(module, node.callee)))]) {
    const [first, second] = [call.argument(0), call.argument(1)]
    const options = second && !isFunction(second) ? fold(module, second) : undefined
    const option = entryOf(get(options, 'sign') ?? options, 'expiresIn')
    const purpose = purposeOf(module, call.node, first && fold(module, first))
    if (option && purpose && !isUndefined(option.value)) yield policyOf({ owner, key: 'expiresIn', ...purpose }, option, SECONDS_OR_SPAN)
  }
}

function holder(module: Module, callee: Ast): string {
  return callee.type === 'MemberExpression' ? module.source(callee.object) : ''
}
