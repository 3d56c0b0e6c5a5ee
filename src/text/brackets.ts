type Kinds = '()' | '{}' | '([{)]}'

/**
 * Behind the bracket that closes the one at a place, in text that is read without a grammar: brackets in its strings count as well.
 * Undefined where it is not closed, or only farther away than `most`.
 */
export function bracketEnd(text: string, open: number, kinds: Kinds, most = Infinity): number | undefined {
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

/** The same where an expression finds the brackets, and beside them the texts and comments whose brackets do not count. */
export function bracketEndBy(pieces: RegExp, text: string, open: number): number | undefined {
  let depth = 0
  pieces.lastIndex = open
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    if ('([{'.includes(match[0])) depth++
    else if (')]}'.includes(match[0]) && --depth === 0) return match.index + 1
  }
  return undefined
}

/** The brackets that are still open at the end of a text, the innermost first; brackets in its strings count as well. */
export function* openBrackets(text: string, kinds: Kinds, { start = 0, end = text.length }: Partial<Piece> = {}): Generator<number> {
  let depth = 0
  for (let at = end - 1; at >= Math.max(0, start); at--) {
    const kind = kinds.indexOf(text.charAt(at))
    if (kind >= kinds.length / 2) depth++
    else if (kind >= 0 && depth-- === 0) {
      yield at
      depth = 0
    }
  }
}

/** The innermost of them. */
export function openBracket(text: string, kinds: Kinds, within?: Partial<Piece>): number | undefined {
  const [first] = openBrackets(text, kinds, within)
  return first
}

/** Where the bracket closes that a place stands in, or before that a mark stands outside of all brackets. */
export function endAround(text: string, from: number, kinds: Kinds, isMark: (at: number) => boolean = () => false): number | undefined {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const kind = kinds.indexOf(text.charAt(at))
    if (kind >= kinds.length / 2 && depth-- === 0) return at
    if (kind >= 0 && kind < kinds.length / 2) depth++
    else if (depth === 0 && isMark(at)) return at
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
    const kind = isNoBracket(text, at) ? -1 : brackets.indexOf(text.charAt(at))
    if (kind >= 0) depth = kind < brackets.length / 2 ? depth + 1 : brackets.includes('<') ? Math.max(0, depth - 1) : depth - 1
    else if (texts && /["'`]/.test(text.charAt(at))) at = textEnd(text, at, end)
    else if (depth === 0 && isMark(at, parts.length)) {
      parts.push({ start: from, end: at })
      from = at + 1
    }
  }
  return [...parts, { start: from, end }]
}

/** `<` behind no name, and `>` of an arrow. */
function isNoBracket(text: string, at: number): boolean {
  return text[at] === '<' ? !/\w/.test(text.charAt(at - 1)) : text[at] === '>' && /[=-]/.test(text.charAt(at - 1))
}

/** What stands between the commas behind a bracket that has been opened, as it is written; undefined where it is not closed near. */
export function listAt(text: string, from: number, most: number, within: Omit<Within, keyof Piece> = {}): readonly string[] | undefined {
  const end = bracketEnd(text, from - 1, '([{)]}', most)
  if (end === undefined) return undefined
  const parts = partsAtTop(text, (at) => text[at] === ',', { ...within, start: from, end: end - 1 })
  return parts.map((one) => text.slice(one.start, one.end))
}

/** The quote that ends the text which begins at a quote. */
function textEnd(text: string, open: number, end: number): number {
  const quote = text[open]
  let at = open + 1
  while (at < end && text[at] !== quote) at += text[at] === '\\' && quote !== '`' ? 2 : 1
  return at
}
