/** Values of which those that were asked for last are kept, as many as weigh no more than a limit together. */
export class Recent<V> {
  readonly #values = new Map<string, { readonly value: V; readonly weight: number }>()
  readonly #limit: number
  #weight = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): V | undefined {
    const found = this.#values.get(key)
    if (!found) return undefined
    this.#values.delete(key)
    this.#values.set(key, found)
    return found.value
  }

  set(key: string, value: V, weight: number): void {
    this.#weight += weight - (this.#values.get(key)?.weight ?? 0)
    this.#values.delete(key)
    this.#values.set(key, { value, weight })
    // The value itself stays, whatever it weighs.
    for (const [oldest, { weight: freed }] of this.#values) {
      if (this.#weight <= this.#limit || oldest === key) return
      this.#values.delete(oldest)
      this.#weight -= freed
    }
  }
}
