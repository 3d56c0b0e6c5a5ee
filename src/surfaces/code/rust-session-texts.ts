import { sessionAsText } from '../../knowledge/words/cookie-headers.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'

/** Whether a value in Rust is the text of a session by its type: `serde_json::to_string(&state)` of `state: UserSession`. */
export function isTextOfSession(at: Span): boolean {
  const name = codeAt(at).trim()
  if (!/^\w{1,60}$/.test(name)) return false
  const { before } = functionAround(at, 'rs')
  const made = [...before.matchAll(new RegExp(`\\blet ${literally(name)}(?:: String)? = ([^;]{1,120});`, 'g'))].at(-1)?.[1] ?? ''
  const held = sessionAsText.pattern.exec(made)?.[1]
  return held !== undefined && new RegExp(`[(,]\\s{0,40}${literally(held)}: &?\\w{0,40}Session\\b`).test(before)
}
