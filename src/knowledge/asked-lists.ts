import { inTurn, oneOf } from '../text/pattern.ts'

// How code asks whether a list has anything, whatever the list is.

/** What asks a list, which is a group, whether it has anything. */
export const asksForAny = (list: RegExp): RegExp =>
  oneOf(
    '',
    inTurn('', /\b(?:len|count)\(/, list, /\)\s{0,4}(?:>|!==?)\s{0,4}0/),
    inTurn('', /!empty\(/, list, /\)/),
    inTurn('', list, /\??\.(?:length|size\(\)|size|Count|Length|Count\(\))(?:\s{0,4}(?:>|!==?)\s{0,4}0)?(?![\w(])/),
    inTurn('', list, /\??\.(?:Any\(\)|isNotEmpty\(\)|any\?|present\?)/),
    inTurn('', /!/, list, /\.(?:isEmpty|IsNullOrEmpty)\(\)/),
  )

/** The same of a list in Python. */
export const asksForAnyInPython = (list: RegExp): RegExp => inTurn('', /\b(?:if|and) /, list, /(?= and |:\s)/)
