import type { SourceFile, Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { firstThat } from '../../text/by-halves.ts'

/** A function or method, with what stands before it behind the one before; one object for all places in it. */
export interface Part {
  readonly start: number
  readonly code: string
}

/** The parts of files as their borders cut them: each file is cut once. */
export function partsBy(borders: (text: string) => readonly number[]): (file: SourceFile) => readonly Part[] {
  return oncePer(({ text }) => {
    const starts = [0, ...borders(text)]
    return starts.map((start, i) => ({ start, code: text.slice(start, starts[i + 1]) }))
  })
}

/** The part that a place stands in. */
export function partAround(parts: readonly Part[], { start }: Pick<Span, 'start'>): Part {
  return parts[firstThat(parts, (one) => one.start > start) - 1] as Part
}
