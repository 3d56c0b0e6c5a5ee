import { own } from '../text/own.ts'

/** Where a piece of a word ends, and the stretches of it that are its value. */
export interface Piece {
  readonly end: number
  readonly kept: readonly { start: number; end: number }[]
  readonly dynamic: boolean
}

/** Reads quotes and expansions of one shell text. */
export class ShellQuotes {
  readonly #source: string
  /** Openings found without an end: from then on the like of them end with their line, so each is sought once. */
  readonly #unclosed = new Set<string>()
  #line = { start: 0, end: -1 }

  constructor(source: string) {
    this.#source = source
  }

  /** The quoted stretch, expansion or character at a place. */
  piece(at: number): Piece {
    const source = this.#source
    switch (source[at]) {
      case "'":
        return this.#single(at + 1)
      case '"':
        return this.#double(at + 1)
      case '\\':
        return this.#escape(at)
      case '$':
        if (source[at + 1] === "'") return this.#ansi(at + 2)
        if (source[at + 1] === '"') return this.#double(at + 2)
        return this.#expansion(at) ?? characters(at, at + 1)
      case '`':
        return this.#expansion(at) ?? characters(at, at + 1)
      default:
        return this.#plain(at)
    }
  }

  #plain(at: number): Piece {
    PLAIN.lastIndex = at
    const [run = ''] = PLAIN.exec(this.#source) ?? []
    return characters(at, at + Math.max(run.length, 1))
  }

  #escape(at: number): Piece {
    const next = this.#source.slice(at + 1, at + 3)
    if (next.startsWith('\r\n')) return { end: at + 3, kept: [], dynamic: false }
    if (next.startsWith('\n')) return { end: at + 2, kept: [], dynamic: false }
    if (next === '') return characters(at, at + 1)
    return { end: at + 2, kept: [{ start: at + 1, end: at + 2 }], dynamic: false }
  }

  #single(start: number): Piece {
    const end = this.#closing("'", start, () => this.#source.indexOf("'", start))
    return { end: end.after, kept: [{ start, end: end.at }], dynamic: false }
  }

  /** `$'it\'s'`: quotes and backslashes are decoded, other escapes stay as they are. */
  #ansi(start: number): Piece {
    const end = this.#closing("$'", start, (limit) => {
      for (let at = start; at < limit; at += this.#source[at] === '\\' ? 2 : 1) if (this.#source[at] === "'") return at
      return -1
    })
    return { end: end.after, kept: this.#withoutBackslashes(start, end.at, /[\\'"]/, false), dynamic: false }
  }

  #double(start: number): Piece {
    let dynamic = false
    const end = this.#closing('"', start, (limit) => {
      for (let at = start; at < limit;) {
        const character = this.#source[at]
        if (character === '"') return at
        if (character === '\\') at += 2
        else if (character === '$' || character === '`') {
          const expansion = this.#expansion(at, true)
          dynamic ||= expansion !== undefined
          at = expansion?.end ?? at + 1
        } else at++
      }
      return -1
    })
    return { end: end.after, kept: this.#withoutBackslashes(start, end.at, /[\\"$`\r\n]/, true), dynamic }
  }

  /** The stretches between backslashes that escape something. */
  #withoutBackslashes(start: number, end: number, escapable: RegExp, expands: boolean): Piece['kept'] {
    const kept: { start: number; end: number }[] = []
    let from = start
    for (let at = start; at < end; at++) {
      if (expands && (this.#source[at] === '$' || this.#source[at] === '`')) {
        const expansion = this.#expansion(at, true)
        if (expansion && expansion.end <= end) at = expansion.end - 1
        continue
      }
      const next = this.#source.charAt(at + 1)
      if (this.#source[at] !== '\\' || at + 1 >= end || !escapable.test(next)) continue
      kept.push({ start: from, end: at })
      const lineBreak = /^\r?\n/.exec(this.#source.slice(at + 1, at + 3))?.[0].length ?? 0
      from = at + 1 + lineBreak
      at += Math.max(lineBreak, 1)
    }
    return [...kept, { start: from, end }]
  }

  /** The expansion that begins here; undefined when the dollar is only a dollar. */
  #expansion(at: number, quoted = false): Piece | undefined {
    const source = this.#source
    if (source.startsWith('${{', at)) {
      const end = this.#closing('${{', at + 3, (limit) => (limit < source.length ? -1 : source.indexOf('}}', at + 3)))
      return { ...characters(at, end.after > end.at ? end.after + 1 : end.after), dynamic: true }
    }
    const opening = source[at] === '`' ? '`' : source.slice(at, at + 2)
    if (opening === '`' || opening === '$(' || opening === '${') {
      const start = at + opening.length
      const end = this.#closing(opening, start, (limit) => nestedEnd(source, start, limit, opening, quoted))
      return { ...characters(at, end.after), dynamic: true }
    }
    NAME.lastIndex = at
    const [name] = NAME.exec(source) ?? []
    return name ? { ...characters(at, at + name.length), dynamic: true } : undefined
  }

  /** The place of what closes, or the end of the line. */
  #closing(kind: string, start: number, find: (limit: number) => number): { at: number; after: number } {
    const lineEnd = this.#lineEnd(start)
    const limit = this.#unclosed.has(kind) ? lineEnd : this.#source.length
    const found = find(limit)
    if (found !== -1 && found < limit) return { at: found, after: found + 1 }
    this.#unclosed.add(kind)
    return { at: lineEnd, after: lineEnd }
  }

  /** One long line may hold a hundred thousand openings: its end is sought once. */
  #lineEnd(start: number): number {
    const { start: lineStart, end } = this.#line
    if (lineStart <= start && start <= end) return end
    const newLine = this.#source.indexOf('\n', start)
    this.#line = { start, end: newLine === -1 ? this.#source.length : newLine }
    return this.#line.end
  }
}

const PLAIN = /[^\s;&|()<>'"\\$`]+/y
const NAME = /\$(?:[A-Za-z_]\w*|[\d@*#?$!-])/y
const CLOSERS: Record<string, string> = { '`': '`', '$(': ')', '${': '}', '(': ')', '"': '"' }

function characters(start: number, end: number): Piece {
  return { end, kept: [{ start, end }], dynamic: false }
}

/** The place of what closes an expansion, past all that is nested in it; -1 when nothing does. */
function nestedEnd(source: string, start: number, limit: number, opening: string, quoted: boolean): number {
  const open = [own(CLOSERS, opening) as string]
  // Between double quotes a single one is a character.
  let double = quoted && opening === '${' ? 1 : 0
  for (let at = start; at < limit; at++) {
    const closer = open.at(-1) as string
    const character = source.charAt(at)
    if (character === '\\') at++
    else if (character === closer) {
      open.pop()
      if (open.length === 0) return at
      if (closer === '"') double--
    } else if (closer === '`') continue
    else if (character === "'" && closer !== '"' && double === 0) {
      const close = source.indexOf("'", at + 1)
      if (close === -1) return -1
      at = close
    } else {
      const pair = source.slice(at, at + 2)
      const nested = pair === '$(' || pair === '${' ? pair : character === '`' || character === '"' ? character : undefined
      if (nested) {
        open.push(CLOSERS[nested] as string)
        if (nested === '"') double++
        at += nested.length - 1
      } else if (character === '(' && closer === ')') open.push(')')
    }
  }
  return -1
}
