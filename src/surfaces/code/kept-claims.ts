import {
  asksForRight,
  authenticates,
  keptRight,
  keptSubject,
  refusesBefore,
  refusesCaller,
  signsIn,
} from '../../knowledge/words/hand-decoded.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { Deciding } from './unverified-reads.ts'

/** What is read of a token, in the function that reads it. */
export interface ReadHere {
  /** The code of the function up to the call that reads, and behind it. */
  readonly before: string
  readonly behind: string
  /** Other names that get what the token says: `claims` of `ParseUnverified(raw, claims)`. */
  readonly into?: readonly string[]
}

/**
 * Where a claim that is put into a variable first decides: `var role = jwt.Claims.First(c => c.Type == "role").Value` and behind it
 * `if (role != "editor") return Forbid()`; or where it becomes the caller.
 */
export function decidesByKept({ before, behind, into = [] }: ReadHere): Deciding | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const [, first] = KEPT.exec(line) ?? []
  const holders = new Set([...(first === undefined || first === '_' ? [] : [first]), ...into])
  for (const { index, 0: written, 1: name = '', 2: value = '' } of behind.matchAll(ASSIGNS)) {
    if (![...holders].some((one) => isNamedIn(value, one))) continue
    const from = index + written.length
    const found = keptRight.pattern.test(value)
      ? askedBehind(name, behind, from)
      : keptSubject.pattern.test(value)
        ? signedIn(name, behind, from)
        : undefined
    if (found) return found
    if (HANDS_ON.test(value)) holders.add(name)
  }
  return authenticated(holders, behind)
}

/** Where a framework is told that the caller is whom the token names. */
function authenticated(holders: ReadonlySet<string>, behind: string): Deciding | undefined {
  const found = authenticates.pattern.exec(behind)
  if (!found) return undefined
  const made = new Set(holders)
  for (const { 1: name = '', 2: value = '' } of behind.slice(0, found.index).matchAll(ASSIGNS))
    if ([...made].some((one) => isNamedIn(value, one))) made.add(name)
  const open = found.index + found[0].length - 1
  const given = behind.slice(open, bracketEnd(behind, open, '()', REFUSAL) ?? open)
  return [...made].some((one) => isNamedIn(given, one)) ? { 0: found[0], index: found.index } : undefined
}

/** `var jwt = new Handler().`, `payload, = `, `tok, _, err := ` */
export const KEPT = inTurn('', /(?<![\w.>])([$@]?\w{1,60})(?:\s?,\s?\w{0,20}){0,3}\s{0,2}(?::\s?\w{1,40}\s?)?:?=\s{0,4}/, /[^=;\n]{0,160}$/)
/** The same with its value, which may go on in the next lines. */
export const ASSIGNS = inTurn(
  'g',
  /(?<![\w.>$@])([$@]?\w{1,60})(?:, ?\w{1,20})?\s{0,2}(?::\s?[\w<>?]{1,40}\s?)?:?=(?![=>~])\s{0,40}/,
  /([^;\n]{1,200}(?:\n[ \t]{1,40}\??\.[^;\n]{1,160}){0,3})/,
)
/** All that a token says, under another name: `tok.Claims.(jwt.MapClaims)`, `json_decode($json, true)`. */
export const HANDS_ON = /^(?:[$@]?\w{1,40}(?:\.|->))?[cC]laims\b|json|Json|JSON|^[$@]?\w{1,60}\s{0,4}$|[pP]ayload/

/** Whether a name stands by itself in code. */
export function isNamedIn(code: string, name: string): boolean {
  return new RegExp(`(?<![\\w$@.>"'])${literally(name)}(?!\\w)`).test(code)
}

/** A condition on what a name holds, behind which the caller is refused. */
function askedBehind(name: string, code: string, from: number): Deciding | undefined {
  const uses = new RegExp(`(?<![\\w$@.>"'])${literally(name)}(?!\\w)`, 'g')
  for (const { index } of code.slice(from).matchAll(uses)) {
    const at = from + index
    const before = code.slice(code.lastIndexOf('\n', at) + 1, at)
    const rest = code.slice(at, at + REFUSAL)
    const [condition = ''] = rest.split(/[\n{;]/, 1)
    if (!asksForRight.pattern.test(before + condition)) continue
    const isRefused = new RegExp(`^${refusesCaller.pattern.source}`).test(rest) || refusesBefore.pattern.test(before)
    if (isRefused) return { 0: name, index: at }
  }
  return undefined
}

/** How far a condition and the refusal behind it reach. */
const REFUSAL = 300

/** What a name holds is put where the rest of the program looks for its caller. */
function signedIn(name: string, code: string, from: number): Deciding | undefined {
  const rest = code.slice(from)
  const found = new RegExp(`${signsIn.pattern.source}[^\\n]{0,80}(?<![\\w.])${literally(name)}(?!\\w)`).exec(rest)
  return found ? { 0: found[0], index: from + found.index } : undefined
}
