import { handedOnce } from '../../knowledge/words/oauth.ts'
import { sendsBrowserTo } from '../../knowledge/words/sent-on.ts'
import { sessionParameter } from '../../knowledge/words/sessions.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { bodyAround, isInComment } from '../../program/written/index.ts'
import { endAround, partsAtTop } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, slice, type Span, type Text } from '../../text/source.ts'
import { hostOfBase } from './c-like-query-hosts.ts'
import { opensSession } from './session-values.ts'
import { isPrivate } from './settings.ts'

/** What is put behind a parameter of a text: an interpolation, a place of a format, or what the text is joined with. */
const PUT = oneOf(
  '',
  /[#$]?\{\$?([^{}"'\n]{1,120})\}/,
  /\$([A-Za-z_]\w{0,60})/,
  /(?:%[sv]|\{\})[^"'`\n]{0,80}/,
  /["']\s{0,8}(?:\+|\.|<<)\s{0,8}([&\w$@\\][^;\n]{0,160})/,
)
/** The end of an address in a text, with a parameter that may carry a session. */
const PUT_IN = inTurn('g', /([^"'`\s]{0,200})[?&](\w{2,14})=/, PUT)

/** More of a file is not looked at. */
const MOST = 200

/**
 * Sessions in the address that the browser is sent to when somebody has signed in: it stays in the history, in logs and in the referrer.
 * A bare `token` says nothing, its value does.
 */
export function* redirectedTokens(text: Text): Generator<UrlCredential> {
  if (!sendsBrowserTo.pattern.test(text.value)) return
  for (const match of [...text.value.matchAll(PUT_IN)].slice(0, MOST)) {
    const [whole, page = '', parameter = '', interpolated, named, joined] = match
    if (!sessionParameter.pattern.test(parameter) || handedOnce.pattern.test(page) || isInComment(text.value, match.index)) continue
    const start = match.index + page.length + 1
    const { at } = slice(text, start, start + parameter.length)
    const value =
      interpolated ?? named ?? (joined === undefined ? formatted(text.value, page, match.index + whole.length) : operand(joined))
    if (value === undefined || !isSentOn(at) || !opensSession(value, at)) continue
    const host = /^https?:\/\/([\w.-]{1,200})/.exec(page)?.[1]?.toLowerCase() ?? hostOfBase(text, match.index - 1)
    if (host !== undefined && isPrivate(host)) continue
    yield { kind: 'urlCredential', by: 'client', parameter, ...(host ? { host } : {}), redirected: true, at }
  }
}

/** `q.Set("token", token)`, `AddQueryString(url, "token", token)` in a function that sends the browser on. */
export function isPutInRedirect({ value, inFunction = '' }: Said): boolean {
  const given = items(value).at(-1)
  if (given?.kind !== 'dynamic' || handedOnce.pattern.test(inFunction)) return false
  return sendsBrowserTo.pattern.test(bodyAround(given.at).code) && opensSession(codeAt(given.at), given.at)
}

/** The first of what a text is joined with. */
function operand(joined: string): string {
  return /^[&\\]?[\w$@.:>-]{1,80}(?:\([^()]{0,80}(?:\([^()]{0,80}\)[^()]{0,20})?\))?(?:(?:->|\.)\w{1,40})?/.exec(joined)?.[0] ?? joined
}

/** What a place of a format is given: `fmt.Sprintf("%s/done?token=%s", base, token)`, `format!("{}/done?token={}", base, token)`. */
function formatted(code: string, page: string, end: number): string | undefined {
  const comma = /^["`](?:\.to_string\(\))?\s{0,20}(?:\.formatted\(|,)/.exec(code.slice(end, end + 60))?.[0]
  if (comma === undefined) return undefined
  const start = end + comma.length
  const given = partsAtTop(code, (at) => code[at] === ',', {
    start,
    end: endAround(code.slice(0, start + LONGEST), start, '([{)]}') ?? start,
    texts: true,
  })
  const part = given[page.match(/%[a-z]|\{\}/g)?.length ?? 0]
  return part && code.slice(part.start, part.end).trim()
}

/** More of what a format is given is not looked at. */
const LONGEST = 600

/** Whether what stands at a place goes into a redirect: in its own statement, or by the variable that the address is given. */
function isSentOn({ file, start }: Span): boolean {
  const body = bodyAround({ file, start, end: start })
  const before = file.text.slice(body.start, start)
  const statement = before.slice(-MOST_BEFORE).split(ENDS_STATEMENT).at(-1) ?? ''
  if (sendsBrowserTo.pattern.test(statement)) return true
  const name = HELD.exec(statement)?.[1]
  if (name === undefined) return false
  const after = body.code.slice(before.length, before.length + MOST_BEHIND)
  return new RegExp(`${sendsBrowserTo.pattern.source}[^;]{0,160}(?<![\\w"'])\\$?${literally(name)}\\b`).test(after)
}

/** A semicolon, or the end of a line that neither it nor the next says to go on. */
const ENDS_STATEMENT = /;|(?<![([,+.=:?|&]\s{0,80})\n(?!\s{0,80}[.+?:|&])/
/** `redirectURL := `, `val url = `, `String url = `, `$url = `, `let url = format!(` */
const HELD = /^\s{0,80}(?:[\w<>?]{1,40} ){0,3}\$?(\w{1,60})(?:\s?:\s?&?\w{1,40})?\s?:?=(?![=>])/
/** How far from it, in characters, stands what is done with it. */
const MOST_BEFORE = 600
const MOST_BEHIND = 2000
