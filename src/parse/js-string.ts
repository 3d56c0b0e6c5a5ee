import type { SourceFile, Text } from '../text/source.ts'
import { decode, type Escape } from './escapes.ts'
import { own } from '../text/own.ts'

/** What is between the quotes of a JavaScript string or template part, with what its escapes stand for. */
export function jsString(file: SourceFile, start: number, end: number): Text {
  const raw = file.text.slice(start, end)
  const at = { file, start, end }
  const decoded = decode(raw, /\\|\r/, escape)
  if (!decoded) return { value: raw, at }
  return { value: decoded.value, at, offsets: decoded.offsets.map((offset) => start + offset) }
}

const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '0': '\0' }

/** ECMA-262, section 12.9.4. */
function escape(raw: string, at: number): Escape {
  if (raw[at] === '\r') return { value: '\n', length: raw[at + 1] === '\n' ? 2 : 1 }
  const letter = raw[at + 1] ?? ''
  const hex = /^(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2}))/i.exec(raw.slice(at + 1, at + 12))
  if (hex) {
    const point = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16)
    if (point <= 0x10_ff_ff) return { value: String.fromCodePoint(point), length: 1 + hex[0].length }
  }
  const newLine = /^(?:\r\n|[\r\n\u2028\u2029])/.exec(raw.slice(at + 1, at + 3))
  if (newLine) return { value: '', length: 1 + newLine[0].length }
  const octal = /^[0-3]?[0-7]{1,2}/.exec(raw.slice(at + 1, at + 4))
  if (octal && octal[0] !== '0') return { value: String.fromCharCode(Number.parseInt(octal[0], 8)), length: 1 + octal[0].length }
  return { value: own(LETTERS, letter) ?? letter, length: 1 + letter.length }
}
