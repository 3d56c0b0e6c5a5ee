import type { PythonNode } from './node.ts'
import { type Scanner, UNKNOWN } from './scanner.ts'

/** A string, an f-string, or several of them side by side. */
export function strings(at: Scanner): PythonNode {
  const { from } = at
  const first = string(at)
  if (!at.is('String') && !at.is('FormatString')) return first
  const all = [first]
  while (at.is('String') || at.is('FormatString')) all.push(string(at))
  return at.node('ContinuedString', from, all)
}

function string(at: Scanner): PythonNode {
  const { from, text, token } = at
  const quote = at.to - 1
  const code = text.charCodeAt(quote)
  const isLong = text.charCodeAt(quote + 1) === code && text.charCodeAt(quote + 2) === code
  const shape = { code, isLong, isRaw: quote > from && /r/i.test(text.slice(from, quote)) }
  const replacements: PythonNode[] = []
  const end =
    token === 'String' ? plainEnd(text, quote + (isLong ? 3 : 1), shape) : formatEnd(at, quote + (isLong ? 3 : 1), shape, replacements)
  at.jump(end)
  return at.node(token, from, replacements)
}

interface Shape {
  readonly code: number
  readonly isLong: boolean
  readonly isRaw: boolean
}

/** Behind a string without replacements. */
function plainEnd(text: string, start: number, { code: quote, isLong }: Shape): number {
  for (let i = start; ; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) {
      if (!isLong) return i + 1
      if (text.charCodeAt(i + 1) === quote && text.charCodeAt(i + 2) === quote) return i + 3
    } else if (code === 92) {
      i++
      if (!isLong && text.charCodeAt(i) === 13) throw UNKNOWN
    } else if (code !== code || (!isLong && (code === 10 || code === 13))) throw UNKNOWN
  }
}

/** Behind an f-string; what is put in is read as code. */
function formatEnd(at: Scanner, start: number, { code: quote, isLong, isRaw }: Shape, into: PythonNode[]): number {
  const { text } = at
  for (let i = start; ; i++) {
    const code = text.charCodeAt(i)
    if (code === 123) {
      if (text.charCodeAt(i + 1) === 123) i++
      else {
        const inner = replacement(at, i)
        into.push(inner)
        i = inner.to - 1
      }
    } else if (code === quote) {
      if (!isLong) return i + 1
      if (text.charCodeAt(i + 1) === quote && text.charCodeAt(i + 2) === quote) return i + 3
    } else if (code === 92) {
      i++
      // Before a brace it stands for itself, which the library does not know.
      if ((!isLong && text.charCodeAt(i) === 13) || text.charCodeAt(i) === 123 || text.charCodeAt(i) === 125) throw UNKNOWN
      if (!isRaw && text.startsWith('N{', i)) i = namedEnd(text, i)
    } else if (code !== code || (!isLong && (code === 10 || code === 13))) throw UNKNOWN
  }
}

/** The brace behind the name of a character, `\N{EN DASH}`: anything else in it is for the library to read. */
function namedEnd(text: string, start: number): number {
  const end = text.indexOf('}', start)
  if (end < 0 || !/^N\{[\w -]{1,100}$/.test(text.slice(start, Math.min(end, start + 103)))) throw UNKNOWN
  return end
}

/** `{x!r:>{width}}`. */
function replacement(at: Scanner, start: number): PythonNode {
  at.from = start
  at.to = start + 1
  at.depth++
  const children = [at.take('{')]
  if (at.is('yield')) children.push(at.rules.yielded(at))
  else {
    do {
      at.takes('*', children)
      children.push(at.rules.test(at))
    } while (at.takes(',', children) && !ENDS.has(at.token))
  }
  if (at.is('=')) children.push(at.take('FormatSelfDoc'))
  let end = at.from
  if (at.is('!')) {
    if (!/[sra]/.test(at.text[end + 1] ?? '')) throw UNKNOWN
    at.jump(end + 2)
    end = at.from
  }
  if (at.is(':=')) throw UNKNOWN
  if (at.text[end] === ':') end = specEnd(at, end + 1)
  else if (!at.is('}')) throw UNKNOWN
  at.depth--
  at.end = end + 1
  return at.node('FormatReplacement', start, children)
}

const ENDS: ReadonlySet<string> = new Set(['}', '=', '!', ':', ':='])

/** The brace behind what says how a value is shown, which may hold values itself. */
function specEnd(at: Scanner, start: number): number {
  for (let i = start; ; i++) {
    const code = at.text.charCodeAt(i)
    if (code === 125) return i
    if (code === 123) i = replacement(at, i).to - 1
    else if (code !== code) throw UNKNOWN
  }
}
