import { firstAccount, nothingSends, saidOnce } from '../../knowledge/words/shown-once.ts'
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
  if (OF_ONE_STEP.test(what) && nothingSends.pattern.test(codeAt(call, LONGEST))) return 'unsent'
  return PASSWORD.test(what) && isFirst(what, at) ? 'first-password' : undefined
}

/** What a mail would bring somebody: no token of a service, and no key. */
const OF_ONE_STEP = /(?:otp|code|pin|passw(?:or)?d|pwd|link|url|(?:reset|verif\w{0,9}|confirm\w{0,6}|magic|invit\w{0,5})_?token)\W{0,4}$/i
const PASSWORD = /(?:passw(?:or)?d|pwd|\bpass)\W{0,4}$/i

function isFirst(what: string, { file, start, end }: Span): boolean {
  const around = blockAround({ file, start, end })
  if (!firstAccount.pattern.test(around) || !saidOnce.pattern.test(around)) return false
  const made = new RegExp(`(?<![\\w.])${literally(what)}(?:\\s{0,4}:\\s{0,4}\\w{1,20})?\\s{0,4}:?=(?!=)\\s{0,4}[^;\\n=]{0,80}`, 'g')
  const given = [...file.text.slice(Math.max(0, start - FUNCTION), start).matchAll(made)].at(-1)?.[0]
  return given !== undefined && MADE_UP.test(given)
}

/** The lines around a place that stand as far in as its own, or farther. */
function blockAround({ file, start, end }: Span): string {
  const lines = file.text.slice(file.text.lastIndexOf('\n', start) + 1, end + NEAR).split('\n')
  const depth = (lines[0] ?? '').search(/\S/)
  const isOut = (one: string) => /\S/.test(one) && one.search(/\S/) < depth
  const before = file.text
    .slice(Math.max(0, start - NEAR), start)
    .split('\n')
    .slice(1, -1)
  const after = lines.findIndex(isOut)
  return [...before.slice(before.findLastIndex(isOut) + 1), ...lines.slice(0, after < 0 ? undefined : after)].join('\n')
}

const MADE_UP = /rand|generat|nanoid|urlsafe|uuid|\bhex\(/i
/** A call, what is written around one, and what of a function stands before it, in characters. */
const LONGEST = 600
const NEAR = 400
const FUNCTION = 6000
