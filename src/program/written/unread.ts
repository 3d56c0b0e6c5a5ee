import { inTurn, literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { withoutQuoted } from './comments.ts'

/** A variable that is declared with a text, up to a place in the text. */
const DECLARED = inTurn(
  '',
  /(?:\b(?:val|var|let|const|final|auto|[sS]tring)\s{1,4}(?:mut\s{1,4})?|\$)(\w{1,60})/,
  /(?:\s?:\s?&?[\w?]{1,20})?\s?=\s{0,40}[$@]{0,2}["'`]{1,3}[^"'`\n]{0,600}$/,
)

/** What opens the body of a type, whose members others read. */
const TYPE = /\b(?:class|interface|object|record|enum|struct|trait|namespace|impl|extension|module)\b/

/** A class in Kotlin names all that it is given before its body. */
const LONGEST_HEAD = 3000

/** More of a function is not looked at. */
const LONGEST = 6000

/** Whether a place is in a text that a local variable holds whose name the file has nowhere else: nobody gets it. */
export function isUnreadText({ file: { text }, start }: Span): boolean {
  const before = text.slice(Math.max(0, start - LONGEST), start)
  const declared = DECLARED.exec(before.slice(-700))
  const name = declared?.[1]
  if (name === undefined) return false
  const named = [...text.matchAll(new RegExp(`(?<!\\w)${literally(name)}(?!\\w)`, 'g'))]
  return named.length === 1 && isInBody(before.slice(0, before.lastIndexOf(declared?.[0] ?? '')))
}

/** Whether the innermost block that is open at the end is no type's. */
function isInBody(before: string): boolean {
  let depth = 0
  for (const { 0: mark, index } of [...before.matchAll(/[{}]/g)].toReversed()) {
    depth += mark === '}' ? 1 : -1
    if (depth >= 0) continue
    return !TYPE.test(/[^;{}]*$/.exec(withoutQuoted(before.slice(Math.max(0, index - LONGEST_HEAD), index)))?.[0] ?? '')
  }
  return false
}
