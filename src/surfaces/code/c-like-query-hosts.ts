import { takesKeysInQueryOnly } from '../../knowledge/query-only-apis.ts'
import type { Located, Span } from '../../text/source.ts'
import { goFunctionAround, onceForEach } from './go-functions.ts'

/** Whether the one host that the function writes down takes the credential in the query only. */
export function isForcedByHost({ value, at }: Located<string>): boolean {
  const host = hostOf(goFunctionAround(at))
  return host !== undefined && takesKeysInQueryOnly(host, value)
}

/** The host of all addresses that are written in a function, where it is one. */
const hostOf = onceForEach((code) => {
  const written = code.matchAll(/["`]https?:\/\/([\w.-]{1,200})/g)
  const all = new Set(Array.from(written, ([, host]) => (host as string).toLowerCase()))
  return all.size === 1 ? [...all][0] : undefined
})

/**
 * Whether the values of a holder go into the address of a request: `u.RawQuery = q.Encode()`, `"?" + q.Encode()`. Google's token
 * information has no other place for what it is asked about.
 */
export function becomesQuery(holder: string, at: Span): boolean {
  return holdersOfQueries(goFunctionAround(at)).has(holder)
}

const BEFORE_QUERY = /(?:RawQuery\s{0,4}[:=]\s{0,4}|\?"\s{0,4}\+\s{0,4}|\?%[sv]"[^\n]{0,80})$/

const holdersOfQueries = onceForEach((code): ReadonlySet<string> => {
  if (/tokeninfo/i.test(code)) return new Set()
  const encoded = [...code.matchAll(/\b(\w{1,60})\.Encode\(\)/g)]
  return new Set(
    encoded.flatMap(({ index, 1: holder = '' }) => (BEFORE_QUERY.test(code.slice(Math.max(0, index - 100), index)) ? [holder] : [])),
  )
})
