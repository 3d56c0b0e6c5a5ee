import { FASTIFY_JWT, NEST_JWT, signerCalls, signingCalls, type SigningCall } from '../../knowledge/libraries/signing.ts'
import {
  callsThat,
  enclosingFunction,
  fold,
  inside,
  isNothing,
  isUndefined,
  keyOf,
  knownCalls,
  lastName,
  momentOf,
  nameOf,
  property,
  relativeSeconds,
  valueOf,
  type Ast,
  type Call,
  type KnownCall,
  type Module,
} from '../../program/index.ts'
import type { Owner, TokenPolicy, TokenCheck } from '../../model/index.ts'
import type { SigningReading } from '../../model/reading.ts'
import { get, type Entry, type Node } from '../../parse/node.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { codeAt } from '../../text/source.ts'
import { namesLifetime } from './lifetime-settings.ts'
import { doneBy, MILLISECONDS_OR_SPAN, policyOf, setPolicy, unsetPolicy, type PolicyFacts } from './policy.ts'
import { endByDefault } from './ends-by-default.ts'
import { entryOf } from './settings.ts'
import { fastify } from './fastify-jwt.ts'
import { nest, nestSettings } from './nest-jwt.ts'
import { endsByItself } from './ending-claims.ts'
import { purposeOf } from './token-purpose.ts'
import { isTriedAtOnce } from './tried-tokens.ts'
import { importOf } from './import-words.ts'
import { importsOneOf, wordsOf } from './word-tests.ts'
import { writtenKey } from './known-keys.ts'
import { doer } from './token-check-facts.ts'

/** Tokens that code signs, and how long they live: RFC 7519 section 4.1.4. */
export default defineProgramSurface({
  id: 'jwt-signing',
  name: 'Signed tokens',
  spec: 'https://www.rfc-editor.org/rfc/rfc7519.html#section-4.1.4',
  counts: 'code',
  mentions: [...wordsOf([...signingCalls, ...signerCalls]), ...FASTIFY_JWT, 'signOptions'],
  together: [
    [importsOneOf(signingCalls), /\b(?:sign|signAsync|encode)\b/],
    [importOf([...FASTIFY_JWT, ...wordsOf(signerCalls), NEST_JWT])],
    [/\bjwtSign\b|\bjwt\.sign\b|\bsignOptions\b/],
  ],

  *read(module): Generator<TokenPolicy | TokenCheck | SigningReading> {
    for (const known of knownCalls(module, signingCalls)) yield* signed(module, known)
    yield* bySigner(module)
    yield* nest(module)
    yield* nestKeys(module)
    yield* fastify(module)
  },
})

function* signed(module: Module, { row, call, given }: KnownCall<SigningCall>): Generator<TokenPolicy> {
  const claims = given.expression(row.options.claims)
  if (!claims || isTriedAtOnce(module, call.node)) return
  const payload = fold(module, claims)
  if (payload.kind === 'scalar' || payload.kind === 'template' || payload.kind === 'list') return
  const { lifetime = [], audience = [] } = row.options
  const aimed = given.value(audience)
  const option = given.option(lifetime)
  const purpose = purposeOf(
    module,
    call.node,
    payload,
    aimed.is === 'set' ? aimed.value : get(payload, 'aud'),
    option.is === 'set' ? option.value.value : undefined,
  )
  if (!purpose || (purpose.token === 'link' && ENDS_IN_STORE.test(module.file.text))) return
  const facts: PolicyFacts = {
    owner: issuer(module, call.node, row.package),
    key: row.options.lifetime?.split('.').at(-1) ?? 'exp',
    ...purpose,
    selfContained: true,
    bound: get(payload, 'cnf') !== undefined,
  }
  if (option.is === 'set') return yield policyOf(facts, option.value, row.units)
  if (option.is === 'unset') yield* byClaim(module, facts, claims, payload, call, row.elsewhere === true)
}

/** What a link stands for has an end of its own, at which its row is refused: `invite.expires_at < new Date()`. */
const ENDS_IN_STORE = /\bexpires?_?(?:at|on)\b\s{0,4}<=?\s{0,4}(?:new Date\(|Date\.now\b|now\b|datetime\.|timezone\.)/i

/** Who issues a token: the function around, by its name. */
function issuer(module: Module, node: Ast, product: string): Owner {
  const around = enclosingFunction(module, node)
  return doneBy(around && nameOf(module, around), product)
}

/** The end as a claim of the payload; without one the token has none. */
function* byClaim(module: Module, facts: PolicyFacts, claims: Ast, payload: Node, call: Call, elsewhere: boolean): Generator<TokenPolicy> {
  const claim = entryOf(payload, 'exp')
  if (claim && !isUndefined(claim.value)) return yield* fromNow(module, { ...facts, key: 'exp' }, claim)
  if (
    payload.kind !== 'map' ||
    payload.open ||
    endsByItself(payload) ||
    isHandedOn(module, claims, call) ||
    endsInRecord(module, call.node)
  )
    return
  const policy = unsetPolicy({ ...facts, confidence: 'medium' }, module.span(call.node.callee))
  yield elsewhere ? { ...policy, awaitsDefault: true } : policy
}

/** Whether a token is kept in a record that ends, by which it is found: `create({ data: { token, expires } })`. */
function endsInRecord(module: Module, node: Ast): boolean {
  const declared = module.parent(node)
  const made = declared?.type === 'AwaitExpression' ? module.parent(declared) : declared
  const binding = made?.type === 'VariableDeclarator' ? module.binding(made.id) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((use) => {
      const member = module.parent(use)
      const record = member?.type === 'Property' && member.value === use ? module.parent(member) : undefined
      return record?.type === 'ObjectExpression' && record.properties.some((one) => one.type === 'Property' && ENDS.test(keyOf(one) ?? ''))
    })
  )
}

/** Of a moment; `expires_in` is what an answer says of the token. */
const ENDS = /^(?:expires?(?:_?(?:at|on|date))?|expiry|expiration(?:_?date)?|valid_?until)$/i

/** Claims that another function gets before they are signed may have got their end there. */
function isHandedOn(module: Module, claims: Ast, call: Call): boolean {
  const binding = module.binding(claims)
  return (
    binding !== undefined &&
    module.references(binding).some((use) => {
      const other = module.parent(use)
      return (
        other?.type === 'CallExpression' &&
        other.end < call.at.start &&
        other.arguments.some((one) => one === use) &&
        !READS.test(lastName(other.callee) ?? '')
      )
    })
  )
}

/** Functions that only look at what they get. */
const READS = /^(?:print|len|str|repr|dumps|bool|isinstance|debug|info|log|encode|stringify|keys|entries|values)$/

/**
 * An `exp` counted from now, at the claim or where the moment is written. In milliseconds it is thousands of years away; `null` is none.
 */
export function* fromNow(module: Module, facts: PolicyFacts, claim: Entry): Generator<TokenPolicy> {
  if (isNothing(claim.value)) return yield setPolicy(facts, 'never', codeAt(claim.value.at), claim.at)
  const written = valueOf(module, claim)
  const value = written && (endByDefault(module, written) ?? written)
  const time = value && relativeSeconds(module, value)
  const moment = value && momentOf(module, value)
  // A constant whose name says what it is has its own statement.
  if (!time || !moment || time.seconds < 0 || namesLifetime(module, moment)) return
  const shown = codeAt(module.span(inside(moment, value) ? value : moment))
    .replace(/\s+/g, ' ')
    .slice(0, 60)
  const confidence = time.byDefault ? 'medium' : facts.confidence
  yield setPolicy(
    { ...facts, ...(confidence ? { confidence } : {}) },
    time.unit === 'ms' ? 'never' : time.seconds,
    shown,
    inside(moment, written) ? claim.at : module.span(moment),
  )
}

/** `createSigner({ key, expiresIn })`: the option, or a claim in every payload that its signers get. */
function* bySigner(module: Module): Generator<TokenPolicy> {
  for (const { row, call, given } of callsThat(module, signerCalls, 'makes-signer')) {
    const payloads = callsThat(module, signerCalls, 'signs-by-signer').map((one) => one.call.argument(0))
    const folded = payloads.map((one) => one && fold(module, one))
    const purpose = purposeOf(module, call.node, folded[0])
    const options = call.argument(0) && fold(module, call.argument(0) as Ast)
    if (!purpose || options?.kind !== 'map') continue
    const facts: PolicyFacts = { owner: issuer(module, call.node, [row.package].flat()[0] ?? ''), key: 'expiresIn', ...purpose }
    const option = given.option('0.expiresIn')
    if (option.is === 'set') yield policyOf(facts, option.value, MILLISECONDS_OR_SPAN)
    else if (option.is === 'unset' && folded.length > 0 && folded.every((one) => one?.kind === 'map' && !one.open && !get(one, 'exp'))) {
      yield unsetPolicy({ ...facts, confidence: 'medium' }, module.span(call.node.callee))
    }
  }
}

/** Keys in the code that NestJS's module signs and verifies with: https://docs.nestjs.com/security/authentication#jwt-token */
function* nestKeys(module: Module): Generator<TokenCheck> {
  for (const { call, settings } of nestSettings(module)) {
    const key = property(module, settings, 'secret')
    const written = key && writtenKey(module, key, call)
    if (!written) continue
    yield {
      kind: 'tokenCheck',
      owner: doer(module, call.node, NEST_JWT),
      by: `JwtModule.${call.name}`,
      missing: ['known-key'],
      evidence: [],
      confidence: 'high',
      at: written.at,
      ...(written.variable !== undefined && { unlessSet: written.variable }),
    }
  }
}
