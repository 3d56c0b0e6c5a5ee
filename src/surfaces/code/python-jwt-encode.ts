import type { Call, PythonCode } from '../../program/python/code.ts'
import { fromNow } from '../../program/python/time.ts'
import { addressOf, isPrivate } from './settings.ts'
import { INTERNAL, purposeAmong, saidBy } from './token-purpose.ts'
import { tokenPolicy } from '../../program/python/statements.ts'
import { functionName, writtenAt } from '../../program/python/values.ts'
import { isLifetimeName } from '../../knowledge/python/lifetime-names.ts'
import { textOf } from '../../program/template.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import { get, has, type Node } from '../../parse/node.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Reading } from '../../model/reading.ts'
import { definePythonSurface } from './python-surface.ts'
import { JWT_LIBRARY } from './python-words.ts'

/** JSON Web Tokens that PyJWT, python-jose, authlib and joserfc sign. */
export default definePythonSurface({
  id: 'python-jwt-encode',
  name: 'Signing JWTs in Python',
  spec: 'https://pyjwt.readthedocs.io/en/stable/usage.html#expiration-time-claim-exp',
  mentions: ['jwt', 'jose'],
  together: [[/\bencode\b/, JWT_LIBRARY]],
  *read(code): Generator<Reading> {
    for (const call of code.calls) {
      const library = LIBRARIES.find(({ source }) => source.test(call.source))
      const payload = library && call.args.expression(library.names, library.position)
      if (payload) yield* policy(call, payload, code)
    }
  },
})

const LIBRARIES: readonly { readonly source: RegExp; readonly names: string; readonly position: number }[] = [
  { source: /^jwt(?:\.api_jwt)?\.encode$|^jwt\.PyJWT\(\)\.encode$/, names: 'payload', position: 0 },
  { source: /^jose\.jwt\.encode$/, names: 'claims', position: 0 },
  { source: /^authlib\.jose\.(?:jwt|JsonWebToken\(\))\.encode$/, names: 'payload', position: 1 },
  { source: /^joserfc\.jwt\.encode$/, names: 'claims', position: 1 },
]

function* policy(call: Call, payload: Expression, code: PythonCode): Generator<Reading> {
  const claims = code.value(payload, call.scope)
  const token = tokenOf(call, claims, code)
  if (!token) return
  const name = functionName(call)
  const who: Owner = { what: name ? 'function' : 'this file', ...(name ? { name } : {}), product: call.source.split('.')[0] ?? '' }
  const expiry = claims.kind === 'map' ? expression(claims, 'exp', payload, call, code) : undefined
  if (claims.kind !== 'map' || (!has(claims, 'exp') && claims.open)) return
  if (!has(claims, 'exp')) {
    // A payload without any claim of a token is some other use of signing.
    if (claims.entries.length === 0 || updatedElsewhere(payload, call, code)) return
    yield tokenPolicy({ owner: who, token, lifetime: { is: 'unset', at: call.at }, effective: 'never', key: 'exp', internal: isInternal(name, claims), confidence: 'high', at: call.at })
    return
  }
  const value = get(claims, 'exp')
  if (value?.kind === 'scalar' && value.value === null) {
    yield tokenPolicy({ owner: who, token, lifetime: { is: 'set', value: 'never', at: value.at }, key: 'exp', internal: isInternal(name, claims), at: value.at })
    return
  }
  const until = expiry && fromNow(expiry, call.scope, code)
  if (until?.milliseconds) {
    yield { ...tokenPolicy({ owner: who, token, lifetime: { is: 'set', value: 'never', at: until.at }, key: 'exp', at: until.at }), written: writtenAt(until.at) }
    return
  }
  // A constant whose name says what it is has its own statement.
  if (!until || until.names.some(isLifetimeName)) return
  yield { ...tokenPolicy({ owner: who, token, lifetime: { is: 'set', value: until.seconds, at: until.at }, key: 'exp', at: until.at }), written: writtenAt(until.at) }
}

/** A token that services give each other on a private network. */
function isInternal(name: string, claims: Node): boolean {
  const host = addressOf(get(claims, 'aud'))?.host
  return host === undefined ? INTERNAL.test(name) : isPrivate(host)
}

/** The expression of a claim: in the payload itself, or in the line that puts it there. */
function expression(claims: Extract<Node, { kind: 'map' }>, name: string, payload: Expression, call: Call, code: PythonCode): Expression | undefined {
  const entry = claims.entries.findLast(({ key }) => key.value === name)
  if (!entry) return undefined
  for (const { expression: dict } of code.all('dict')) {
    const found = dict.entries.find(({ key, value }) => key && key.at.start <= entry.key.at.start && key.at.end >= entry.key.at.end && value.at.end === entry.at.end)
    if (found) return found.value
  }
  const set = code.assigned.find(({ target, value }) => target.kind === 'subscript' && value.at.end === entry.at.end)
  if (set) return set.value
  return code.calls.flatMap(({ args }) => args.expression(name) ?? []).find((value) => value.at.end === entry.at.end)
}

/** A payload that is handed to another function before it is signed may have got its end there. */
function updatedElsewhere(payload: Expression, call: Call, code: PythonCode): boolean {
  if (payload.kind !== 'name') return false
  return code.calls.some((other) => other.expression !== call.expression && other.scope === call.scope && other.at.end < call.at.start && other.args.positional.some((arg) => arg.kind === 'name' && arg.id === payload.id) && !/^(?:print|len|str|repr|json\.dumps|bool|isinstance)$|\.(?:debug|info|encode)$/.test(other.source))
}

/** What kind of token it is; nothing for signatures that are no token of a session or API. */
function tokenOf(call: Call, claims: Node, code: PythonCode): TokenPolicy['token'] | undefined {
  if (isApple(claims)) return undefined
  if (isAssertion(claims)) return 'assertion'
  const targets = call.statement.kind === 'assign' ? call.statement.targets.map((target) => writtenAt(target.at)) : []
  const file = call.at.file.path.split('/').at(-1)?.replace(/\.\w+$/, '') ?? ''
  const purpose = purposeAmong([...saidBy(claims), ...targets, ...callsAround(call, code), functionName(call), file])
  if (purpose !== undefined) return purpose ?? undefined
  return 'access'
}

/** What the token is an argument of, the nearest first: `ProjectInvite(token=jwt.encode(…))`. */
function callsAround({ at, statement }: Call, code: PythonCode): string[] {
  const around = code.calls.filter((one) => one.statement === statement && one.at.start < at.start && one.at.end >= at.end)
  return around.toSorted((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start)).map(({ source, expression: { callee } }) => (callee.kind === 'attribute' ? callee.name.value : callee.kind === 'name' ? callee.id : source)).slice(0, 2)
}

/** Apple takes a signed client secret of up to six months: https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret */
function isApple(claims: Node): boolean {
  return /appleid\.apple\.com/.test(textOf(get(claims, 'aud'))?.value ?? '')
}

/** RFC 7523: the issuer is the subject, and the audience is a token endpoint. */
function isAssertion(claims: Node): boolean {
  const audience = textOf(get(claims, 'aud'))?.value ?? ''
  const [issuer, subject] = [get(claims, 'iss'), get(claims, 'sub')].map((node) => node && writtenAt(node.at))
  return /\/token$|oauth2\.googleapis/.test(audience) || (issuer !== undefined && issuer === subject)
}
