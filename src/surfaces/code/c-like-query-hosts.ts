import { takesKeysInQueryOnly } from '../../knowledge/query-only-apis.ts'
import type { Located } from '../../text/source.ts'
import { functionAround } from './c-like-taken-queries.ts'

/** Whether the one host that the function writes down takes the credential in the query only. */
export function isForcedByHost({ value, at }: Located<string>, code: string): boolean {
  const written = functionAround(code, at.start).matchAll(/["`]https?:\/\/([\w.-]{1,200})/g)
  const all = new Set(Array.from(written, ([, host]) => (host as string).toLowerCase()))
  return all.size === 1 && [...all].every((host) => takesKeysInQueryOnly(host, value))
}
