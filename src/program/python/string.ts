import type { SourceFile, Text } from '../../text/source.ts'
import { decode, type Escape } from '../../parse/escapes.ts'
import { own } from '../../text/own.ts'

const PREFIX = /^([A-Za-z]{0,2})('''|"""|'|")/

/** What a Python string token is made of; undefined when the text is none, as after an unclosed bracket. */
export function stringShape(source: string): { readonly prefix: string; readonly quote: string } | undefined {
  const match = PREFIX.exec(source)
  if (!match || !/^(?:[rbuft]|[rR][bBfFtT]|[bBfFtT][rR])?$/i.test(match[1] ?? '')) return undefined
  const quote = match[2] as string
  const start = match[0].length
  return source.length >= start + quote.length && source.endsWith(quote) ? { prefix: (match[1] as string).toLowerCase(), quote } : undefined
}

/** The offset of the last quote of the string that begins at an offset; undefined when it does not close before the end that is given. */
export function stringEnd(source: string, start: number, end = source.length): number | undefined {
  const quote = source[start] as string
  const long = source.startsWith(quote.repeat(3), start)
  const marks = long ? quote.repeat(3) : quote
  for (let i = start + marks.length; i < end; i++) {
    if (source[i] === '\\') i += source.startsWith('\r\n', i + 1) ? 2 : 1
    else if (source.startsWith(marks, i)) return i + marks.length - 1
    else if (!long && (source[i] === '\n' || source[i] === '\r')) return undefined
  }
  return undefined
}

/** A stretch inside the quotes with what its escapes stand for. `format` folds the doubled braces of an f-string. */
export function pythonString(file: SourceFile, start: number, end: number, raw: boolean, format: boolean): Text {
  const source = file.text.slice(start, end)
  const at = { file, start, end }
  const special = raw ? (format ? /\{\{|\}\}|\r/ : /\r/) : format ? /\\|\{\{|\}\}|\r/ : /\\|\r/
  const decoded = decode(source, special, escape)
  if (!decoded) return { value: source, at }
  return { value: decoded.value, at, offsets: decoded.offsets.map((offset) => start + offset) }
}

const LETTERS: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences; an unknown escape stays as it stands. */
function escape(raw: string, at: number): Escape {
  const char = raw[at]
  if (char === '{' || char === '}') return { value: char, length: 2 }
  if (char === '\r') return { value: '\n', length: raw[at + 1] === '\n' ? 2 : 1 }
  const hex = /^(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))/i.exec(raw.slice(at + 1, at + 10))
  if (hex) {
    const point = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16)
    if (point <= 0x10_ff_ff) return { value: String.fromCodePoint(point), length: 1 + hex[0].length }
  }
  const octal = /^[0-7]{1,3}/.exec(raw.slice(at + 1, at + 4))
  if (octal) return { value: String.fromCodePoint(Number.parseInt(octal[0], 8)), length: 1 + octal[0].length }
  const newLine = /^(?:\r\n|[\r\n])/.exec(raw.slice(at + 1, at + 3))
  if (newLine) return { value: '', length: 1 + newLine[0].length }
  const letter = own(LETTERS, raw[at + 1] ?? '')
  return letter === undefined ? { value: '\\', length: 1 } : { value: letter, length: 2 }
}
