import type { Said } from '../../parse/c-like.ts'
import type { Span } from '../../text/source.ts'
import { firstThat } from '../../text/by-halves.ts'
import { addTo } from '../../text/grouped.ts'

interface Placed {
  readonly said: Said
  readonly order: number
}

/** What a file says, found by its place, or by its function and the variable that it begins with, without a look at all of it. */
export class SaidByPlace {
  readonly #all: readonly Placed[]
  readonly #named = new Map<string, Said[]>()

  constructor(all: readonly Said[]) {
    this.#all = all.map((said, order) => ({ said, order })).sort((a, b) => a.said.at.start - b.said.at.start || a.order - b.order)
    for (const said of all) {
      const end = said.name.indexOf('.')
      if (end <= 0 || said.inFunction === undefined) continue
      const key = keyOf(said.name.slice(0, end), said.inFunction)
      addTo(this.#named, key, said)
    }
  }

  /** What is said within a span, in the order of the text. */
  within({ start, end }: Span): Said[] {
    const found: Placed[] = []
    for (let i = this.#firstFrom(start); i < this.#all.length; i++) {
      const one = this.#all[i] as Placed
      if (one.said.at.start >= end) break
      if (one.said.at.end <= end) found.push(one)
    }
    return found.sort((a, b) => a.order - b.order).map(({ said }) => said)
  }

  /** What a function does with a member of a variable: `headers.put(…)`. */
  ofVariable(name: string, inFunction: string | undefined): readonly Said[] {
    return inFunction === undefined ? [] : (this.#named.get(keyOf(name, inFunction)) ?? [])
  }

  /** Where in the order of places those begin that start at one or behind it. */
  #firstFrom(start: number): number {
    return firstThat(this.#all, ({ said }) => said.at.start >= start)
  }
}

function keyOf(name: string, inFunction: string): string {
  return `${inFunction} ${name}`
}
