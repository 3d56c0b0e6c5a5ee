import { own } from '../text/own.ts'

/** What an escaped text stands for. `offsets` count from its start: one entry a character, and one for the end. */
export interface Decoded {
  readonly value: string
  readonly offsets: readonly number[]
  /** The first escape that means nothing, kept as it stands. */
  readonly invalid?: number
}

/** The characters that stand for others, how many they are, and what they mean. */
export interface Escape {
  readonly value: string
  readonly length: number
  readonly invalid?: true
}

/** Builds a decoded text from left to right. */
export interface Decoding {
  /** Takes a stretch of the raw text as it is. */
  copy(start: number, end: number): void
  /** Takes characters that all stand for what is at one place. */
  put(value: string, at: number): void
  /** How many characters there are so far. */
  readonly length: number
  done(end: number, invalid?: number): Decoded
}

/** Starts to decode a raw text. */
export function decoding(raw: string): Decoding {
  const pieces: string[] = []
  const offsets: number[] = []
  return {
    copy(start, end) {
      if (start >= end) return
      pieces.push(raw.slice(start, end))
      for (let i = start; i < end; i++) offsets.push(i)
    },
    put(value, at) {
      pieces.push(value)
      for (let i = 0; i < value.length; i++) offsets.push(at)
    },
    get length() {
      return offsets.length
    },
    done(end, invalid) {
      offsets.push(end)
      const decoded = { value: pieces.join(''), offsets }
      return invalid === undefined ? decoded : { ...decoded, invalid }
    },
  }
}

/** Decodes a raw text; undefined when every character stands for itself. `special` finds where `escape` has to look. */
export function decode(raw: string, special: RegExp, escape: (raw: string, at: number) => Escape | undefined): Decoded | undefined {
  if (!special.test(raw)) return undefined

  const find = new RegExp(special, 'g')
  const decoded = decoding(raw)
  let done = 0
  let invalid: number | undefined
  for (let match = find.exec(raw); match; match = find.exec(raw)) {
    const found = escape(raw, match.index)
    if (!found) continue
    decoded.copy(done, match.index)
    decoded.put(found.value, match.index)
    if (found.invalid) invalid ??= match.index
    done = match.index + found.length
    find.lastIndex = done
  }
  decoded.copy(done, raw.length)
  return decoded.done(raw.length, invalid)
}

/** A language's escapes: single letters, and letters that take a number of hex digits. */
export interface Escapes {
  readonly letters: Readonly<Record<string, string>>
  readonly hex: Readonly<Record<string, number>>
}

/** Reads a backslash escape; one that means nothing stays as it stands. */
export function backslash({ letters, hex }: Escapes): (raw: string, at: number) => Escape {
  return (raw, at) => {
    const letter = raw[at + 1] ?? ''
    const known = own(letters, letter)
    if (known !== undefined) return { value: known, length: 2 }
    const digits = own(hex, letter) ?? 0
    const code = raw.slice(at + 2, at + 2 + digits)
    if (digits && code.length === digits && /^[\da-f]+$/i.test(code)) {
      const point = Number.parseInt(code, 16)
      if (point <= 0x10_ff_ff) return { value: String.fromCodePoint(point), length: 2 + digits }
    }
    return { value: '\\', length: 1, invalid: true }
  }
}

const COMMON = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** RFC 8259, section 7; the single quote is JSON5's. */
export const JSON_ESCAPES: Escapes = { letters: { ...COMMON, '/': '/', "'": "'" }, hex: { u: 4 } }

/** https://toml.io/en/v1.1.0#string */
export const TOML_ESCAPES: Escapes = { letters: { ...COMMON, e: '\u001B' }, hex: { x: 2, u: 4, U: 8 } }

/** https://yaml.org/spec/1.2.2/#57-escaped-characters */
export const YAML_ESCAPES: Escapes = {
  letters: {
    ...COMMON,
    '0': '\0',
    a: '\u0007',
    e: '\u001B',
    v: '\v',
    N: '\u0085',
    _: '\u00A0',
    L: '\u2028',
    P: '\u2029',
    ' ': ' ',
    '/': '/',
    '\t': '\t',
  },
  hex: { x: 2, u: 4, U: 8 },
}
