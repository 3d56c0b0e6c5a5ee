import { cookieCalls } from '../../knowledge/libraries/cookies.ts'
import { sessionCalls } from '../../knowledge/libraries/sessions.ts'
import { cookieHeaders } from './cookie-headers.ts'
import { cookies } from './cookies.ts'
import { keptSessions } from './kept-sessions.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { documentCookies, headerCookies } from './unmarked-cookies.ts'
import { importsOneOf, namesOf } from './word-tests.ts'

const LIBRARIES = namesOf(sessionCalls)

/** How long sessions of people and their cookies live, and whether they are sent over TLS only. */
export default defineProgramSurface({
  id: 'sessions',
  name: 'User sessions and their cookies',
  spec: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  counts: 'code',
  mentions: [
    ...LIBRARIES,
    ...namesOf(cookieCalls),
    'maxAge',
    'max-age=',
    'Max-Age=',
    'set_cookie',
    'secure: false',
    'httpOnly',
    'HttpOnly',
    'document.cookie',
  ],
  together: [
    [importsOneOf(sessionCalls), new RegExp(`\\b(?:${LIBRARIES.join('|').replaceAll('.', '\\.')})\\b`)],
    [
      /\b(?:maxAge|max-age|max_age|secure|httpOnly)\b/,
      /\bcookie\b|[cC]ookies\b|cookieStore|Cookie\s{0,8}[(<]|\.\s{0,8}cookie\s{0,8}\(|set_cookie/,
    ],
    [/\bmax-age=/i],
    [/["'`][sS]et-[cC]ookie["'`]/, /;\s{0,4}httponly/i],
    [importsOneOf(cookieCalls.filter(({ asWritten }) => asWritten)), /[Cc]ookie|\bset\b/, /token|jwt/i],
    [/document\.cookie\s{0,8}=(?!=)/, /token|jwt/i],
  ],

  *read(module): Generator<Reading> {
    yield* keptSessions(module)
    yield* cookies(module)
    yield* cookieHeaders(module)
    yield* headerCookies(module)
    yield* documentCookies(module)
  },
})
