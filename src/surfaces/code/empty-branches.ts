import { depthOf, parenthesisEnd } from '../../program/written/index.ts'
import { holdsNothing } from '../../knowledge/words/refused-tokens.ts'
import type { LogCall } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'

// Branches that are only taken where a value is empty, in languages that are read without a grammar.

/** Whether a branch around a place is only taken where the value is empty, or holds no token: `if token == "" {`. */
export function isEmptyHere({ what: written, within, at }: Pick<LogCall, 'what' | 'within' | 'at'>): boolean {
  const what = /^\$?(\w{1,60})$/.exec(within ?? written)?.[1]
  if (what === undefined) return false
  const held = new RegExp(`^[$*]?${what}${MEMBER}?$`)
  const isEmpty = (test: string) => held.test(holdsNothing.pattern.exec(test)?.slice(1).find(Boolean) ?? '')
  const given = new RegExp(`\\b${what}\\s{0,4}(?:,[^\\n=]{0,60})?:?=[^=]`)
  return [...branchesAround(at)].some(
    ({ test, inside }) => sidesOf(test, '||').every((side) => sidesOf(side, '&&').some(isEmpty)) && !given.test(inside),
  )
}

/** What holds one is an error where that is missing: `.AccessToken`, `->access_token`, `.getAccessToken()`, `['access_token']`. */
const MEMBER = `(?:(?:\\??\\.|->)(?:get)?[aA]ccess_?[tT]oken(?:\\(\\))?|\\[["']access_token["']\\])`

interface Branch {
  /** Its condition, with single spaces where two words meet, and no others. */
  readonly test: string
  /** Its code up to the place. */
  readonly inside: string
}

/** The branches of a function that a place stands in, with braces or as the one statement behind a condition. */
function* branchesAround({ file, start }: Span): Generator<Branch> {
  const before = file.text.slice(Math.max(0, start - FUNCTION), start)
  for (const { index, 0: begun } of before.matchAll(/\bif\b ?/g)) {
    const rest = before.slice(index + begun.length)
    const head = rest.startsWith('(') ? parenthesisEnd(rest) : rest.indexOf('{')
    if (head < 0 || head > LONGEST_TEST) continue
    const body = /^\s{0,80}/.exec(rest.slice(head))?.[0].length ?? 0
    const isBlock = rest[head + body] === '{'
    const inside = rest.slice(head + body + (isBlock ? 1 : 0))
    if (isBlock ? depthOf(inside) < 0 : !rest.startsWith('(') || !isOneStatement(inside)) continue
    yield { test: spaced(rest.slice(0, head)), inside }
  }
}

/** Whether code up to a place is the beginning of one statement: neither a mark nor the end of a line ends it. */
function isOneStatement(code: string): boolean {
  const bare = code.replace(/"(?:[^"\\\n]|\\.){0,400}"/g, '""').replace(/"[^"\n]{0,400}$/, '')
  if (/[;{}]/.test(bare)) return false
  let depth = 0
  for (const [mark] of bare.trimStart().matchAll(/[()\n]/g)) {
    if (mark === '\n' && depth <= 0) return false
    if (mark !== '\n') depth += mark === '(' ? 1 : -1
  }
  return true
}

const FUNCTION = 1500
const LONGEST_TEST = 300

/** `(token is null)` as `token is null`, `len( x ) == 0` as `len(x)==0`. */
function spaced(test: string): string {
  const bare = test.trim().replace(/\s+/g, ' ')
  const inner = bare.startsWith('(') && bare.endsWith(')') ? bare.slice(1, -1) : bare
  return inner.replace(/(?<=[^\w"']) | (?=[^\w"'])/g, '')
}

function sidesOf(test: string, by: '||' | '&&'): string[] {
  return test.split(by).map((one) => one.trim())
}
