import type { SourceFile, Span } from '../../text/source.ts'
import { partAround, partsBy, type Part } from './parts-around.ts'

/** A function of Go, with what stands before it behind the one before. */
export type GoFunction = Part

/** Where a function begins, or what is declared at the left margin ends. */
const BORDER = /\n(?=func )|\n\}(?=\r?\n|$)/g

/** The function of Go around a place: the same name is another variable in the next. */
export function goFunctionAround(at: Span): GoFunction {
  return partAround(functionsOf(at.file), at)
}

/** All functions of a file, in order. */
export function functionsOfGoFile(file: SourceFile): readonly GoFunction[] {
  return functionsOf(file)
}

const functionsOf = partsBy((text) => Array.from(text.matchAll(BORDER), ({ index, 0: { length } }) => index + (length > 1 ? length : 0)))

/**
 * The functions and methods that a file declares by a name, and what a type of that name does with requests: every handler has a method
 * `ServeHTTP` (https://pkg.go.dev/net/http#Handler), which says nothing of whose it is.
 */
export function functionsOfGo(name: string, file: SourceFile): readonly GoFunction[] {
  return functionsOf(file).filter((one) => nameOfGo(one) === name)
}

/** The name of a function, and of the type of a method `ServeHTTP`, by which it is handed on. */
export function nameOfGo({ code }: GoFunction): string | undefined {
  const [, receiver, own] = DECLARED.exec(code) ?? []
  return own === 'ServeHTTP' ? receiver : own
}

const DECLARED = /^\s{0,4}func (?:\((?:\w{1,60} )?\*?(\w{1,80})[^)\n]{0,100}\) )?(\w{1,80})/

/** The names in code. */
export function wordsOf(code: string): ReadonlySet<string> {
  return new Set(code.match(/\b[A-Za-z_]\w*/g))
}
