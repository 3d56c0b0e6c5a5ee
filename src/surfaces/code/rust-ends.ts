import { partsAtTop } from '../../text/brackets.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { declaresInRust } from '../../knowledge/words/rust-moments.ts'
import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { functionAround, isInComment, testsOfRust } from '../../program/written/index.ts'
import { tokenNamed } from './named-tokens.ts'
import { secondsOfRustEnd } from './rust-moments.ts'
import { bodyAt, policyOf, structureOf, tableOf } from './rust-signing.ts'

/** A structure of claims where it is made, and its end. */
export const CLAIMS_WITH_END = /(?:Claims|Payload|Token) \{[^{}]{0,800}\bexp(?:: |,)/

/**
 * How long tokens live that Rust signs, by the end in the structure of their claims: `Claims { exp: now + LIFETIME_SECS, … }`, where the
 * file, or that of the structure, signs.
 */
export function* endsInRust(file: SourceFile, project: Project): Generator<TokenPolicy> {
  const tests = testsOfRust(file.text)
  const known = new Map<string, boolean>()
  for (const { index, 0: begins, 1: type = '' } of Array.from(file.text.matchAll(MADE)).slice(0, MOST_CLAIMS)) {
    if (isInComment(file.text, index) || index > tests || declaresInRust.pattern.test(file.text.slice(Math.max(0, index - 80), index)))
      continue
    const body = bodyAt(file.text, index + begins.length)
    const given = body === undefined ? null : END.exec(body)
    if (body === undefined || !given) continue
    const signed = known.get(type) ?? isSigned(type, file, project)
    known.set(type, signed)
    if (!signed) continue
    const at = { file, start: index, end: index + begins.length + body.length }
    const value = given[1] === undefined ? 'exp' : valueAt(body, given.index + given[0].length)
    // A constant that is named for a token says itself whose life it is.
    if (value.split(/\W+/).some((word) => tokenNamed(word) !== undefined)) continue
    const seconds = secondsOfRustEnd(value, { file, project, before: functionAround({ ...at, end: at.start }, 'rs').before })
    if (seconds === undefined || seconds <= 0) continue
    const fields = Array.from(body.matchAll(FIELD), ({ 1: key = '', index: from, 0: all }) => [key, from + all.length] as const)
    const start = index + begins.length + given.index + given[0].length
    const end = {
      seconds,
      written: value.replace(/\s+/g, ' ').slice(0, 60),
      at: { file, start: given[1] ? start : start - 3, end: given[1] ? start + value.length : start },
    }
    const names = value.split(/\W+/).filter((word) => /refresh/i.test(word))
    const found = policyOf({ type, payload: tableOf(fields, at, body), names }, at, project, end)
    if (found && !(seconds > DAY && found.token === 'access' && mayRefresh({ ...at, end: at.start }))) yield found
  }
}

const DAY = 86_400

/** Whether a function makes a token that refreshes as well, and its last statement does not say that this is the other one. */
function mayRefresh(at: Span): boolean {
  const { before, after } = functionAround(at, 'rs')
  const last = before.slice(before.lastIndexOf(';') + 1)
  return /refresh/i.test(`${before}${after}`) && (!/access/i.test(last) || /refresh/i.test(last))
}

const MADE = /\b([A-Z]\w{0,40}(?:Claims|Payload|Token)|Claims)\s?\{/g
/** No file that people write makes more. */
const MOST_CLAIMS = 60
const END = /(?:^|[,{\n])\s{0,80}exp(?:\s{0,4}(:)(?!:)\s{0,40}|(?=\s{0,40}(?:,|$)))/
const FIELD = /(?:^|[,{\n])\s{0,80}(?:r#)?(\w{1,60})\s{0,4}:(?!:)/g

function valueAt(body: string, from: number): string {
  const [first, ...more] = partsAtTop(body, (at) => body[at] === ',', { start: from, end: Math.min(body.length, from + 400) })
  const value = body.slice(first?.start, first?.end)
  return more.length > 0 ? value : value.trimEnd()
}

/** Whether the structure becomes claims that its own file or this one signs. */
function isSigned(type: string, file: SourceFile, project: Project): boolean {
  const said = structureOf(type, file, project)
  return said !== undefined && /\bSerialize\b/.test(said.before) && (signs(file) || signs(said.file))
}

function signs({ text }: SourceFile): boolean {
  return IN_FILE.test(text) && SIGNS.test(text)
}

const IN_FILE = asWritten(tokenReaders, 'is-in-file')
const SIGNS = asWritten(tokenReaders, 'signs-in-rust')
