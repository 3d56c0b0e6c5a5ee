import { boundsOfVerifier, waits } from '../../knowledge/words/random.ts'
import type { Piece } from '../../text/brackets.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

/**
 * Whether a random number says how long a verifier is or how long somebody waits, which may be anybody's guess: it stands under such a
 * name, in the statement of a wait, or has the bounds of RFC 7636.
 */
export function isLengthOrWait(code: string, { start, end }: Piece): boolean {
  const line = code.slice(Math.max(code.lastIndexOf('\n', start) + 1, start - LONGEST), start)
  if (NAMED.test(line) || waits.pattern.test(line)) return true
  const around = `${code.slice(Math.max(0, start - NEAR), start)}${PLACE}${code.slice(end, end + NEAR)}`
  return boundsOfVerifier.pattern.test(around)
}

/** Whether a name says the same of what it is given. */
export function namesLengthOrWait(name: string): boolean {
  return SAYS_IT.test(name)
}

const LONGEST = 300
const NEAR = 60
/** What stands for the call, which is no code of its own. */
const PLACE = '§'
const WORDS = /(?:len|length|size|count|delay|wait)/
const COUNTED = inTurn('', /\b\$?\w{0,20}/, WORDS)
const SAYS_IT = inTurn('i', WORDS, /$/)
const NAMED = oneOf(
  'i',
  inTurn('', COUNTED, /\b[^=\n]{0,20}=[^\n[(]{0,40}$/),
  // In calls that make a whole number of it: `const length = Math.floor(Math.random() * 32) + 64`
  inTurn('', COUNTED, /(?:\s?:\s?\w{1,20})?/, /\s{0,4}:?=\s{0,4}[\w +*]{0,20}(?:\b[\w.]{1,20}\(){1,2}[\w +*.:]{0,40}$/),
)
