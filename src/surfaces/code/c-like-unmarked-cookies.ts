import type { CookieWritten } from '../../knowledge/libraries/cookies-written.ts'
import { credentialCookie, namesToken } from '../../knowledge/words/cookies.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { shownName } from '../../classify/shown-name.ts'
import type { Project } from '../../discover/project.ts'
import type { Reading } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { get, has, items, string, type Node } from '../../parse/node.ts'
import {
  asksForDevelopment,
  cookieHeader,
  deletesCookie,
  endsCookieBehind,
  marksAllCookies,
  marksCookie,
  newCookieOptions,
  sendsCookie,
  unmarksCookie,
} from '../../knowledge/words/written-cookies.ts'
import { convertsInRust } from '../../knowledge/libraries/programs.ts'
import { addsSession } from '../../knowledge/words/dotnet-sessions.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, slice, type Text } from '../../text/source.ts'
import { bareToken, sessionIdNamed } from '../../knowledge/words/sessions.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { branchesOf, functionAround, givenLast, languageOf } from '../../program/written/index.ts'
import { isOnlyForDebugging } from './debug-builds.ts'
import { mayBeHardened } from './hardened-cookies.ts'
import { isMarkedForAll } from './marked-for-all.ts'
import { isAskedWith } from './requested-cookies.ts'
import { cookieAt, cookieRow, type Code } from './c-like-cookies.ts'
import { withoutSecure } from './unmarked-cookies.ts'
import { sessionsWithTokens } from './sessions-with-tokens.ts'
import { isSentByCaller, sessionsOfKtor } from './unmarked-sessions.ts'
import { firstFound } from '../../text/first-found.ts'

/** Tokens that code puts into cookies which go over plain HTTP as well (RFC 6265 section 4.1.2.5). */
export default defineTextSurface({
  id: 'c-like-unmarked-cookies',
  name: 'Cookies with tokens without Secure in Java, Kotlin, C#, PHP and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc6265#section-4.1.2.5',
  counts: 'code',
  files: ['**/*.{java,kt,cs,php,rs}'],
  mentions: ['ookie'],
  together: [
    [/[tT]oken|[jJ]wt|JWT/],
    [/[sS]ession/, /[sS]ecure/],
    [/\bcookie<\w/],
    [addsSession.pattern],
    [/[sS]ession_?[iI]d/, /\bCookie::build/],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Reading> {
    const language = languageOf(file.path)
    if (!language || language === 'go') return
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
    yield* writtenHeaders(text, language, project)
    if (language === 'kt') yield* sessionsOfKtor(text)
    if (language === 'cs') yield* sessionsWithTokens(text, project)
  },
})

/** `header("Set-Cookie", "SESSION=" + sessionToken + "; HttpOnly")`, in a function that nowhere speaks of `Secure`, in any case. */
function* writtenHeaders(text: Text, language: CLike, project: Project): Generator<Reading> {
  for (const match of text.value.matchAll(new RegExp(cookieHeader.pattern, 'g'))) {
    const [written, name = '', value = ''] = match
    const { at } = slice(text, match.index, match.index + written.length)
    const put = nameOfValue(value)
    if (!credentialCookie.pattern.test(name) || handedOnce.pattern.test(name) || shownName(put) !== 'credential') continue
    const { before, after } = functionAround(at, language)
    if (!MARKS.test(before + written + after) && !isMarkedForAll(at.file.path, project)) yield withoutSecure(name, at)
  }
}

/** The attribute in any case (RFC 6265 section 5.2), or a name that speaks of it; an insecure one is none. */
const MARKS = /(?<!in)secure/i

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
  const put = nameOfValue(codeAt(value.at).trim().replace(convertsInRust.pattern, ''))
  if (!credentialCookie.pattern.test(called) || handedOnce.pattern.test(called) || handedOnce.pattern.test(put)) return false
  return (
    namesToken.pattern.test(called) || shownName(put) === 'credential' || bareToken.pattern.test(put) || sessionIdNamed.pattern.test(put)
  )
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

/** The last name of an expression, also of one that a getter gives. */
function nameOfValue(code: string): string {
  return /(\w{1,60})(?:\(\))?!?$/.exec(code)?.[1]?.replace(/^get(?=[A-Z])/, '') ?? ''
}

/** Whether nothing of the call, of its options or of its function marks the cookie. */
function isUnmarked({ secure, later }: CookieWritten, { is, value, at }: Said, language: CLike): boolean {
  if (is !== 'call' || (secure && !later)) return false
  const { before, after, start } = functionAround(at, language)
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

/** A repository of more files is not looked through. */
const MOST_FILES = 1500

/** Whether a filter, a proxy or a policy of the application marks all cookies: https://learn.microsoft.com/aspnet/core/security/gdpr */
function marksAll(language: CLike, path: string, project: Project): boolean {
  if (isMarkedForAll(path, project)) return true
  if (language !== 'cs') return false
  const paths = project.below('').filter((one) => one.endsWith('.cs'))
  return paths.length > MOST_FILES || paths.some((one) => marksAllCookies.pattern.test(project.text(one) ?? ''))
}
