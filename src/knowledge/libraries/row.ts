import type { Grammar } from '../../text/lifetime.ts'

/**
 * A call of a library, and what it means. A new library, in any language, is a row: a question asks for what a call means, and for
 * its options by the names that the question gives them.
 */
export interface LibraryCall<Means extends string = string> {
  readonly language: 'typescript' | 'python'
  /** As it is imported: `jsonwebtoken`, `authlib`. What is below it counts. */
  readonly package: string
  /** Only these versions, as in a manifest. */
  readonly versions?: string
  /** The way from the package, one of several; `''` is its default export, and `()` what a call or `new` gives. In Python, modules on the way may be left out. */
  readonly call: string | readonly string[]
  readonly means: Means
  readonly options: Readonly<Record<string, Place>>
  /** The page of the library's owner that says so. */
  readonly docs: string
  /** Code with the call, and code that looks like it. */
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

/**
 * Where a call takes an option: `0` is a position, `'algorithm'` the argument of that name, `'2.audience'` an entry of the object at a
 * position and `'options.verify_exp'` of one that is named. Of several the first that is there counts.
 */
export type Place = number | string | readonly (number | string)[]

/** What a lifetime counts, as a number and as a text. */
export interface LifetimeUnits {
  readonly number: Grammar | undefined
  readonly string: Grammar | undefined
}
