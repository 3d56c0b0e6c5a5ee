import type { Words } from '../../knowledge/words/row.ts'
import { inTurn } from '../../text/pattern.ts'

/** A place at which code asks for something. */
export interface Asked {
  readonly index: number
  /** What asks, as it is written. */
  readonly words: string
  /** The function around, as its indentation tells; nothing for code outside any. */
  readonly around: string
}

/** Whether code, and no comment, asks for something by these words at a place that counts. */
export function asksAnywhere(text: string, { pattern }: Words, counts: (asked: Asked, code: string) => boolean): boolean {
  const code = text.replaceAll(COMMENTS, '')
  for (const { 0: words, index } of code.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`)))
    if (counts({ index, words, around: functionIndented(code, index) }, code)) return true
  return false
}

const COMMENTS = /^[ \t]{0,80}(?:\/\/|#(?!\[)|\*|\/\*)[^\n]*$/gm

/** How far before a place the head of its function is looked for, and behind it the end, in characters. */
const FAR = 6000

function functionIndented(code: string, index: number): string {
  const around = blockIndented(code, index)
  return around ? code.slice(around.start, around.end) : ''
}

/** The innermost function around a place, in any language that is indented: from the line that heads it to the last one deeper. */
export function blockIndented(code: string, index: number): { readonly start: number; readonly end: number } | undefined {
  const first = code.lastIndexOf('\n', index - 1) + 1
  let depth = indentAt(code, first)
  let end = first
  for (let deeper = depth; end > 0 && first - end < FAR && depth > 0;) {
    end = lineBefore(code, end)
    const line = code.slice(end, code.indexOf('\n', end))
    if (line.trim() === '' || indentAt(code, end) >= deeper) continue
    deeper = indentAt(code, end)
    const start = /^\s*\{\s*$/.test(line) ? lineBefore(code, end) : end
    const head = start < end ? code.slice(start, end - 1) : line
    if (!HEAD.test(head) || BRANCH.test(head)) continue
    depth = deeper
    return { start: headOf(code, start, depth), end: endOf(code, first, depth) }
  }
  return undefined
}

/** Where the line begins that stands before the one which begins at a place; the text itself where there is none. */
function lineBefore(code: string, start: number): number {
  return start < 2 ? 0 : code.lastIndexOf('\n', start - 2) + 1
}

/** Where a function is named whose parameters stand on lines of their own, and end on this one. */
function headOf(code: string, last: number, depth: number): number {
  if (!/^[ \t]*\)/.test(code.slice(last, last + depth + 1))) return last
  let start = last
  for (let lines = 0; start > 0 && lines < MOST_PARAMETERS; lines++) {
    start = lineBefore(code, start)
    if (indentAt(code, start) <= depth) return start
  }
  return last
}

const MOST_PARAMETERS = 20

/** Where the lines end that stand deeper than the head of a block. */
function endOf(code: string, from: number, depth: number): number {
  for (let at = from; at < Math.min(code.length, from + FAR);) {
    const next = code.indexOf('\n', at)
    if (next < 0) return code.length
    at = next + 1
    if (code[at] !== '\n' && code[at] !== '\r' && indentAt(code, at) <= depth) return at
  }
  return Math.min(code.length, from + FAR)
}

function indentAt(code: string, start: number): number {
  let at = start
  while (code[at] === ' ' || code[at] === '\t') at++
  return at - start
}

/** The line on which a function begins, or on which its parameters end. */
const HEAD = /\b(?:function|def|func|fun|fn)\b|=>\s{0,4}[{(]?\s{0,4}$|\)[^;()]{0,120}[{:]?\s{0,4}$/
const BRANCH = inTurn(
  '',
  /^\s{0,80}(?:\}\s{0,4})?(?:a(?:sync|wait)\s{1,4})?/,
  /(?:if|elif|else|for|foreach|while|switch|match|case|catch|try|with|using|lock|do|unless)\b/,
)

/**
 * Whether a function only makes a challenge of a verifier, or compares the two: what it says to whoever calls it without
 * one of them is no demand of an endpoint, as it may be called only where both came.
 */
export function isOfBoth(around: string): boolean {
  const [head = ''] = /^[^{]{0,400}?(?=\{|:[ \t]{0,4}\n|=>)/.exec(around) ?? []
  return MAKES_CHALLENGE.test(head) || (/verifier/i.test(head) && /challenge/i.test(head) && !/\bcode\b|grant|client|redirect/i.test(head))
}

const MAKES_CHALLENGE = /(?:generat|creat|mak|build|comput|calculat|deriv|hash)\w{0,20}challenge|challenge_?(?:from|of|for)/i
