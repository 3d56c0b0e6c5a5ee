import { partsAtTop, type Piece } from '../../text/brackets.ts'
import { inTurn } from '../../text/pattern.ts'
import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { convertsInRust } from '../../knowledge/libraries/programs.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'

/** Longer expressions are tables. */
const LONGEST = 600

/**
 * The expressions whose values an argument shows, in languages that are read without a grammar: what is joined, what is put into a text
 * (`$"{a}"`, `"$a"`), and what a call formats. An argument that is none of these is given back as it is.
 */
export function shownIn(node: Node, language: CLike): readonly Node[] {
  const { file } = node.at
  // A chain of calls gives what its last call gives.
  const isChain = node.kind === 'map' && file.text[node.at.end - 1] === ')'
  if (node.kind !== 'dynamic' && !isChain) return [node]
  const start = quoteBefore(file.text, node.at.start)
  const end = /["'`]/.test(file.text[node.at.end] ?? '') ? node.at.end + 1 : node.at.end
  if (end - start > LONGEST) return []
  const found = new Shown(file.text, language).within(start, end, 4)
  return found.map((one) => ({ kind: 'dynamic', at: { file, ...one } }))
}

/** Where a text begins, with its quote and its marks: the span of an argument that begins with one stands behind them. */
function quoteBefore(text: string, at: number): number {
  if (!/["'`]/.test(text[at - 1] ?? '')) return at
  let start = at - 1
  while (/["$@]/.test(text[start - 1] ?? '')) start--
  return start
}

class Shown {
  readonly #text: string
  readonly #language: CLike

  constructor(text: string, language: CLike) {
    this.#text = text
    this.#language = language
  }

  within(start: number, end: number, steps: number): Piece[] {
    if (steps === 0) return []
    return this.#split(start, end, this.#language === 'php' ? '.' : '+').flatMap((part) => this.#part(part, steps))
  }

  #part({ start: first, end: last }: Piece, steps: number): Piece[] {
    const isRust = this.#language === 'rs'
    const start = isRust && this.#text[first] === '&' ? first + 1 : first
    const code = isRust ? this.#text.slice(start, last).replace(convertsInRust.pattern, '') : this.#text.slice(start, last)
    const end = start + code.length
    const text = /^[$@]{0,2}["'`]/.exec(code)?.[0]
    if (text !== undefined) return this.#filledIn(start, end, text).flatMap((one) => this.within(one.start, one.end, steps - 1))
    const head = FORMATS.exec(code)?.[0]
    if (head === undefined || !code.endsWith(')')) return [{ start, end }]
    return this.#split(start + head.length, end - 1, ',').flatMap((one) => this.within(one.start, one.end, steps - 1))
  }

  /** The parts between marks that stand outside of brackets and texts, without the blanks around them. */
  #split(start: number, end: number, mark: string): Piece[] {
    const parts = partsAtTop(this.#text, (at) => this.#text[at] === mark, { start, end, texts: true })
    return parts.map((one) => this.#trimmed(one.start, one.end)).filter((one) => one.end > one.start)
  }

  #trimmed(from: number, to: number): Piece {
    let [start, end] = [from, to]
    while (start < end && /\s/.test(this.#text[start] as string)) start++
    while (end > start && /\s/.test(this.#text[end - 1] as string)) end--
    return { start, end }
  }

  /** What is put into a text. */
  #filledIn(start: number, end: number, opening: string): Piece[] {
    const fields =
      this.#language === 'cs' && opening.includes('$')
        ? OF_CSHARP
        : this.#language === 'kt' && opening.endsWith('"')
          ? OF_KOTLIN
          : this.#language === 'php' && opening.endsWith('"')
            ? OF_PHP
            : this.#language === 'rs'
              ? OF_RUST
              : undefined
    if (!fields) return []
    return [...this.#text.slice(start, end).matchAll(fields)].map(({ index, 0: whole, 1: braced, 2: plain }) => {
      const inner = braced ?? plain ?? ''
      const at = start + index + whole.indexOf(inner)
      return { start: at, end: at + inner.length }
    })
  }
}

/** `{name}`, `{name:N2}`, `{name,10}`, `{all["a"]}`; `{{` is a brace. */
const OF_CSHARP = /(?<!\{)\{([^{}:,"\n]{1,200}|[^{}\n]{1,200}["\])])(?:[:,][^{}\n]{0,40})?\}/g
/** https://kotlinlang.org/docs/strings.html#string-templates */
const OF_KOTLIN = /(?<!\\)\$(?:\{([^{}]{1,200})\}|(\w{1,80}))/g
/** https://www.php.net/manual/en/language.types.string.php#language.types.string.parsing */
const OF_PHP = /(?<!\\)(?:\{(\$[^{}]{1,200})\}|(\$\w{1,80}(?:->\w{1,80}|\['?[\w-]{1,80}'?\])?))/g

/** What is named in a text of `format!`: https://doc.rust-lang.org/std/fmt/#named-parameters */
const OF_RUST = /(?<!\{)\{([a-z_]\w{0,80})(?::[^{}\n]{0,20})?\}/g

/** Calls that make a text of all that they are given: text and JSON of it. */
const FORMATS = inTurn('', /^/, asWritten(logLibraries, 'formats', 'serialises-text'), /\(/)
