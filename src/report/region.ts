import type { SourceFile, Span } from '../source.ts'

/** 1-based, in UTF-16 code units, the end exclusive; always on one line. */
export interface Region {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a span stands: its first line only, and at least one column wide where the line has one. */
export function region({ file, start, end }: Span): Region {
  const from = file.position(start)
  const mark = from.line === 1 ? markLength(file) : 0
  const length = file.line(from.line).length - mark
  const column = Math.max(1, from.column - mark)
  let startColumn = Math.min(column, length + 1)
  let endColumn = Math.min(column + Math.max(0, end - start), length + 1)
  if (endColumn <= startColumn) {
    endColumn = Math.min(startColumn + 1, length + 1)
    startColumn = Math.max(1, Math.min(startColumn, endColumn - 1))
  }
  return { startLine: from.line, startColumn, endLine: from.line, endColumn }
}

/** Editors and GitHub do not count a byte order mark. */
export function markLength(file: SourceFile): number {
  return file.text.startsWith('\ufeff') ? 1 : 0
}

/** The path from the root of the repository, when that is above the scanned folder. */
export function repositoryPath(path: string, prefix: string): string {
  return prefix === '' || prefix.endsWith('/') ? prefix + path : `${prefix}/${path}`
}
