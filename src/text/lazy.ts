/** Made when it is first asked for, and kept. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly is: T } | undefined
  return () => (made ??= { is: make() }).is
}
