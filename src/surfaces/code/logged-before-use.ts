import { shownName } from '../../classify/shown-name.ts'
import { formCookie, redeemsSignInCode, setsCookieHeader } from '../../knowledge/words/logged-before-use.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { oncePer } from '../../text/once-per.ts'
import { codeAt, type SourceFile } from '../../text/source.ts'

/** What a log shows of what opens something by what the same function does with it: a code that is redeemed after, a cookie that is set. */
export function loggedBeforeUse({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  if (!mayUse(at.file)) return undefined
  const code = kind === 'dynamic' ? codeAt(at, 100) : ''
  if (!/^\w{1,60}(?:\.\w{1,60}){0,3}$/.test(code)) return undefined
  const around = functionAround(at, language)
  const isRedeemed = new RegExp(`${redeemsSignInCode.pattern.source}${literally(code)}\\s{0,4}[,)]`).test(around.after.slice(0, LONGEST))
  return isRedeemed || isCookie(code, around, at.file) ? { what: code, at } : undefined
}

const LONGEST = 2000
const mayUse = oncePer(({ text }: SourceFile) => redeemsSignInCode.pattern.test(text) || setsCookieHeader.pattern.test(text))

/** Whether a text is what the function sets as a cookie, made of what is called a token: `String cookie = build("jwt", jwt)`. */
function isCookie(name: string, around: ReturnType<typeof functionAround>, file: SourceFile): boolean {
  const sets = new RegExp(`${setsCookieHeader.pattern.source}${literally(name)}\\s{0,4}\\)`)
  if (!sets.test(around.code)) return false
  const given = givenLast(name, around, file)
  const code = given && codeAt(given.at, 300)
  if (code === undefined || formCookie.pattern.test(code)) return false
  return Array.from(code.matchAll(MADE_OF_TOKEN), ([, token = '']) => token).some((token) => shownName(token) !== 'harmless')
}

/** `buildCookie("jwt", jwt, age)`, `"session=" + sessionToken + "; HttpOnly"` */
const MADE_OF_TOKEN = /[(,+]\s{0,4}(?:\w{1,40}\.)?(jwt|(?:\w{1,30}_?)?[tT]oken)(?:\(\))?(?=\s{0,4}[,+)])/g
