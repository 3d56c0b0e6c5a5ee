import { spanWithin, type Text } from '../text/source.ts'
import { decode, decoding, type Decoded, type Escape } from './escapes.ts'
import { expressionEnd, type Heredoc, lineEnd, templateAt } from './hcl-skip.ts'
import type { Node } from './node.ts'
import { part, scalar } from './place.ts'
import { own } from '../text/own.ts'

interface Quoted {
  readonly node: Node
  readonly end: number
  readonly closed: boolean
}

/** A string in double quotes, which may hold templates: text, a reference, or a `template` of both. */
export function quoted(text: Text, start: number): Quoted {
  const source = text.value
  const pieces: Piece[] = []
  let from = start + 1
  let i = from
  for (; i < source.length;) {
    const char = source[i]
    if (char === '"' || char === '\n') break
    if (char === '\\') i += 2
    else if ((char === '$' || char === '%') && source[i + 1] === char && source[i + 2] === '{') i += 3
    else if (templateAt(source, i)) {
      const end = templateEnd(source, i)
      if (from < i) pieces.push({ start: from, end: i, is: 'text' })
      pieces.push({ start: i, end, is: 'template' })
      i = end
      from = end
    } else i++
  }
  const end = Math.min(i, source.length)
  const closed = source[end] === '"'
  if (from < end) pieces.push({ start: from, end, is: 'text' })
  const node = nodeOf(text, start + 1, Math.max(end, start + 1), pieces, (a, b) => decode(source.slice(a, b), ESCAPES, escape))
  return { node, end: closed ? end + 1 : end, closed }
}

/** A heredoc's text; with templates in it a `template`. `<<-` takes the common indentation away. */
export function heredoc(text: Text, { start, end, indented }: Heredoc): Node {
  const source = text.value
  const pieces: Piece[] = []
  let from = start
  for (let i = start; i < end;) {
    if ((source[i] === '$' || source[i] === '%') && source[i + 1] === source[i] && source[i + 2] === '{') i += 3
    else if (templateAt(source, i)) {
      const close = Math.min(templateEnd(source, i), end)
      if (from < i) pieces.push({ start: from, end: i, is: 'text' })
      pieces.push({ start: i, end: close, is: 'template' })
      i = close
      from = close
    } else i++
  }
  if (from < end) pieces.push({ start: from, end, is: 'text' })
  if (pieces.some(({ is }) => is === 'template') || !indented)
    return nodeOf(text, start, end, pieces, (a, b) => decode(source.slice(a, b), DOUBLED, escape))
  return scalar(part(text, start, end, unindented(source.slice(start, end))))
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly is: 'text' | 'template'
}

const ESCAPES = /\\|\$\$\{|%%\{/
const DOUBLED = /\$\$\{|%%\{/
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

function escape(raw: string, at: number): Escape | undefined {
  if (raw[at] !== '\\') return { value: raw.slice(at + 1, at + 3), length: 3 }
  const next = raw[at + 1] ?? ''
  const known = own(SIMPLE, next)
  if (known !== undefined) return { value: known, length: 2 }
  const code =
    next === 'u'
      ? /^[\da-fA-F]{4}/.exec(raw.slice(at + 2, at + 6))?.[0]
      : next === 'U'
        ? /^[\da-fA-F]{8}/.exec(raw.slice(at + 2, at + 10))?.[0]
        : undefined
  const point = code === undefined ? NaN : Number.parseInt(code, 16)
  return point <= 0x10ffff ? { value: String.fromCodePoint(point), length: 2 + (code as string).length } : undefined
}

/** The offset after the closing brace of `${ … }`. */
function templateEnd(source: string, start: number): number {
  const { end } = expressionEnd(source, start + 2, 'brace')
  return end < source.length ? end + 1 : end
}

const REFERENCE = /^\$\{~?\s*([A-Za-z_][\w-]*(?:\.[\w-]+)+)\s*~?\}$/

function nodeOf(
  text: Text,
  start: number,
  end: number,
  pieces: readonly Piece[],
  decoded: (start: number, end: number) => Decoded | undefined,
): Node {
  if (!pieces.some(({ is }) => is === 'template')) return scalar(part(text, start, end, decoded(start, end)))
  const parts = pieces.map(({ start: from, end: to, is }): Node => {
    if (is === 'text') return scalar(part(text, from, to, decoded(from, to)))
    const variable = REFERENCE.exec(text.value.slice(from, Math.min(to, from + 200)))?.[1]
    return { kind: 'dynamic', ...(variable ? { variable } : {}), at: spanWithin(text, from, to) }
  })
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'template', parts, at: spanWithin(text, start, end) }
}

function unindented(raw: string): Decoded {
  let indent = Infinity
  for (let line = 0; line < raw.length; line = lineEnd(raw, line) + 1) {
    const blanks = /^[ \t]*/.exec(raw.slice(line, lineEnd(raw, line)))?.[0].length ?? 0
    if (raw.slice(line, lineEnd(raw, line)).trim() !== '') indent = Math.min(indent, blanks)
  }
  const result = decoding(raw)
  for (let line = 0; line < raw.length; line = lineEnd(raw, line) + 1) {
    const end = Math.min(lineEnd(raw, line) + 1, raw.length)
    result.copy(Math.min(line + (indent === Infinity ? 0 : indent), end), end)
  }
  return result.done(raw.length)
}
