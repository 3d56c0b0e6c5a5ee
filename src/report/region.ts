import { asShown, type Shown } from '../text/shown.ts'
import type { SourceFile, Span } from '../text/source.ts'

/** 1-based, in UTF-16 code units, the end exclusive; always on one line. */
export interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a span stands: its first line only, and at least one column wide where there is text at all. */
export function region({ file, start, end }: Span): Region {
  const from = file.position(start)
  const length = lengthOf(file, from.line)
  if (length === 0) return lastColumnAbove(file, from.line)
  const column = Math.max(1, from.column - (from.line === 1 ? markLength(file) : 0))
  const endColumn = Math.min(column + Math.max(1, end - start), length + 1)
  return onLine(from.line, Math.min(column, endColumn - 1), endColumn)
}

/** The end of the file, where things are missing, is mostly an empty line. */
function lastColumnAbove(file: SourceFile, line: number): Region {
  for (let above = line - 1; above > 0; above--) {
    const length = lengthOf(file, above)
    if (length > 0) return onLine(above, length, length + 1)
  }
  return onLine(line, 1, 1)
}

function onLine(line: number, startColumn: number, endColumn: number): Region {
  return { startLine: line, startColumn, endLine: line, endColumn }
}

function lengthOf(file: SourceFile, line: number): number {
  const { start, end } = file.lineSpan(line)
  return end - start - (line === 1 ? markLength(file) : 0)
}

/** A line as editors count it, of what may be shown of it as a whole, so that no cut leaves half a secret. */
export function shownLine(file: SourceFile, number: number, line: (file: SourceFile, number: number) => Shown): Shown {
  return asShown(line(file, number).slice(number === 1 ? markLength(file) : 0))
}

/** Editors and GitHub do not count a byte order mark. */
function markLength(file: SourceFile): number {
  return file.text.startsWith('\ufeff') ? 1 : 0
}

/** The path from the root of the repository, when that is above the scanned folder. */
export function repositoryPath(path: string, prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix + path : `${prefix}/${path}`
}
