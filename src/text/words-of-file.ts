import { oncePer } from './once-per.ts'
import type { SourceFile } from './source.ts'

/** The names and words of a file, told once: many places ask whether it names a variable. */
export const wordsOf = oncePer((file: SourceFile): ReadonlySet<string> => new Set(file.text.match(/\w+/g)))
