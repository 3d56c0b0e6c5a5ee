import { emulated, madeUp } from '../knowledge/values/placeholders.ts'
import type { Jwt } from '../model/index.ts'
import { addressClass } from './address.ts'
import { isLoopbackName } from './endpoint.ts'
import { words } from '../text/words.ts'

/** Three base64url parts whose first begins like a JSON object. */
export const JWT = /\beyJ[A-Za-z0-9_-]{6,4000}\.eyJ[A-Za-z0-9_-]{4,8000}\.[A-Za-z0-9_-]{0,2000}/

/** Tokens of at most a day are short-lived: STANDARD.md, "What it is". */
export const SHORT_LIVED_SECONDS = 24 * 3600

/** What a JWT says; undefined when the parts are no JSON objects. Nothing is verified. `now` in seconds since 1970. */
export function decodeJwt(token: string, now: number): Jwt | undefined {
  const [header, payload] = token.split('.')
  const claims = objectIn(payload)
  if (!objectIn(header) || !claims) return undefined
  const issuedAt = time(claims.iat)
  const expires = time(claims.exp)
  return {
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(expires === undefined ? {} : { expires }),
    ...word('issuer', claims.iss),
    ...word('audience', Array.isArray(claims.aud) ? claims.aud[0] : claims.aud),
    ...word('role', claims.role),
    ...word('scope', claims.scope),
    ...(isOfThisMachine(claims.iss) && { local: true as const }),
    ...(Object.entries(claims).some(saysMadeUp) && { madeUp: true as const }),
    expired: expires !== undefined && expires < now,
  }
}

/** An issuer with a loopback host, as a URL or as a bare `localhost:8888`. */
function isOfThisMachine(issuer: unknown): boolean {
  const host =
    typeof issuer === 'string' ? /^(?:https?:\/\/)?(\[[\da-f:]{2,40}\]|[\w.-]{1,255})(?::\d{1,5})?(?:\/|$)/i.exec(issuer)?.[1] : undefined
  return host !== undefined && (isLoopbackName(host.toLowerCase()) || addressClass(host)?.class === 'loopback')
}

/** A claim that is named for tests, or whose value is of an emulation. People call real tokens `test`, so that value says nothing. */
function saysMadeUp([name, value]: [string, unknown]): boolean {
  const said = typeof value === 'string' && value.length <= 300 && !value.includes('://') ? words(value) : []
  return words(name).some((word) => madeUp.has(word)) || said.some((word) => emulated.has(word))
}

/** Whether a JWT is a licence, by the name of the key that signed it: it is signed to last, and opens nothing. */
export function isLicence(token: string): boolean {
  const kid = objectIn(token.split('.', 1)[0])?.kid
  return typeof kid === 'string' && /licen[cs]e/i.test(kid)
}

/**
 * Whether a JWT carries one record, written out as JSON, and says nothing of whom it is for: what a program keeps in a file that it signs,
 * and no server asks for. A record that names a person, or holds a credential, is none of these.
 */
export function isSignedRecord(token: string): boolean {
  const { iat: _, exp: __, nbf: ___, jti: ____, ...claims } = objectIn(token.split('.', 2)[1]) ?? {}
  const [record, ...more] = Object.values(claims).filter((claim) => claim !== null && claim !== '')
  if (typeof record !== 'string' || more.length > 0 || !/^\s{0,8}\{/.test(record)) return false
  const held = parsed(record)
  return held !== undefined && Object.entries(held).every(([name, value]) => value === null || value === '' || !OPENS.test(name))
}

/** Whom a record is about, what it may, and what opens something. */
const OPENS = /user|uid|^sub$|e?mail|role|account|tenant|member|person|perm|token(?!_endpoint)|secret|passw|key(?!s)|credential/i

/** Whether a text is the first part of a JWT alone, which says how the rest is signed and nothing else (RFC 7515 section 4). */
export function isJwtHeader(text: string): boolean {
  const [, header] = /^(eyJ[A-Za-z0-9_-]{6,400})\.?$/.exec(text) ?? []
  const said = objectIn(header)
  return said !== undefined && typeof said.alg === 'string' && Object.keys(said).every((key) => HEADER.has(key))
}

/**
 * Whether a JWT has a header that says how it is signed, and claims that no longer read as an object: a character was lost on the way, and
 * no signature fits the rest.
 */
export function isDamaged(token: string): boolean {
  const [header = '', payload = ''] = token.split('.', 2)
  return isJwtHeader(header) && payload.length > LONGEST_WORD && objectIn(payload) === undefined
}

/** Shorter claims are a sample of the form. */
const LONGEST_WORD = 20

/** Members that say how a token is signed. */
const HEADER: ReadonlySet<string> = new Set(['alg', 'typ', 'cty', 'kid', 'crit', 'x5t', 'x5t#S256'])

/** Seconds from issue to end; undefined when it has no end. */
export function lifetimeOf(jwt: Jwt, now: number): number | undefined {
  if (jwt.expires === undefined) return undefined
  return jwt.expires - (jwt.issuedAt ?? now)
}

function objectIn(part: string | undefined): Record<string, unknown> | undefined {
  return part ? parsed(Buffer.from(part, 'base64url').toString('utf8')) : undefined
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Seconds since 1970 (RFC 7519, section 2). Some write milliseconds, or nanoseconds, and mean the same moment. */
function time(claim: unknown): number | undefined {
  if (typeof claim !== 'number' || !(Math.abs(claim) < 1e21)) return undefined
  let seconds = claim
  while (Math.abs(seconds) > LATEST) seconds /= 1000
  return seconds
}

/** The year 3000: no token is made for longer. */
const LATEST = 32_503_680_000

function word<K extends string>(key: K, claim: unknown): Partial<Record<K, string>> {
  return typeof claim === 'string' && claim.length <= 300 ? ({ [key]: claim } as Partial<Record<K, string>>) : {}
}
