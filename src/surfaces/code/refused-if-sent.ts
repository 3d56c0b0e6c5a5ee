import { asksWhetherGiven, letsPassWithoutChallenge } from '../../knowledge/words/challenges.ts'
import { isInComment } from '../../program/written/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'

/**
 * Conditions that refuse a code whose challenge is there and does not fit, in one, so that a code without a challenge passes:
 * `if (code.challenge != null && !code.challenge.equals(s256(verifier)))`
 */
export function* refusedIfSent(text: Text): Generator<Span> {
  for (const { 0: head, index } of text.value.matchAll(IF)) {
    const start = index + head.length
    const end = text.value[start] === '(' ? bracketEnd(text.value, start, '()', LONGEST) : endOfLine(text.value, start)
    const condition = end === undefined ? '' : text.value.slice(start, end).replace(/^\(([^]*)\)$/, '$1')
    const parts = condition.split(/&&|\band\b/).map((one) => one.trim())
    const [given, compared, ...more] = parts
    if (given === undefined || compared === undefined || more.length > 0 || isInComment(text.value, index)) continue
    if (!asksWhetherGiven.pattern.test(given) || !/challenge/i.test(given) || /verifier|method/i.test(given)) continue
    if (!/challenge/i.test(compared) || !OF_VERIFIER.test(compared) || /method/i.test(compared) || !DIFFERS.test(compared)) continue
    if (REFUSES.test(text.value.slice(end, (end ?? 0) + 200))) yield slice(text, start, end).at
  }
}

const IF = /^[ \t]{0,80}(?:\} else )?if ?(?=\(|\w)/gm
const LONGEST = 400

/** Up to the brace that opens the block, where a condition has no brackets. */
function endOfLine(text: string, start: number): number | undefined {
  const line = /^[^\n]{1,400}?(?= \{[ \t]*\n)/.exec(text.slice(start, start + LONGEST))
  return line ? start + line[0].length : undefined
}

/** What a challenge is compared with. */
const OF_VERIFIER = /verifier|s256|sha_?-?256/i
const DIFFERS = oneOf(
  '',
  /!==?/,
  /^!\s?[\w.$>()]{0,80}(?:[eE]quals|matches|verif\w{0,12}|compare\w{0,12})\(/,
  /^(?:!|not )\s?\\?hash_equals\(/,
)
const REFUSES = /^\)?[\s:{]{0,40}(?:return|throw|raise|abort|call\.respond|\w{0,30}[eE]rror\()/

/**
 * A check of a verifier that says yes where the code has no challenge, before it compares the two:
 * `if (!code.challenge) return true` of `verifies(code, verifier)`
 */
export function* passedIfNotSent(text: Text): Generator<Span> {
  for (const match of text.value.matchAll(letsPassWithoutChallenge.pattern)) {
    const { 0: found, index } = match
    const end = index + found.length
    const head = text.value.slice(Math.max(0, index - BEFORE), index)
    const rest = text.value.slice(end, end + BEHIND).split(NEXT_FUNCTION, 1)[0] ?? ''
    if (isInComment(text.value, index) || !/verifier/i.test(head) || !rest.split('\n').some((line) => COMPARES.test(line))) continue
    const start = index + (found.length - found.trimStart().length)
    yield slice(text, start, start + (found.slice(start - index).split('\n', 1)[0] ?? '').trimEnd().length).at
  }
}

/** Before the branch stands what the function is given, and behind it what it compares. */
const BEFORE = 400
const BEHIND = 1500
const NEXT_FUNCTION = /\n(?=(?:func|def|async def|export|function)\b|\})|\n\s{0,8}(?:public|private|protected|async|def) /
const COMPARES = oneOf(
  'i',
  /challenge[^\n]{0,40}[!=]==?|[!=]==?[^\n=]{0,40}challenge/,
  /(?:equal|compare)\w{0,20}\([^\n]{0,80}challenge|challenge\w{0,4}(?:\(\))?\.equals\(/,
)
