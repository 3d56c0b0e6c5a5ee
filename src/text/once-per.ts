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
