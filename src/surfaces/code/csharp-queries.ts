import { queryHelper, tabledQuery } from '../../knowledge/words/dotnet-values.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Located, slice, type Text } from '../../text/source.ts'
import { bareToken } from '../../knowledge/words/sessions.ts'
import { functionAround, isInComment } from '../../program/written/index.ts'
import { CREDENTIALS } from './put-queries.ts'

/** A member of a table: `query["access_token"] = …`, `query.Add("access_token", …)`, `["access_token"] = …`, `{ "access_token", … }`. */
const MEMBER = inTurn(
  'g',
  oneOf('', /\b([a-z_]\w{0,60})(?:\[|\.Add\(\s{0,4})/, /(?<=[{,]\s{0,40}(?:\{\s{0,20})?)\[?(?<![\w)\]]\[)/),
  /"([\w-]{1,40})"(?:\]\s{0,4}=(?!=)|\s{0,4},)\s{0,4}(?=[a-z_(]\w)/,
)
/** Credentials that C# puts into a query by a table, which a builder of addresses is given or a helper adds; the body of a form is none. */
export function* tabledInSharp(text: Text): Generator<UrlCredential> {
  if (!tabledQuery.pattern.test(text.value) && !queryHelper.pattern.test(text.value)) return
  for (const match of text.value.matchAll(MEMBER)) {
    const [whole, named, parameter = ''] = match
    if (!CREDENTIALS.test(parameter) || isInComment(text.value, match.index)) continue
    const start = match.index + whole.indexOf(`"${parameter}"`) + 1
    const { at } = slice(text, start, start + parameter.length)
    const { before, after } = functionAround(at, 'cs')
    const holder = named ?? TABLE.exec(before.slice(-600))?.[1]
    if (holder !== undefined && becomesQuery(holder, before, after)) yield { kind: 'urlCredential', by: 'client', parameter, at }
  }
}

const HELPERS = inTurn('g', queryHelper.pattern)
const TABLES = inTurn('g', tabledQuery.pattern)
/** `var parameters = new Dictionary<string, string?> { …`, up to the member. */
const TABLE = /\b(\w{1,60}) = new (?:Dictionary<string, ?string\??>|\()[^;=]{0,400}$/

function becomesQuery(holder: string, before: string, after: string): boolean {
  if (given(HELPERS, after).includes(holder)) return true
  if (!given(TABLES, before).includes(holder)) return false
  return new RegExp(`\\.Query = [^;]{0,40}\\b${holder}\\b|\\?\\{${holder}[}.]|\\?"\\s{0,4}\\+\\s{0,4}${holder}\\b`).test(after)
}

/** The names that calls of a kind are given or give. */
function given(pattern: RegExp, code: string): readonly (string | undefined)[] {
  return Array.from(code.matchAll(pattern), ([, name]) => name)
}

/** `AddQueryString(address, "token", answer.AccessToken)`: what is given says what the short name is of. */
export function isAccessToken({ value }: Said): boolean {
  const last = items(value).at(-1)
  return last !== undefined && /(?<![a-z])(?:access|auth|bearer|session)_?token\)*$/i.test(codeAt(last.at))
}

/** The name of a parameter that is a credential, or may be one by its value. */
export function credentialAmong(nodes: readonly (Node | undefined)[]): Located<string> | undefined {
  return nodes
    .map((one) => string(one))
    .find((one) => one !== undefined && (CREDENTIALS.test(one.value) || bareToken.pattern.test(one.value)))
}
