/** Adds one by one what a spread would hand to `push` as arguments, of which a call takes no hundred thousand. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one)
}
