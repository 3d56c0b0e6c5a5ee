/** Which pieces of four characters, and of three, stand in a text, by sixteen and twelve bits each, capitals aside. */
export class Pieces {
  readonly #fours = new Uint8Array(0x1_00_00)
  readonly #threes = new Uint8Array(0x10_00)

  /** Looks at another text. */
  fill(text: string): void {
    this.#fours.fill(0)
    this.#threes.fill(0)
    note(text, this.#fours, this.#threes)
  }

  /** Whether a word of three characters or more may stand in the text; false only where it does not. In ASCII and in small letters. */
  mayHold(word: string): boolean {
    let hash = 0
    for (let at = 0; at < word.length; at++) {
      hash = ((hash << 4) ^ (CODES[word.charCodeAt(at)] as number)) & 0xff_ff
      if (at === 2 ? this.#threes[hash & 0x0f_ff] === 0 : at > 2 && this.#fours[hash] === 0) return false
    }
    return true
  }
}

/** Without calls, as it runs over every character. */
function note(text: string, fours: Uint8Array, threes: Uint8Array): void {
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    hash = ((hash << 4) ^ (CODES[text.charCodeAt(at) & 0xff] as number)) & 0xff_ff
    fours[hash] = 1
    threes[hash & 0x0f_ff] = 1
  }
}

/** Twelve bits of a character, the same for its capital. */
const CODES = Uint16Array.from({ length: 256 }, (_, code) => (code >= 65 && code <= 90 ? code + 32 : code) * 31)
