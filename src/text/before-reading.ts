let first: (() => void) | undefined

/** Says what is to be done once, before a file is read: what only such runs need, and a library must not do to another's process. */
export function onFirstReading(action: () => void): void {
  first = action
}

/** Called where there is something to read. */
export function beforeReading(): void {
  const action = first
  first = undefined
  action?.()
}
