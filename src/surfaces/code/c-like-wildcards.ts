import type { Owner, RedirectUri } from '../../model/index.ts'
import { inTurn } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'

const OWNER: Owner = { what: 'the client that this code registers', product: 'code' }

/** `RedirectURIs: []string{`, `setRedirectUris(List.of(`, `RedirectUris = {`: a list on one line. */
const GIVEN = /\b(?:set)?redirect_?uris\b["']?\s{0,4}(?:=>|:=?|=(?!=)|\()/gi
/** `origin + "/*"`, `Config.origin() + "/*"` */
const WITH_ANY_PAGE = inTurn('', /(?<![\w.)\]"'`])([A-Za-z_$][\w$.]{0,80})(?:\(\))?\s{0,4}\+\s{0,4}/, /["'`]\/\*["'`]/)
const OF_DEVELOPMENT = /local|loopback|\bdev|test/i
/** Lists that are looked at in one file. */
const MOST = 40
/** Characters of one list. */
const LONGEST = 200
/** A text, or a character that may end the list. */
const PIECE = /"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|[()[\]{},;\n]/g

/**
 * A list of redirect URIs that a client is registered with, one of which is any page of an address that only the run knows: RFC 9700
 * section 2.1 asks for whole URIs.
 */
export function* anyPage(text: Text): Generator<RedirectUri> {
  for (const match of [...text.value.matchAll(GIVEN)].slice(0, MOST)) {
    const from = match.index + match[0].length
    const found = WITH_ANY_PAGE.exec(valueAt(text.value.slice(from, from + LONGEST)))
    const name = found?.[1]
    if (!found || name === undefined || OF_DEVELOPMENT.test(name) || isInComment(text.value, match.index)) continue
    const { at } = slice(text, from + found.index, from + found.index + found[0].length)
    const uri = { value: `\${${name}}/*`, at }
    // Each list is of a client of its own.
    yield redirectsMatched({ ...OWNER }, 'exact', at, uri)
  }
}

/** The rest of a line up to where the value ends that it begins with: at a comma beside it, or at what closes around it. */
function valueAt(rest: string): string {
  let depth = 0
  for (const { 0: piece, index } of rest.matchAll(PIECE)) {
    if ('([{'.includes(piece)) depth += 1
    else if (')]}'.includes(piece)) depth -= 1
    if (depth < 0 || /^[;\n]/.test(piece) || (piece === ',' && depth === 0)) return rest.slice(0, index)
  }
  return rest
}
