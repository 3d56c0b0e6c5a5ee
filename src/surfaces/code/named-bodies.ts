import { firstThat } from '../../text/by-halves.ts'
import type { Piece } from '../../text/brackets.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

/** A function with its name. */
export interface NamedBody extends Piece {
  readonly name: string
}

/** No part is longer than this. */
export const LONGEST_PART = 2000

/** The first of the parts around a place; they are in the order in which they begin, and none is longer than is looked at. */
export function partAround<T extends Piece>(parts: readonly T[], { start, end }: Piece): T | undefined {
  const from = firstThat(parts, (one) => one.start >= start - LONGEST_PART)
  for (let i = from; i < parts.length; i++) {
    const one = parts[i] as T
    if (one.start > start) return undefined
    if (one.end >= end) return one
  }
  return undefined
}

/** Heads of functions: `fun verifier(): String =`, `func newVerifier() string {`, `static String verifier() {`, `def code_verifier`. */
const HEAD = oneOf(
  'gm',
  /\b(?:fun|func|function|def|fn)[ \t]{1,4}(?:\([^()\n]{0,80}\)[ \t]{0,4})?(?:self\.)?(\w{1,80})/,
  inTurn(
    '',
    /^[ \t]{1,40}(?!(?:return|new|throw|else|if|for|var|val|await)\b)(?:[a-z]{3,12} ){0,4}/,
    /(?:[\w<>[\]?.]{1,60}|\([^()\n]{1,120}\)) (\w{1,80})\([^;\n]{0,200}\)[^;\n]{0,80}(?:\{|=>|$)/,
  ),
)

/** Functions up to the next, or to what closes them at their own margin. */
export function bodiesIn(code: string): readonly NamedBody[] {
  const heads = [...code.matchAll(HEAD)]
  return heads.map((head, i) => {
    const start = head.index
    const line = code.lastIndexOf('\n', start) + 1
    const margin = /^[ \t]*/.exec(code.slice(line, line + 80))?.[0] ?? ''
    const next = Math.min(heads[i + 1]?.index ?? code.length, start + LONGEST_PART)
    const closed = new RegExp(`\\n${margin}(?:\\}|end\\b)|\\n[ \\t]*\\n${margin}(?=\\S)`).exec(code.slice(start, next))
    return { name: head[1] ?? head[2] ?? '', start, end: closed ? start + closed.index : next }
  })
}
