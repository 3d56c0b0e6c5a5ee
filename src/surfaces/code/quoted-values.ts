/** Quoted texts as long as a secret: letters, digits and signs. What begins or ends one may end or begin the next. */
const QUOTED = /["'`][A-Za-z0-9_+/!@#$%^&*?-][A-Za-z0-9_+/=.~!@#$%^&*?-]{15,399}(?=\\?["'`])/g

/** What an expression looks at before a value: a name, a type and their signs. */
const BEFORE = 240
const WORD = 80

/**
 * The matches of each expression that ends in a quoted value as long as a secret, with a digit among its letters, and begins at most 240
 * characters before it. Such values are few: looking around them takes a tenth of the time that looking at every name takes.
 */
export function* matchesBeforeQuoted(text: string, expressions: readonly RegExp[]): Generator<RegExpExecArray> {
  const values = [...text.matchAll(QUOTED)].filter(([quoted]) => /\d/.test(quoted))
  for (const expression of expressions) yield* matchesBefore(text, values, expression)
}

function* matchesBefore(text: string, values: readonly RegExpExecArray[], expression: RegExp): Generator<RegExpExecArray> {
  let cursor = 0
  for (const { index, 0: quoted } of values) {
    const from = wordStart(text, Math.max(cursor, index - BEFORE), cursor)
    for (const match of text.slice(from, index + quoted.length + 2).matchAll(expression)) {
      match.index += from
      yield match
      cursor = match.index + match[0].length
    }
  }
}

/** Where the word around a place begins, so that no half of a word is taken for one. */
function wordStart(text: string, at: number, least: number): number {
  let start = at
  while (start > least && start > at - WORD && /[\w$-]/.test(text.charAt(start - 1))) start--
  return start
}
