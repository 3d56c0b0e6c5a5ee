import type { TokenPolicy } from '../model/index.ts'
import { alone, inTurn, oneOf } from '../text/pattern.ts'

/** Whether a cookie holds what is signed at another place of its file: under a variable, or as the answer of a function that signs it. */
export function carries({ at: { file, start } }: TokenPolicy, signed: TokenPolicy): boolean {
  const values = [...file.text.slice(Math.max(0, start - CALL), start).matchAll(VALUE)]
  const name = values.at(-1)?.slice(1).find(Boolean)
  if (name === undefined) return false
  const given = [...file.text.slice(0, start).matchAll(inTurn('g', alone(name), /\s{0,8}=(?![=>])\s{0,8}(?:await\s{1,8})?/))].at(-1)
  if (!given) return false
  const from = given.index + given[0].length
  const place = signed.at.start
  if (place >= from && place < start && !ENDS.test(file.text.slice(from, place))) return true
  const [, called] = CALLED.exec(file.text.slice(from, from + CALL)) ?? []
  const declared = called && [...file.text.slice(0, place).matchAll(inTurn('g', DECLARES, alone(called)))].at(-1)
  return !!declared && !DECLARED.test(file.text.slice(declared.index + declared[0].length, place))
}

/** In characters: a call with its options. */
const CALL = 300
/** `'session', token, {`, `value: token` */
const VALUE = oneOf(
  'g',
  /(?:["'`][\w.-]{1,60}["'`]|\b[A-Z][A-Z_]{1,40})\s{0,20},\s{0,20}(\w{1,60})\s{0,20},/,
  /\bvalue\s{0,4}[:=]\s{0,4}(\w{1,60})\s{0,20}[,\n}]/,
)
const ENDS = /;|\n\s{0,40}\n|\n[ \t]{0,40}(?:(?:const|let|var|return|def|if)\b|[\w.]{1,60}\s{0,4}=(?!=))/
const CALLED = /^(?:this\.|self\.)?(\w{1,60})\(/
const DECLARES = /\b(?:function|def|const|fun|func)\s{1,4}/
const DECLARED = /\n(?:export\s|async\s|default\s){0,3}(?:function|def|func|const)\b/
