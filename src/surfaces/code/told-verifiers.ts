import { randomSaid } from '../../knowledge/words/random.ts'
import { limitsTime, tellsTime } from '../../knowledge/words/written-states.ts'
import { isInComment } from '../../program/written/index.ts'
import { openBrackets, type Piece } from '../../text/brackets.ts'

/**
 * The clock that a verifier is made of, alone or hashed: in what is given to one, or in what a function gives that makes one and asks
 * nothing else. A time that limits something is none.
 */
export function clockOfVerifier(code: string, values: readonly Piece[], makers: readonly Piece[]): Piece | undefined {
  for (const part of [...values, ...makers]) {
    const made = code.slice(part.start, part.end)
    if (randomSaid.pattern.test(made)) continue
    for (const { index, 0: told } of made.matchAll(new RegExp(tellsTime.pattern, 'g'))) {
      const at = part.start + index
      if (isLimit(code, at, at + told.length) || isInComment(code, at)) continue
      if (values.includes(part) || isGiven(made, index)) return { start: at, end: at + told.length }
    }
  }
  return undefined
}

/** Whether a function gives what stands at a place in it, or a variable that it is put into, line by line. */
function isGiven(body: string, place: number): boolean {
  const outermost = [...openBrackets(body, '()', { end: place })].at(-1) ?? place
  const from = body.lastIndexOf('\n', outermost) + 1
  const lines = body.slice(from).split('\n')
  const held = new Set<string>()
  const count = lines.findLastIndex((line) => /\w/.test(line))
  for (const [i, line] of lines.entries()) {
    const isOfIt = i === 0 || (line.match(/\w+/g) ?? []).some((word) => held.has(word))
    if (!isOfIt) continue
    if (i === count || GIVES.test(i === 0 ? body.slice(from, place) : line)) return true
    const name = ASSIGNED.exec(line)?.[1] ?? addedTo(line, body)
    if (name !== undefined) held.add(name)
  }
  return false
}

/** What gives something by a word, or as the only expression of a function. */
const GIVES = /\breturn\b|=>|^\s{0,40}(?:\w{1,20} ){0,4}(?:fun|func|fn|def) /
const ASSIGNED = /(?:^|[\s($])(\w{1,60})(?:\s?:\s?[\w?]{1,30})?(?:,\s?\w{1,30})?\s{0,4}(?::|\.|\+)?=(?![=>])/

/** `h` of `h.Write(…)`, where it is a variable of the function and nothing that others gave it. */
function addedTo(line: string, body: string): string | undefined {
  const name = /^\s{0,40}\$?(\w{1,60})(?:\.|->)\w{1,60}\(/.exec(line)?.[1]
  return name !== undefined && new RegExp(`\\b${name}\\s{0,4}(?::\\s?\\w{1,40}\\s)?:?=(?!=)`).test(body) ? name : undefined
}

/** Whether the line of a time says that it is compared, counted from or an end. */
function isLimit(code: string, start: number, end: number): boolean {
  const from = Math.max(code.lastIndexOf('\n', start) + 1, start - LONGEST)
  const next = code.indexOf('\n', end)
  return limitsTime.pattern.test(code.slice(from, Math.min(next < 0 ? code.length : next, end + LONGEST)))
}

const LONGEST = 200
