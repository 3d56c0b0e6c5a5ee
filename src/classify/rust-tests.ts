import { inTurn } from '../text/pattern.ts'

/** A part of a text, by its offsets; the end is behind it, and may be Infinity. */
export interface Part {
  readonly start: number
  readonly end: number
}

/**
 * What of a file in Rust is compiled for tests alone: from the attribute to the end of its item, and to the end of the file where that is a
 * module (https://doc.rust-lang.org/book/ch11-03-test-organization.html).
 */
export function rustTests(text: string): readonly Part[] {
  const parts: Part[] = []
  for (const { 0: attribute, index } of text.matchAll(FOR_TESTS)) {
    if (index < (parts.at(-1)?.end ?? 0)) continue
    const begin = index + attribute.length
    const end = TEST_MODULE.test(text.slice(begin, begin + 200)) ? Infinity : itemEnd(text, begin)
    parts.push({ start: index, end })
  }
  return parts
}

/** With what stands between an attribute and its item: comments, and other attributes. */
const FOR_TESTS = inTurn(
  'g',
  /(?<=^|\n)[ \t]{0,40}#\[cfg\((?:all\()?test\b[^\]\n]{0,80}\]\s{0,40}/,
  /(?:(?:#!?\[[^\]\n]{0,120}\]|\/\/[^\n]{0,200}\n)\s{0,40}){0,8}/,
)
const TEST_MODULE = /^(?:pub(?:\([^)]{0,20}\))?\s{1,4})?mod\s{1,4}\w{1,60}\s{0,20}\{/

/** Where an item of Rust ends: at its semicolon, or at the brace that closes its first one. */
function itemEnd(text: string, begin: number): number {
  let depth = 0
  const limit = Math.min(text.length, begin + LONGEST_ITEM)
  for (let at = begin; at < limit; at++) {
    const char = text[at]
    if (char === ';' && depth === 0) return at
    if (char === '{') depth++
    else if (char === '}' && --depth <= 0) return at
  }
  return limit
}

const LONGEST_ITEM = 20_000
