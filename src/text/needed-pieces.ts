import { neededWords } from './needed-words.ts'
import { Pieces } from './pieces.ts'

/** What is known of an expression: the words that it needs, once it has been tested on so many characters that they are worth a look. */
interface Known {
  tested: number
  needs?: ReturnType<typeof neededWords>
}

/** To tell what an expression needs takes as long as to test it on so many characters; a run on a commit comes to fewer. */
const WORTH = 50_000

/** On a shorter text an expression says so itself as soon, and so do the first few on any. */
const SHORT = 400
const FEW = 2

const KNOWN = new WeakMap<RegExp, Known>()
const PIECES = new Pieces()
let filled = ''
let asked = { text: '', times: 0 }

/**
 * Whether an expression matches a text of which many are asked, as `test` says it: most need words that are not there, and one look at the
 * text tells it for all.
 */
export function matchesIn(expression: RegExp, text: string): boolean {
  if (text.length < SHORT) return expression.test(text)
  let known = KNOWN.get(expression)
  if (!known) KNOWN.set(expression, (known = { tested: 0 }))
  if (known.tested > WORTH && !mayMatch((known.needs ??= neededWords(expression)), text)) return false
  known.tested += text.length
  return expression.test(text)
}

function mayMatch(needs: ReturnType<typeof neededWords>, text: string): boolean {
  if (needs.length === 0) return true
  if (filled !== text) {
    if (asked.text !== text) asked = { text, times: 0 }
    if (asked.times++ < FEW) return true
    PIECES.fill((filled = text))
  }
  return needs.every((words) => words.some((word) => PIECES.mayHold(word)))
}
