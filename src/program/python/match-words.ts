import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Scanner } from './scanner.ts'

/** `match x:`, and nothing that has this name. */
export function isMatch({ text, from, to }: Scanner): boolean {
  return to - from === 5 && text.startsWith('match', from) && MATCHES.test(text.slice(to, to + 200))
}

/** A value in brackets or behind a blank, with a colon at the end of the line, and a text with none. */
const MATCHES = inTurn(
  '',
  /^[ \t]*/,
  oneOf(
    '',
    /["']/,
    inTurn('', oneOf('', /[([]/, /(?<=[ \t])(?!(?:in|is|and|or|not|if|else|for)\b)\w/), /[^\n]{0,150}:[ \t]*(?:#[^\n]*)?\r?\n/),
  ),
)

/** A name, a constant or a class with plain names in it, or some of them: all else, with what may be broken in it, the library reads. */
const PLAIN = inTurn(
  '',
  /^(?!.{0,200}\b(?:if|in|is|not|and|or|for|else|lambda|import|def|class|as)\b)/,
  /(?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,4}(?:\((?:[a-z_]\w*(?:, [a-z_]\w*){0,8})?\))?|"[\w -]*"|'[\w -]*')/,
  /(?: \| (?:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){0,4}|"[\w -]*"|'[\w -]*')){0,20}$/,
)

/** Whether what stands behind `case` is plain. */
export function isPlainPattern(written: string): boolean {
  return PLAIN.test(written.replace(/[:\s]+$/, ''))
}
