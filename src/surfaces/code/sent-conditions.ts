import { asksWhetherGiven } from '../../knowledge/words/challenges.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'

/** A condition that asks only whether a challenge or a verifier is there, before a block that compares the two. */
export interface SentCondition {
  readonly at: Span
  /** It asks for a verifier, so that leaving the verifier out passes the check. */
  readonly ofVerifier: boolean
}

/** Such conditions of a file in any language, but for those that have another way for what is not there. */
export function* sentConditions(text: Text): Generator<SentCondition> {
  for (const { 0: head, index, groups } of text.value.matchAll(IF)) {
    const written = groups?.['condition'] ?? ''
    const open = written.split('(').length - written.split(')').length
    const condition = open < 0 ? written.slice(0, -1) : open > 0 && !written.startsWith('(') ? `${written})` : written
    const parts = condition.split(/&&|\band\b/).map((one) => one.trim())
    const given = parts.filter((part) => asksWhetherGiven.pattern.test(part))
    if (given.length === 0 || !parts.every((part) => given.includes(part) || IS_HASHED.test(part)) || isInComment(text.value, index))
      continue
    const ofVerifier = /verifier/i.test(condition)
    if (!compares(text, index, head, ofVerifier)) continue
    const start = index + head.indexOf(condition)
    yield { at: slice(text, start, start + condition.length).at, ofVerifier }
  }
}

/** Of a challenge that is there, also whether it was made by the method that the block compares by. */
const IS_HASHED = /^[\w$.>()[\]"'?]{0,60}method\w{0,10}(?:\(\)|["'\]]{1,2})? ?===? ?["'`]S256["'`]\)?$/i

/** The first line of a branch; the brace that opens it may stand on the next. */
const IF = inTurn(
  'gm',
  /^[ \t]{0,80}(?:if \(|if\(|if )/,
  /(?<condition>(?=[^\n]{0,200}(?:[cC]hallenge|[vV]erifier))(?:[^\n{:]|\[:){1,200}?)/,
  /\)?[ \t]?(?:\{|:|then)?[ \t\r]*$(?:\n[ \t]{0,80}\{[ \t\r]*$)?/,
)

/** Whether the block compares what comes with the challenge, and nothing beside it is for requests or codes without one. */
function compares({ value }: Text, from: number, head: string, ofVerifier: boolean): boolean {
  const behind = value.slice(from + head.length, from + head.length + 1600).replace(/^\n/, '')
  const indent = /^[ \t]*/.exec(head)?.[0] ?? ''
  const [block = ''] = new RegExp(`^(?:[ \\t\\r]*\\n|${indent}[ \\t]+[^\\n]*\\n){1,40}`).exec(behind) ?? []
  if (!/verifier/i.test(block) || !COMPARES.test(block)) return false
  const rest = behind.slice(block.length)
  if (!ofVerifier) return !ELSE.test(rest)
  return !ANY_ELSE.test(rest) && !isComparedBeside(value.slice(Math.max(0, from - 1600), from), rest, indent)
}

/** Whether a line before or after the block compares the challenge, whether or not a verifier came. */
function isComparedBeside(before: string, after: string, indent: string): boolean {
  const lines = [before, after].map((part) => part.replaceAll(BROKEN, '(').split('\n'))
  return [lines[0]?.reverse() ?? [], lines[1] ?? []].some((part) => {
    const end = part.findIndex((line) => line.trim() !== '' && !line.startsWith(indent))
    const around = (end < 0 ? part : part.slice(0, end)).map((line) => line.slice(indent.length))
    return around.some((line) => !/^(?:\s|\/|#|\*)/.test(line) && BESIDE.test(line))
  })
}

/** A line that ends within the brackets of a condition. */
const BROKEN = /\([ \t]{0,20}\r?\n[ \t]{0,80}/g

const ELSE = /^[ \t]*\}?\s{0,80}(?:else|elif|elsif)\b(?![^\n{:]{0,80}hallenge)/
const ANY_ELSE = /^[ \t]*\}?\s{0,80}(?:else|elif|elsif)\b/
const CHALLENGE = /challenge(?!(?:_|\??\.|->)?method)/
const COMPARES = oneOf(
  'i',
  inTurn('', /[!=]==?[^\n]{0,60}/, CHALLENGE),
  inTurn('', CHALLENGE, /[^\n]{0,60}[!=]==?/),
  inTurn('', /(?:verif|valid|check|compar|equal|match)\w{0,30}[!?]?\(?[^\n]{0,80}/, CHALLENGE),
)
const BESIDE = oneOf(
  'i',
  inTurn('', /[!=]==?\s?[^\n=&|]{0,40}/, CHALLENGE),
  inTurn('', CHALLENGE, /(?:\(\)|["')\]]{1,3})?\s?[!=]==?(?!=?\s?(?:null|nil|undefined|None|""|''))/),
  inTurn('', /(?:verif|valid|check|compar|equal|match)\w{0,30}[!?]?\([^\n]{0,120}/, CHALLENGE),
)
