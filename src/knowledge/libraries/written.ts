import { oneOf } from '../../text/pattern.ts'
import type { Proof } from './row.ts'

/**
 * A name or a piece of code of a library in a language that is read without a grammar, and what it means. A new library, in any of these
 * languages, is a row: a question asks for a meaning, whichever library it is of.
 */
export interface WrittenName<Means extends string = string> extends Proof {
  readonly languages: readonly WrittenLanguage[]
  readonly means: Means
  /** What is called so: by the names that `saidIn` gives, or `code`, a piece of the text. */
  readonly as: 'call' | 'object' | 'set' | 'chain' | 'code'
  readonly written: RegExp
  /** Words of which one is in every file with it, where files are looked for by it. */
  readonly words?: readonly string[]
}

/** Languages by the endings of their files; build files and settings of the JVM are `jvm`. */
export type WrittenLanguage = 'go' | 'java' | 'kt' | 'cs' | 'php' | 'rs' | 'rb' | 'jvm'

/** How what has a meaning is written, by any library of a table, as a piece of a pattern. */
export function asWritten<Means extends string>(rows: readonly WrittenName<Means>[], ...means: readonly Means[]): RegExp {
  return oneOf('', ...rows.filter((row) => means.includes(row.means)).map((row) => row.written))
}

/** Words of which one is in every file with something of a meaning. */
export function wordsWritten<Means extends string>(rows: readonly WrittenName<Means>[], ...means: readonly Means[]): readonly string[] {
  return [...new Set(rows.filter((row) => means.includes(row.means)).flatMap(({ words = [] }) => words))]
}

/** The same for each language that has it. */
export function asWrittenIn<Means extends string>(rows: readonly WrittenName<Means>[], means: Means): Partial<Record<string, RegExp>> {
  const languages = new Set(rows.flatMap((row) => (row.means === means ? row.languages : [])))
  return Object.fromEntries([...languages].map((one) => [one, asWritten(rows.filter((row) => row.languages.includes(one)), means)]))
}
