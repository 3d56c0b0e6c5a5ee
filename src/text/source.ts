import { inspect } from 'node:util'
import { beginsKey, keyBodyAt } from './key-frame.ts'
import { Secret } from './secret.ts'

/** Where git keeps a file; `none` means that there is no repository. */
export type GitState = 'tracked' | 'staged' | 'untracked' | 'ignored' | 'none'

/** 1-based, in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A file's text and the parts of it that must never be printed. */
export class SourceFile {
  /** Relative to the scanned root, with `/`. */
  readonly path: string
  readonly git: GitState
  readonly #concealed: Concealed[] = []
  #text: string | (() => string)
  #lineStarts: number[] | undefined

  /** A text that few will ask for is fetched by the first who does. */
  constructor(path: string, text: string | (() => string), git: GitState = 'none') {
    this.path = path
    this.#text = text
    this.git = git
  }

  get text(): string {
    if (typeof this.#text !== 'string') this.#text = this.#text()
    return this.#text
  }

  /** The whole text, as the parsers take it. */
  get whole(): Text {
    return { value: this.text, at: { file: this, start: 0, end: this.text.length } }
  }

  /** Takes a secret out of the file: whatever shows a line of it prints bullets in its place, but for a public prefix. */
  conceal(at: Span, prefix = '', value = this.text.slice(at.start, at.end)): Secret {
    const secret = this.text.startsWith(prefix, at.start) ? at.start + prefix.length : at.start
    this.#concealed.push({ start: at.start, secret, end: at.end })
    return new Secret(value, prefix, beginsKey(value) ? this.#keyAt(at.start, value) : undefined)
  }

  /**
   * What a judgement found, taken out of the file. Everybody may know the id of a client, and a report that hides it everywhere says no
   * more which client it means.
   */
  concealFound({ at, value }: Text, { prefix, judged }: { readonly prefix: string; readonly judged: { readonly class: string } }): Secret {
    return judged.class === 'public-id' ? new Secret(value, prefix, undefined, true) : this.conceal(at, prefix, value)
  }

  /** What tells a private key from others, as its first line is that of all: its letters, or else its place. */
  #keyAt(start: number, value: string): { readonly by: string; readonly isValue: boolean } {
    const body = keyBodyAt(this.text, start) ?? keyBodyAt(value, 0)
    return { by: body ?? `${this.path}\n${start}`, isValue: body !== undefined }
  }

  /** What has been concealed so far, in the order in which it was found. */
  get concealed(): readonly Concealed[] {
    return this.#concealed
  }

  /** The offsets of a 1-based line without its end; an empty stretch at the end of the text when there is no such line. */
  lineSpan(number: number): { start: number; end: number } {
    const { lineStarts, text } = this
    const start = lineStarts[number - 1] ?? text.length
    let end = lineStarts[number] ?? text.length
    while (end > start && isLineEnd(text.charCodeAt(end - 1))) end--
    return { start, end }
  }

  /** Line and column of an offset. */
  position(offset: number): Position {
    const starts = this.lineStarts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 }
  }

  /** Offsets at which the lines begin. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts) return this.#lineStarts
    const { text } = this
    const starts = [0]
    if (text.includes('\r')) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
      }
    } else for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
    this.#lineStarts = starts
    return starts
  }

  toJSON(): string {
    return this.path
  }

  [inspect.custom](): string {
    return this.path
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

/** Offsets of a concealed value: its public prefix goes from `start` to `secret`. */
export interface Concealed {
  readonly start: number
  readonly secret: number
  readonly end: number
}

/** A stretch of one file, in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly file: SourceFile
  readonly start: number
  readonly end: number
}

/** The text of a span, of which at most so many characters are looked at. */
export function codeAt({ file, start, end }: Span, most = Infinity): string {
  return file.text.slice(start, Math.min(end, start + most))
}

/** The first characters of a span, such as the name of a call. */
export function cutTo(at: Span, length: number): Span {
  return { ...at, end: Math.min(at.end, at.start + length) }
}

/** Where something begins, as a key of maps and sets. */
export function placeKey({ file, start }: Pick<Span, 'file' | 'start'>): string {
  return `${file.path}:${start}`
}

export interface Located<T> {
  readonly value: T
  readonly at: Span
}

/**
 * A string that stands in a file. `offsets` is there when the value is not the file's own text (escapes, block scalars):
 * entry i is the offset of character i, with one entry more for the end. `opaque` values (base64) have no inner places.
 */
export interface Text extends Located<string> {
  readonly offsets?: readonly number[]
  readonly opaque?: true
}

/** The place of a part of a text; the whole of it when inner places are unknown. */
export function spanWithin(text: Text, start: number, end: number): Span {
  const { file } = text.at
  if (text.opaque) return text.at
  if (text.offsets) return { file, start: text.offsets[start] ?? text.at.start, end: text.offsets[end] ?? text.at.end }
  if (text.at.end - text.at.start !== text.value.length) return text.at
  return { file, start: text.at.start + start, end: text.at.start + end }
}

/** A part of a text that still knows its place. */
export function slice(text: Text, start: number, end = text.value.length): Text {
  const value = text.value.slice(start, end)
  const at = spanWithin(text, start, end)
  if (text.opaque) return { value, at, opaque: true }
  if (text.offsets) return { value, at, offsets: text.offsets.slice(start, end + 1) }
  return at === text.at && value !== text.value ? { value, at, opaque: true } : { value, at }
}

/** What an expression found in a text. */
export function matched(text: Text, { 0: found, index }: RegExpExecArray): Text {
  return slice(text, index, index + found.length)
}

/** All that a global expression finds in a text, each at its place. */
export function piecesOf(text: Text, wanted: RegExp): Text[] {
  return Array.from(text.value.matchAll(wanted), (match) => matched(text, match))
}

/** Whether two spans share at least one character, or are the same empty span. */
export function overlaps(a: Span, b: Span): boolean {
  return a.file === b.file && (a.start === b.start || (a.start < b.end && b.start < a.end))
}
