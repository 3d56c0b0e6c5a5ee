import { cookiesLooped, cookiesTaken, keepsCookies } from '../../knowledge/words/rust-requests.ts'
import { functionAround } from '../../program/written/index.ts'
import type { Span } from '../../text/source.ts'

/** What they are called where they are logged; what made them says that they are cookies, whatever the name of each. */
export const ALL_COOKIES = 'cookies'

/**
 * Whether a value that is shown by its `Debug` is all cookies of a request, or each of them in turn: `for c in cookies.iter()`. The one
 * that signs the request in is among them, with its value: https://docs.rs/cookie/latest/cookie/struct.Cookie.html
 */
export function cookiesInRust(code: string, debug: boolean, at: Span): boolean {
  if (!debug || !keepsCookies.pattern.test(at.file.text)) return false
  const shown = code.replace(/^&/, '')
  if (cookiesTaken.pattern.test(shown)) return true
  if (!/^\w{1,60}$/.test(shown)) return false
  const { before } = functionAround(at, 'rs')
  const looped = [...before.matchAll(new RegExp(`\\bfor\\s{1,8}${shown}\\s{1,8}in\\s{1,8}([^{\\n]{1,120}?)\\s{0,8}\\{`, 'g'))].at(-1)?.[1]
  if (looped !== undefined) return cookiesLooped.pattern.test(looped)
  const given = [...before.matchAll(new RegExp(`\\blet\\s{1,8}(?:Ok\\()?${shown}\\)?\\s{0,4}=\\s{0,4}([^;{\\n]{1,120})`, 'g'))].at(-1)?.[1]
  return given !== undefined && cookiesTaken.pattern.test(given.trim())
}
