import type { Project } from '../../discover/project.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { bodyAround } from '../../program/written/index.ts'
import { verifiesByName } from './verifying-definitions.ts'

/**
 * Whether a function hands a token, before it reads it, to one of another file that verifies: of a base of its class, of a trait or of what
 * it holds. That one fails where the token is bad, or its answer is looked at.
 */
export function isHandedBefore(read: Span, project: Project): boolean {
  const { file } = read
  const body = bodyAround(read)
  const before = body.code.slice(0, read.start - body.start)
  const end = bracketEnd(file.text, file.text.indexOf('(', read.start), '()', LONGEST_CALL) ?? read.end
  return Array.from(before.matchAll(CALLS)).some(({ index, 0: written, 1: receiver = '', 2: name = '', 3: list = '' }) => {
    const behind = before.slice(index + written.length)
    const given = list.split(',').map((one) => one.trim())
    const place = given.findIndex((one) => isNamedIn(behind + file.text.slice(read.start, end), one))
    if (place < 0 || !isAlwaysMade(behind)) return false
    const isLookedAt = !STATEMENT.test(lineBefore(before, index))
    return verifiesByName({ name, receiver, place, given: given[place] ?? '', isLookedAt }, file, project)
  })
}

/** `requireValid(token)`, `$this->requireValid($jwt)`, `tokens.Require(ctx, raw)` */
const CALLS = inTurn(
  'g',
  /(?<![\w$.>:@])((?:\$?\w{1,40}(?:->|\.|::)){0,2})(\w{3,60}[!?]?)/,
  /(?:\(|[ \t](?=[@\w]))[ \t]{0,8}([$@\w][$@\w, ]{0,80}?)[ \t]{0,8}(?:\)|\n)/,
)
const LONGEST_CALL = 600

function isNamedIn(code: string, given: string): boolean {
  return /^[$@]?\w{1,60}$/.test(given) && new RegExp(`(?<![\\w$@])${literally(given)}(?!\\w)`).test(code)
}

function lineBefore(code: string, index: number): string {
  return code.slice(code.lastIndexOf('\n', index - 1) + 1, index).replace(/^.*[;{}]/, '')
}

/** Nothing but white space, so that nobody looks at an answer. */
const STATEMENT = /^\s{0,80}(?:await\s)?$/

/** Whether a call has been made wherever the code behind it is reached: it stands in no branch, and what catches its failure leaves. */
function isAlwaysMade(behind: string): boolean {
  let depth = 0
  for (let at = 0; at < behind.length; at++) {
    if (behind[at] === '{') depth++
    if (behind[at] !== '}' || --depth >= 0) continue
    const caught = CAUGHT.exec(behind.slice(at, at + LONGEST_CALL))
    if (!caught) return false
    at += caught[0].length - 1
    depth = 0
  }
  return true
}

const CAUGHT = /^\}\s{0,80}catch[^{}]{0,160}\{[^{}]{0,300}\b(?:return|throw|exit)\b[^{}]{0,100}\}/
