import {
  answersAsText,
  asksForLevel,
  asksForToken,
  bearsToken,
  branchHead,
  failedStatus,
  parsesWholeAnswer,
  sendsNow,
  sendsRequest,
  succeededStatus,
  takesBody,
  tokenAddress,
} from '../../knowledge/words/logged-answers.ts'
import { answersWithText } from '../../knowledge/words/written-answers.ts'
import { literally } from '../../text/pattern.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Span } from '../../text/source.ts'
import { functionAround, givenLast, type FunctionAround } from '../../program/written/index.ts'

/** Texts and objects that are made of one another: `body`, then `json`. */
const MAX_STEPS = 3

/**
 * The whole answer of a token endpoint, as its text or as an object that is written with all of it, in Java, Kotlin and C#: `res.body()`,
 * `mapper.readTree(res.body())`. What answers in a branch, such as one for errors, is no token for certain.
 */
export function tokenAnswerIn(code: string, at: Span, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  if (language !== 'java' && language !== 'kt' && language !== 'cs') return undefined
  if (!WORTH.test(at.file.text)) return undefined
  const around = functionAround(at, language)
  const from = answerOf(code, around, at)
  if (from === undefined) return undefined
  const request = sinceLastSent(around.before.slice(0, from))
  const since = around.before.slice(from)
  // Of several requests, which one was answered cannot be told.
  const sent = statementOf(since)
  if (!asksTokenEndpoint(request, sent) || otherAddress(request + sent)) return undefined
  return isInBranch(since) ? undefined : { what: code, at }
}

/** Whether a text of an answer is written in a block that is taken where the request has failed: it is an error, and no token. */
export function isOfFailure(since: string): boolean {
  return headsAround(since).some((head) => failedStatus.pattern.test(head))
}

const WORTH = /token/i

/** Where the answer was given that a text is, within the code before. */
function answerOf(code: string, around: FunctionAround, at: Span, steps = MAX_STEPS): number | undefined {
  const bare = parsesWholeAnswer.pattern.exec(code)?.slice(1).find(Boolean) ?? code
  const holder = answersAsText.pattern.exec(bare)?.slice(1).find(Boolean)
  const name = holder ?? (/^[A-Za-z_]\w{0,60}$/.test(bare) ? bare : undefined)
  const given = name === undefined || steps === 0 ? undefined : givenLast(name, around, at.file)
  if (given === undefined || name === undefined) return undefined
  const value = at.file.text.slice(given.at.start, given.at.end).replace(/;$/, '').trim()
  if (holder !== undefined) return isSent(value) ? given.at.start - around.start : undefined
  if (answersWithText.pattern.test(value)) return given.at.start - around.start
  return answerOf(value, around, at, steps - 1)
}

/** `http.send(request, …)`, `await client.PostAsync(url, content)`, `client.newCall(request).execute()` */
function isSent(value: string): boolean {
  return sendsRequest.pattern.test(value)
}

/** What was written since the last request went out: its address is another one's. */
function sinceLastSent(code: string): string {
  const sent = Array.from(code.matchAll(new RegExp(sendsNow.pattern, 'g'))).at(-1)?.index ?? -1
  return sent < 0 ? code : code.slice(code.indexOf(';', sent) + 1)
}

/** Whether code names a token endpoint, or sends what nothing else takes, without a token that it has already. */
function asksTokenEndpoint(request: string, sent: string): boolean {
  const code = request + sent
  if (bearsToken.pattern.test(code)) return false
  return tokenAddress.pattern.test(code) || asksForToken.pattern.test(sent) || sendsForm(request, sent)
}

/** Whether the form of a token request is the body of the request that was answered, and was given to nobody else. */
function sendsForm(request: string, sent: string): boolean {
  const at = asksForToken.pattern.exec(request)?.index
  if (at === undefined) return false
  const before = request.slice(0, at)
  const name = FILLED.exec(before)?.[1] ?? [...before.matchAll(ASSIGNED)].at(-1)?.[1]
  if (name === undefined) return false
  const after = request.slice(at) + sent
  return (
    new RegExp(`${takesBody.pattern.source}[^;]{0,200}?(?<!\\w)${literally(name)}(?!\\w)`).test(after) ||
    new RegExp(`(?<!\\w)${literally(name)}\\.to(?:Request)?Body`).test(after)
  )
}

/** `form.add("grant_type", …)`, `form["grant_type"] = …` */
const FILLED = /(?:^|[;{}\n])[ \t]{0,40}(\w{1,60})(?:\.\w{1,20}\(|\[)\s{0,4}"?$/
/** `String form = …`, `val form = …` */
const ASSIGNED = /(?:^|[;{}\n])[ \t]{0,40}(?:[\w.<>,?[\] ]{1,80} )?(\w{1,60}) ?=(?!=)/g

/** The rest of a statement. */
function statementOf(code: string): string {
  return code.slice(0, 400).split(/;\s{0,4}\n|\n\s{0,80}\n/, 1)[0] ?? ''
}

/** Whether a function names another address as well. */
function otherAddress(code: string): boolean {
  const all = new Set(Array.from(code.matchAll(/"(https?:\/\/[^"\s]{4,200})"/g), ([, address = '']) => address))
  return [...all].some((one) => !tokenAddress.pattern.test(`"${one}"`))
}

/** Whether a place stands in a block that depends on something: on how the server answered, mostly, unless it was well. */
export function isInBranch(since: string): boolean {
  return headsAround(since).some(
    (head) => branchHead.pattern.test(head) && !asksForLevel.pattern.test(head) && !succeededStatus.pattern.test(head),
  )
}

/** What stands before the blocks that are open at the end of some code, and before a statement without a block. */
function headsAround(since: string): readonly string[] {
  const code = since.replace(/"(?:[^"\\\n]|\\.){0,300}"/g, '""')
  const heads: string[] = []
  let from = 0
  for (const { 0: mark, index } of code.matchAll(/[{}]/g)) {
    if (mark === '}') heads.pop()
    else
      heads.push(
        code
          .slice(Math.max(from, index - 200), index)
          .split(';')
          .at(-1) ?? '',
      )
    from = index + 1
  }
  const last = /\bif\s?\([^;{}]{1,200}$/.exec(code.slice(from))?.[0]
  return last === undefined ? heads : [...heads, last]
}
