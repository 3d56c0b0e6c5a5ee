/**
 * The matches of an expression of which each holds a match of `word`, with at most so many characters on either side of it and what is
 * looked at there. Where the word is rare, an expression that begins with any name is spared most of a text. Both have the flag `g`.
 */
export function* matchesAround(text: string, word: RegExp, expression: RegExp, reach: number): Generator<RegExpExecArray> {
  for (const [from, to] of stretches(text, word, reach))
    for (const match of text.slice(from, to).matchAll(expression)) {
      match.index += from
      yield match
    }
}

/** What is near a word, as stretches that do not touch. */
function* stretches(text: string, word: RegExp, reach: number): Generator<readonly [from: number, to: number]> {
  let from = 0
  let to = -1
  for (const { index, 0: found } of text.matchAll(word)) {
    const start = Math.max(0, index - reach)
    if (to >= 0 && start > to) yield [from, to]
    if (to < 0 || start > to) from = start
    to = index + found.length + reach
  }
  if (to >= 0) yield [from, to]
}
