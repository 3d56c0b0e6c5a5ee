import { handsAuthorization, readsAuthorization } from '../../knowledge/libraries/query-readers.ts'
import { cutsText } from '../../knowledge/words/held-tokens.ts'
import type { CLike } from '../../parse/c-like.ts'
import { literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'

/**
 * Whether what is read at a place is the other place of the token in the Authorization header, and goes where that goes: its alternative
 * in one expression, what the same variable is given, what the same function returns, or what the same function is handed.
 */
export function isOtherPlace(at: Span, language: CLike): boolean {
  const { before, after } = functionAround(at, language)
  const told = before.slice(0, -HOLDER_LENGTH) + before.slice(-HOLDER_LENGTH).replace(HOLDER, '')
  const code = `${told}${READ}${after}`
  if (!readsAuthorization.pattern.test(code)) return false
  const names = headerNames(code)
  const kept = GIVEN.exec(told.slice(-HOLDER_LENGTH))?.[1] ?? PARAMETER.exec(after)?.[1]
  if (kept !== undefined && names.includes(kept)) return true
  const header = [readsAuthorization.pattern.source, ...names.map(nameAsPiece)].join('|')
  return [READ, ...(kept === undefined ? [] : [nameAsPiece(kept)])].some((read) => goesWith(read, header, code))
}

/** What stands for the place itself; no code has it. */
const READ = '\u0001'
const HOLDER_LENGTH = 160
/** What the read is a member of: `call.`, `$this->`. */
const HOLDER = /(?<![\w$.>])(?:\$?\w{1,40}(?:\(\))?[?!]?(?:\.|->)){0,4}(?:\$\w{1,40})?$/
/** The variable that the read is kept in as it is, or the parameter that an annotation gives it to. */
const GIVEN = /(\$?\w{1,40})(?::\s?\w{1,20}\??)?\s{0,4}(?:\?\?)?=\s{0,4}(?:\(string\)\s?)?$/
const PARAMETER = /^[^;{}()\n]{0,60}\)\s{1,4}(?:final\s{1,4})?String\s{1,4}(\w{1,40})/
const MOST = 12

function nameAsPiece(name: string): string {
  return String.raw`(?<![\w$.>])${literally(name)}(?!\w)`
}

/** Variables that are made of the header, also by way of another: `$token = substr($header, 7)`. */
function headerNames(code: string): readonly string[] {
  const given = String.raw`(?<![\w$.>])(\$?\w{1,40})(?::\s?\w{1,20}\??)?\s?(?:\?\?)?=(?![=>])\s{0,20}`
  const made = new RegExp(`${given}[^;{}\\n${READ}]{0,160}?(?:${readsAuthorization.pattern.source})`, 'g')
  const first = namesIn([...code.matchAll(made), ...code.matchAll(handsAuthorization)])
  if (first.length === 0) return []
  const cut = new RegExp(`${given}(?:${cutsText.pattern.source}[^;{}\\n${READ}]{0,60}?)?(?:${first.map(nameAsPiece).join('|')})`, 'g')
  return [...first, ...namesIn([...code.matchAll(cut)])]
}

function namesIn(matches: readonly RegExpExecArray[]): readonly string[] {
  return [...new Set(matches.map(([, name = '']) => name))].slice(0, MOST)
}

function goesWith(read: string, header: string, code: string): boolean {
  const isIn = (pattern: string): boolean => new RegExp(pattern).test(code)
  const otherwise = String.raw`(?:\?\?|\?:|\|\||\belse|\?[^;?]{1,160}:|\.or(?:Else(?:Get)?)?\((?:\(\)\s?->)?)`
  if (isIn(String.raw`(?:${header})[^;]{0,200}?${otherwise}[\s({]{0,20}${read}`)) return true
  if (isIn(String.raw`${read}[^;,\n]{0,20}\s{0,40}(?:\?\?|\?:|\|\|)[^;]{0,160}?(?:${header})`)) return true
  if (isIn(String.raw`\breturn\s{1,4}${read}`) && isIn(String.raw`\breturn\s[^;\n]{0,80}?(?:${header})`)) return true
  const taker = new RegExp(String.raw`([\w$.>-]{2,60}\()\s{0,8}${read}`).exec(code)?.[1]
  return taker !== undefined && !/^(?:if|while|switch)\($/.test(taker) && isIn(String.raw`${literally(taker)}\s{0,8}(?:${header})`)
}
