import { type Span, spanWithin, type Text } from '../text/source.ts'
import { backslash, decode, JSON_ESCAPES } from './escapes.ts'
import type { Tokens } from './jsonc-tokens.ts'
import type { Node } from './node.ts'
import { hasPlainPlaces, literal, numeric, part, scalar, type Problems } from './place.ts'

/** What the strings, numbers and words of a JSON text stand for, and where. */
export class Leaves {
  readonly #text: Text
  readonly #tokens: Tokens
  readonly #problems: Problems
  /** Where the text begins in its file, when every character of it has its own place there. */
  readonly #base: number | undefined

  constructor(text: Text, tokens: Tokens, problems: Problems) {
    this.#text = text
    this.#tokens = tokens
    this.#problems = problems
    this.#base = hasPlainPlaces(text) ? text.at.start : undefined
  }

  /** The place of a stretch of the text. */
  span(start: number, end: number): Span {
    return this.#base === undefined
      ? spanWithin(this.#text, start, end)
      : { file: this.#text.at.file, start: this.#base + start, end: this.#base + end }
  }

  /** The value of the token at hand. */
  value(): Node {
    const { kind, start, end } = this.#tokens
    if (kind === 'template') return { kind: 'dynamic', at: this.span(start, end) }
    if (kind === 'string') return scalar(this.string())
    const source = this.#text.value.slice(start, end)
    if (kind === 'number') return numeric(this.#text, start, end, Number(source))
    const word = WORDS.get(source)
    if (word !== undefined) return literal(this.span(start, end), word)
    this.#problems.add('expected double quotes', start, end)
    return scalar(part(this.#text, start, end))
  }

  /** The string of the token at hand, without its quotes. */
  string(): Text {
    const { start, end, closed, escaped } = this.#tokens
    const from = start + 1
    const to = closed ? end - 1 : end
    const value = this.#text.value.slice(from, to)
    if (!escaped && this.#base !== undefined) return { value, at: this.span(from, to) }
    const decoded = decode(value, /\\/, ESCAPE)
    if (decoded?.invalid !== undefined) {
      const at = from + decoded.invalid
      this.#problems.add('invalid escape', at, at + 1)
    }
    return part(this.#text, from, to, decoded)
  }
}

const ESCAPE = backslash(JSON_ESCAPES)
/** Words that are values; the others are texts whose quotes are missing. */
export const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
])
