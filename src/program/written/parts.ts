import type { SourceFile, Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { firstThat } from '../../text/by-halves.ts'

/** A function or method, with what stands before it behind the one before; one object for all places in it. */
export interface Part {
  readonly start: number
  readonly code: string
}

/** The parts of files as their borders cut them: each file is cut once. */
function partsBy(borders: (text: string) => readonly number[]): (file: SourceFile) => readonly Part[] {
  return oncePer(({ text }) => {
    const starts = [0, ...borders(text)]
    return starts.map((start, i) => ({ start, code: text.slice(start, starts[i + 1]) }))
  })
}

/** The part that a place stands in. */
function partAround(parts: readonly Part[], { start }: Pick<Span, 'start'>): Part {
  return parts[firstThat(parts, (one) => one.start > start) - 1] as Part
}

/** The method around a place, from its `def` up to the next. */
export function methodAround(at: Span): Part {
  return partAround(methodsOfRuby(at.file), at)
}

/** What stands before the first method of a file, and each of its methods up to the next. */
export const methodsOfRuby = partsBy((text) => Array.from(text.matchAll(/^[ \t]{0,40}def /gm), ({ index }) => index))

/** Where a function begins, or what is declared at the left margin ends. */
const BORDER = /\n(?=func )|\n\}(?=\r?\n|$)/g

/** The function of Go around a place: the same name is another variable in the next. */
export function goFunctionAround(at: Span): Part {
  return partAround(functionsOfGoFile(at.file), at)
}

/** All functions of a file of Go, in order. */
export const functionsOfGoFile = partsBy((text) =>
  Array.from(text.matchAll(BORDER), ({ index, 0: { length } }) => index + (length > 1 ? length : 0)),
)

/**
 * The functions and methods that a file declares by a name, and what a type of that name does with requests: every handler has a method
 * `ServeHTTP` (https://pkg.go.dev/net/http#Handler), which says nothing of whose it is.
 */
export function functionsOfGo(name: string, file: SourceFile): readonly Part[] {
  return functionsOfGoFile(file).filter((one) => nameOfGo(one) === name)
}

/** The name of a function, and of the type of a method `ServeHTTP`, by which it is handed on. */
export function nameOfGo({ code }: Part): string | undefined {
  const [, receiver, own] = DECLARED.exec(code) ?? []
  return own === 'ServeHTTP' ? receiver : own
}

const DECLARED = /^\s{0,4}func (?:\((?:\w{1,60} )?\*?(\w{1,80})[^)\n]{0,100}\) )?(\w{1,80})/

/** The names in code. */
export function wordsOf(code: string): ReadonlySet<string> {
  return new Set(code.match(/\b[A-Za-z_]\w*/g))
}
