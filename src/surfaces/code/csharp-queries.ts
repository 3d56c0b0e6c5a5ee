import type { UrlCredential } from '../../model/index.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment } from './c-like-comments.ts'
import { functionAround } from './c-like-functions.ts'
import { CREDENTIALS } from './put-queries.ts'

/** A member of a table: `query["access_token"] = …`, `query.Add("access_token", …)`, `["access_token"] = …`, `{ "access_token", … }`. */
const MEMBER = inTurn(
  'g',
  oneOf('', /\b([a-z_]\w{0,60})(?:\[|\.Add\(\s{0,4})/, /(?<=[{,]\s{0,40}(?:\{\s{0,20})?)\[?(?<![\w)\]]\[)/),
  /"([\w-]{1,40})"(?:\]\s{0,4}=(?!=)|\s{0,4},)\s{0,4}(?=[a-z_(]\w)/,
)
/** A table of C# that becomes the query of an address; the body of a form is none. */
const MAKES_QUERY = 'HttpUtility\\.ParseQueryString\\('
const MAKES_TABLE = 'new (?:Dictionary<string, ?string\\??>|QueryBuilder|\\()'

/**
 * Credentials that C# puts into a query by a table: of `HttpUtility.ParseQueryString`, which a `UriBuilder` is given, and what
 * `QueryHelpers.AddQueryString` adds.
 * https://learn.microsoft.com/dotnet/api/system.web.httputility.parsequerystring
 */
export function* tabledInSharp(text: Text): Generator<UrlCredential> {
  if (!/ParseQueryString|AddQueryString|QueryBuilder/.test(text.value)) return
  for (const match of text.value.matchAll(MEMBER)) {
    const [whole, named, parameter = ''] = match
    if (!CREDENTIALS.test(parameter) || isInComment(text.value, match.index)) continue
    const start = match.index + whole.indexOf(`"${parameter}"`) + 1
    const { at } = slice(text, start, start + parameter.length)
    const { before, after } = functionAround(at, 'cs')
    const holder = named ?? new RegExp(`\\b(\\w{1,60}) = ${MAKES_TABLE}[^;=]{0,20}`, 'g').exec(before.slice(-600))?.[1]
    if (holder !== undefined && becomesQuery(holder, before, after)) yield { kind: 'urlCredential', by: 'client', parameter, at }
  }
}

function becomesQuery(holder: string, before: string, after: string): boolean {
  if (new RegExp(`\\bAddQueryString\\([^;]{0,200},\\s{0,20}${holder}\\)`).test(after)) return true
  if (!new RegExp(`\\b${holder} = (?:${MAKES_QUERY}|new QueryBuilder)`).test(before)) return false
  return new RegExp(`\\.Query = [^;]{0,40}\\b${holder}\\b|\\?\\{${holder}[}.]|\\?"\\s{0,4}\\+\\s{0,4}${holder}\\b`).test(after)
}
