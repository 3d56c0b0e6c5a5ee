import type { Call, PythonCode, Scope } from '../../program/python/code.ts'
import { functionAround, isConditional } from '../../program/python/lookup.ts'
import { isGiven } from '../../program/python/statements.ts'
import { functionName } from '../../program/python/values.ts'
import { textOf } from '../../program/template.ts'
import type { Evidence, TokenCheck } from '../../model/index.ts'
import { boolean, get, items, type Node } from '../../parse/node.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Reading } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { mcpServerHere } from './python-mcp-guard.ts'
import { definePythonSurface } from './python-surface.ts'
import { JWT_LIBRARY } from './python-words.ts'

/** JSON Web Tokens that PyJWT, python-jose and authlib read, and which checks they leave out. */
export default definePythonSurface({
  id: 'python-jwt-decode',
  name: 'Checking JWTs in Python',
  spec: 'https://pyjwt.readthedocs.io/en/stable/api.html#jwt.decode',
  mentions: ['jwt', 'jose'],
  together: [[/\b(?:decode|decode_complete|get_unverified_claims)\b/, JWT_LIBRARY]],
  *read(code): Generator<Reading> {
    for (const call of code.calls) {
      const by = call.source.split('.').slice(-2).join('.').replace('()', '')
      const missing = gaps(call, code)
      const guard = mcpServerHere(code)
      const decides: Evidence[] = missing?.includes('signature') ? [{ is: 'decides-access', at: decidingPlace(call), say: 'what it says decides' }] : []
      const facts = { kind: 'tokenCheck', owner: ownerOf(call), evidence: [...(guard ? [guard] : []), ...decides, ...issuerEvidence(call, code)] } as const
      // Without a signature no algorithm verifies it.
      const weak = DECODE.test(call.source) && !isUnverified(call, code) ? algorithmGap(call) : undefined
      if (missing && (missing.length > 0 || !weak)) yield { ...facts, missing, by, confidence: missing.includes('signature') || missing.includes('expiry') ? 'high' : 'medium', at: call.at }
      if (weak) yield { ...facts, missing: [weak.gap], by, confidence: 'high', at: weak.at }
    }
  },
})

type Gaps = TokenCheck['missing'][number][]

const DECODE = /^jwt(?:\.api_jwt)?\.decode(?:_complete)?$|^jwt\.PyJWT\(\)\.decode$|^jose\.jwt\.decode$/
const UNVERIFIED = /^jose\.jwt\.get_unverified_claims$|^jose\.jws\.get_unverified_claims$/
const AUTHLIB = /^authlib\.jose\.(?:jwt|JsonWebToken\(\))\.decode$/

function ownerOf(call: Call): TokenCheck['owner'] {
  const name = functionName(call)
  return { what: name ? 'function' : 'this file', ...(name ? { name } : {}), product: call.source.split('.')[0] ?? '' }
}

/** A key of another issuer by its algorithm, or a check that is switched off by name. */
function issuerEvidence(call: Call, code: PythonCode): Evidence[] {
  const options = call.args.get('options')
  if (AUTHLIB.test(call.source)) return [{ is: 'foreign-issuer', at: call.at, say: 'nothing says that the tokens are its own' }]
  const off = ['verify_aud', 'verify_iss'].find((name) => isOff(name, call, code))
  const at = off && get(options, off)?.at
  if (at) return [{ is: 'written', at, say: `\`${off}\` is off` }]
  const algorithms = call.args.get('algorithms', 2)
  return algorithms && isPublicKey(call) ? [{ is: 'foreign-issuer', at: algorithms.at, say: 'the key is that of another issuer' }] : []
}

function isPublicKey(call: Call): boolean {
  const algorithms = items(call.args.get('algorithms', 2)).map((item) => textOf(item)?.value ?? '')
  return algorithms.length > 0 && algorithms.every((name) => /^(?:RS|ES|PS|Ed)/.test(name))
}

/** The name of the function that hands the claims on, or the call itself. */
function decidingPlace(call: Call): Span {
  return functionAround(call.scope)?.function?.name.at ?? call.at
}

function gaps(call: Call, code: PythonCode): Gaps | undefined {
  if (UNVERIFIED.test(call.source)) return decides(call, code) ? ['signature'] : undefined
  if (AUTHLIB.test(call.source)) return authlib(call, code)
  if (!DECODE.test(call.source)) return undefined
  const { args } = call
  const options = args.get('options')
  const off = (name: string) => isOff(name, call, code)
  if (isUnverified(call, code)) return decides(call, code) && !verifiedBefore(call, code) ? ['signature'] : undefined
  const missing: Gaps = []
  if (off('verify_exp') && !checksLater(call, code, 'exp')) missing.push('expiry')
  if (off('verify_aud') && !checksLater(call, code, 'aud')) missing.push('audience')
  if (off('verify_iss') && !checksLater(call, code, 'iss')) missing.push('issuer')
  const absent = options?.kind !== 'dynamic' && !args.open && judgesAbsence(call, code)
  // Without an audience of its own the library refuses tokens that name one.
  if (absent && !missing.includes('audience') && !isGiven(args.get('audience')) && !checksLater(call, code, 'aud')) missing.push('named-audience')
  if (absent && !missing.includes('issuer') && !isGiven(args.get('issuer')) && !checksLater(call, code, 'iss')) missing.push('issuer')
  return missing
}

function isOff(name: string, call: Call, code: PythonCode): boolean {
  const value = get(call.args.get('options'), name)
  return value !== undefined && boolean(value) === false && !isConditional(value.at, call.at, code.module.body)
}

function isUnverified(call: Call, code: PythonCode): boolean {
  return isOff('verify_signature', call, code) || boolean(call.args.get('verify')) === false
}

/**
 * A missing audience says something where others issue the tokens: on an MCP server, or with a public key.
 * Who signs with a secret of its own reads its own tokens.
 */
function judgesAbsence(call: Call, code: PythonCode): boolean {
  if (ownTokens(call, code)) return false
  return mcpServerHere(code) !== undefined || isPublicKey(call)
}

/** The same file signs tokens with the same key. */
function ownTokens(call: Call, code: PythonCode): boolean {
  const key = call.args.expression('key', 1)
  return key !== undefined && signingKeys(code).has(writtenIn(key, code))
}

const SIGNING = new WeakMap<PythonCode, ReadonlySet<string>>()

/** How the keys are written that the file signs with. */
function signingKeys(code: PythonCode): ReadonlySet<string> {
  const known = SIGNING.get(code)
  if (known) return known
  const signing = code.calls.filter(({ source }) => /\.encode$/.test(source) && /^(?:jwt|jose)\b/.test(source))
  const keys = new Set(signing.flatMap(({ args }) => (args.positional[1] ? [writtenIn(args.positional[1], code)] : [])))
  SIGNING.set(code, keys)
  return keys
}

function writtenIn({ at }: Expression, code: PythonCode): string {
  return code.file.text.slice(at.start, at.end)
}

/** A list of algorithms with `none`, one that takes a public key for a shared secret, or one that the token chooses. */
function algorithmGap(call: Call): { gap: TokenCheck['missing'][number]; at: Span } | undefined {
  const given = call.args.expression('algorithms', 2)
  if (!given) return undefined
  const names = items(call.args.get('algorithms', 2)).flatMap((item) => textOf(item) ?? [])
  const none = names.find(({ value }) => /^none$/i.test(value))
  if (none) return { gap: 'none', at: none.at }
  const families = new Set(names.map(({ value }) => value.slice(0, 2)))
  const mixed = families.has('HS') && ['RS', 'ES', 'PS'].some((one) => families.has(one))
  // `algorithms=[header["alg"]]`
  const chosen = /header\w{0,60}(?:\[["']alg["']\]|\.get\(["']alg["'])/.test(given.at.file.text.slice(given.at.start, given.at.end))
  return mixed || chosen ? { gap: 'algorithm', at: given.at } : undefined
}

/** Whether the function compares a claim by itself, or hands it to one whose name says so: `_validate_audience(claims)`. */
function checksLater(call: Call, code: PythonCode, claim: 'aud' | 'iss' | 'exp'): boolean {
  if (factsAround(call, code).claims.has(claim)) return true
  return factsAround(call, code).checks.some(({ expression, name }) => expression !== call.expression && name.includes(claim))
}

/** Claims by which somebody is let in. */
const DECIDING = /["'](?=(?:roles?|scopes?|scp|permissions?|groups?|admin|is_admin|sub|user_id|uid|username|tenant(?:_id)?|org(?:_id)?|email|preferred_username)["'])/g

/** Whether what is read without a check decides something, and is not just shown. */
function decides(call: Call, code: PythonCode): boolean {
  const name = functionName(call)
  const argument = call.args.positional[0]
  const token = argument ? code.file.text.slice(argument.at.start, argument.at.end) : ''
  if (/id_token/.test(token) || /id_token|display|expir|issued|log|debug|inspect|print|analy[sz]|diagnos/i.test(name)) return false
  // Who reads the token of its own environment lets nobody in.
  const given = argument && code.value(argument, call.scope)
  if (given?.kind === 'dynamic' && given.variable) return false
  if (argument && isMadeHere(argument, call, code)) return false
  if (/verify|validate|auth|current_user|require|admin|permission|claims|principal|identity|check/i.test(name)) return true
  return factsAround(call, code).lastDeciding >= call.at.end - startAround(call)
}

/** The function made the token itself, lines before: `token = create_token(user)`. */
function isMadeHere(token: Expression, call: Call, code: PythonCode): boolean {
  if (token.kind !== 'name') return false
  const set = code.assigned.findLast(({ target, scope }) => target.kind === 'name' && target.id === token.id && scope === call.scope && target.at.end < call.at.start)
  const made = set && writtenIn(set.value, code).slice(0, 300)
  return made !== undefined && /^(?:await\s{1,3})?[\w.]{0,120}(?:create|issue|sign|mint|generate|encode)\w{0,60}\(/i.test(made) && !/header|cookie|bearer|request\./i.test(made)
}

/** Another call of the same function verifies the same token. */
function verifiedBefore(call: Call, code: PythonCode): boolean {
  return factsAround(call, code).verifying.some((expression) => expression !== call.expression)
}

/** What a call runs: itself, or the function that it hands to a thread. */
function runs({ source, args, scope }: Call, code: PythonCode): string {
  const handed = /(?:^|\.)(?:to_thread|run_sync|run_in_threadpool)$/.test(source) ? args.positional[0] : /\.run_in_executor$/.test(source) ? args.positional[1] : undefined
  return handed ? code.source(handed, scope) : source
}

/** What the checks of a call ask about the function around it, told once for all its calls. */
interface Facts {
  /** Claims that are read by their names. */
  readonly claims: ReadonlySet<string>
  /** Calls that check something, by their names in small letters; of many only the first. */
  readonly checks: readonly { readonly expression: Call['expression']; readonly name: string }[]
  readonly verifying: readonly Call['expression'][]
  readonly validates: boolean
  /** Where the last claim stands that lets somebody in. */
  readonly lastDeciding: number
}

const FACTS = new WeakMap<PythonCode, Map<Scope | undefined, Facts>>()

function factsAround(call: Call, code: PythonCode): Facts {
  const known = FACTS.get(code) ?? factsOf(code)
  FACTS.set(code, known)
  return known.get(functionAround(call.scope)) as Facts
}

/** The facts of every function with calls in it. */
function factsOf(code: PythonCode): Map<Scope | undefined, Facts> {
  const byFunction = new Map<Scope | undefined, Call[]>()
  for (const one of code.calls) {
    const scope = functionAround(one.scope)
    const others = byFunction.get(scope)
    if (others) others.push(one)
    else byFunction.set(scope, [one])
  }
  return new Map([...byFunction].map(([scope, calls]) => {
    const text = textAround(scope, code)
    const claims = new Set([...text.matchAll(/(?:\.get\(|\[)\s*["'](aud|iss|exp)["']/g)].map((match) => match[1] as string))
    const named = calls.map(({ expression, source }) => ({ expression, name: (source.split('.').at(-1) ?? '').toLowerCase() }))
    const checks = (['aud', 'iss', 'exp'] as const).flatMap((claim) => named.filter(({ name }) => name.includes(claim) && /check|valid|verif|assert|require|match|ensure|enforce/.test(name)).slice(0, 2))
    const verifying = calls.filter((one) => (DECODE.test(runs(one, code)) || /verify|introspect|validate/i.test(runs(one, code).split('.').at(-1) ?? '')) && boolean(get(one.args.get('options'), 'verify_signature')) !== false).slice(0, 2).map(({ expression }) => expression)
    return [scope, { claims, checks, verifying, validates: /\.validate\(/.test(text), lastDeciding: [...text.matchAll(DECIDING)].at(-1)?.index ?? -1 }]
  }))
}

/** authlib checks the claims only when `validate()` is called. */
function authlib(call: Call, code: PythonCode): Gaps {
  const missing: Gaps = []
  if (!factsAround(call, code).validates) {
    const left = ([['expiry', 'exp'], ['audience', 'aud'], ['issuer', 'iss']] as const).filter(([, claim]) => !checksLater(call, code, claim))
    return left.map(([gap]) => gap)
  }
  const options: Node | undefined = call.args.get('claims_options')
  if (options?.kind === 'dynamic' || call.args.open) return missing
  if (!get(options, 'aud')) missing.push('audience')
  if (!get(options, 'iss')) missing.push('issuer')
  return missing
}

function startAround(call: Call): number {
  const body = functionAround(call.scope)?.function
  return body ? body.at.start : 0
}

/** The text of a function, or of the file. */
function textAround(scope: Scope | undefined, code: PythonCode): string {
  const body = scope?.function
  return body ? code.file.text.slice(body.at.start, body.at.end) : code.file.text
}
