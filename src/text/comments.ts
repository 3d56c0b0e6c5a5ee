/** The lines of comments right above the line of a place, with nothing in between. */
export function commentAbove(text: string, start: number): string {
  const line = text.lastIndexOf('\n', start - 1) + 1
  const above = text
    .slice(Math.max(0, line - LONGEST), line)
    .split('\n')
    .slice(0, -1)
  return above.slice(above.findLastIndex((one) => !COMMENT.test(one)) + 1).join('\n')
}

/** In characters. */
const LONGEST = 1500
const COMMENT = /^\s{0,80}(?:\/\/|#|\/?\*|--|<!--)/
