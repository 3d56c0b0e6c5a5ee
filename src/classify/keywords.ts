/** Words that are looked for in one pass over a text, however many they are. */
export class Keywords {
  readonly #fold: boolean
  /** Words by a hash of their first four characters. */
  readonly #buckets = new Map<number, string[]>()
  /** Whether there is a word for a hash. */
  readonly #used = new Uint8Array(MASK + 1)
  /** Words of less than four characters. */
  readonly #short: readonly string[]
  readonly #count: number

  /** `fold`: the words are lower case, and capitals of the text count as small letters. */
  constructor(words: Iterable<string>, { fold = false }: { fold?: boolean } = {}) {
    this.#fold = fold
    const all = new Set(words)
    this.#count = all.size
    this.#short = [...all].filter(({ length }) => length < 4)
    for (const word of all) {
      if (word.length < 4) continue
      let hash = 0
      for (let i = 0; i < 4; i++) hash = next(hash, word.charCodeAt(i))
      this.#used[hash] = 1
      this.#buckets.set(hash, [...(this.#buckets.get(hash) ?? []), word])
    }
  }

  /** The words that occur. */
  in(text: string): ReadonlySet<string> {
    const found = new Set<string>()
    for (const word of this.#short) if (this.#fold ? new RegExp(word.replace(/\W/g, '\\$&'), 'i').test(text) : text.includes(word)) found.add(word)
    if (this.#fold) this.#searchFolded(text, found)
    else this.#search(text, found)
    return found
  }

  #search(text: string, found: Set<string>): void {
    const used = this.#used
    let hash = 0
    for (let at = 0; at < text.length; at++) {
      hash = next(hash, text.charCodeAt(at))
      if (used[hash] === 1 && this.#take(text, at - 3, hash, found)) return
    }
  }

  #searchFolded(text: string, found: Set<string>): void {
    const used = this.#used
    let hash = 0
    for (let at = 0; at < text.length; at++) {
      hash = next(hash, small(text.charCodeAt(at)))
      if (used[hash] === 1 && this.#take(text, at - 3, hash, found)) return
    }
  }

  /** Whether all have been found. */
  #take(text: string, at: number, hash: number, found: Set<string>): boolean {
    for (const word of this.#buckets.get(hash) as readonly string[]) {
      if ((this.#fold ? standsAt(word, text, at) : text.startsWith(word, at)) && at >= 0) found.add(word)
    }
    return found.size === this.#count
  }
}

const MASK = 0xff_ff

/** Characters move out at the upper end: the hash is of the last four. */
function next(hash: number, code: number): number {
  return ((hash << 4) ^ (code * 31)) & MASK
}

function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

function standsAt(word: string, text: string, at: number): boolean {
  for (let i = 0; i < word.length; i++) if (small(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false
  return true
}
