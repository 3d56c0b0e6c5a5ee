import { handedOnce, sessionMaker } from '../../knowledge/words/oauth.ts'
import { encodesParameter } from '../../knowledge/words/sent-on.ts'
import { sessionName } from '../../knowledge/words/sessions.ts'
import { bodyAround, givenLast } from '../../program/written/index.ts'
import type { Span } from '../../text/source.ts'

/**
 * Whether a value, as it is written at a place, is named for a session, or was given what makes the token of one; in code that is read
 * without a grammar. What works once, by its name or by what makes it, is none.
 */
export function opensSession(written: string, at: Span): boolean {
  const value = withoutEncoding(written)
  if (value === '' || handedOnce.pattern.test(value)) return false
  if (sessionName.pattern.test(value.replace(/\(\)$/, '').replaceAll('->', '.')) || isMade(value)) return true
  const name = /^[$@&]{0,2}(\w{1,60})$/.exec(value)?.[1]
  if (name === undefined) return false
  const { code, start } = bodyAround(at)
  const held = givenLast(at.file.path.endsWith('.php') ? `$${name}` : name, { before: code.slice(0, at.start - start), start }, at.file)
  const made = held ? at.file.text.slice(held.at.start, held.at.end).slice(0, 200) : ''
  return !handedOnce.pattern.test(made) && (isMade(made) || sessionName.pattern.test(withoutEncoding(made)))
}

const isMade = (code: string) => sessionMaker.pattern.test(code) || /\bencode_?jwt|jwt_?encode|->plainTextToken\b/i.test(code)

/** `token` of `url.QueryEscape(token)` and `URLEncoder.encode(token, UTF_8)`. */
function withoutEncoding(written: string): string {
  const code = written.trim()
  const encodes = encodesParameter.pattern.exec(code)?.[0]
  return encodes === undefined ? code : (/^[^,)]*/.exec(code.slice(encodes.length))?.[0] ?? '').trim()
}
