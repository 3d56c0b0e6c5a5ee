import { conditionOfDebugging, onlyForDebugging } from '../../knowledge/words/debug-builds.ts'
import { functionAround } from '../../program/written/index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { SourceFile, Span } from '../../text/source.ts'

/**
 * Whether a place is compiled only into builds for who develops: in Rust by an attribute of its function or statement, in C# by the
 * directive that it stands under. https://doc.rust-lang.org/reference/conditional-compilation.html#debug_assertions
 */
export function isOnlyForDebugging(at: Span): boolean {
  const { path, text } = at.file
  if (path.endsWith('.cs')) return debugPartsOf(at.file).some(({ start, end }) => start <= at.start && at.start < end)
  if (!path.endsWith('.rs') || !text.includes('debug_assertions')) return false
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

interface Part {
  readonly start: number
  readonly end: number
}

/**
 * What stands between `#if DEBUG` and its `#else`, `#elif` or `#endif`:
 * https://learn.microsoft.com/dotnet/csharp/language-reference/preprocessor-directives#conditional-compilation
 */
const debugPartsOf = oncePer(({ text }: SourceFile): readonly Part[] => {
  const found: Part[] = []
  const open: (number | undefined)[] = []
  for (const { 1: word = '', 2: condition = '', index } of text.matchAll(DIRECTIVE)) {
    const start = word === 'if' ? undefined : open.pop()
    if (start !== undefined) found.push({ start, end: index })
    if (word !== 'endif') open.push(word === 'if' && conditionOfDebugging.pattern.test(condition) ? index : undefined)
  }
  return found
})

const DIRECTIVE = /^[ \t]{0,40}#[ \t]{0,4}(if|elif|else|endif)\b([^\n]{0,200})/gm
