/** A longer block is cut, in characters and in lines. */
const LONGEST = 8000
const MOST_LINES = 40

/** The lines that follow, as far as they stand in the same block. */
export function blockAfter(code: string, start: number, indent: number): string {
  const lines = code.slice(start, start + LONGEST).split('\n', MOST_LINES)
  const end = lines.findIndex((line) => line.trim() !== '' && indentOf(line) < indent)
  return (end < 0 ? lines : lines.slice(0, end)).join('\n')
}

/** How many blanks a line begins with. */
export function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0
}
