import { onlyForDebugging } from '../../knowledge/words/debug-builds.ts'
import { functionAround } from '../../program/written/index.ts'
import type { Span } from '../../text/source.ts'

/**
 * Whether a place in Rust is compiled only into builds for who develops, by an attribute of its function or statement:
 * https://doc.rust-lang.org/reference/conditional-compilation.html#debug_assertions
 */
export function isOnlyForDebugging(at: Span): boolean {
  const { text } = at.file
  if (!text.includes('debug_assertions')) return false
  const { start } = functionAround(at, 'rs')
  return [start, statementStart(text, at.start)].some((place) =>
    onlyForDebugging.pattern.test(text.slice(Math.max(0, place - NEAR), place)),
  )
}

/** Where the statement begins that a place stands in, behind its attributes. */
function statementStart(text: string, place: number): number {
  const before = text.slice(Math.max(0, place - NEAR), place)
  return place - (before.length - 1 - Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf(']')))
}

const NEAR = 400
