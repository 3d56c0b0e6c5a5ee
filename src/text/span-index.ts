import { overlaps, type SourceFile, type Span } from './source.ts'
import { addTo } from './grouped.ts'

/** Characters of a file that share a drawer. */
const DRAWER = 10

interface Kept<T> {
  readonly at: Span
  readonly item: T
  readonly order: number
}

/** What lies at places of files, found by place without a look at all of it. */
export class SpanIndex<T> {
  readonly #files = new Map<SourceFile, Map<number, Kept<T>[]>>()
  #count = 0

  add(at: Span, item: T): void {
    const kept = { at, item, order: this.#count++ }
    const drawers = this.#files.get(at.file) ?? new Map<number, Kept<T>[]>()
    this.#files.set(at.file, drawers)
    for (let i = at.start >> DRAWER; i <= at.end >> DRAWER; i++) {
      addTo(drawers, i, kept)
    }
  }

  /** The first that was added of those that share a character with a place and pass a test. */
  at(span: Span, passes: (item: T) => boolean = () => true): T | undefined {
    const drawers = this.#files.get(span.file)
    let first: Kept<T> | undefined
    for (let i = span.start >> DRAWER; drawers && i <= span.end >> DRAWER; i++) {
      const found = drawers.get(i)?.find((one) => overlaps(one.at, span) && passes(one.item))
      if (found && (!first || found.order < first.order)) first = found
    }
    return first?.item
  }
}
