import { handsCodeOn, readsCode } from '../../knowledge/words/redemptions.ts'
import { asksForState, differs, isThere, stateOfRecord } from '../../knowledge/words/skipped-states.ts'
import { bindsCode } from '../../knowledge/words/states.ts'
import type { CLike } from '../../parse/c-like.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { lazy } from '../../text/lazy.ts'
import { literally } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { functionAround, isInComment, withoutComments } from '../../program/written/index.ts'
import { bodiesIn } from './named-bodies.ts'

/** A comparison of the `state` that an answer passes which it should not. */
export interface SkippedAt {
  /** It is made where a state is there, or where one was kept. */
  readonly only: 'optional' | 'if-kept'
  readonly at: Span
}

/** A coupon has a code too, and an order a state. */
const OF_OAUTH = /redirect_?uri|authorization_?code|access_?token|oauth|exchange\w{0,20}token/i

/** A condition in the languages that are read without a grammar, and the bracket behind it. */
const CONDITION = /\bif[ \t]{1,4}([^{}\n;]{8,240}?)\s{0,40}\{/g
/** `if let Some(state) = &query.state { if Some(state.clone()) != kept {` */
const CONDITION_OF_RUST = /\bif let Some\((?:ref )?(\w{1,30})\) = &?([\w.()]{1,80}) \{\s{0,80}if ([^{}\n;]{3,160}) \{/g

/** Where a callback compares the `state` only if it is there, or only if one was kept: `if state != "" && state != saved {`. */
export function* skippedIn(text: Text, language: CLike): Generator<SkippedAt> {
  const isRust = language === 'rs'
  const isOfOauth = lazy(() => OF_OAUTH.test(withoutComments(text.value)))
  for (const match of text.value.matchAll(isRust ? CONDITION_OF_RUST : CONDITION)) {
    const found = isRust ? comparedInRust(match) : compared(match[1] ?? '')
    if (!found || isInComment(text.value, match.index)) continue
    const { at } = slice(text, match.index, match.index + match[0].length - 1)
    if (!isOfOauth() || !isFaulty(found, { text: text.value, end: match.index + match[0].length, at }, language)) continue
    yield { only: found.there === found.state ? 'optional' : 'if-kept', at }
  }
}

interface Compared {
  readonly there: string
  readonly state: string
}

/** Of a condition of two parts, what has to be there and what is compared then. */
function compared(condition: string): Compared | undefined {
  const [first, second, ...more] = withoutBraces(condition).split('&&')
  if (first === undefined || second === undefined || more.length > 0) return undefined
  const there = said(isThere.pattern, first)[0]
  const sides = said(differs.pattern, second)
  const state = sides.find((one) => STATE.test(one) && !KEPT.test(one) && !stateOfRecord.pattern.test(one))
  const kept = sides.find((one) => one !== state)
  if (there === undefined || state === undefined || kept === undefined || NO_VALUE.test(kept)) return undefined
  return sides.includes(there) ? { there, state } : undefined
}

/** What a pattern finds in a condition. */
function said(pattern: RegExp, condition: string): readonly string[] {
  return (pattern.exec(withoutBraces(condition)) ?? []).slice(1).flatMap((one) => one?.trim() ?? [])
}

function comparedInRust([, name = '', taken = '', condition = '']: readonly string[]): Compared | undefined {
  const state = taken.replace(/(?:\.(?:as_ref|as_deref|clone)\(\))$/, '')
  const isCompared = condition.includes('!=') && new RegExp(`\\b${literally(name)}\\b`).test(condition)
  return isCompared && STATE.test(state) && !KEPT.test(state) && !stateOfRecord.pattern.test(state) ? { there: state, state } : undefined
}

function withoutBraces(code: string): string {
  const inner = code.trim()
  return inner.startsWith('(') && bracketEnd(inner, 0, '()') === inner.length ? withoutBraces(inner.slice(1, -1)) : inner
}

/** A state by its last name: `$_GET['state']`, `r.URL.Query().Get("state")`, `query.State`. */
const STATE = /(?:\b|_|[a-z](?=S))[sS]tate["')\]]{0,3}$/
const KEPT = /session|cookie|saved|stored|kept|expected|original|cache|remember|known|pending/i
const NO_VALUE = /^(?:""|''|null|nil|\d{1,9}|["'][^"']{0,80}["'])$/

/** What refuses an answer. */
const REFUSES = /\breturn\b|\bthrow\b|\babort|\bexit\b|\bdie\b|\bErr\(|\bfail|[eE]rror\(/

interface Place {
  readonly text: string
  /** Behind the bracket that opens the branch. */
  readonly end: number
  readonly at: Span
}

/** Whether the function redeems a code, refuses another state there, and asks nowhere else for one. */
function isFaulty({ there, state }: Compared, { text, end, at }: Place, language: CLike): boolean {
  const closed = bracketEnd(text, end - 1, '{}', LONGEST_BRANCH)
  if (closed === undefined || !REFUSES.test(text.slice(end, closed)) || /^[\s}]{0,40}else\b/.test(text.slice(closed, closed + 60)))
    return false
  const around = functionAround(at, language)
  const code = withoutComments(around.code)
  if (!readsCode.pattern.test(code) || !handsCodeOn.pattern.test(code) || bindsCode.pattern.test(code)) return false
  if (isBoundWhereRedeemed(code, text)) return false
  if (asksForState.pattern.test(around.before)) return false
  const condition = text.slice(at.start, at.end)
  if (isOfRecord(code, state)) return false
  return [there, state].every((one) => isNamedNowhere(code.replace(condition, ''), one))
}

const LONGEST_BRANCH = 800

/** Whether a function of the file that a callback calls sends what else binds requests: `$this->exchange($code)`. */
function isBoundWhereRedeemed(code: string, text: string): boolean {
  if (!bindsCode.pattern.test(text)) return false
  const called = new Set(Array.from(code.matchAll(CALLED), ([, name]) => name))
  return bodiesIn(text).some(({ name, start, end }) => called.has(name) && bindsCode.pattern.test(withoutComments(text.slice(start, end))))
}

const CALLED = /(?<!\w)(\w{1,80})\(/g

/** Whether a variable is given a member of what is no request. */
function isOfRecord(code: string, name: string): boolean {
  const given = new RegExp(`(?<![\\w.>])${literally(name)}\\s{0,4}:?=\\s{0,4}([\\w$.()>-]{1,80});?\\s{0,4}\\n`).exec(code)?.[1]
  return given !== undefined && stateOfRecord.pattern.test(given)
}

/** Whether a name is a parameter or given its value, and logged, and nothing else. */
function isNamedNowhere(code: string, name: string): boolean {
  const said = literally(name)
  const named = new RegExp(`(?<![\\w$.])${said}(?![\\w])`)
  const given = new RegExp(
    `^\\s{0,80}(?:(?:val|var|let|final|string|String)\\s)?\\??\\s{0,4}${said}(?:\\s?,\\s?\\w{1,20})?\\s{0,4}:?=(?!=)`,
  )
  const taken = new RegExp(`[(,][^;{}]{0,120}[sS]tring\\??\\s${said}\\s?[,)]|${said}: String`)
  const isHarmless = (line: string) => given.test(line) || taken.test(line) || LOGS.test(line) || FORGETS.test(line)
  return code.split('\n').every((line) => !named.test(line) || isHarmless(line))
}

const LOGS = /\b(?:log|logger|slog|logging|tracing|info|debug|warn|error|println)\w{0,10}(?:\.|!|->|::|\()/i
const FORGETS = /\b(?:unset|delete|remove|forget)\w{0,20}\(/i
