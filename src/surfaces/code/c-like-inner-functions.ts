import { beginsTyped } from '../../knowledge/words/redemptions.ts'
import type { CLike } from '../../parse/c-like.ts'
import { oneOf } from '../../text/pattern.ts'
import { blockEnd } from './c-like-blocks.ts'

/** A lambda with a block; behind `case` of a switch, the block belongs to the function around. */
const ARROW = /(?<!\b(?:case|default)\b[^;{}\n]{0,80})(?:->|=>)\s{0,40}\{/

/** How functions begin that stand in another. Lambdas of Kotlin are no such: a `return` there is that of the function around. */
const INNER: Readonly<Record<CLike, RegExp>> = {
  java: oneOf('g', ARROW, beginsTyped.pattern),
  cs: oneOf('g', ARROW, beginsTyped.pattern, /\bdelegate\s?(?:\([^(){};]{0,300}\))?\s{0,40}\{/),
  kt: /\bfun\b[^{}=;]{0,300}\{/g,
  php: /\bfunction\b[^{};]{0,300}\{/g,
  go: /\bfunc\b[^{};]{0,300}\{/g,
  rs: /\|[^|{};]{0,200}\|\s{0,8}\{/g,
}

/** The body of a function with blanks for the blocks of those in it, so that only its own `return` is left, and at its place. */
export function withoutInnerFunctions(body: string, language: CLike): string {
  let kept = ''
  let from = 0
  for (const { 0: opened, index } of body.matchAll(INNER[language])) {
    const open = index + opened.length
    if (index < from) continue
    const end = blockEnd(body, open - 1) - 1
    kept += body.slice(from, open) + body.slice(open, end).replace(/[^\n]/g, ' ')
    from = end
  }
  return kept + body.slice(from)
}
