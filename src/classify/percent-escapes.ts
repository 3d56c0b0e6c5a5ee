import { oneOf } from '../text/pattern.ts'
import { firstThat } from '../text/by-halves.ts'

/** https://www.rfc-editor.org/rfc/rfc3986#section-2.1, escaped once or again: `%2F`, `%252F`; a character of ASCII that is seen. */
const ASCII = /%(?:25){0,9}([2-7][0-9A-F])/
/** https://www.rfc-editor.org/rfc/rfc3629#section-4 */
const UTF_8 = oneOf('', /%[CD][0-9A-F]%[89AB][0-9A-F]/, /%E[0-9A-F](?:%[89AB][0-9A-F]){2}/, /%F[0-4](?:%[89AB][0-9A-F]){3}/)
const ESCAPE = oneOf('gi', ASCII, UTF_8)
/** For each character that is not of ASCII: none of them is a part of a token. */
const OTHER = '\u00e9'

/** A text without its escapes, and where its characters stand in the original. */
export interface Unescaped {
  readonly text: string
  /** The offset in the original of an offset in the text. */
  readonly original: (offset: number) => number
}

/** Reads the percent-encoding of a text; what is no UTF-8 stays as it is. */
export function unescaped(text: string): Unescaped {
  if (!text.includes('%')) return { text, original: (offset) => offset }
  const pieces: string[] = []
  let length = 0
  let from = 0
  /** Where the text goes on after an escape: in what is read, and in the original. */
  const ends = [{ at: 0, original: 0 }]
  for (const { 0: escape, 1: code, index } of text.matchAll(ESCAPE)) {
    pieces.push(text.slice(from, index), code === undefined ? OTHER : String.fromCharCode(parseInt(code, 16)))
    length += index - from + 1
    from = index + escape.length
    ends.push({ at: length, original: from })
  }
  if (from === 0) return { text, original: (offset) => offset }
  return { text: pieces.join('') + text.slice(from), original: (offset) => originalOf(ends, offset) }
}

function originalOf(ends: readonly { readonly at: number; readonly original: number }[], offset: number): number {
  const { at, original } = ends[firstThat(ends, (one) => one.at > offset) - 1] as { at: number; original: number }
  return original + offset - at
}
