let first: (() => void) | undefined

/** Says what is to be done once, before code is read: what only such runs need, and a library must not do to another's process. */
export function onFirstCode(action: () => void): void {
  first = action
}

/** Called before code is read. */
export function beforeCode(): void {
  const action = first
  first = undefined
  action?.()
}
