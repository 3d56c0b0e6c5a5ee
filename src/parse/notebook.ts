import type { SourceFile, Span } from '../text/source.ts'
import { get, items, string, type Node } from './node.ts'

/** The Python of a notebook as one text, and where each of its characters stands in the notebook. */
export interface CellCode {
  readonly value: string
  /** Entry i is the offset of character i, with one entry more for the end. */
  readonly offsets: readonly number[]
}

/** A cell of another language, also below the `#@title` of Colab; some magics run the rest as Python. */
const OTHER_CELL = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*%%(?!(?:time|timeit|capture|prun)\b)/
/**
 * Lines for IPython or the shell, also those that need no sign before them; a `!` inside a line is left to the parser.
 * https://ipython.readthedocs.io/en/stable/interactive/magics.html#magic-automagic
 */
const isMagic = (line: string): boolean => /^(?:[%!?]|(?:pip3?|conda|mamba|uv) (?:install|uninstall|pip)\b(?!\s*=))|\?$/.test(line.trim())

/**
 * The code cells in order (https://nbformat.readthedocs.io/en/latest/format_description.html#code-cells); empty when another language is
 * spoken.
 */
export function codeCells(root: Node | undefined): CellCode {
  const language = string(get(root, 'metadata', 'kernelspec', 'language') ?? get(root, 'metadata', 'language_info', 'name'))?.value
  const parts: string[] = []
  const offsets: number[] = []
  const put = (text: string, from: readonly number[]) => {
    parts.push(text)
    for (const offset of from) offsets.push(offset)
  }
  for (const cell of language === undefined || /^(?:i?python\d?)$/i.test(language) ? items(get(root, 'cells')) : []) {
    if (string(get(cell, 'cell_type'))?.value !== 'code') continue
    const source = get(cell, 'source')
    const lines = (source?.kind === 'list' ? items(source) : [source]).flatMap((line) => string(line) ?? [])
    const [first] = lines
    if (!first || OTHER_CELL.test(lines.map(({ value }) => value).join(''))) continue
    let continued = false
    for (const line of lines) {
      for (const match of line.value.matchAll(/[^\n]*(?:\n|$)/g)) {
        const length = match[0].length
        if (length === 0) continue
        const place = (i: number) => line.offsets?.[match.index + i] ?? line.at.start + match.index + i
        const from = Array.from({ length }, (_, i) => place(i))
        const magic: boolean = continued || isMagic(match[0])
        const blank = magic ? match[0].replace(/[^\s]/g, ' ') : match[0]
        put(magic && !continued ? blank.replace(/ {4}(?=\s*$)/, 'pass') : blank, from)
        continued = magic && /\\\r?\n$/.test(match[0])
      }
    }
    put('\n', [offsets.at(-1) ?? first.at.start])
  }
  return { value: parts.join(''), offsets: [...offsets, offsets.at(-1) ?? 0] }
}

/** A copy of what was read from the code of a notebook, with all its places in the notebook itself. */
export function relocate<T>(read: T, code: SourceFile, { offsets }: CellCode, notebook: SourceFile): T {
  const spans = new Map<Span, Span>()
  const spanOf = (span: Span): Span => {
    const known = spans.get(span) ?? { file: notebook, start: offsets[span.start] ?? 0, end: endOf(span) }
    spans.set(span, known)
    return known
  }
  /** Behind the last character that is no line end: what follows may stand in another string. */
  const endOf = ({ start, end }: Span) => {
    let last = end - 1
    while (last > start && code.text[last] === '\n') last--
    const from = offsets[last] ?? 0
    return last < start ? (offsets[start] ?? 0) : from + escapeAt(from)
  }
  /** `\n` takes two characters of the notebook and `\u00e9` six. */
  const escapeAt = (from: number) => (notebook.text[from] !== '\\' ? 1 : notebook.text[from + 1] === 'u' ? 6 : 2)
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy)
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
    if ('file' in value && value.file === code) return spanOf(value as Span)
    const copied: Record<string, unknown> = Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === 'offsets' ? (part as number[]).map((offset) => offsets[offset] ?? 0) : copy(part),
      ]),
    )
    return withOffsets(value, copied)
  }
  /** A text that was the code's own may have escapes in the notebook. */
  const withOffsets = (value: object, copied: Record<string, unknown>) => {
    const at = 'at' in value ? (value.at as Span | undefined) : undefined
    const length = 'value' in value && typeof value.value === 'string' ? value.value.length : -1
    if (!at || at.file !== code || 'offsets' in value || at.end - at.start !== length) return copied
    const moved = spanOf(at)
    return moved.end - moved.start === length ? copied : { ...copied, offsets: [...offsets.slice(at.start, at.end), moved.end] }
  }
  return copy(read) as T
}
