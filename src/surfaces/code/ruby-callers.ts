import { readsBearer, refusesInRuby, saysWhoCalls } from '../../knowledge/words/hand-decoded.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { isInComment, type Part } from '../../program/written/index.ts'
import type { Deciding } from './unverified-reads.ts'

// Who calls, as a method of Ruby says it by the claims of a token that nobody has checked.

/**
 * Where a caller is let in because claims name one: `claims` gives what a token of the request says, `current_account` what one of the
 * claims is, and `halt 401 unless current_account` stands in the class, or in one that has its methods.
 */
export function callerByClaims(method: Part, at: Span, holdersOf: (holder: string) => Iterable<SourceFile>): Deciding | undefined {
  const { file } = at
  if (!readsBearer.pattern.test(method.code) && !readsBearer.pattern.test(file.text)) return undefined
  const from = at.start - method.start
  const kept = KEPT.exec(method.code.slice(0, from).split('\n').at(-1) ?? '')?.[1]
  const rest = method.code.slice(from, from + LONGEST)
  const refused = kept === undefined ? undefined : refusedIn(rest, [`${literally(kept)}(?:&?\\.fetch\\(|&?\\.dig\\(|\\[)["':]`])
  if (refused) return { 0: refused[0], index: refused.index - (at.end - at.start) }
  const name = /^[ \t]{0,40}def (?:self\.)?(\w{1,60}[?!]?)/.exec(method.code)?.[1]
  if (name === undefined || !gives(rest, kept)) return undefined
  const named = new Set([name, ...namedBy(file.text, name)])
  const callers = [...named].map((one) => `${literally(one)}(?![\\w(\\[.?!])`)
  const own = refusedIn(file.text, callers)
  if (own) return { 0: own[0], index: own.index - at.end }
  const holder = HOLDER.exec(file.text)?.[1]
  for (const other of holder === undefined ? [] : holdersOf(holder)) {
    const more = [...namedBy(other.text, name)].map((one) => `${literally(one)}(?![\\w(\\[.?!])`)
    const found = refusedIn(other.text, [...callers, ...more])
    if (found) return { 0: found[0], index: found.index, file: other }
  }
  return undefined
}

const LONGEST = 1500
const HOLDER = /^[ \t]{0,8}(?:module|class) (?!\w{1,60}[ \t]{0,4}\n[ \t]{0,8}(?:#|module|class))(?:\w{1,60}::){0,4}(\w{1,60})/m

/** `payload, = `, `@claims ||= `, `claims, _header = ` */
const KEPT = /(@{0,2}\w{1,60})(?:, ?\w{0,60})?\s{0,4}(?:\|\|)?=\s{0,4}(?:::)?$/

/** Whether the last thing of a method is the token's content, or one of its claims: `payload`, `payload["account"]`, the call itself. */
function gives(rest: string, kept: string | undefined): boolean {
  const body = rest.replace(/\n[ \t]{0,40}(?:rescue|ensure|end)\b[^]*$/, '')
  const last = body.trimEnd().split('\n').at(-1) ?? ''
  if (!body.trimEnd().includes('\n')) return true
  return (
    kept !== undefined &&
    new RegExp(`(?<![\\w@])${literally(kept)}(?!\\w)`).test(last) &&
    !/^\s*(?:if|unless|raise|return nil)\b/.test(last)
  )
}

/** Methods and variables that hold what a claim of it says: `@account ||= claims && claims["account"]`, in a method `current_account`. */
function* namedBy(text: string, name: string): Generator<string> {
  const asked = new RegExp(`(?<![\\w.@:])${literally(name)}(?:\\(\\))?(?:&?\\.(?:fetch|dig)\\(|&?\\[|&\\.\\[\\]\\()["':]`)
  let inMethod: string | undefined
  let lines = 0
  for (const line of text.split('\n')) {
    const opened = /^[ \t]{0,40}def (?:self\.)?(\w{1,60})[?!]?/.exec(line)?.[1]
    if (opened !== undefined) [inMethod, lines] = [opened, 0]
    lines++
    if (line.length > 300 || /^\s*#/.test(line) || !asked.test(line)) continue
    const variable = /^[ \t]{0,40}(@\w{1,60})\s{0,4}(?:\|\|)?=(?!=)/.exec(line)?.[1]
    if (variable !== undefined) yield variable
    if (inMethod !== undefined && inMethod !== name && lines < 4 && saysWhoCalls.pattern.test(inMethod)) yield inMethod
  }
}

/** `halt 401, … unless current_account`, `return head(:unauthorized) unless current_user`, `raise Unauthorized if claims.nil?` */
function refusedIn(text: string, names: readonly string[]): RegExpExecArray | undefined {
  const refuses = new RegExp(
    inTurn('', refusesInRuby.pattern, /[^\n]{0,80}?(?:\bunless|\bif !|\bif not) ?\(?/, new RegExp(`(?:${names.join('|')})`)).source,
    'g',
  )
  for (const found of text.matchAll(refuses)) if (!isInComment(text, found.index)) return found
  return undefined
}
