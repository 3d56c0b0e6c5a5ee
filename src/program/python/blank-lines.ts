import { stringEnd } from './string.ts'

/**
 * The same text without lines that say nothing: blank ones and comments between statements become blanks at the end of the
 * line before, so that every other character stays where it was. `@lezer/lr` keeps each statement on its stack that such a
 * line comes before, and gives up on a file with some 250 of them.
 */
export function withoutBlankLines(source: string): string {
  const pieces: string[] = []
  let from = 0
  let depth = 0
  for (let i = 0; i < source.length; i++) {
    const char = source[i] as string
    if (char === '"' || char === "'") i = stringEnd(source, i) ?? lineEnd(source, i)
    else if (char === '\\') i += source.startsWith('\r\n', i + 1) ? 2 : 1
    else if (char === '#') i = lineEnd(source, i) - 1
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth = Math.max(0, depth - 1)
    else if (char === '\n' && depth === 0) {
      SILENT.lastIndex = i + 1
      const silent = SILENT.exec(source)?.[0] ?? ''
      if (silent === '') continue
      const end = source[i - 1] === '\r' ? i - 1 : i
      pieces.push(source.slice(from, end), ' '.repeat(i + silent.length - end), '\n')
      i += silent.length
      from = i + 1
    }
  }
  return pieces.length === 0 ? source : pieces.join('') + source.slice(from)
}

/** Whole lines that are blank or a comment. */
const SILENT = /(?:[ \t\f\r]*(?:#[^\n]*)?\n)+/y

function lineEnd(source: string, start: number): number {
  const end = source.indexOf('\n', start)
  return end < 0 ? source.length : end
}
