import { backslash, decode, TOML_ESCAPES, type Decoded } from './escapes.ts'

/** A quoted string: where it ends, and what is between its quotes. */
export interface Quoted {
  readonly start: number
  readonly end: number
  readonly after: number
  readonly closed: boolean
  readonly decoded?: Decoded | undefined
}

/** Reads the string that begins with a quote; one that is not closed ends with its line. */
export function quoted(source: string, at: number, multiline: boolean): Quoted {
  const quote = source.charAt(at)
  const long = quote.repeat(3)
  if (multiline && source.startsWith(long, at)) return longString(source, at, quote, long)

  const start = at + 1
  let end = start
  while (end < source.length && source[end] !== quote && source[end] !== '\n') {
    end += quote === '"' && source[end] === '\\' ? 2 : 1
  }
  end = Math.min(end, source.length)
  const closed = source[end] === quote
  // An escape may have swallowed the line end.
  if (!closed) end = lineEnd(source, start)
  return {
    start,
    end,
    after: closed ? end + 1 : end,
    closed,
    decoded: quote === '"' ? decode(source.slice(start, end), /\\/, ESCAPE) : undefined,
  }
}

function longString(source: string, at: number, quote: string, long: string): Quoted {
  const start = at + 3 + (/^\r?\n/.exec(source.slice(at + 3, at + 5))?.[0].length ?? 0)
  let end = source.indexOf(long, start)
  if (quote === '"') while (end !== -1 && isEscaped(source, start, end)) end = source.indexOf(long, end + 1)
  if (end === -1) {
    const broken = lineEnd(source, at + 3)
    return { start: Math.min(at + 3, broken), end: broken, after: broken, closed: false }
  }
  // Up to two quotes may stand before the closing ones.
  for (let extra = 0; extra < 2 && source[end + 3] === quote; extra++) end++
  const raw = source.slice(start, end)
  const decoded = quote === '"' ? decode(raw, /\\|\r\n/, longEscape) : decode(raw, /\r\n/, longEscape)
  return { start, end, after: end + 3, closed: true, decoded }
}

const ESCAPE = backslash(TOML_ESCAPES)
const CONTINUED = /\\[ \t]*\r?\n\s*/y

function longEscape(raw: string, at: number): ReturnType<typeof ESCAPE> {
  if (raw[at] === '\r') return { value: '\n', length: 2 }
  CONTINUED.lastIndex = at
  const continued = CONTINUED.exec(raw)
  return continued ? { value: '', length: continued[0].length } : ESCAPE(raw, at)
}

function isEscaped(source: string, start: number, at: number): boolean {
  let backslashes = 0
  while (at - 1 - backslashes >= start && source[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

/** Where a line ends, without a carriage return. */
export function lineEnd(source: string, from: number): number {
  const newLine = source.indexOf('\n', from)
  const end = newLine === -1 ? source.length : newLine
  return end > from && source[end - 1] === '\r' ? end - 1 : end
}

const INTEGER = /^[+-]?\d(?:_?\d)*$/
const FLOAT = /^[+-]?\d(?:_?\d)*(?:\.\d(?:_?\d)*)?(?:e[+-]?\d(?:_?\d)*)?$/i
const PREFIXED = /^0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)$/i
const DATE = /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/

/** What a word without quotes stands for; dates stay text; undefined when it is no TOML value. */
export function wordValue(word: string): string | number | boolean | undefined {
  if (word === 'true') return true
  if (word === 'false') return false
  if (/^[+-]?inf$/.test(word)) return word.startsWith('-') ? -Infinity : Infinity
  if (/^[+-]?nan$/.test(word)) return Number.NaN
  if (DATE.test(word)) return word
  if (INTEGER.test(word) || FLOAT.test(word) || PREFIXED.test(word)) return Number(word.replaceAll('_', ''))
  return undefined
}
