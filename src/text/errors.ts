/** Something that the user can put right: one line, no stack, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
