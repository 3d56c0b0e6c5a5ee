/**
 * Behind the bracket that closes the one at a place, in text that is read without a grammar: brackets in its strings count as well.
 * Undefined where it is not closed, or only farther away than `most`.
 */
export function bracketEnd(text: string, open: number, kinds: '()' | '{}' | '([{)]}', most = Infinity): number | undefined {
  const opening = kinds.slice(0, kinds.length / 2)
  const end = Math.min(text.length, open + most)
  let depth = 0
  for (let at = open; at < end; at++) {
    const mark = text.charAt(at)
    if (mark !== '' && opening.includes(mark)) depth++
    else if (mark !== '' && kinds.includes(mark) && --depth === 0) return at + 1
  }
  return undefined
}
