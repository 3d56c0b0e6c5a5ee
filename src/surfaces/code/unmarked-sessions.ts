import { givesCookie, namesSessionOfKtor, ofOneMachine, sendsCookieOf, sessionOfKtor } from '../../knowledge/words/ktor-sessions.ts'
import { noSignInCookie } from '../../knowledge/words/cookies.ts'
import type { Reading } from '../../model/reading.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { alone, literally } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'
import { withoutSecure } from './unmarked-cookies.ts'

/**
 * Sessions of Ktor whose cookie is told its path or its age and nothing of TLS, which it is without:
 * https://ktor.io/docs/server-sessions.html#configure-cookies
 */
export function* sessionsOfKtor(text: Text): Generator<Reading> {
  const code = text.value
  if (!/\bio\.ktor\.server\.sessions\b/.test(code) || ofOneMachine.pattern.test(code)) return
  for (const found of code.matchAll(new RegExp(sessionOfKtor.pattern, 'g'))) {
    const [all, type = '', name = ''] = found
    const open = found.index + all.length - 1
    const end = bracketEnd(code, open, '{}', LONGEST)
    const block = end === undefined ? '' : code.slice(open, end)
    if (!/\bcookie\.\w/.test(block) || MARKS.test(block) || isMarkedByOther(block, code)) continue
    const isSession = namesSessionOfKtor.pattern.test(type) && ![type, name].some((one) => noSignInCookie.pattern.test(one))
    const start = found.index + all.lastIndexOf(name)
    if (isSession && !isInComment(code, found.index)) yield withoutSecure(name, slice(text, start, start + name.length).at)
  }
}

/** More of a block is not read. */
const LONGEST = 3000
const MARKS = /(?<!in)secure/i

/** Whether the block calls a function that is given nothing and may mark the cookie: what is called on it, or one of the file that does. */
function isMarkedByOther(block: string, code: string): boolean {
  return [...block.matchAll(/(?<![\w.])(?:cookie\.)?(\w{1,60})\((?:this|cookie)?\)/g)].some(([, name = '']) => {
    const defined = new RegExp(`\\bfun\\s{1,4}[\\w.<>*]{0,80}\\b${literally(name)}\\(`).exec(code)
    return !defined || MARKS.test(code.slice(defined.index, defined.index + LONGEST))
  })
}

/**
 * Whether a function gives the cookie of a variable back, and what calls it sends it as it is:
 * `response.addCookie(createCookie(token))`.
 */
export function isSentByCaller(before: string, after: string, code: string): boolean {
  const variable = /\b(\w{1,60})\s{0,4}=\s{0,4}(?:new\s{1,4})?(?:[\w.]{0,60}\.)?$/.exec(before.slice(-160))?.[1]
  const maker = [...before.matchAll(new RegExp(givesCookie.pattern, 'g'))].at(-1)
  const name = maker?.[1] ?? maker?.[2]
  if (variable === undefined || name === undefined || !new RegExp(`\\breturn\\s{1,4}${literally(variable)}\\b`).test(after)) return false
  return [...code.matchAll(new RegExp(sendsCookieOf.pattern, 'g'))].some(([, called = '']) => alone(name).test(called))
}
