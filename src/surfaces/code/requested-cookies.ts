import { asksWithCookie } from '../../knowledge/words/written-cookies.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { alone } from '../../text/pattern.ts'

/** A cookie in the code of a function: the variable that holds it, if any, its name, and the code around. */
interface Cookie {
  readonly variable: string | undefined
  readonly called: string
  readonly before: string
  readonly after: string
}

/** Whether a client sends a cookie with its own request: that one, not another that a server gives to a back end. */
export function isAskedWith({ variable, called, before, after }: Cookie): boolean {
  if (ASKED.test(before.slice(-LONGEST))) return true
  const asked = [...after.matchAll(ASKS)]
  if (asked.length === 0) return false
  const names = variable === undefined ? [called] : [called, ...madeOf(variable, after)]
  return asked.some(({ index, 0: start }) => {
    const end = bracketEnd(after, index + start.indexOf('('), '()', LONGEST)
    const given = after.slice(index + start.length, end ?? index + LONGEST)
    return names.some((name) => alone(name).test(given)) || (variable === undefined && /\w/.test(given.replace(WORDS, '')))
  })
}

const ASKS = new RegExp(asksWithCookie.pattern, 'g')
/** A request whose header is not at its end yet, as a cookie is made in it. */
const ASKED = new RegExp(`(?:${asksWithCookie.pattern.source})[^;{})]{0,80}$`)
/** What is given to a request, in characters; more is not read. */
const LONGEST = 300
const WORDS = /"[^"\n]{0,300}"|'[^'\n]{0,300}'/g

/** A variable and those that are made of it further down. */
function madeOf(variable: string, after: string): readonly string[] {
  const names = [variable]
  for (const [, name = '', value = ''] of after.matchAll(MADE)) if (names.some((one) => alone(one).test(value))) names.push(name)
  return names
}

const MADE = /(?<![\w.])(\w{1,60})(?:\s?:\s?[\w<>&:]{1,40})?\s{0,4}=(?![=>])([^;\n]{1,300})/g
