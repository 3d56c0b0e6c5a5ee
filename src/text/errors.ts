import type { Shown } from './shown.ts'

/** Something that the user can put right: one line, no stack, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
  /** The place in a file that is wrong. */
  readonly frame: readonly Shown[]

  constructor(message: string, frame: readonly Shown[] = []) {
    super(message)
    this.frame = frame
  }
}
