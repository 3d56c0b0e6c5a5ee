/** The words that occur in a text. */
export interface Found {
  readonly exact: ReadonlySet<string>
  /** In small letters. */
  readonly folded: ReadonlySet<string>
  /** Whether seventeen letters, digits, `_` and `-` with a digit among them stand together, or thirty letters and digits. */
  readonly longRun: boolean
}

interface Word {
  readonly text: string
  readonly folded: boolean
}

/** Words that are looked for in one pass over a text, however many they are. */
export class Keywords {
  /** Words of four and more characters by a hash of the first four; and those of three. */
  readonly #four = new Table(0xff_ff, 4)
  readonly #three = new Table(0x0f_ff, 3)
  /** Words of one or two characters, in all their spellings. */
  readonly #short: readonly { readonly word: Word; readonly spellings: readonly string[] }[]

  /** `exact` as they are; `folded` are in small letters and match capitals as well. */
  constructor(exact: Iterable<string>, folded: Iterable<string> = []) {
    const words: Word[] = [...[...new Set(exact)].map((text) => ({ text, folded: false })), ...[...new Set(folded)].map((text) => ({ text, folded: true }))]
    for (const word of words) {
      if (word.text.length > 3) this.#four.add(word)
      else if (word.text.length === 3) this.#three.add(word)
    }
    this.#short = words.filter(({ text }) => text.length < 3).map((word) => ({ word, spellings: word.folded ? spellings(word.text) : [word.text] }))
  }

  in(text: string): Found {
    const exact = new Set<string>()
    const folded = new Set<string>()
    for (const { word, spellings } of this.#short) if (spellings.some((one) => text.includes(one))) (word.folded ? folded : exact).add(word.text)
    const { used: four } = this.#four
    const { used: three } = this.#three
    let hash = 0
    let run = 0
    let solid = 0
    let digits = 0
    let longRun = false
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const sort = code < 128 ? (SORTS[code] as number) : NOTHING
      if (sort === NOTHING) run = solid = digits = 0
      else {
        run++
        solid = sort === JOINT ? 0 : solid + 1
        if (sort === DIGIT) digits++
        if ((run > 16 && digits > 0) || solid > 29) longRun = true
      }
      hash = next(hash, code)
      if (three[hash & 0x0f_ff] === 1) this.#three.take(text, at, hash & 0x0f_ff, exact, folded)
      if (four[hash] === 1) this.#four.take(text, at, hash, exact, folded)
    }
    return { exact, folded, longRun }
  }
}

const NOTHING = 0
const LETTER = 1
const DIGIT = 2
const JOINT = 3
const SORTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[a-z]/i.test(character) ? LETTER : /\d/.test(character) ? DIGIT : /[_-]/.test(character) ? JOINT : NOTHING
})

class Table {
  readonly #buckets: (Word[] | undefined)[] = []
  readonly #length: number
  readonly #mask: number
  /** Whether there is a word for a hash. */
  readonly used: Uint8Array

  constructor(mask: number, length: number) {
    this.#mask = mask
    this.#length = length
    this.used = new Uint8Array(mask + 1)
  }

  add(word: Word): void {
    let hash = 0
    for (let i = 0; i < this.#length; i++) hash = next(hash, word.text.charCodeAt(i))
    hash &= this.#mask
    this.used[hash] = 1
    const bucket = this.#buckets[hash]
    if (bucket) bucket.push(word)
    else this.#buckets[hash] = [word]
  }

  /** Looks which words of a hash begin so that it is the hash of their first characters. */
  take(text: string, last: number, hash: number, exact: Set<string>, folded: Set<string>): void {
    const at = last - this.#length + 1
    if (at < 0) return
    for (const word of this.#buckets[hash] as readonly Word[]) {
      const found = word.folded ? folded : exact
      if (!found.has(word.text) && (word.folded ? standsAt(word.text, text, at) : text.startsWith(word.text, at))) found.add(word.text)
    }
  }
}

/** Twelve bits of a character move four up with each that follows: what is left are the last four in sixteen, three in twelve. */
function next(hash: number, code: number): number {
  return ((hash << 4) ^ (CODES[code & 0xff] as number)) & 0xff_ff
}

const CODES = Uint16Array.from({ length: 256 }, (_, code) => small(code) * 31)

function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

function standsAt(word: string, text: string, at: number): boolean {
  for (let i = 0; i < word.length; i++) if (small(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false
  return true
}

/** `sk`, `Sk`, `sK`, `SK`. */
function spellings(word: string): string[] {
  return [...word].reduce((before, letter) => [...new Set([letter, letter.replace(/[a-z]/, (one) => one.toUpperCase())])].flatMap((one) => before.map((start) => start + one)), [''])
}
