/** Words or names that mean one thing, as a pattern; a test proves each by its examples. */
export interface Words {
  /** What they have in common, why they are asked for, and where that is written. */
  readonly because: string
  readonly pattern: RegExp
  readonly is: readonly string[]
  /** Near misses. */
  readonly isNot: readonly string[]
}
