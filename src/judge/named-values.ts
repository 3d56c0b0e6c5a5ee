import { classLine, holdsFunction, namespaceLine, readByLibrary, valueLine } from '../knowledge/words/declarations.ts'
import type { SourceFile } from '../text/source.ts'
import { blocksAround, endOf, mayHoldDeclarations } from './around-place.ts'

/** A constant or a field of settings, from its name until its value ends. */
export interface NamedValue {
  readonly name: string
  readonly start: number
  readonly end: number
}

/**
 * The value around a place, which counts where code reads it by its name; none where a function or a call is around, or a library reads
 * it.
 */
export function valueAround(file: SourceFile, at: number): NamedValue | undefined {
  if (!mayHoldDeclarations(file.path)) return undefined
  for (const { head, line, indent } of blocksAround(file, at).toReversed()) {
    if (namespaceLine.pattern.test(head) || classLine.pattern.test(head) || GROUP.test(head)) continue
    const name = holdsFunction.pattern.test(head) ? undefined : valueLine.pattern.exec(head)?.slice(1).find(Boolean)
    if (name === undefined || readByLibrary.pattern.test(name)) return undefined
    return { name, start: file.lineSpan(line).start, end: Math.max(endOf(file, line, indent), at + 1) }
  }
  return undefined
}

/** `const (` of Go, which holds several. */
const GROUP = /^(?:const|var)\s*\($/
