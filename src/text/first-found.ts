/** The first answer that a question has about one thing after another. */
export function firstFound<T, U>(all: Iterable<T>, find: (one: T) => U): NonNullable<U> | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined && found !== null) return found
  }
  return undefined
}
