import type { Group, Token } from './c-like-tokens.ts'

/** How deep brackets are followed; what stands deeper is left out. */
const MAX_DEPTH = 200

const CLOSES: ReadonlyMap<string, Group['open']> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])

interface Level {
  readonly open: Group['open']
  readonly start: number
  readonly tokens: Token[]
}

/** Tokens as they are read, those between brackets as groups. Offsets are those of the file. */
export class TokenGroups {
  readonly #levels: Level[] = [{ open: '{', start: 0, tokens: [] }]
  /** Brackets that are open and not followed. */
  #tooDeep = 0

  push(token: Token): void {
    if (this.#tooDeep === 0) this.#levels.at(-1)?.tokens.push(token)
  }

  /** Takes a bracket at an offset; false where the character is none. One that fits no open one is passed over. */
  bracket(char: string, at: number): boolean {
    if (char === '(' || char === '[' || char === '{') {
      if (this.#levels.length >= MAX_DEPTH) this.#tooDeep++
      else this.#levels.push({ open: char, start: at, tokens: [] })
      return true
    }
    const opens = CLOSES.get(char)
    if (!opens) return false
    if (this.#tooDeep > 0) this.#tooDeep--
    // One that was forgotten is closed with its parent.
    else if (this.#levels.slice(1).some((level) => level.open === opens)) while (this.#close(at + 1) !== opens);
    return true
  }

  /** All of them; what is still open ends with the text. */
  all(end: number): Token[] {
    while (this.#levels.length > 1) this.#close(end)
    return this.#levels[0]?.tokens ?? []
  }

  #close(end: number): Group['open'] | undefined {
    const level = this.#levels.pop()
    if (level) this.#levels.at(-1)?.tokens.push({ is: 'group', open: level.open, tokens: level.tokens, start: level.start, end })
    return level?.open
  }
}
