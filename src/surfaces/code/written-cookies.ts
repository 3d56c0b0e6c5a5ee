import { shownName } from '../../classify/shown-name.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { functionAround, givenLast } from './c-like-functions.ts'
import { cookieToken } from './cookies.ts'

type Found = Pick<LogCall, 'what' | 'within' | 'at'>

/**
 * Cookies that are written whole in Java, Kotlin and C#: the text of a `ResponseCookie` with its value, and the value of each cookie of a
 * request in turn, the session's among them. Behind a test of its name it is one of them, and no more is known of it.
 * https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/ResponseCookie.html
 */
export function cookieIn({ kind, at }: Node, language: CLike): Found | undefined {
  if ((language !== 'java' && language !== 'kt' && language !== 'cs') || kind !== 'dynamic') return undefined
  const code = at.file.text.slice(at.start, Math.min(at.end, at.start + LONGEST))
  if (!/ookie/.test(at.file.text)) return undefined
  const value = VALUE.exec(code)?.[1]
  if (value !== undefined) return isOneOfAll(value, functionAround(at, language).before) ? { what: code, at } : undefined
  const name = TEXT.exec(code)?.[1]
  if (name === undefined || language === 'cs') return undefined
  const around = functionAround(at, language)
  const given = givenLast(name, around, at.file)
  if (!given) return undefined
  const built = at.file.text.slice(given.at.start, Math.min(at.start, given.at.start + LONGEST_BUILT))
  const cookie = /^ResponseCookie\.from\(\s{0,20}"([\w.-]{1,60})",\s{0,4}(?!"")/.exec(built)?.[1]
  if (cookie === undefined || !isSignIn(cookie) || /\.maxAge\(\s{0,4}0\s{0,4}\)/.test(built)) return undefined
  return { what: cookie, within: code, at }
}

const LONGEST = 80
const LONGEST_BUILT = 800
const VALUE = /^(\w{1,40})(?:\.getValue\(\)|\.value|\.Value)$/
const TEXT = /^(\w{1,40})(?:\.toString\(\))?$/

function isSignIn(name: string): boolean {
  return shownName(name) === 'credential' || cookieToken(name) === 'session'
}

/** `for (Cookie cookie : request.getCookies())`, `foreach (var cookie in Request.Cookies)`, `Arrays.stream(request.getCookies()).forEach(c ->` */
function isOneOfAll(name: string, before: string): boolean {
  const one = literally(name)
  const loops = new RegExp(
    `\\bfor(?:each)?\\s?\\((?:final )?(?:\\w{1,40} )?${one} (?::|in) [\\w.()]{1,60}[cC]ookies(?:\\(\\))?\\)|\\b[gG]?e?t?[cC]ookies(?:\\(\\))?\\)?\\.forEach\\(\\(?${one}\\)? ?->`,
    'g',
  )
  const loop = [...before.matchAll(loops)].at(-1)
  return loop !== undefined && !ASKS_FOR_NAME.test(before.slice(loop.index))
}

const ASKS_FOR_NAME = /equals|==|startsWith|StartsWith|[cC]ontains|matches|switch|[mM]ask|[rR]edact/
