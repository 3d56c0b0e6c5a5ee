import { visible } from '../text/printable.ts'
import { asShown, type Shown } from '../text/shown.ts'
import type { Region } from './region.ts'
import { oneOf } from '../text/pattern.ts'

export interface FrameOptions {
  /** Columns of the widest line number. */
  readonly gutter: number
  /** Columns of the whole frame. */
  readonly width: number
  readonly sign: '^' | '-'
  readonly label?: Shown
  readonly paintGutter: (text: string) => string
  readonly paintSign: (text: string) => string
}

/** A line of code with signs under a span, long lines cut around it. */
export function codeFrame(line: Shown, { startLine, startColumn, endColumn }: Region, options: FrameOptions): Shown[] {
  const { gutter, sign, label, paintGutter, paintSign } = options
  const room = Math.max(20, options.width - gutter - 3)
  const view = viewOf(line, startColumn - 1, endColumn - 1, room)
  const bar = paintGutter(' '.repeat(gutter + 1) + '|')
  const signs = sign.repeat(view.signs) + (label === undefined ? '' : ` ${label}`)
  return [
    bar,
    `${paintGutter(String(startLine).padStart(gutter) + ' |')}${view.text && ' '}${view.text}`,
    `${bar} ${' '.repeat(view.indent)}${paintSign(signs)}`,
  ].map(asShown)
}

interface View {
  readonly text: string
  /** Columns before the signs. */
  readonly indent: number
  /** How many signs. */
  readonly signs: number
}

interface Cell {
  readonly text: string
  readonly from: number
  readonly column: number
  readonly width: number
}

/** The part of a line around `from` to `to` that has room. */
function viewOf(line: string, from: number, to: number, room: number): View {
  // Minified files have lines of 200 kB; a cell is at most two units long.
  const first = wholeUnit(line, Math.max(0, from - 2 * room))
  const last = wholeUnit(line, Math.min(line.length, from + 3 * room))
  const cells = cellsOf(line.slice(first, last).replace(/\s+$/, ''), first)
  const columns = cells.reduce((sum, cell) => sum + cell.width, 0)
  const start = cells.find((cell) => cell.from >= from)?.column ?? columns
  const end = cells.find((cell) => cell.from >= Math.max(to, from + 1))?.column ?? Math.max(columns, start + 1)

  const fits = first === 0 && last === line.length && columns <= room
  const span = end - start
  const before = span >= room - 8 ? Math.min(8, room >> 2) : (room - span) >> 1
  const left = fits ? 0 : Math.max(0, Math.min(start - before, columns - room))
  const cutLeft = first > 0 || left > 0
  const cutRight = last < line.length || columns > left + room
  const low = left + (cutLeft ? 1 : 0)
  const high = left + room - (cutRight ? 1 : 0)
  const seen = cells.filter((cell) => cell.column >= low && cell.column + cell.width <= high)
  const gap = Math.max(0, (seen[0]?.column ?? low) - low)
  const text = (cutLeft ? '…' : '') + ' '.repeat(gap) + seen.map((cell) => cell.text).join('') + (cutRight ? '…' : '')
  const indent = Math.max(0, start - left)
  return { text, indent, signs: Math.max(1, Math.min(end, high) - Math.max(start, low)) }
}

/** Not into the middle of a surrogate pair. */
function wholeUnit(line: string, index: number): number {
  const unit = line.charCodeAt(index)
  return index > 0 && unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index
}

const TAB = 4

function cellsOf(part: string, offset: number): Cell[] {
  const cells: Cell[] = []
  let column = 0
  let from = offset
  for (const character of visible(part)) {
    const width = character === '\t' ? TAB - (column % TAB) : columnsOf(character)
    cells.push({ text: character === '\t' ? ' '.repeat(width) : character, from, column, width })
    column += width
    from += character.length
  }
  return cells
}

/** East Asian Wide and Fullwidth, and emoji (UAX 11), roughly. */
const WIDE = oneOf(
  'u',
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff]/u,
  /[\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u,
  /[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u,
)

function columnsOf(character: string): number {
  if (/^\p{M}$/u.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}
