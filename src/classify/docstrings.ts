import type { SourceFile, Span } from '../text/source.ts'
import { SpanIndex } from '../text/span-index.ts'

/** Whether a triple-quoted string that is nobody's value is open at a place. */
export function isInDocstring(file: SourceFile, at: number): boolean {
  let known = DOCSTRINGS.get(file)
  if (!known) {
    known = new SpanIndex()
    for (const quotes of ['"""', "'''"]) for (const one of docstringsIn(file, quotes)) known.add(one, true)
    DOCSTRINGS.set(file, known)
  }
  return known.at({ file, start: at, end: at }) !== undefined
}

const DOCSTRINGS = new WeakMap<SourceFile, SpanIndex<true>>()

function* docstringsIn(file: SourceFile, quotes: string): Generator<Span> {
  const { text } = file
  for (let start = text.indexOf(quotes); start >= 0;) {
    const end = text.indexOf(quotes, start + 3)
    const before = text.slice(Math.max(0, start - 203), start)
    // From behind the first quote to behind the last: what begins with the string is not in it.
    if (/^\uFEFF?[ \t]{0,200}[rRuUbB]{0,2}$/.test(before.slice(before.lastIndexOf('\n') + 1)))
      yield { file, start: start + 1, end: (end < 0 ? text.length : end) + 1 }
    start = end < 0 ? -1 : text.indexOf(quotes, end + 3)
  }
}
