import { firstAccount, nothingSends, ofService, ofSomebody, saidOnce, takesSomebody } from '../../knowledge/words/shown-once.ts'
import type { LogCall } from '../../model/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'

// What is written because nobody could sign in without it, for all languages, by their text.

/**
 * How a value is handed over by a log: the password of the first account of an installation, made up at random, beside a text that says so;
 * or what would be mailed, where the message says that nothing sends mail.
 *
 * @param call the call that writes it, from its name or its first argument on
 */
export function handedOver({ what, at }: Pick<LogCall, 'what' | 'at'>, call: Span): 'first-password' | 'unsent' | undefined {
  if (OF_ONE_STEP.test(what) && nothingSends.pattern.test(codeAt(call, LONGEST)) && isForSomebody(what, at)) return 'unsent'
  return PASSWORD.test(what) && isFirst(what, at) ? 'first-password' : undefined
}

/** What a mail would bring somebody: no token of a service, and no key. */
const OF_ONE_STEP = /(?:otp|code|pin|passw(?:or)?d|pwd|link|url|(?:reset|verif\w{0,9}|confirm\w{0,6}|magic|invit\w{0,5})_?token)\W{0,4}$/i
const PASSWORD = /(?:passw(?:or)?d|pwd|\bpass)\W{0,4}$/i

/** Whether a value is made for a person: by its name for none of the services that a program signs in to, and by its value no setting. */
function isForSomebody(what: string, at: Span): boolean {
  if (FROM_SETTINGS.test(what) || ofService.pattern.test(what)) return false
  const given = givenBefore(what, at)
  if (PASSWORD.test(what)) return given !== undefined && MADE_UP.test(given) && !FROM_SETTINGS.test(given)
  return given === undefined || !FROM_SETTINGS.test(given)
}

function isFirst(what: string, at: Span): boolean {
  const around = blockAround(at)
  if (!firstAccount.pattern.test(around) || !saidOnce.pattern.test(around)) return false
  if (ofSomebody.pattern.test(around) || takesSomebody.pattern.test(headAbove(at).replace(OF_ADMIN, ''))) return false
  const given = givenBefore(what, at)
  return given !== undefined && MADE_UP.test(given) && !FROM_SETTINGS.test(given)
}

/** What a name was given last before a place. */
function givenBefore(what: string, { file, start }: Span): string | undefined {
  const made = new RegExp(`(?<![\\w.])${literally(what)}(?:\\s{0,4}:\\s{0,4}\\w{1,20})?\\s{0,4}:?=(?!=)\\s{0,4}[^;\\n=]{0,80}`, 'g')
  return [...file.text.slice(Math.max(0, start - FUNCTION), start).matchAll(made)].at(-1)?.[0]
}

/** The line that a function begins with, as the nearest above that stands less far in and opens no branch. */
function headAbove({ file, start }: Span): string {
  const lines = file.text.slice(Math.max(0, start - FUNCTION), start).split('\n')
  let depth = Infinity
  for (const [i, line] of lines.reverse().entries()) {
    const here = line.search(/\S/)
    if (here < 0 || here >= depth) continue
    // The end of a head of several lines.
    if (depth < Infinity && line[here] === ')') {
      const from = lines.findIndex((one, at) => at > i && /\S/.test(one) && one.search(/\S/) <= here)
      return lines
        .slice(i, from + 1)
        .join('\n')
        .slice(0, LONGEST)
    }
    if (depth < Infinity && line.includes('(') && !BRANCH.test(line)) return line.slice(0, LONGEST)
    depth = here
  }
  return ''
}

/** The lines around a place that stand as far in as its own, or farther. */
function blockAround({ file, start, end }: Span): string {
  const lines = file.text.slice(Math.max(start - FUNCTION, file.text.lastIndexOf('\n', start) + 1), end + NEAR).split('\n')
  const depth = (lines[0] ?? '').search(/\S/)
  const isOut = (one: string) => /\S/.test(one) && one.search(/\S/) < depth
  const before = file.text
    .slice(Math.max(0, start - NEAR), start)
    .split('\n')
    .slice(1, -1)
  const after = lines.findIndex(isOut)
  return [...before.slice(before.findLastIndex(isOut) + 1), ...lines.slice(0, after < 0 ? undefined : after)].join('\n')
}

const BRANCH = /^\s*(?:\}\s*)?(?:if|el\w{2,4}|for\w{0,4}|while|do|try|catch|except|finally|with|using|switch|case|when|unless|begin)\b/
const OF_ADMIN = /\w{0,40}(?:admin|root|super|bootstrap)\w{0,40}/gi
/** Where a value that is kept is taken from. */
const FROM_SETTINGS = /\benv\b|environ|getenv|\bcfg\b|\bconf(?:ig)?(?![a-z])|configur|settings|properties|viper/i
const MADE_UP = /rand|generat|nanoid|urlsafe|uuid|\bhex\(/i
/** A call, what is written around one, and what of a function stands before it, in characters. */
const LONGEST = 600
const NEAR = 400
const FUNCTION = 6000
