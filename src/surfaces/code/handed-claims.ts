import type { Said } from '../../parse/c-like.ts'
import { entries, items } from '../../parse/node.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'

/**
 * Whether the object that a variable is given, or that stands in one of its fields, is handed to what signs: `claims := Claims{…}` before
 * `jwt.NewWithClaims(method, claims)`. Not where the variable may get an end, by its name or by what it is handed to, or its type has an
 * end of its own.
 */
export function handedOn({ file, start, end }: Span, signs: RegExp, all: readonly Said[]): boolean {
  const kept = all.find(
    ({ is, name, at, value }) =>
      is === 'set' && /^\w{1,60}$/.test(name) && at.start <= start && value.at.start <= end && value.at.end >= end,
  )
  if (!kept || entries(kept.value).some(({ key }) => /exp/i.test(key.value))) return false
  return isOnlySigned(kept, { file, end }, signs, all)
}

/** A variable of a function, by its name. */
interface Kept {
  readonly name: string
  readonly inFunction?: string | undefined
}

/** Whether a variable of claims is handed to what signs before anything else behind a place, and given no end by what is seen. */
export function isOnlySigned(
  { name, inFunction }: Kept,
  { file, end }: { readonly file: SourceFile; readonly end: number },
  signs: RegExp,
  all: readonly Said[],
): boolean {
  const behind = all.filter((one) => one.inFunction === inFunction && one.at.start > end)
  const given = new RegExp(`^&?${literally(name)}$`)
  const first = behind.find(
    ({ is, value }) => is === 'call' && items(value).some(({ at }) => given.test(file.text.slice(at.start, at.end).trim())),
  )
  if (!first || !signs.test(first.name)) return false
  if (behind.some((one) => (one.is === 'put' ? one.name === name && endsOfPut(one) : setsEnd(one, name)))) return false
  return !mayChange(name).test(file.text.slice(end, first.at.start))
}

/** `claims.ExpiresAt = …`, or all claims of the library at once. */
function setsEnd({ is, name: set }: Said, name: string): boolean {
  return is === 'set' && set.startsWith(`${name}.`) && ENDS.test(set)
}

function endsOfPut({ value }: Said): boolean {
  const keys = entries(value).map(({ key }) => key.value)
  return keys.length === 0 || keys.some((key) => ENDS.test(key))
}

const ENDS = /exp|Claims$/i

/** A key that is not written out or is the end, a method of the variable's own, or another name for it. */
function mayChange(name: string): RegExp {
  const one = literally(name)
  return oneOf(
    'm',
    new RegExp(`\\b${one}\\[(?!"(?!exp)\\w{1,60}"\\] ?=)[^\\]\\n]{1,80}\\] ?=(?!=)`),
    new RegExp(`(?<![\\w.])${one}\\.(?:\\w{1,60}\\.)?\\w{1,60}\\(`),
    new RegExp(`=\\s?&?${one}[ \\t]{0,8}$`),
  )
}
