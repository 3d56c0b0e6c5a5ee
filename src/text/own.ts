/** What a table itself says of a key: undefined where only JavaScript's objects do, as of `constructor`. */
export function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}
