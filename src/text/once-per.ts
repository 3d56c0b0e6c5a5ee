/** A question that is asked once for each object; the answer is kept as long as that is. */
export function oncePer<K extends object, T>(find: (one: K) => T): (one: K) => T {
  const known = new WeakMap<K, { readonly is: T }>()
  return (one) => {
    const before = known.get(one)
    if (before) return before.is
    const is = find(one)
    known.set(one, { is })
    return is
  }
}

/**
 * A question about something of an object, as a name of a module or a path of a repository, that is asked once for both; the answer is kept
 * as long as the object is. What else is handed on follows from the two.
 */
export function oncePerPair<K extends object, L, T, R extends readonly unknown[]>(
  find: (one: K, other: L, ...rest: R) => T,
): (one: K, other: L, ...rest: R) => T {
  const answersOf = oncePer<K, Map<L, { readonly is: T }>>(() => new Map())
  return (one, other, ...rest) => {
    const answers = answersOf(one)
    const before = answers.get(other)
    if (before) return before.is
    const is = find(one, other, ...rest)
    answers.set(other, { is })
    return is
  }
}
