import type { CookieWritten } from '../../knowledge/libraries/cookies-written.ts'
import { credentialCookie } from '../../knowledge/words/cookies.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import type { Project } from '../../discover/project.ts'
import type { Reading } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { get, has, items, string, type Node } from '../../parse/node.ts'
import {
  asksForDevelopment,
  deletesCookie,
  endsCookieBehind,
  marksAllCookies,
  marksCookie,
  newCookieOptions,
  sendsCookie,
  sendsCookieOn,
  unmarksCookie,
} from '../../knowledge/words/written-cookies.ts'
import { convertsInRust } from '../../knowledge/libraries/programs.ts'
import { addsSession } from '../../knowledge/words/dotnet-sessions.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { branchesOf, C_LIKE_FILES, functionAround, givenLast, languageOf } from '../../program/written/index.ts'
import { isOnlyForDebugging } from './debug-builds.ts'
import { mayBeHardened } from './hardened-cookies.ts'
import { isMarkedForAll } from './marked-for-all.ts'
import { isAskedWith } from './requested-cookies.ts'
import { cookieHeaders, isTokenIn, MARKS, nameOfValue } from './c-like-cookie-headers.ts'
import { cookieAt, cookieRow, type Code } from './c-like-cookies.ts'
import { withoutSecure } from './unmarked-cookies.ts'
import { isTextOfSession } from './rust-session-texts.ts'
import { sessionsWithTokens } from './sessions-with-tokens.ts'
import { isSentByCaller, sessionsOfKtor } from './unmarked-sessions.ts'
import { firstFound } from '../../text/first-found.ts'

/** Tokens that code puts into cookies which go over plain HTTP as well (RFC 6265 section 4.1.2.5). */
export default defineTextSurface({
  id: 'c-like-unmarked-cookies',
  name: 'Cookies with tokens without Secure in Go, Java, Kotlin, C#, PHP and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2.5',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: ['ookie'],
  together: [
    [/[tT]oken|[jJ]wt|JWT/],
    [/[sS]ession/, /[sS]ecure/],
    [/\bcookie<\w/],
    [/\bCookie::new\(/, /Session\b/],
    [addsSession.pattern],
    [/[sS]ession_?[iI]d/, /\bCookie::build|[sS][eE][tT][-_][cC][oO][oO][kK][iI][eE]/],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Reading> {
    const language = languageOf(file.path)
    if (!language) return
    yield* cookieHeaders(text, language, project)
    if (language === 'go') return
    const code: Code = { all: saidIn(text, language), text, language }
    for (const said of code.all) {
      const row = cookieRow(said, language)
      const name = row && nameOf(row, said, code)
      const value = row && valueOf(row, said, code)
      if (!row || !name || !value || string(value) || value.kind === 'scalar') continue
      const called = string(name)?.value
      if (isNoMatter(said, called ?? lastWord(name), language)) continue
      const isSession = isSwitchedOff(row, said, code) && namesSession(called ?? '')
      if ((!isSession && !carriesToken(called ?? lastWord(name), value)) || marksAll(language, file.path, project)) continue
      if (isSession || (row.secure && isOff(row.secure, said, code)) || isUnmarked(row, said, language))
        yield withoutSecure(called ?? lastWord(name), name.at)
    }
    if (language === 'kt') yield* sessionsOfKtor(text)
    if (language === 'cs') yield* sessionsWithTokens(text, project)
  },
})

/** What it is called, by the row or by the name that such a parameter has in each of these libraries. */
function nameOf({ name }: CookieWritten, said: Said, code: Code): Node | undefined {
  return name && firstFound([name, ['name']], (place) => cookieAt(said.value, place, said, code))
}

/** What is put into it, the same way. */
function valueOf({ values }: CookieWritten, said: Said, code: Code): Node | undefined {
  return firstFound([...values, ['value']], (place) => cookieAt(said.value, place, said, code))
}

/** Whether a cookie is taken away, is a client's or a helper's to mark, or is sent so only where the program is developed. */
function isNoMatter(said: Said, called: string, language: CLike): boolean {
  const { file, end } = said.at
  const { before, after } = functionAround(said.at, language)
  const variable = HELD.exec(before.slice(-120))?.[1]
  if (isAskedWith({ variable, called, before, after }) || (language === 'rs' && isOnlyForDebugging(said.at))) return true
  if (variable !== undefined && mayBeHardened(variable, after, file, language)) return true
  return (
    deletesCookie.pattern.test(codeAt(said.at)) ||
    endsCookieBehind.pattern.test(file.text.slice(end, end + 400)) ||
    [...branchesOf(said), ...said.passed].some((one) => asksForDevelopment.pattern.test(one))
  )
}

/** The variable that a cookie is made for. */
const HELD = /(?<![\w.])\$?(\w{1,60})(?:\s?:\s?[\w<>':]{1,40})?\s{0,4}=\s{0,4}(?:new\s)?(?:[\w.:]{0,60})$/

/** A session by its name, which has to be no token where it is said of it that it goes over plain HTTP. */
function namesSession(called: string): boolean {
  return credentialCookie.pattern.test(called) && !handedOnce.pattern.test(called)
}

/** Whether a place of a row, or the options of C#, say `false`. */
function isSwitchedOff({ secure }: CookieWritten, said: Said, code: Code): boolean {
  const options = items(said.value)[2]
  const given = [
    ...(secure?.places ?? []).map((place) => cookieAt(said.value, place, said, code)),
    code.language === 'cs' && options?.kind === 'map' ? get(options, 'Secure') : undefined,
  ].find((one) => one !== undefined)
  return given?.kind === 'scalar' && (given.value === false || given.value === 0)
}

/** Whether a cookie is a token by its name, and by what is put into it where the name does not say so alone. */
function carriesToken(called: string, value: Node): boolean {
  if (isTokenIn(called, nameOfValue(codeAt(value.at).trim().replace(convertsInRust.pattern, '')))) return true
  return value.at.file.path.endsWith('.rs') && namesSession(called) && isTextOfSession(value.at)
}

/** Whether a place of a row is `false`, or is not given where that means the same. */
function isOff({ places, unsetIsOff }: NonNullable<CookieWritten['secure']>, said: Said, code: Code): boolean {
  for (const place of places) {
    const value = cookieAt(said.value, place, said, code)
    if (value) return value.kind === 'scalar' && (value.value === false || value.value === 0)
  }
  return unsetIsOff === true && isWhole(said, code)
}

/** Whether nothing is given that cannot be read: options of a variable, a builder that is changed behind the call. */
function isWhole(said: Said, { language, text }: Code): boolean {
  const { before, after } = functionAround(said.at, language)
  if (said.is === 'chain')
    return isBuilt(codeAt(said.at), HELD.exec(before.slice(-120))?.[1], after) && !MARKS.test(before + codeAt(said.at) + after)
  const given = items(said.value)
  const options = given[2]
  const isCounted = options === undefined || options.kind === 'scalar' || isTime(codeAt(options.at))
  return (options?.kind === 'map' ? !options.open : isCounted) && !/\.\.\.|secure\s?:/.test(text.value.slice(said.at.start, said.at.end))
}

/** A chain up to its end, or one whose variable is told the rest behind it: `cookie = cookie.max_age(age); jar.add(cookie.build())`. */
function isBuilt(chain: string, variable: string | undefined, after: string): boolean {
  if (/\.(?:build|finish)\(\)$/.test(chain)) return true
  if (variable === undefined) return false
  const handedOn = new RegExp(`[(,&]\\s{0,4}${literally(variable)}\\s{0,4}[,)]`)
  return new RegExp(`\\b${literally(variable)}\\.(?:build|finish)\\(\\)`).test(after) && !handedOn.test(after)
}

/** Whether code is a number for certain: `time() + 3600`; what another function gives may be all options. */
function isTime(code: string): boolean {
  const own = code.replace(/(?<![\w>:])(?:time|strtotime|mktime)\(/g, '0(')
  return /(?<![\w$[])\d/.test(own) && !/[A-Za-z_]\w{0,60}\s?\(|=>/.test(own)
}

function lastWord({ at }: Node): string {
  return nameOfValue(codeAt(at).trim())
}

/** Whether nothing of the call, of its options or of its function marks the cookie. */
function isUnmarked({ secure, later }: CookieWritten, { is, value, at }: Said, language: CLike): boolean {
  if (is !== 'call' || (secure && !later)) return false
  const { before, after, start } = functionAround(at, language)
  if (language === 'rs') return !MARKS.test(before + after) && isSentOn(HELD.exec(before.slice(-120))?.[1], before, after)
  if (language !== 'cs')
    return (
      (sendsCookie.pattern.test(after) || isSentByCaller(before, after, at.file.text)) &&
      (unmarksCookie.pattern.test(after) || !marksCookie.pattern.test(before + after))
    )
  const options = items(value)[2]
  if (!options) return items(value).length === 2
  if (options.kind === 'map') return !options.open && !has(options, 'Secure')
  const name = codeAt(options.at)
  if (!/^\w{1,60}$/.test(name)) return false
  const given = givenLast(name, { before, start }, at.file)
  const made = given && at.file.text.slice(given.at.start, at.start)
  return (
    made !== undefined &&
    newCookieOptions.pattern.test(made) &&
    !/\bSecure\b/.test(made) &&
    !new RegExp(`${literally(name)}\\.Secure`).test(before)
  )
}

/** Whether a cookie of Rust goes out as it is made: `jar.add(Cookie::new("session", token))`, or by its variable further down. */
function isSentOn(variable: string | undefined, before: string, after: string): boolean {
  const [given, behind] = variable === undefined ? [before, /$/] : [after, new RegExp(`${literally(variable)}(?:\\.clone\\(\\))?\\s?[,)]`)]
  return [...given.matchAll(inTurn('g', /\.(\w{1,40})\(\s{0,40}&?(?:[\w.]{1,60}::)?/, behind))].some(([, name = '']) =>
    sendsCookieOn.pattern.test(name),
  )
}

/** A repository of more files is not looked through. */
const MOST_FILES = 1500

/** Whether a filter, a proxy or a policy of the application marks all cookies: https://learn.microsoft.com/aspnet/core/security/gdpr */
function marksAll(language: CLike, path: string, project: Project): boolean {
  if (isMarkedForAll(path, project)) return true
  if (language !== 'cs') return false
  const paths = project.below('').filter((one) => one.endsWith('.cs'))
  return paths.length > MOST_FILES || paths.some((one) => marksAllCookies.pattern.test(project.text(one) ?? ''))
}
