import { surpriseOf } from '../classify/surprise.ts'
import { readsLikeNames } from '../classify/readable-names.ts'
import type { Part } from '../classify/secret-like.ts'
import { inTurn } from '../text/pattern.ts'
import { lettersOf } from '../text/words.ts'

/** Shorter values are words, ports and flags. */
const LEAST = 6
/** Letters and digits that are compared at once; a shorter piece gives nobody away. */
const PIECE = 8
/** Words of so many letters are nobody's name. */
const LONG = 20
/** What joins names to paths and longer names. */
const LINK = /[\w/\\.-]/
const NAMED = /\w/
/** Of a name; a longer one has no word that is somebody's password. */
const MOST_WORDS = 8
/** Between words, and where a capital begins one: `Yii2|Oauth2|Server`, `O|Auth|Server`. */
const CAPITAL = /[^A-Za-z\d]+|(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/
const BASE = 36
const OVERFLOW = BASE ** PIECE
/** Pieces that are kept; where a repository has more, the caller hides more than it has to. */
const MOST = 2_000_000

/** Digits and letters by their value to the base 36, whatever their case; -1 for all others. */
const VALUE_OF = Int8Array.from({ length: 128 }, (_, code) => {
  const value = parseInt(String.fromCharCode(code), BASE)
  return Number.isNaN(value) ? -1 : value
})

/**
 * Values that must not be shown, found in any text by pieces of eight letters and digits: in any case, within words, cut, and
 * with other characters between. What a search costs does not depend on how many values there are.
 */
export class HiddenValues {
  readonly #pieces = new Set<number>()
  /** Letters and digits of values that read like words. */
  readonly #words = new Set<string>()
  /** The same of names that every report shows: folders and files. */
  readonly #names = new Set<string>()
  /** Values with too few letters and digits for a piece, in small letters, by their length. */
  readonly #short = new Map<number, Set<string>>()

  /** Whether not every piece could be kept. */
  get isFull(): boolean {
    return this.#pieces.size >= MOST
  }

  add(value: string): void {
    if (value.length < LEAST || isWord(value)) return
    const first = this.#pieces.size
    if (this.isFull) return
    eachPiece(value, (piece) => void (this.#pieces.size < MOST && this.#pieces.add(piece)))
    const told = lettersOf(value)
    if (told.length < PIECE) this.#addShort(value.toLowerCase())
    else if (this.#pieces.size > first && readsLikeWords(told)) this.#words.add(told)
  }

  #addShort(value: string): void {
    const known = this.#short.get(value.length)
    if (known) known.add(value)
    // A text is gone through once for each length.
    else if (this.#short.size < 64) this.#short.set(value.length, new Set([value]))
  }

  /** Where pieces of the values stand in a text. */
  in(text: string): Part[] {
    return [...this.#piecesIn(text), ...this.#shortIn(text)]
  }

  #piecesIn(text: string): Part[] {
    if (this.#pieces.size === 0) return []
    const found: { start: number; end: number }[] = []
    eachPiece(text, (piece, start, end) => {
      if (!this.#pieces.has(piece)) return
      const last = found.at(-1)
      if (last && start <= last.end) last.end = end
      else found.push({ start, end })
    })
    return found.filter((part) => this.#givesAway(text, part))
  }

  /**
   * A part of a path, and the words that it begins with or is made of: they are no secret even where they are somebody's password as well,
   * and a place that is hidden cannot be found.
   */
  addName(name: string): void {
    this.#addWords(name.split(/[^A-Za-z\d]+/))
    this.#addWords(name.split(CAPITAL))
  }

  #addWords(all: readonly string[]): void {
    const words = all.slice(0, MOST_WORDS)
    for (let first = 0; first < words.length; first++) {
      let joined = ''
      for (const word of words.slice(first)) this.#names.add((joined += word.toLowerCase()))
    }
  }

  /** Words that a value is made of stand in many texts, and a whole one as a part of a path where a folder has its name. */
  #givesAway(text: string, { start, end }: Part): boolean {
    const told = lettersOf(text.slice(start, end))
    const isLinked = LINK.test(text[start - 1] ?? '') || (LINK.test(text[end] ?? '') && NAMED.test(text[end + 1] ?? ''))
    if (told.length < LONG && isLinked && this.#names.has(told) && (readsLikeWords(told) || readsLikeNames(told))) return false
    return !readsLikeWords(told) || told.length >= LONG || this.#words.has(told)
  }

  #shortIn(text: string): Part[] {
    if (this.#short.size === 0) return []
    const lower = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
    const found: Part[] = []
    for (const [length, values] of this.#short) {
      for (let start = 0; start + length <= lower.length; start++)
        if (values.has(lower.slice(start, start + length))) found.push({ start, end: start + length })
    }
    return found
  }
}

/** Calls back for every eight letters and digits in a row, whatever stands between them, as one number. */
function eachPiece(text: string, take: (piece: number, start: number, end: number) => void): void {
  const places = new Int32Array(PIECE)
  const values = new Int8Array(PIECE)
  let piece = 0
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const value = code < 128 ? (VALUE_OF[code] as number) : -1
    if (value < 0) continue
    const at = count % PIECE
    piece = piece * BASE + value - (count >= PIECE ? (values[at] as number) * OVERFLOW : 0)
    values[at] = value
    places[at] = i
    count++
    if (count >= PIECE) take(piece, places[count % PIECE] as number, i + 1)
  }
}

function readsLikeWords(letters: string): boolean {
  const { digits, total } = surpriseOf(letters)
  return digits === 0 && total <= 0
}

/** `postgres`, `Password`, `API_KEY`, `rootpassword`: a mask over each of these in every message would hide the message. */
function isWord(value: string): boolean {
  if (NAME_OF_PASSWORD.test(value)) return true
  return value.length < 12 ? /^(?:[A-Z]?[a-z]+|[A-Z]+(?:_[A-Z]+)*|\s+)$/.test(value) : /^[A-Z]+(?:_[A-Z]+)+$|^\s+$/.test(value)
}

/** What variables for passwords are called as well: `MINIO_ROOT_PASSWORD`. */
const NAME_OF_PASSWORD = inTurn(
  'i',
  /^(?:root|admin|user|app|api|db|database|mysql|postgres|minio|redis|mongo|client|access|refresh){1,2}[_-]?/,
  /(?:password|passwd|secret|token|key)$/,
)
