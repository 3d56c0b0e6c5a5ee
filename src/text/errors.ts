/** Something that the user can put right: one line, no stack, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
  /** The place in a file that is wrong: lines that may be printed as they are. */
  readonly frame: readonly string[]

  constructor(message: string, frame: readonly string[] = []) {
    super(message)
    this.frame = frame
  }
}
