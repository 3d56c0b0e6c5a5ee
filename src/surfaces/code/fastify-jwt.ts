import { FASTIFY, FASTIFY_JWT } from '../../knowledge/libraries/signing.ts'
import type { TokenPolicy } from '../../model/index.ts'
import type { SigningReading } from '../../model/reading.ts'
import { get, type Node } from '../../parse/node.ts'
import {
  callsTo,
  comesFrom,
  depends,
  fold,
  importsFrom,
  isFunction,
  isUndefined,
  originOf,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { holderOf } from './nest-jwt.ts'
import { policyOf, SECONDS_OR_SPAN, unsetPolicy } from './policy.ts'
import { entryOf } from './settings.ts'
import { endsByItself } from './ending-claims.ts'
import { purposeOf } from './token-purpose.ts'

const [PRODUCT] = FASTIFY_JWT
const OWNER = { what: `${PRODUCT} token`, product: PRODUCT }

/** Fastify's plug-in: options of the registration, of `reply.jwtSign` and of `app.jwt.sign`. */
export function* fastify(module: Module): Generator<TokenPolicy | SigningReading> {
  for (const { call, options } of registrations(module)) {
    const value = options && fold(module, options)
    const option = entryOf(get(value, 'sign'), 'expiresIn')
    if (option && !isUndefined(option.value))
      yield policyOf({ owner: OWNER, key: 'sign.expiresIn', token: 'access' }, option, SECONDS_OR_SPAN)
    yield { kind: 'signing', product: PRODUCT, setsLifetime: !isBare(value), registers: true, at: call.at }
  }
  if (!importsFrom(module, FASTIFY_JWT) && !depends(module.project, module.file.path, PRODUCT)) return
  for (const call of [...callsTo(module, 'jwtSign'), ...callsTo(module, 'sign').filter((one) => isOfInstance(module, one))])
    yield* signed(module, call)
}

/** Where the plug-in is registered, with its options. */
function* registrations(module: Module): Generator<{ readonly call: Call; readonly options: Ast | undefined }> {
  for (const call of callsTo(module, 'register')) {
    const plugin = call.argument(0)
    const from = plugin && originOf(module, plugin)
    if (from && comesFrom(from, FASTIFY_JWT)) yield { call, options: call.argument(1) }
  }
}

/** Options that are all in sight, and say nothing about an end; without any there are no keys, and nothing is signed. */
function isBare(options: Node | undefined): boolean {
  const sign = get(options, 'sign')
  return options?.kind === 'map' && !options.open && (sign === undefined || isWithoutEnd(sign))
}

function isWithoutEnd(options: Node): boolean {
  return options.kind === 'map' && !options.open && entryOf(options, 'expiresIn') === undefined
}

/** `fastify.jwt.sign(…)`: what has `jwt` comes from Fastify, or is handed to the code. */
function isOfInstance(module: Module, { node, from }: Call): boolean {
  return (!from || comesFrom(from, [FASTIFY])) && /\.jwt$/.test(holderOf(module, node.callee))
}

/** The end that a call sets; without one the registration has to, wherever it stands. */
function* signed(module: Module, call: Call): Generator<TokenPolicy> {
  const [first, second] = [call.argument(0), call.argument(1)]
  const options = second && !isFunction(second) ? fold(module, second) : undefined
  const given = get(options, 'sign') ?? options
  const option = entryOf(given, 'expiresIn')
  const payload = first && fold(module, first)
  const purpose = purposeOf(module, call.node, payload)
  if (!purpose) return
  const facts = { owner: OWNER, key: 'expiresIn', ...purpose }
  if (option && !isUndefined(option.value)) return yield policyOf(facts, option, SECONDS_OR_SPAN)
  const isSaid = payload?.kind !== 'map' || payload.open || get(payload, 'exp') !== undefined || endsByItself(payload)
  if (isSaid || (given !== undefined && !isWithoutEnd(given)) || purpose.token === 'link') return
  const policy = unsetPolicy({ ...facts, selfContained: true, confidence: 'medium' }, module.span(call.node.callee))
  yield { ...policy, awaitsDefault: true }
}
