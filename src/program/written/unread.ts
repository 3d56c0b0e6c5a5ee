import { inTurn, literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { withoutComments, withoutQuoted } from './comments.ts'
import { functionAround } from './functions.ts'

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
export function isUnreadText(at: Span): boolean {
  const { text, path } = at.file
  const before = text.slice(Math.max(0, at.start - LONGEST), at.start)
  const declared = DECLARED.exec(before.slice(-700))
  const name = declared?.[1]
  if (name === undefined) return false
  const named = [...text.matchAll(new RegExp(`(?<!\\w)${literally(name)}(?!\\w)`, 'g'))]
  if (named.length !== 1 || !isInBody(before.slice(0, before.lastIndexOf(declared?.[0] ?? '')))) return false
  return !/\.(?:php|phtml)$/.test(path) || !TAKES_ALL.test(withoutComments(functionAround(at, 'php').code))
}

/** What gives all variables of a function in PHP to other code: https://www.php.net/manual/en/function.include.php */
const TAKES_ALL = /(?<![\w$>:])(?:(?:include|require)(?:_once)?[ (]|(?:compact|extract|get_defined_vars|eval)\()|\$\$\w/

/** Whether the innermost block that is open at the end is no type's. */
function isInBody(before: string): boolean {
  let depth = 0
  for (const { 0: mark, index } of [...before.matchAll(/[{}]/g)].toReversed()) {
    depth += mark === '}' ? 1 : -1
    if (depth >= 0) continue
    const head = headAtEnd(withoutQuoted(withoutComments(before.slice(Math.max(0, index - LONGEST_HEAD), index))))
    return !TYPE.test(head.replace(/^[^]*\bfun\b/, ''))
  }
  return false
}

/** What stands before a block: back to the last one, or what that is given in round brackets, as functions in Kotlin are. */
function headAtEnd(code: string): string {
  let depth = 0
  for (const { 0: mark, index } of [...code.matchAll(/[(){};]/g)].toReversed()) {
    if (mark === ')' || (mark === '}' && depth > 0)) depth++
    else if (mark === '(' || (mark === '{' && depth > 0)) depth = Math.max(0, depth - 1)
    else if (depth === 0) return code.slice(index + 1)
  }
  return code
}
