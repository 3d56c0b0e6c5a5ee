import { enclosingFunction, nameOf, passesOn, results, type Ast, type Module } from '../../program/index.ts'
import { mayVerify, readsRight, refusesCaller } from '../../knowledge/words/unverified-claims.ts'
import { withoutRemarks } from '../../program/written/index.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { SourceFile, type Span } from '../../text/source.ts'
import { callsOf, type CallAt } from './calls-elsewhere.ts'
import { isHandedRequest } from './handed-request.ts'
import { isVerifiedForAll } from './verified-for-all.ts'

/**
 * Where who calls a function that hands on the claims of an unverified token refuses by a right that they say, in the file or in another
 * one: `if "admin" not in read_claims(token).get("roles", [])`. A file that verifies anything may have done so before, and so may what a
 * program runs before all of its routes; a client may refuse itself what its own token does not say.
 */
export function decidedByCaller(module: Module, call: Ast): Span | undefined {
  const fn = enclosingFunction(module, call)
  const name = fn && nameOf(module, fn)
  if (!fn || name === undefined || /^(?:main|handler|default)$/.test(name)) return undefined
  if (!results(module, fn).some((one) => passesOn(module, one, (part) => part === call))) return undefined
  for (const one of callsOf(module, fn).slice(0, MOST_CALLS)) {
    const found = decidesAt(one, name, module)
    if (found && isVerifiedForAll(module)) return undefined
    if (found && isHandedRequest(one, module, fn))
      return { file: one.path === module.file.path ? module.file : new SourceFile(one.path, one.text), ...found }
  }
  return undefined
}

const MOST_CALLS = 30
/** More of a function is not looked at, in characters. */
const NEAR = 1600

function decidesAt(call: CallAt, name: string, module: Module): Omit<Span, 'file'> | undefined {
  const { text, start } = call
  const isOwn = call.path === module.file.path
  if (/\btest/i.test(call.path)) return undefined
  const around = textAround(text, start, module.language === 'python')
  const code = withoutRemarks(isOwn ? around.code : text).replaceAll(new RegExp(`\\b${literally(name)}\\b|verify_?signature`, 'gi'), '')
  if (mayVerify.pattern.test(code)) return undefined
  const before = text.slice(Math.max(0, start - 200), start)
  const behind = text.slice(start, around.end)
  const held = /(?:^|[\s(])(\w{1,60})(?:\s{0,4}:\s{0,4}[\w.[\], |]{1,60})?\s{0,4}=\s{0,4}(?:await\s)?(?:\w{1,40}\.){0,3}$/.exec(before)?.[1]
  const holder =
    held === undefined
      ? inTurn('', /^\w{1,60}\([^()\n]{0,200}(?:\([^()\n]{0,80}\))?[^()\n]{0,80}\)/)
      : new RegExp(`(?<![\\w.])${literally(held)}`)
  const read = inTurn('', holder, readsRight.pattern).exec(behind)
  if (!read) return undefined
  const line = lineOf(behind, read.index)
  const kept = /^\s{0,80}(?:(?:const|let|var) )?(\w{1,60})(?:\s{0,4}:\s{0,4}[^=\n]{1,60})?\s{0,4}=(?!=)/.exec(line)?.[1]
  const rest = behind.slice(read.index + read[0].length)
  const asked =
    kept === undefined || kept === held
      ? undefined
      : new RegExp(`\\b(?:if|unless|assert|elif)\\b[^\\n]{0,120}(?<![\\w.])${kept}\\b`).exec(rest)
  const isAsked = /\b(?:if|elif|assert)\b/.test(line) || (asked !== null && asked !== undefined)
  const decided = asked ? read.index + read[0].length + asked.index : read.index
  if (!isAsked || !refusesCaller.pattern.test(behind.slice(decided, decided + REFUSAL))) return undefined
  return { start: start + read.index, end: start + read.index + read[0].length }
}

/** How far a condition and the refusal behind it reach. */
const REFUSAL = 300

function lineOf(code: string, at: number): string {
  const from = code.lastIndexOf('\n', at) + 1
  const to = code.indexOf('\n', at)
  return code.slice(from, to < 0 ? undefined : to)
}

/** What stands around a call up to the next function at the margin, as far as it is near. */
function textAround(text: string, start: number, isPython: boolean): { readonly code: string; readonly end: number } {
  const border = isPython ? /\n {0,4}(?:async )?def |\n(?=[^\s#)])/g : /\n {0,2}\}/g
  const before = text.slice(Math.max(0, start - NEAR), start)
  const begins = [...before.matchAll(border)].at(-1)?.index ?? 0
  const after = text.slice(start, start + NEAR)
  const ends = after.search(new RegExp(border.source))
  return { code: before.slice(begins) + after.slice(0, ends < 0 ? NEAR : ends), end: start + (ends < 0 ? after.length : ends) }
}
