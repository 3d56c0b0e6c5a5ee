import { oneOf } from '../text/pattern.ts'

/**
 * Whether what stands where a JWT has its signature is none: of another length than its algorithm makes (RFC 7518 section 3.1, RFC 8037
 * section 3.1), or a pattern that somebody typed. No server takes such a token, as it is a sample or was cut. `after`: what follows the
 * token, which may go on there; then nothing is said of its length.
 */
export function isSignedByNothing(token: string, after = ''): boolean {
  const [, header, signature = ''] = THREE_PARTS.exec(token) ?? []
  if (header === undefined) return false
  const algorithm = ALGORITHM.exec(Buffer.from(header, 'base64url').toString('latin1'))?.[1]
  const lengths = algorithm === undefined ? undefined : LENGTHS.get(algorithm)
  const isWrong = lengths !== undefined && !lengths.includes(signature.length) && !GOES_ON.test(after)
  return isWrong || new Set(signature).size < LEAST_LETTERS
}

const THREE_PARTS = /^(eyJ[A-Za-z0-9_-]{6,4000})\.eyJ[A-Za-z0-9_-]{4,8000}\.([A-Za-z0-9_-]{31,2000})$/
/** A backslash, a line that has nothing but more letters, and a text that is joined: `…" + "…`, `…"` and `"…` on the next line. */
const GOES_ON = oneOf(
  '',
  /^\\\r?\n/,
  /^[ \t]{0,20}\r?\n[ \t]{0,80}[A-Za-z0-9_-]{8,2000}\\?["'`;,]?[ \t]{0,20}(?:\r?\n|$)/,
  /^["'`][ \t]{0,20}[+.&\\]?[ \t]{0,20}(?:\r?\n[ \t]{0,80})?[+.&]?[ \t]{0,20}[fru]?["'`][A-Za-z0-9_-]{1,2000}["'`]/,
)
const ALGORITHM = /"alg"\s{0,4}:\s{0,4}"([A-Z]{2,5}\d{0,3})"/i

/** Of 43 letters of base64url by chance, 32 differ; fewer than this are met less than once in 10^12. */
const LEAST_LETTERS = 16

/** In characters of base64url; of RSA for keys of 1024, 2048, 3072 and 4096 bits. */
const OF_RSA = [171, 342, 512, 683]
const LENGTHS: ReadonlyMap<string, readonly number[]> = new Map([
  ['HS256', [43]],
  ['HS384', [64]],
  ['HS512', [86]],
  ['ES256', [86]],
  ['ES256K', [86]],
  ['ES384', [128]],
  ['ES512', [176]],
  ['EdDSA', [86, 152]],
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((name) => [name, OF_RSA] as const),
])
