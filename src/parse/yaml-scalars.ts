import { backslash, decode, decoding, YAML_ESCAPES, type Decoded, type Escape } from './escapes.ts'

/** Decodes what stands between double quotes. */
export function doubleQuoted(raw: string): Decoded | undefined {
  return decode(raw, new RegExp(`\\\\|${BREAK.source}`), (source, at) => {
    if (source[at] !== '\\') return fold(source, at)
    const continued = matchAt(CONTINUED, source, at)
    return continued ? { value: '', length: continued.length } : ESCAPE(source, at)
  })
}

/** Decodes what stands between single quotes. */
export function singleQuoted(raw: string): Decoded | undefined {
  return decode(raw, new RegExp(`''|${BREAK.source}`), (source, at) => (source[at] === "'" ? { value: "'", length: 2 } : fold(source, at)))
}

/** Decodes a scalar without quotes that runs over several lines. */
export function plainLines(raw: string): Decoded | undefined {
  return decode(raw, BREAK, fold)
}

/**
 * Decodes a block scalar from its `|` or `>` on. `value` is what it stands for, which tells the indentation and the
 * line breaks kept at the end.
 */
export function block(raw: string, value: string): Decoded {
  const lines = contentLines(raw)
  const first = lines.findIndex(({ start, end }) => hasContent(raw, start, end))
  const indent = first === -1 ? 0 : indentation(raw, lines[first] as Line, value)
  const last = first === -1 ? -1 : lines.findLastIndex(({ start, end }) => hasContent(raw, start + indent, end))
  const folded = raw.startsWith('>')
  const decoded = decoding(raw)
  let separator = ''
  let afterDeeper = false
  let lastEnd = lines[0]?.start ?? raw.length

  for (const [i, { start, end }] of lines.slice(0, last + 1).entries()) {
    const from = Math.min(start + indent, end)
    if (i < first) {
      decoded.copy(from, end)
      decoded.put('\n', end)
      continue
    }
    const deeper = folded && (raw[from] === ' ' || raw[from] === '\t')
    if (folded && from === end) {
      if (separator === '\n') decoded.put('\n', lastEnd)
      separator = '\n'
      lastEnd = end
      continue
    }
    if (deeper && separator === ' ') separator = '\n'
    else if (deeper && separator === '\n' && !afterDeeper) separator = '\n\n'
    decoded.put(separator, lastEnd)
    decoded.copy(from, end)
    separator = folded && !deeper ? ' ' : '\n'
    afterDeeper = deeper
    lastEnd = end
  }
  decoded.put(value.slice(decoded.length), lastEnd)
  return decoded.done(raw.length)
}

interface Line {
  readonly start: number
  readonly end: number
}

const ESCAPE = backslash(YAML_ESCAPES)
/** The lookbehind keeps the search linear. */
const BREAK = /(?<![ \t])[ \t]*\r?\n/
const FOLD = /[ \t]*\r?\n(?:[ \t]|\r?\n)*/y
const CONTINUED = /\\\r?\n[ \t]*/y

/** One line break is a space, more are one less. */
function fold(raw: string, at: number): Escape | undefined {
  const found = matchAt(FOLD, raw, at)
  if (found === undefined) return undefined
  const breaks = found.split('\n').length - 1
  return { value: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), length: found.length }
}

function matchAt(sticky: RegExp, raw: string, at: number): string | undefined {
  sticky.lastIndex = at
  return sticky.exec(raw)?.[0]
}

/** The lines below the header, without their line ends. */
function contentLines(raw: string): Line[] {
  const lines: Line[] = []
  let start = raw.indexOf('\n') + 1
  while (start > 0 && start < raw.length) {
    const next = raw.indexOf('\n', start)
    const end = next === -1 ? raw.length : next
    lines.push({ start, end: raw[end - 1] === '\r' ? end - 1 : end })
    start = next + 1
  }
  return lines
}

/** How much further right the first line with content stands than its value does. */
function indentation(raw: string, { start }: Line, value: string): number {
  const leadingLines = /^[ \n]*\n/.exec(value)?.[0].length ?? 0
  return spaces(raw, start) - spaces(value, leadingLines)
}

function hasContent(raw: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (raw[at] !== ' ') return true
  return false
}

function spaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ') at++
  return at - from
}
