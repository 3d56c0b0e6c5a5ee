import picocolors from 'picocolors'
import { asShown, type Shown } from '../text/shown.ts'
import { wrapped } from './wrapped.ts'
import { append } from '../text/append.ts'

/** The usual width of text for reading. */
const WIDTH = 100

/**
 * A page of this package, in Markdown, as a terminal shows it: headings and marks as weight, code indented, tables aligned, links as their
 * addresses.
 */
export function terminalPage(markdown: string, { color, width = 0 }: { readonly color: boolean; readonly width?: number }): Shown {
  const colors = picocolors.createColors(color)
  const room = Math.min(width || WIDTH, 120)
  const lines: string[] = []
  const table: string[][] = []
  let fence = false
  const closeTable = () => {
    append(lines, alignedRows(table))
    table.length = 0
  }
  for (const line of markdown.replace(/^<!--[^\n]*-->\s*/, '').split('\n')) {
    if (/^```/.test(line)) fence = !fence
    else if (fence || /^ {4}/.test(line)) lines.push(`    ${fence ? line : line.slice(4)}`.trimEnd())
    else if (line.startsWith('|')) table.push(cells(line))
    else {
      closeTable()
      const heading = /^#+ (.*)$/.exec(line)?.[1]
      if (heading !== undefined) lines.push(colors.bold(colors.underline(inline(heading))))
      else
        append(
          lines,
          wrapped(inline(line), room, /^- /.test(line) ? '  ' : '').map((one) => strong(one, colors.bold)),
        )
    }
  }
  closeTable()
  return asShown(
    `${lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
  )
}

/** Marks that stand for weight stay until the lines are wrapped. */
function strong(line: string, bold: (text: string) => string): string {
  return line.replace(/\*\*([^*]{1,300})\*\*/g, (_, text: string) => bold(text)).replaceAll('**', '')
}

/** Links as text and address, backticks kept: they say where code begins. */
function inline(text: string): string {
  return text
    .replace(/\[([^\]]{1,300})\]\(([^)\s]{1,500})\)/g, (_, name: string, url: string) => (/^https?:/.test(url) ? `${name} (${url})` : name))
    .replace(/<(https?:[^>\s]{1,500})>/g, '$1')
    .replace(/\\([*_<[\]])/g, '$1')
}

function cells(line: string): string[] {
  return line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => inline(cell.trim()).replaceAll('`', ''))
}

function alignedRows(rows: readonly (readonly string[])[]): string[] {
  const kept = rows.filter((row) => !row.every((cell) => /^-+$/.test(cell)))
  const widths = (kept[0] ?? []).map((_, i) => Math.max(...kept.map((row) => (row[i] ?? '').length)))
  return kept.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}
