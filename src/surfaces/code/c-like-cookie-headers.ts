import { filledCookieHeader, formattedCookieHeader, joinedCookieHeader, namesSessionId } from '../../knowledge/words/cookie-headers.ts'
import { credentialCookie, namesToken } from '../../knowledge/words/cookies.ts'
import { shownName } from '../../classify/shown-name.ts'
import { bareToken, sessionIdNamed } from '../../knowledge/words/sessions.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import type { Project } from '../../discover/project.ts'
import type { Reading } from '../../model/reading.ts'
import type { CLike } from '../../parse/c-like.ts'
import { slice, type Text } from '../../text/source.ts'
import { functionAround, isInComment } from '../../program/written/index.ts'
import { isMarkedForAll } from './marked-for-all.ts'
import { ENDED, withoutSecure } from './unmarked-cookies.ts'

const WRITTEN = [joinedCookieHeader, filledCookieHeader, formattedCookieHeader].map(({ pattern }) => new RegExp(pattern, 'gi'))

/** `header("Set-Cookie", "SESSION=" + sessionToken + "; HttpOnly")`, in a function that nowhere speaks of `Secure`, in any case. */
export function* cookieHeaders(text: Text, language: CLike, project: Project): Generator<Reading> {
  for (const pattern of WRITTEN) {
    for (const { 0: written, index, groups = {} } of text.value.matchAll(pattern)) {
      const { name = '' } = groups
      const put = nameOfValue(groups.put ?? groups.named ?? '')
      const isSession = credentialCookie.pattern.test(name) && !handedOnce.pattern.test(name) && namesSessionId.pattern.test(put)
      if (!(isSession || isTokenIn(name, put)) || ENDED.test(written) || isInComment(text.value, index)) continue
      const { at } = slice(text, index, index + written.length)
      const { before, after } = functionAround(at, language)
      if (!MARKS.test(before + written + after) && !isMarkedForAll(at.file.path, project)) yield withoutSecure(name, at)
    }
  }
}

/** The attribute in any case (RFC 6265 section 5.2), or a name that speaks of it; an insecure one is none. */
export const MARKS = /(?<!in)secure/i

/** Whether a cookie is a token by its name, and by the name of what is put in where the name does not say so alone. */
export function isTokenIn(called: string, put: string): boolean {
  if (!credentialCookie.pattern.test(called) || handedOnce.pattern.test(called) || handedOnce.pattern.test(put)) return false
  return (
    namesToken.pattern.test(called) || shownName(put) === 'credential' || bareToken.pattern.test(put) || sessionIdNamed.pattern.test(put)
  )
}

/** The last name of an expression, also of one that a getter gives. */
export function nameOfValue(code: string): string {
  return /(\w{1,60})(?:\(\))?!?$/.exec(code)?.[1]?.replace(/^get(?=[A-Z])/, '') ?? ''
}
