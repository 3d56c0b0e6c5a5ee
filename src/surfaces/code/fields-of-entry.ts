import type { Span } from '../../text/source.ts'

/** A field of an entry of a log, by what it is given. */
export interface EntryField {
  readonly at: Span
  readonly isChained: boolean
}

/** More text between two fields of an entry is not looked at. */
const LONGEST_ENTRY = 2000

/** Whether two fields, by what they are given, are of one entry: in one call around both, or in one chain. */
export function isOfOneEntry({ at: one, isChained }: EntryField, { at: other, ...next }: EntryField): boolean {
  if (isChained !== next.isChained || other.start < one.end || other.start - one.end > LONGEST_ENTRY) return false
  const between = one.file.text.slice(one.end, other.start)
  return isChained ? isOneChain(between) : isInOneCall(between)
}

function isInOneCall(between: string): boolean {
  let open = 2
  for (const sign of between) {
    if (sign === '(') open++
    else if (sign === ')' && --open === 0) return false
  }
  return true
}

/** Whether each call that ends between two arguments of a chain is followed by the next one: `token).WithField("secret", `. */
function isOneChain(between: string): boolean {
  const code = between.replace(/"(?:[^"\\\n]|\\.)*"/g, '')
  let open = 1
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '(') open++
    else if (code[at] === ')' && --open <= 0 && !/^\s{0,80}[.)]/.test(code.slice(at + 1, at + 90))) return false
  }
  return true
}
