import { bracketEndBy } from '../../text/brackets.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'

// Whether all of the query of an address is seen that a text is joined to, in languages that are read without a grammar.

/** Whether each value that is put into a text stands behind the name of its parameter, but for the address that it begins with. */
export function isClosed(written: string): boolean {
  const code = withoutArguments(written)
  const query = code.slice(code.search(/[?&](?:response_type|client_id)=/)).replace(/["'`]\s{0,4}[,)][^]*$/, '"')
  const bare = query.replace(BEHIND_NAME, '=')
  return !/["'`]\s{0,4}[+.]\s{0,4}[$\w]|[&\s](?:\$\w|\{|%[sv])/.test(bare) && !/[?&]["'`]\s{0,8}$/.test(code)
}

/** One value, which is joined to the name of its parameter or stands in the text; two that are joined may be more than a value. */
const BEHIND_NAME = inTurn(
  'g',
  /=/,
  oneOf(
    '',
    /["'`] ?[+.] ?(?:(?! \. ?[^"'`\s])[^+"'`]){1,160}(?:[+.] ?["'`]|$)/,
    /\{[^{}]{0,160}\}|\$\{[^{}]{1,160}\}|\$[\w>-]{1,80}|%[svq]/,
  ),
)

/**
 * A text and what it is joined with, without what calls and indexes between its parts are given: that may have quotes and signs of its own,
 * and the value behind a name is one value whatever makes it, `"client_id=" + cfg["Id"] + "&redirect_uri=" + escape("https://…")`.
 */
function withoutArguments(code: string): string {
  let kept = ''
  let quote = ''
  for (let i = 0; i < code.length; i++) {
    const sign = code.charAt(i)
    kept += sign
    if (quote !== '') {
      if (sign === '\\') kept += code.charAt(++i)
      else if (sign === quote) quote = ''
    } else if (QUOTES.includes(sign)) quote = sign
    else if ((sign === '(' || sign === '[') && /\w/.test(code.charAt(i - 1))) {
      const end = bracketEndBy(PIECES, code, i)
      if (end === undefined) return kept + code.slice(i + 1)
      kept += code.charAt(end)
      i = end
    }
  }
  return kept
}

const QUOTES = '"\'`'

/** A whole text, or a bracket alone. */
const PIECES = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[([{}\])]/g

/** Whether a text is joined with something behind it. */
export function isContinued(code: string, rest: string): boolean {
  return /["'`]\s{0,4}[+.]\s*$/.test(code) || /^\s{0,40}[+.](?!\w)/.test(rest)
}
