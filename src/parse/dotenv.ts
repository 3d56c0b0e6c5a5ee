import { type Located, spanWithin, type Text } from '../text/source.ts'
import { decode } from './escapes.ts'
import type { Entry, Parsed } from './node.ts'
import { opaquePart, part, scalar } from './place.ts'
import { own } from '../text/own.ts'

/**
 * Parses a .env file into one map: entries in file order, duplicates kept, every value a string, nothing expanded.
 *
 * What is an assignment follows the LINE expression of dotenv 18, read without its quadratic backtracking.
 */
export function parseDotenv(text: Text): Parsed {
  const source = text.value
  const entries: Entry[] = []
  const problems: Located<string>[] = []
  for (let at = 0; at < source.length;) {
    const start = pastBlanks(source, at)
    const key = keyAt(source, start)
    const separated = key && pastSeparator(source, key.end)
    if (!key || separated === undefined) {
      at = pastLine(source, start)
      continue
    }
    const value = valueAt(source, separated)
    entries.push({
      key: part(text, key.start, key.end),
      value: scalar(unquoted(text, value)),
      at: spanWithin(text, key.start, Math.max(value.end, key.end)),
    })
    if (isOpen(source, value)) problems.push({ value: 'a quote that is not closed', at: spanWithin(text, value.start, value.start + 1) })
    at = pastLine(source, value.end)
  }
  return { roots: [{ kind: 'map', entries, open: false, at: text.at }], problems }
}

interface Range {
  readonly start: number
  readonly end: number
}

function keyAt(source: string, start: number): Range | undefined {
  if (source.startsWith('export', start)) {
    const name = pastBlanks(source, start + 6)
    // `export` may be a name itself: `export=1`.
    if (name > start + 6 && isKey(source, name)) {
      const exported = { start: name, end: pastKey(source, name) }
      if (pastSeparator(source, exported.end) !== undefined) return exported
    }
  }
  return isKey(source, start) ? { start, end: pastKey(source, start) } : undefined
}

/** Where the value begins, after `=` or a colon with a blank. */
function pastSeparator(source: string, keyEnd: number): number | undefined {
  const at = pastBlanks(source, keyEnd)
  if (source[at] === '=') return at + 1
  if (source[keyEnd] !== ':' || !isBlank(source, keyEnd + 1)) return undefined
  return source.startsWith('\r\n', keyEnd + 1) ? keyEnd + 3 : keyEnd + 2
}

/** The value as it stands, with its quotes. */
function valueAt(source: string, from: number): Range {
  const start = pastBlanks(source, from)
  const quote = source[start]
  if (quote === "'" || quote === '"' || quote === '`') {
    const close = closingQuote(source, start, quote)
    if (close !== undefined) return { start, end: close + 1 }
  }
  let end = from
  while (end < source.length && !'#\r\n'.includes(source[end] as string)) end++
  const trimmed = source.slice(from, end)
  const lead = trimmed.length - trimmed.trimStart().length
  return { start: from + lead, end: Math.max(from + lead, from + trimmed.trimEnd().length) }
}

/** Whether a value begins with a quote that has no second on its line; dotenv takes the line as it stands. */
function isOpen(source: string, { start, end }: Range): boolean {
  const quote = source[start] ?? ''
  return end > start && '\'"`'.includes(quote) && !source.slice(start + 1, end).includes(quote)
}

/** A quote with only a comment behind it closes; of escaped ones, the last before the first bare one. */
function closingQuote(source: string, open: number, quote: string): number | undefined {
  let last: number | undefined
  for (let at = source.indexOf(quote, open + 1); at !== -1; at = source.indexOf(quote, at + 1)) {
    const escaped = source[at - 1] === '\\' && at - 1 > open
    if (endsLine(source, at + 1)) last = at
    if (!escaped) break
  }
  return last
}

function endsLine(source: string, from: number): boolean {
  for (let at = from; ; at++) {
    if (at >= source.length || source[at] === '#' || isLineEnd(source, at)) return true
    if (!isBlank(source, at)) return false
  }
}

function unquoted(text: Text, { start, end }: Range): Text {
  const raw = text.value.slice(start, end)
  // dotenv takes these for line ends when it strips quotes, and only then.
  if (/[\u2028\u2029]/.test(raw)) return opaquePart(text, start, end, dotenvValue(raw))

  const inner = isQuoted(raw) ? 1 : 0
  const content = raw.slice(inner, raw.length - inner)
  const decoded = raw.startsWith('"')
    ? decode(content, /\\[nr]|\r/, (source, at) => own(DOUBLE, source.slice(at, at + 2)) ?? LINE_BREAK)
    : decode(content, /\r/, (source, at) => own(DOUBLE, source.slice(at, at + 2)) ?? LINE_BREAK)
  return part(text, start + inner, end - inner, decoded)
}

const LINE_BREAK = { value: '\n', length: 1 }
const DOUBLE: Record<string, { value: string; length: number }> = {
  '\\n': { value: '\n', length: 2 },
  '\\r': { value: '\r', length: 2 },
  '\r\n': { value: '\n', length: 2 },
}

function isQuoted(raw: string): boolean {
  const quote = raw.charAt(0)
  return raw.length > 1 && '\'"`'.includes(quote) && raw.endsWith(quote)
}

function dotenvValue(raw: string): string {
  const value = raw.replace(/\r\n?/g, '\n').replace(/^(['"`])([\s\S]*)\1$/gm, '$2')
  return raw.startsWith('"') ? value.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : value
}

function pastLine(source: string, from: number): number {
  let at = from
  while (at < source.length && !isLineEnd(source, at)) at++
  return at + 1
}

function pastBlanks(source: string, from: number): number {
  let at = from
  while (isBlank(source, at)) at++
  return at
}

function pastKey(source: string, from: number): number {
  let at = from
  while (isKey(source, at)) at++
  return at
}

function isKey(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  if (code >= 48 && code <= 57) return true
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return true
  return code === 45 || code === 46 || code === 95
}

function isBlank(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  return code === 32 || (code >= 9 && code <= 13) || (code >= 160 && /\s/.test(source.charAt(at)))
}

function isLineEnd(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  return code === 10 || code === 13 || code === 0x20_28 || code === 0x20_29
}
