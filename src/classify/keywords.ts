/** The words that occur in a text. */
export interface Found {
  readonly exact: ReadonlySet<string>
  /** In small letters. */
  readonly folded: ReadonlySet<string>
  /** Whether seventeen letters, digits, `_` and `-` with a digit among them stand together, or thirty letters and digits. */
  readonly longRun: boolean
  /** All words that were looked for in all spellings, the same set for each text. */
  readonly lookedFor: ReadonlySet<string>
}

/** Hashes have sixteen bits. */
const HASHES = 0x1_00_00

interface Word {
  readonly text: string
  readonly folded: boolean
  /** The last text in which it was found: the same words stand in a text again and again. */
  turn: number
}

/** A word, and how far before the place that is told by a hash it begins. */
interface Beginning {
  readonly word: Word
  readonly back: number
}

/** Words that are looked for in one pass over a text, however many they are. */
export class Keywords {
  /** What a place may be the end of, by the hash of the last four characters. */
  readonly #ends = new Uint8Array(HASHES)
  /** The words that may begin there, by the same hash: places in the list of lists. */
  readonly #drawers = new Uint16Array(HASHES)
  readonly #beginnings: Beginning[][] = [[]]
  /** Words of one character, in all their spellings: the first hundred characters have most of them. */
  readonly #short: readonly { readonly word: Word; readonly spellings: readonly string[] }[]
  readonly #lookedFor: ReadonlySet<string>
  #turn = 0
  /** Words that are not in the table yet, and how many characters have been looked at without it. */
  readonly #apart: Word[]
  #without = 0

  /** `exact` as they are; `folded` are in small letters and match capitals as well. */
  constructor(exact: Iterable<string>, folded: Iterable<string> = []) {
    this.#lookedFor = new Set(folded)
    const words: Word[] = [
      ...[...new Set(exact)].map((text) => ({ text, folded: false, turn: 0 })),
      ...[...this.#lookedFor].map((text) => ({ text, folded: true, turn: 0 })),
    ]
    this.#apart = words.filter(({ text }) => text.length > 1)
    this.#short = words
      .filter(({ text }) => text.length < 2)
      .map((word) => ({ word, spellings: word.folded ? spellings(word.text) : [word.text] }))
  }

  in(text: string): Found {
    const exact = new Set<string>()
    const folded = new Set<string>()
    this.#turn++
    for (const { word, spellings } of this.#short)
      if (spellings.some((one) => text.includes(one))) (word.folded ? folded : exact).add(word.text)
    this.#without += text.length
    if (this.#without > FEW) for (const word of this.#apart.splice(0)) this.#add(word)
    const lowered = this.#apart.length > 0 ? text.replaceAll(/[A-Z]+/g, (capitals) => capitals.toLowerCase()) : ''
    for (const word of this.#apart) if ((word.folded ? lowered : text).includes(word.text)) (word.folded ? folded : exact).add(word.text)
    // A few at a time, so that the list of places stays small.
    for (let from = 0; from < text.length; from += STRETCH) {
      const count = collect(text, from, Math.min(text.length, from + STRETCH), this.#ends)
      for (let i = 0; i < count; i++) this.#take(text, PLACES[i] as number, AT_PLACES[i] as number, exact, folded)
    }
    return { exact, folded, longRun: hasLongRun(text), lookedFor: this.#lookedFor }
  }

  #add(word: Word): void {
    const length = Math.min(word.text.length, 4)
    const start = rarest(word.text, length)
    let hash = 0
    for (let i = start; i < start + length; i++) hash = next(hash, word.text.charCodeAt(i))
    const beginning = { word, back: start + length - 1 }
    // What stands before three or two characters may be anything.
    const known = 0x10 ** length
    for (let before = 0; before < HASHES; before += known) this.#put(before | (hash & (known - 1)), beginning)
  }

  #put(hash: number, beginning: Beginning): void {
    this.#ends[hash] = 1
    const drawer = this.#drawers[hash] as number
    if (drawer === 0) this.#drawers[hash] = this.#beginnings.push([beginning]) - 1
    else this.#beginnings[drawer]?.push(beginning)
  }

  /** Looks which words begin so that their first characters, whose hash it is, end at a place. */
  #take(text: string, last: number, hash: number, exact: Set<string>, folded: Set<string>): void {
    const beginnings = this.#beginnings[this.#drawers[hash] as number] as Beginning[]
    for (let i = 0; i < beginnings.length; i++) {
      const { word, back } = beginnings[i] as Beginning
      if (word.turn === this.#turn || last < back) continue
      if (!(word.folded ? standsAt(word.text, text, last - back) : text.startsWith(word.text, last - back))) continue
      word.turn = this.#turn
      ;(word.folded ? folded : exact).add(word.text)
    }
  }
}

/** Characters in which words are looked for one by one: a commit has few, and to make the table takes as long as ten thousand. */
const FEW = 5000

/** What one stretch of a text has found: places, and the hashes there. */
const STRETCH = 0x40_00
const PLACES = new Int32Array(STRETCH)
const AT_PLACES = new Uint16Array(STRETCH)

/**
 * The places in a stretch where a word may begin to be told. By itself and without calls: it runs over every text, and is soon machine
 * code.
 */
function collect(text: string, from: number, to: number, ends: Uint8Array): number {
  let hash = 0
  let count = 0
  for (let at = Math.max(0, from - 3); at < from; at++) hash = ((hash << 4) ^ (CODES[text.charCodeAt(at) & 0xff] as number)) & 0xff_ff
  for (let at = from; at < to; at++) {
    hash = ((hash << 4) ^ (CODES[text.charCodeAt(at) & 0xff] as number)) & 0xff_ff
    if (ends[hash] === 0) continue
    PLACES[count] = at
    AT_PLACES[count++] = hash
  }
  return count
}

/** How many characters stand together in a run with a digit, and in one without. */
const MIXED = 17
const SOLID = 30

/** Of a run that is long enough one character in seventeen is met in any case: most of a text is never looked at. */
function hasLongRun(text: string): boolean {
  for (let at = MIXED - 1; at < text.length;) {
    if (sortAt(text, at) === NOTHING) {
      at += MIXED
      continue
    }
    let start = at
    while (start > 0 && sortAt(text, start - 1) !== NOTHING) start--
    let end = at + 1
    while (end < text.length && sortAt(text, end) !== NOTHING) end++
    if (end - start >= MIXED && isLong(text, start, end)) return true
    at = end + MIXED
  }
  return false
}

function isLong(text: string, start: number, end: number): boolean {
  let solid = 0
  for (let at = start; at < end; at++) {
    const sort = sortAt(text, at)
    solid = sort === JOINT ? 0 : solid + 1
    if (sort === DIGIT || solid >= SOLID) return true
  }
  return false
}

function sortAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 128 ? (SORTS[code] as number) : NOTHING
}

const NOTHING = 0
const LETTER = 1
const DIGIT = 2
const JOINT = 3
const SORTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[a-z]/i.test(character) ? LETTER : /\d/.test(character) ? DIGIT : /[_-]/.test(character) ? JOINT : NOTHING
})

/** Twelve bits of a character move four up with each that follows: the last four are left in sixteen, three in twelve, two in eight. */
function next(hash: number, code: number): number {
  return ((hash << 4) ^ (CODES[code & 0xff] as number)) & 0xff_ff
}

const CODES = Uint16Array.from({ length: 256 }, (_, code) => small(code) * 31)

/** Where the characters of a word begin that stand elsewhere least often: `import ai` is not to be looked at for each `import`. */
function rarest(word: string, length: number): number {
  let best = 0
  let most = -Infinity
  for (let start = 0; start + length <= word.length; start++) {
    let sum = 0
    for (let at = start; at < start + length; at++) sum += RANKS[word.charCodeAt(at) & 0xff] as number
    // Asked last, as every run makes this table and few pieces come so far.
    if (sum > most && COMMON.includes(word.slice(start, start + length).toLowerCase())) sum -= 100
    if (sum > most) [best, most] = [start, sum]
  }
  return best
}

/** How rare a character is in English and in code. */
const RANKS = Uint8Array.from({ length: 256 }, (_, code) => {
  const rank = 'etaoinsrlcdpum.hgfyb_/v-w:kx@qjz'.indexOf(String.fromCharCode(small(code)))
  return rank < 0 ? 20 : rank
})

/** Words that stand in most programs: a piece of one tells little. */
const COMMON =
  'import from export default const return function async await type string name tool provider request response message content'

function small(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

function standsAt(word: string, text: string, at: number): boolean {
  for (let i = 0; i < word.length; i++) if (small(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false
  return true
}

/** `sk`, `Sk`, `sK`, `SK`. */
function spellings(word: string): string[] {
  return [...word].reduce(
    (before, letter) =>
      [...new Set([letter, letter.replace(/[a-z]/, (one) => one.toUpperCase())])].flatMap((one) => before.map((start) => start + one)),
    [''],
  )
}
