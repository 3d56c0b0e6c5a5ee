/** Whether a place is behind the signs of a comment on its line. */
export function isInComment(code: string, index: number): boolean {
  const start = code.lastIndexOf('\n', index) + 1
  return /^\s{0,80}(?:\/\/|\*|#(?!\[))|\s\/\/\s/.test(code.slice(start, Math.min(index, start + 400)))
}
