import { stringEnd } from './string.ts'

/** Where brackets end, by where they open, in the text that was asked for last. */
let last: { readonly text: string; readonly ends: Map<number, number> } = { text: '', ends: new Map() }

/**
 * The offset behind the bracket that closes the one at an offset of code in Python, whatever the kinds of the two; Infinity where the text
 * ends before. What was found out about brackets within is kept, so that asking for all of a text takes no longer than going through it.
 */
export function bracketEnd(text: string, open: number): number {
  if (last.text !== text) last = { text, ends: new Map() }
  const { ends } = last
  const known = ends.get(open)
  if (known !== undefined) return known
  const opened = [open]
  for (let i = open + 1; i < text.length; i++) {
    const char = text[i] as string
    if (char === '"' || char === "'") {
      const end = stringEnd(text, i, text.length)
      if (end === undefined) break
      i = end
    } else if ('([{'.includes(char)) {
      const end = ends.get(i)
      if (end === Infinity) break
      if (end === undefined) opened.push(i)
      else i = end - 1
    } else if (')]}'.includes(char)) {
      ends.set(opened.pop() as number, i + 1)
      if (opened.length === 0) return i + 1
    }
  }
  for (const one of opened) ends.set(one, Infinity)
  return Infinity
}
