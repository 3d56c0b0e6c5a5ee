import { randomSaid } from '../../knowledge/words/random.ts'
import { limitsTime, tellsTime } from '../../knowledge/words/written-states.ts'
import { isInComment } from '../../program/written/index.ts'
import type { Piece } from '../../text/brackets.ts'

/**
 * The clock that a verifier is made of, alone or hashed: in what is given to one, or in a function that makes one and asks nothing else.
 * A time that limits something is none.
 */
export function clockOfVerifier(code: string, values: readonly Piece[], makers: readonly Piece[]): Piece | undefined {
  for (const { start, end } of [...values, ...makers]) {
    const made = code.slice(start, end)
    if (randomSaid.pattern.test(made)) continue
    for (const { index, 0: told } of made.matchAll(new RegExp(tellsTime.pattern, 'g'))) {
      const at = start + index
      if (!isLimit(code, at, at + told.length) && !isInComment(code, at)) return { start: at, end: at + told.length }
    }
  }
  return undefined
}

/** Whether the line of a time says that it is compared, counted from or an end. */
function isLimit(code: string, start: number, end: number): boolean {
  const from = Math.max(code.lastIndexOf('\n', start) + 1, start - LONGEST)
  const next = code.indexOf('\n', end)
  return limitsTime.pattern.test(code.slice(from, Math.min(next < 0 ? code.length : next, end + LONGEST)))
}

const LONGEST = 200
