import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import { credentialCookie } from '../../knowledge/words/cookies.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { codeAt, type Span } from '../../text/source.ts'

/** All cookies of a request, the session among them: https://pkg.go.dev/net/http#Request.Cookies */
export function cookies({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST_NAME) : ''
  return COOKIES[language]?.test(code) || (language === 'go' && (isOneOfAll(code, at) || isOfSession(code, at)))
    ? { what: code, at }
    : undefined
}

/**
 * The value of each cookie in turn: `cookie.Value` of `for _, cookie := range r.Cookies()`, or of a variable with them. Behind a test of
 * its name it is one of them, and no more is known of it.
 */
function isOneOfAll(code: string, { file, start }: Span): boolean {
  const name = /^(\w{1,40})\.Value$/.exec(code)?.[1]
  const before =
    name === undefined
      ? ''
      : (file.text
          .slice(Math.max(0, start - FUNCTION), start)
          .split(/^func\b/m)
          .at(-1) ?? '')
  const loop = before.lastIndexOf(`, ${name} := range `)
  if (loop >= 0 && new RegExp(`\\b${name}\\.Name\\b\\)?\\s?(?:[!=]=|\\{)|strings\\.\\w{1,20}\\(${name}\\.Name\\b`).test(before.slice(loop)))
    return false
  const all = loop < 0 ? '' : (/ range ([\w.()]{1,60}) \{/.exec(before.slice(loop, loop + 160))?.[1] ?? '')
  return /\.Cookies\(\)$/.test(all) || (/^\w{1,40}$/.test(all) && new RegExp(`\\b${all} :?= [\\w.]{1,60}\\.Cookies\\(\\)`).test(before))
}

/** The value of the cookie of a session: `cookie.Value` of `cookie, err := r.Cookie("session_id")`. */
function isOfSession(code: string, { file, start }: Span): boolean {
  const name = /^(\w{1,40})\.Value$/.exec(code)?.[1]
  const before = name === undefined ? '' : file.text.slice(Math.max(0, start - FUNCTION), start)
  const read = [...before.matchAll(new RegExp(`\\b${name},? ?\\w{0,20} :?= [\\w.]{1,60}\\.Cookie\\("([\\w.-]{1,60})"\\)`, 'g'))].at(-1)
  return read !== undefined && credentialCookie.pattern.test(read[1] ?? '') && !/^func\b/m.test(before.slice(read.index))
}

const COOKIES = asWrittenIn(webRequests, 'is-cookies-of-request')

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80
/** The rest of a function. */
const FUNCTION = 1500
