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

/** The innermost bracket that is still open at the end of a text; brackets in its strings count as well. */
export function openBracket(text: string, [open, close]: readonly [string, string]): number | undefined {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === close) depth++
    else if (text[at] === open && depth-- === 0) return at
  }
  return undefined
}

/** A part of a text. */
export interface Piece {
  readonly start: number
  readonly end: number
}

interface Within extends Partial<Piece> {
  readonly brackets?: '([{)]}' | '<[({>])}'
  /** Whether what stands in quotes is looked over. */
  readonly texts?: boolean
}

/** The parts between marks that stand outside of brackets; a mark is told by its place and how many there have been. */
export function partsAtTop(text: string, isMark: (at: number, before: number) => boolean, within: Within = {}): readonly Piece[] {
  const { start = 0, end = text.length, brackets = '([{)]}', texts = false } = within
  const parts: Piece[] = []
  let depth = 0
  let from = start
  for (let at = start; at < end; at++) {
    const kind = brackets.indexOf(text.charAt(at))
    if (kind >= 0) depth += kind < brackets.length / 2 ? 1 : -1
    else if (texts && /["'`]/.test(text.charAt(at))) at = textEnd(text, at, end)
    else if (depth === 0 && isMark(at, parts.length)) {
      parts.push({ start: from, end: at })
      from = at + 1
    }
  }
  return [...parts, { start: from, end }]
}

/** The quote that ends the text which begins at a quote. */
function textEnd(text: string, open: number, end: number): number {
  const quote = text[open]
  let at = open + 1
  while (at < end && text[at] !== quote) at += text[at] === '\\' && quote !== '`' ? 2 : 1
  return at
}
