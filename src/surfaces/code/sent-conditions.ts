import { asksWhetherGiven } from '../../knowledge/words/challenges.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { isInComment } from './c-like-comments.ts'

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
    if (!parts.every((part) => asksWhetherGiven.pattern.test(part)) || isInComment(text.value, index) || !compares(text, index, head))
      continue
    const start = index + head.indexOf(condition)
    yield { at: slice(text, start, start + condition.length).at, ofVerifier: /verifier/i.test(condition) }
  }
}

/** The first line of a branch; the brace that opens it may stand on the next. */
const IF = inTurn(
  'gm',
  /^[ \t]{0,80}(?:if \(|if\(|if )/,
  /(?<condition>(?=[^\n]{0,200}(?:[cC]hallenge|[vV]erifier))(?:[^\n{:]|\[:){1,200}?)/,
  /\)?[ \t]?(?:\{|:|then)?[ \t\r]*$(?:\n[ \t]{0,80}\{[ \t\r]*$)?/,
)

/** Whether the block compares what comes with the challenge, and no other block is for codes without one. */
function compares({ value }: Text, from: number, head: string): boolean {
  const behind = value.slice(from + head.length, from + head.length + 1600).replace(/^\n/, '')
  const indent = /^[ \t]*/.exec(head)?.[0] ?? ''
  const [block = ''] = new RegExp(`^(?:[ \\t\\r]*\\n|${indent}[ \\t]+[^\\n]*\\n){1,40}`).exec(behind) ?? []
  const rest = behind.slice(block.length)
  return /verifier/i.test(block) && COMPARES.test(block) && !ELSE.test(rest)
}

const ELSE = /^[ \t]*\}?\s{0,80}(?:else|elif|elsif)\b(?![^\n{:]{0,80}hallenge)/
const COMPARES = oneOf(
  'i',
  /[!=]==?[^\n]{0,60}challenge|challenge[^\n]{0,60}[!=]==?/,
  /(?:verif|valid|check|compar|equal|match)\w{0,30}[!?]?\(?[^\n]{0,80}challenge/,
)
