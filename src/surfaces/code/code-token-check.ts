import { words as nameWords } from '../../text/words.ts'
import { checksByKey, isSigningKey } from '../../knowledge/words/own-secrets.ts'
import { checkingCalls, readingCalls, requestCheck } from '../../knowledge/libraries/token-checks.ts'
import { answeringCalls } from '../../knowledge/libraries/token-answers.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import type { Evidence, TokenCheck } from '../../model/index.ts'
import { string } from '../../parse/node.ts'
import { dotted, isNothing, lastName, unwrap, type Ast, type CallNode, type Module, type OptionHere } from '../../program/index.ts'
import type { Setting } from '../../model/setting.ts'
import type { Span } from '../../text/source.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import {
  checksClaim,
  completes,
  doer,
  functionName,
  isForOneMessage,
  isOfLoadBalancer,
  isSwitchedOff,
  mayDecide,
} from './token-check-facts.ts'
import { checks, type Known } from './checking-calls.ts'
import { isOnlyEnded } from './ended-tokens.ts'
import { isHeld } from './held-tokens.ts'
import { handedKeys, knownKey } from './known-keys.ts'
import { mcpGuard, namesReaching } from './mcp-guard.ts'
import { handsOnByWord } from '../../knowledge/words/written-bearers.ts'
import { bearerTaken, letsIn } from '../../knowledge/words/seen-bearers.ts'
import { seenBearers } from './seen-bearers.ts'
import { unlookedBearers } from './unlooked-bearers.ts'
import { writtenBearers } from './written-bearers.ts'
import { unverified } from './unverified-tokens.ts'
import { importsOneOf, wordsOf } from './word-tests.ts'
import { isBehindGuard } from './behind-guards.ts'
import { answeredTokens } from './answered-tokens.ts'
import { algorithms } from './chosen-algorithms.ts'
import { append } from '../../text/append.ts'
import { verifiedInPackage } from './verified-in-package.ts'
import { halfOfKey, isOwnOfAnyAge, isSignedNextDoor, issuedElsewhere, signsItself, signsWithKey } from './token-key.ts'

const LIBRARIES = [...checkingCalls, ...readingCalls]

/** How tokens are checked that code is given: what is switched off, and what nobody asks for. */
export default defineProgramSurface({
  id: 'code-token-check',
  name: 'Token checks',
  spec: 'https://www.rfc-editor.org/rfc/rfc9068.html#section-4',
  counts: 'code',
  mentions: [
    ...wordsOf([...LIBRARIES, requestCheck]),
    requestCheck.call,
    'introspect',
    'userinfo',
    'user_info',
    'userInfo',
    'getTokenInfo',
    'Depends(',
    'Security(',
    ...checksByKey.words,
    "split('.')",
    ...letsIn.words,
    ...handsOnByWord.words,
    'split(".")',
  ],
  together: [
    [importsOneOf(LIBRARIES), /decode|verif|claims|Strategy|jwt/i],
    [importsOneOf([requestCheck])],
    [/\bjwtVerify\b/],
    [/\bintrospect/i],
    [
      importsOneOf(singleCalls.filter(({ means }) => means === 'depends')),
      /\b(?:Depends|Security)\(\s{0,8}\w{0,60}(?:token|bearer|auth|scheme|security)\w{0,40}\s{0,8}\)/i,
    ],
    [/user_?info/i, /Bearer/],
    [importsOneOf(answeringCalls), /introspect|userinfo|getTokenInfo/],
    [bearerTaken.pattern, letsIn.pattern],
    [bearerTaken.pattern, handsOnByWord.pattern],
    [checksByKey.pattern, isSigningKey.pattern],
    [/\bsplit\(["']\.["']\)/, /\bJSON\.parse\b|\bjson\.loads\b/, /base64|\batob\b|b64decode/],
  ],
  skipsTests: true,
  *read(module): Generator<TokenCheck> {
    for (const known of checks(module)) yield* checked(module, known)
    for (const { call, key } of handedKeys(module)) {
      const found = check(module, call.node, { by: call.name, product: 'this code', missing: ['known-key'], at: key.at }, [])
      yield { ...found, ...(key.variable !== undefined && { unlessSet: key.variable }) }
    }
    for (const { call, by, product, deciding, ofProvider, decidedAt = module.span(deciding) } of unverified(module)) {
      const decides: Evidence = { is: 'decides-access', at: decidedAt, say: 'what it says decides' }
      if (isBehindGuard(module, call)) continue
      const verifiedIn = ofProvider ? undefined : verifiedInPackage(module.file.path, module.project)
      const found = check(module, call, { by, product, missing: ['signature'], at: module.span(call) }, [decides])
      yield { ...found, ...(ofProvider && { ofProvider }), ...(verifiedIn !== undefined && { verifiedIn }) }
    }
    yield* answered(module)
    for (const { route, call, by } of unlookedBearers(module)) {
      const at = module.span(call)
      const decides: Evidence = { is: 'decides-access', at, say: 'nothing else asks who calls' }
      yield check(module, route.body ?? route, { by, product: 'FastAPI', missing: ['unlooked'], at }, [decides])
    }
    for (const { word, on, by } of writtenBearers(module)) {
      const decides: Evidence = { is: 'decides-access', at: module.span(on), say: 'it hands the request on' }
      yield check(module, word, { by, product: 'this code', missing: ['written-word'], at: module.span(word) }, [decides])
    }
    for (const { read, says, by } of seenBearers(module)) {
      const decides: Evidence = { is: 'decides-access', at: module.span(says), say: 'it says that the caller is known' }
      yield check(module, read, { by, product: 'this code', missing: ['unlooked'], at: module.span(read) }, [decides])
    }
  },
})

type Gap = TokenCheck['missing'][number]

function* checked(module: Module, known: Known): Generator<TokenCheck> {
  const { row, call } = known
  if (isSwitchedOff(module, known, 'signature') || isOwnText(known)) return
  const facts = { by: written(call.node.callee) ?? call.name, product: row.package }
  const reachedBy = namesReaching(module, call.node)
  for (const { gap, at } of algorithms(module, known))
    yield { ...check(module, call.node, { ...facts, missing: [gap], at }, []), reachedBy }
  const fallback = knownKey(module, known)
  if (fallback) {
    const found = check(module, call.node, { ...facts, missing: ['known-key'], at: fallback.at }, [])
    yield { ...found, reachedBy, ...(fallback.variable !== undefined && { unlessSet: fallback.variable }) }
  }
  if (isOnlyEnded(module, known)) return
  const all = [...switchedOff(module, known)]
  for (const { gap, at } of all)
    if (gap === 'expiry' && !isOwnOfAnyAge(module, known))
      yield { ...check(module, call.node, { ...facts, missing: [gap], at }, []), reachedBy }
  if (isForOneMessage(module, call.node)) return
  // Tokens that the same module signs with the key, or with its other half, are for nobody else.
  const off =
    signsWithKey(module, known) || (all.length > 0 && isSignedNextDoor(module, known)) ? [] : all.filter(({ gap }) => gap !== 'expiry')
  const absent = absentClaims(module, known).filter((gap) => !all.some((one) => one.gap === gap || `named-${one.gap}` === gap))
  const at = off[0]?.at ?? { ...call.at, end: unwrap(call.node.callee).end }
  const missing = [...off.map(({ gap }) => gap), ...absent]
  const shown = off.map((one): Evidence => ({ is: 'written', at: one.at, say: `the ${one.gap} is not checked` }))
  const foreign = issuedElsewhere(module, known)
  if (missing.length > 0)
    yield {
      ...check(module, call.node, { ...facts, missing, at }, [...shown, ...(foreign ? [foreign] : [])]),
      reachedBy,
      ...halfOfKey(known),
    }
}

/** A token that the code holds itself comes from no caller, and lets nobody in: a trial. */
function isOwnText({ row, given }: Known): boolean {
  const token = row.options.token === undefined ? undefined : given.value(row.options.token)
  return token?.is === 'set' && (string(token.value)?.value ?? '') !== ''
}

/** What is called, as the code has it: `jwt.verify`. */
function written(callee: Ast): string | undefined {
  return dotted(callee)?.split('.').slice(-2).join('.')
}

const CLAIMS = { expiry: 'exp', audience: 'aud', issuer: 'iss' } as const

/** Flags that take a check away whenever the call is made, at their places; what the function checks by itself is none. */
function* switchedOff(module: Module, known: Known): Generator<{ gap: Gap; at: Span }> {
  for (const gap of ['expiry', 'audience', 'issuer'] as const) {
    const at = isSwitchedOff(module, known, gap)
    if (at && !checksClaim(module, known.call.node, CLAIMS[gap]) && !mayDecide(module, known, CLAIMS[gap])) yield { gap, at }
  }
}

/**
 * Claims that nobody asks for. Whether that matters is for evidence to say: an MCP route, or keys of another issuer.
 * Tokens that a module signs itself, or reads for a password mail, have no other audience.
 */
function absentClaims(module: Module, known: Known): Gap[] {
  const { row, call, given } = known
  const isAsked = (place: Place | undefined): boolean =>
    place === undefined || (given.option(place).is !== 'unset' && !isNull(given.option(place)))
  if (isHidden(known)) return []
  if (isState(call.node) || isOfLoadBalancer(module, call.node)) return []
  const token = row.options.token === undefined ? undefined : given.expression(row.options.token)
  if (token && isHeld(module, token)) return []
  if (row.completedBy && !completes(module, call.node, row.completedBy)) {
    return (['expiry', 'audience', 'issuer'] as const).filter((gap) => !checksClaim(module, call.node, CLAIMS[gap]))
  }
  const outside = issuedElsewhere(module, known) !== undefined
  const mcp = mcpGuard(module, call.node) !== undefined
  const name = functionName(module, call.node) ?? ''
  if (!outside && FOR_ANOTHER_USE.test(name)) return []
  if (signsWithKey(module, known) || (!mcp && signsItself(module))) return []
  // Proofs and assertions are for one request, and have claims of their own; licences are for nobody else.
  if (/dpop|proof|assertion|logout|attestation|licen[cs]e/i.test(`${module.source(call.node)} ${name}`)) return []
  const gaps: Gap[] = []
  if (!isAsked(row.options.audience) && !checksClaim(module, call.node, 'aud'))
    append(gaps, row.refusesNamed ? (outside || mcp ? (['named-audience'] as const) : []) : (['audience'] as const))
  if (outside && !isAsked(row.options.issuer) && !checksClaim(module, call.node, 'iss')) gaps.push('issuer')
  return gaps
}

/** The `state` of an authorization request, which comes back to who signed it: `jwt.decode(state_jwt, key)`. */
function isState({ arguments: [first] }: CallNode): boolean {
  return first !== undefined && nameWords(lastName(first) ?? '').includes('state')
}

/** Refresh tokens, mailed links and cookies, by the name of the function. */
const FOR_ANOTHER_USE = /refresh|reset|invite|email|state|cookie|session|magic/i

function isNull(option: Setting<OptionHere>): boolean {
  return option.is === 'set' && isNothing(option.value.value)
}

/** Something that may have what is asked for cannot be seen. */
function isHidden({ row, call, given }: Known): boolean {
  const places = [
    row.options.audience,
    row.options.issuer,
    ...Object.values(row.off ?? {}).flatMap((switches) => switches.map(([place]) => place)),
  ]
  return call.spread || places.some((place) => place !== undefined && given.option(place).is === 'dynamic')
}

/** A token that is believed because somebody answers for it. */
function* answered(module: Module): Generator<TokenCheck> {
  for (const { call, missing, shown } of answeredTokens(module)) {
    const at = module.span(call.node.callee)
    const believed: Evidence = { is: 'decides-access', at, say: 'its answer is believed' }
    const facts = { by: call.name, product: PRODUCTS[missing], missing: [missing], at, confidence: 'medium' as const }
    yield check(module, call.node, facts, missing === 'active' ? [believed] : shown && !mcpGuard(module, call.node) ? [shown] : [])
  }
}

const PRODUCTS = { active: 'RFC 7662', introspected: 'RFC 7662', answered: 'UserInfo' } as const

type Facts = Pick<TokenCheck, 'by' | 'missing' | 'at'> & { readonly product: string; readonly confidence?: TokenCheck['confidence'] }

function check(module: Module, node: Ast, { product, ...facts }: Facts, beside: readonly Evidence[]): TokenCheck {
  const guard = mcpGuard(module, node)
  return {
    kind: 'tokenCheck',
    owner: doer(module, node, product),
    evidence: [...(guard ? [guard] : []), ...beside],
    confidence: 'high',
    ...facts,
  }
}
