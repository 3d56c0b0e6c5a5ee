import { noSignInCookie } from '../../knowledge/words/cookies.ts'
import { allCookies, answersCookie, asksForCookie, cookieValue, endedCookie, namedCookie } from '../../knowledge/words/written-cookies.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { isSignIn } from './logged-cookies.ts'

type Found = Pick<LogCall, 'what' | 'within' | 'at'>

/**
 * Cookies that are written whole in Java, Kotlin and C#: the text of a `ResponseCookie` with its value, and the value of each cookie of a
 * request in turn, the session's among them, and of one that signs in by its name or its variable's. Behind a test of its name it is one of
 * them, and no more is known of it.
 * https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/ResponseCookie.html
 */
export function cookieIn({ kind, at }: Node, language: CLike): Found | undefined {
  if ((language !== 'java' && language !== 'kt' && language !== 'cs') || kind !== 'dynamic') return undefined
  const code = codeAt(at, LONGEST)
  if (!/ookie/.test(at.file.text)) return undefined
  const value = cookieValue.pattern.exec(code)?.[1]
  if (value !== undefined) {
    const around = functionAround(at, language)
    return isOneOfAll(value, around.before) || signsIn(value, givenLast(value, around, at.file)) ? { what: code, at } : undefined
  }
  const name = TEXT.exec(code)?.[1]
  if (name === undefined || language === 'cs') return undefined
  const around = functionAround(at, language)
  const given = givenLast(name, around, at.file)
  if (!given) return undefined
  const built = at.file.text.slice(given.at.start, Math.min(at.start, given.at.start + LONGEST_BUILT))
  const cookie = answersCookie.pattern.exec(built)?.[1]
  if (cookie === undefined || !isSignIn(cookie) || endedCookie.pattern.test(built)) return undefined
  return { what: cookie, within: code, at }
}

/** Whether a cookie signs somebody in: by what its variable is called, `userTokenCookie`, or by its own name. */
function signsIn(variable: string, given: Node | undefined): boolean {
  const of = /^(\w{1,40}?)_?[cC]ookie$/.exec(variable)?.[1]
  if (of !== undefined && !noSignInCookie.pattern.test(of) && (isSignIn(of) || /(?:token|jwt)$/i.test(of))) return true
  const name = given && namedCookie.pattern.exec(codeAt(given.at, LONGEST_BUILT))?.[1]
  return name !== undefined && isSignIn(name)
}

const LOOPS = inTurn('g', allCookies.pattern)
const LONGEST = 80
const LONGEST_BUILT = 800
const TEXT = /^(\w{1,40})(?:\.toString\(\))?$/

/** Whether a variable is each cookie of a request in turn, and the code behind asks for none of them. */
function isOneOfAll(name: string, before: string): boolean {
  const loop = [...before.matchAll(LOOPS)].findLast((one) => (one[1] ?? one[2]) === name)
  return loop !== undefined && !asksForCookie.pattern.test(before.slice(loop.index + loop[0].length))
}
