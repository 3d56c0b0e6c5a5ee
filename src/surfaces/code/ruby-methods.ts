import type { SourceFile, Span } from '../../text/source.ts'

/** A method of Ruby, or what stands between two; one object for all places in it. */
export interface RubyMethod {
  readonly start: number
  readonly code: string
}

const METHODS = new WeakMap<SourceFile, readonly RubyMethod[]>()

/** The method around a place, from its `def` up to the next. */
export function methodAround({ file, start }: Span): RubyMethod {
  const all = methodsOf(file)
  let [low, high] = [0, all.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((all[middle] as RubyMethod).start <= start) low = middle
    else high = middle - 1
  }
  return all[low] as RubyMethod
}

function methodsOf(file: SourceFile): readonly RubyMethod[] {
  const known = METHODS.get(file)
  if (known) return known
  const starts = [0, ...Array.from(file.text.matchAll(/^[ \t]{0,40}def /gm), ({ index }) => index)]
  const found = starts.map((start, i) => ({ start, code: file.text.slice(start, starts[i + 1]) }))
  METHODS.set(file, found)
  return found
}
