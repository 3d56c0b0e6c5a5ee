import { depthOf } from '../../program/written/index.ts'
import type { LogCall } from '../../model/index.ts'
import { queriesBy } from '../../knowledge/words/refused-tokens.ts'
import { literally, oneOf } from '../../text/pattern.ts'

// Branches where what is written opens nothing, in languages that are read without a grammar.

/** A branch that is taken where something was not found, with its name: `if (user == null) {`, `if (userId <= 0)`, `if !ok {`. */
const NOT_FOUND = /\bif ?\(?(?:!\$?(\w{1,60})|\$?(\w{1,60}) ?(?:={2,3} ?(?:null|nil|0|false)|is null|<= ?0|< ?1))\)?\s{0,40}\{/g

/**
 * Whether a branch around a place is only taken where nobody has the credential, or it was found to be wrong: what the branch tests was
 * given by a call that looks the credential up, `GetUserIdByApiKeyAsync(apiKey)`. It opens nothing, and who reads the log learns nothing.
 */
export function isRefusedHere({ what, at: { file, start } }: Pick<LogCall, 'what' | 'at'>): boolean {
  // A password that somebody has mistyped is nearly the right one.
  if (!/^\$?\w{1,60}$/.test(what) || /passw|pwd|passphrase/i.test(what)) return false
  const before = file.text.slice(Math.max(0, start - FUNCTION), start)
  const branch = [...before.matchAll(NOT_FOUND)].at(-1)
  const found = branch?.[1] ?? branch?.[2]
  if (!branch || found === undefined || depthOf(before.slice(branch.index + branch[0].length)) < 0) return false
  const name = literally(what)
  const given = new RegExp(
    `(?<![\\w.])\\$?${found}(?:, ?\\w{1,40})? ?:?= ?(?:await )?[^;\\n=]{0,80}?` +
      `${LOOKS_UP.source}\\([^;\\n]{0,120}?(?<![\\w.])${name}\\b`,
  )
  const ahead = before.slice(0, branch.index)
  return given.test(ahead) || (isQueriedBy(name, found, ahead) && isTurnedAway(file.text.slice(start, start + FUNCTION)))
}

/**
 * Whether a name was last given by a query that has a value among its conditions: `User::where('api_token', $token)->first()`. With another
 * one that is a variable, a live credential may only belong to something else.
 */
function isQueriedBy(name: string, found: string, ahead: string): boolean {
  const given = [...ahead.matchAll(new RegExp(`(?<![\\w.>])\\$?${found} ?:?=(?!=) ?`, 'g'))].at(-1)
  if (!given) return false
  const statement = ahead.slice(given.index, given.index + QUERY)
  const condition = new RegExp(`${queriesBy.pattern.source}\\([^;]{0,200}?(?<![\\w.$])${name}(?!\\w|\\[|->|\\.)`)
  const query = statement.slice(0, /;\s{0,8}$|;\n/m.exec(statement)?.index)
  return condition.test(query) && !changesOtherwise(query.slice(given[0].length), name.replace(/^\\\$/, ''))
}

/** Whether another variable than that of a name is compared, or handed on, in a query. */
function changesOtherwise(query: string, name: string): boolean {
  const own = new Set([name, 'this', ...Array.from(query.matchAll(/(?<![$\w])(\w{1,40})\)? {0,2}[=-]>/g), ([, one = '']) => one)])
  return Array.from(query.matchAll(VARIABLE), ([, php, request, other]) => php ?? request ?? other ?? '').some(
    (one) => !own.has(one) && !ALIKE.test(one),
  )
}

const VARIABLE = oneOf(
  'g',
  /\$(\w{1,60})|\b(request)\(/,
  /(?:[!=]=|[(,]) {0,4}([a-z_]\w{0,60})(?:\??\.\w{1,40}(?:\(\))?){0,4}\s{0,4}(?=[),&|};]|$)(?!\) ?[=-]>)/,
)
/** Words of languages, times, and what a query is called with besides its conditions. */
const ALIKE = /^(?:true|false|null|nil|it|query|q|ct|ctx|cancellation_?token|stopping_?token)$|now|today|date|time/i

/** Whether the rest of a branch refuses the request. */
function isTurnedAway(behind: string): boolean {
  const end = depthsEnd(behind)
  const branch = behind.slice(0, end)
  return /\b(?:return|throw|abort|raise)\b/.test(branch) && /\b40[0134]\b|unauthori|forbidden|\binvalid|denied|reject/i.test(branch)
}

/** Where the block that a text stands in is closed. */
function depthsEnd(text: string): number {
  let depth = 0
  for (const { index, 0: sign } of text.matchAll(/[{}]/g)) {
    depth += sign === '{' ? 1 : -1
    if (depth < 0) return index
  }
  return text.length
}

/** Of one query, in characters. */
const QUERY = 600

/** A call that finds somebody by a credential, or checks it. */
const LOOKS_UP = oneOf(
  '',
  /\w{0,40}[bB]y_?\w{0,20}(?:[kK]ey|[tT]oken|[sS]ecret)\w{0,10}/,
  /(?:[fF]ind|[lL]ookup|[vV]alidate|[vV]erify|[cC]heck)\w{0,40}/,
)

/**
 * Whether a name holds the claims of a token, decoded out of its middle part: without the signature they open nothing
 * (`base64.RawURLEncoding.DecodeString(parts[1])`). What is split by another sign may be a password: `Basic …`.
 */
export function isDecodedPart({ what, at: { file, start } }: Pick<LogCall, 'what' | 'at'>): boolean {
  if (!/^\$?\w{1,60}$/.test(what)) return false
  const before = file.text.slice(Math.max(0, start - FUNCTION), start)
  const given = lastGiven(what, before)
  const part = given === undefined || !/base64|b64/i.test(given) ? undefined : /(\$?\w{1,60})?\[1\]/.exec(given)
  if (!part) return false
  return BY_DOTS.test(part[1] === undefined ? (given ?? '') : (lastGiven(part[1], before) ?? ''))
}

/** A split by dots: `strings.Split(token, ".")`, `token.split("\\.")`, `explode('.', $token)`. */
const BY_DOTS = /(?:split|explode)\w{0,12}\([^\n]{0,120}?["']\\{0,2}\.["']/i

/** What a name was given last in a text, to the end of the line. */
function lastGiven(name: string, text: string): string | undefined {
  const given = new RegExp(`(?<![\\w.])${literally(name)}(?:, ?\\w{1,40})? ?:?=(?!=) ?([^\\n]{1,300})`, 'g')
  return [...text.matchAll(given)].at(-1)?.[1]
}

/** The rest of a function. */
const FUNCTION = 1500
