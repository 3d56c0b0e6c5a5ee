import { slice, type Text } from '../text/source.ts'
import { decoding } from './escapes.ts'
import { part } from './place.ts'

export interface Fence {
  /** The first word of `info`, in lower case. */
  readonly language: string
  readonly info: string
  /** The lines between the fences, without the indentation of the fence. */
  readonly text: Text
}

export interface Markdown {
  readonly frontmatter?: Text
  readonly fences: Fence[]
  /** The stretches outside of fences and front matter; indented code is among them. */
  readonly prose: Text[]
}

/** Splits Markdown into front matter, fenced blocks and the rest. */
export function parseMarkdown(text: Text): Markdown {
  const source = text.value
  const matter = frontmatter(source)
  const fences: Fence[] = []
  const prose: Text[] = []
  const lists: number[] = []
  let proseStart = matter?.after ?? 0

  const keepProse = (end: number) => {
    const stretch = source.slice(proseStart, end)
    if (stretch.trim()) prose.push(slice(text, proseStart, end))
  }
  for (let at = proseStart; at < source.length;) {
    const line = lineAt(source, at)
    const opening = openingFence(source.slice(line.start, line.end), lists)
    if (!opening) {
      at = line.after
      continue
    }
    keepProse(line.start)
    const block = fenced(text, line.after, opening)
    fences.push({ language: language(opening.info), info: opening.info, text: block.text })
    at = proseStart = block.after
  }
  keepProse(source.length)
  return { ...(matter && { frontmatter: slice(text, matter.start, matter.end) }), fences, prose }
}

interface Line {
  readonly start: number
  /** Before the line break. */
  readonly end: number
  readonly after: number
}

interface Opening {
  readonly marker: string
  readonly info: string
  /** Columns that its lines are indented by. */
  readonly indent: number
  readonly quoted: boolean
}

function frontmatter(source: string): { start: number; end: number; after: number } | undefined {
  const first = lineAt(source, source.startsWith('\uFEFF') ? 1 : 0)
  if (!/^---[ \t]*$/.test(source.slice(first.start, first.end))) return undefined
  for (let at = first.after; at < source.length;) {
    const line = lineAt(source, at)
    if (/^(?:---|\.\.\.)[ \t]*$/.test(source.slice(line.start, line.end))) {
      return { start: first.after, end: line.start, after: line.after }
    }
    at = line.after
  }
  return undefined
}

function lineAt(source: string, start: number): Line {
  const newLine = source.indexOf('\n', start)
  const end = newLine === -1 ? source.length : newLine
  const after = newLine === -1 ? source.length : newLine + 1
  return { start, end: end > start && source[end - 1] === '\r' ? end - 1 : end, after }
}

const QUOTE = /^(?: {0,3}> ?)+/
const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/
const FENCE = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/

/** The fence that a line opens. `lists` are the columns at which the contents of open list items begin. */
function openingFence(line: string, lists: number[]): Opening | undefined {
  const quote = QUOTE.exec(line)?.[0] ?? ''
  let rest = line.slice(quote.length)
  if (rest.trim() === '') return undefined
  let column = indentation(rest)
  while (lists.length > 0 && (lists.at(-1) as number) > column) lists.pop()
  rest = rest.trimStart()
  for (let item = LIST_ITEM.exec(rest); item && column - (lists.at(-1) ?? 0) <= 3; item = LIST_ITEM.exec(rest)) {
    column = indentation(item[0].replace(/\S/g, ' '), column)
    lists.push(column)
    rest = rest.slice(item[0].length)
  }
  const [, backticks, backtickInfo, tildes, tildeInfo] = FENCE.exec(rest) ?? []
  const marker = backticks ?? tildes
  if (!marker || column - (lists.at(-1) ?? 0) > 3) return undefined
  return { marker, info: (backtickInfo ?? tildeInfo ?? '').trim(), indent: column, quoted: quote !== '' }
}

/** The lines up to the closing fence, or to the end. */
function fenced(text: Text, start: number, { marker, indent, quoted }: Opening): { text: Text; after: number } {
  const source = text.value
  const kept: { start: number; end: number }[] = []
  let at = start
  let end = start
  let after: number | undefined
  while (after === undefined && at < source.length) {
    const line = lineAt(source, at)
    const raw = source.slice(line.start, line.end)
    const quote = quoted ? QUOTE.exec(raw)?.[0].length : 0
    if (quote === undefined) after = line.start
    else if (closes(raw.slice(quote).trim(), marker)) after = line.after
    else {
      kept.push({ start: line.start + quote + indentLength(raw.slice(quote), indent), end: line.after })
      at = end = line.after
    }
  }
  return { text: joined(text, kept, start, end), after: after ?? source.length }
}

function joined(text: Text, kept: readonly { start: number; end: number }[], start: number, end: number): Text {
  const first = kept[0]?.start ?? start
  if (kept.every((line, i) => i === 0 || kept[i - 1]?.end === line.start)) return slice(text, first, end)
  const decoded = decoding(text.value.slice(first, end))
  for (const line of kept) decoded.copy(line.start - first, line.end - first)
  return part(text, first, end, decoded.done(end - first))
}

function closes(line: string, marker: string): boolean {
  return line.startsWith(marker) && [...line].every((character) => character === marker[0])
}

function language(info: string): string {
  return /^[{.]*([\w+#-]+)/.exec(info)?.[1]?.toLowerCase() ?? ''
}

/** The column at which a line's text begins. */
function indentation(line: string, from = 0): number {
  let column = from
  for (const character of line) {
    if (character === ' ') column++
    else if (character === '\t') column += 4 - (column % 4)
    else break
  }
  return column
}

/** How many characters make up at most so many columns of indentation. */
function indentLength(line: string, columns: number): number {
  let length = 0
  while (length < line.length && /[ \t]/.test(line.charAt(length)) && indentation(line.slice(0, length + 1)) <= columns) length++
  return length
}
