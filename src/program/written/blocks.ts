import { bracketEnd, bracketEndBy } from '../../text/brackets.ts'

// Blocks of code in languages with braces, where texts with braces are rare enough.

/** How many blocks are open at the end of a text; below nothing as soon as the one that it begins in has been closed. */
export function depthOf(code: string): number {
  let depth = 0
  for (const [mark] of code.matchAll(/[{}]/g)) {
    depth += mark === '{' ? 1 : -1
    if (depth < 0) return depth
  }
  return depth
}

/** The end of the block that opens at a brace. */
export function blockEnd(text: string, open: number): number {
  return bracketEnd(text, open, '{}') ?? text.length
}

/** Behind the parenthesis that a text begins with; what stands in quotes closes none. */
export function parenthesisEnd(text: string): number {
  return bracketEndBy(/[()]|"(?:[^"\\\n]|\\.){0,400}"/g, text, 0) ?? text.length
}
