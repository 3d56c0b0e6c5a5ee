import type { Grammar } from '../../text/lifetime.ts'

/**
 * A call of a library, and what it means. A new library, in any language, is a row: a question asks for what a call means, and for
 * its options by the names that the question gives them.
 */
export interface LibraryCall<Means extends string = string> extends Proof {
  readonly language: 'typescript' | 'python'
  /** As it is imported: `jsonwebtoken`, `authlib`; one of several. What is below it counts. */
  readonly package: string | readonly string[]
  /**
   * The way from the package, one of several; `''` is its default export, `()` what a call or `new` gives, and `*` before a name any
   * beginning of it. In Python, modules on the way may be left out.
   */
  readonly call: string | readonly string[]
  readonly means: Means
  readonly options: Readonly<Record<string, Place>>
}

/** What proves a row in a test. */
export interface Proof {
  /** The page of the library's owner that says so. */
  readonly docs: string
  /** Code that has it, and code that looks like it. */
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

/** Packages of one language that have something in common, whatever of them is called. */
export interface Packages extends Proof {
  readonly language: LibraryCall['language']
  readonly packages: readonly string[]
}

/** All packages of a row. */
export function packagesIn(row: Pick<LibraryCall, 'package'>): readonly string[] {
  return typeof row.package === 'string' ? [row.package] : row.package
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
