import { comparesHosts, letsEverythingPass } from '../../knowledge/words/redirect-checks.ts'
import type { Owner, RedirectUri } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { type Text, matched } from '../../text/source.ts'
import { functionAround, isInComment } from '../../program/written/index.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'
import { comparedIn } from './compared-in.ts'

/** Languages whose checks of redirect URIs are read here. */
const READ: ReadonlySet<CLike> = new Set(['php', 'cs', 'java', 'kt'])

/**
 * Checks of redirect URIs by their code: one that can never fail (`$valid = true || …`, a method that only gives `true` back), and one
 * that looks at the host and at nothing behind it (RFC 9700 section 2.1 asks for whole strings).
 */
export function* redirectChecks(text: Text, language: CLike): Generator<RedirectUri> {
  if (!READ.has(language)) return
  for (const { pattern, is, matching } of CHECKS)
    for (const match of text.value.matchAll(pattern)) {
      const { at } = matched(text, match)
      if (isInComment(text.value, match.index)) continue
      const { before, after } = functionAround(at, language)
      if (is(match[0], before, after)) yield comparedIn({ before }, redirectsMatched(OWNER, matching, at))
    }
}

const OWNER: Owner = { what: 'the authorization endpoint', product: 'code' }

interface Check {
  readonly pattern: RegExp
  readonly is: (found: string, before: string, after: string) => boolean
  readonly matching: 'host' | 'anything'
}

const NAMES_REDIRECT = /(?<!logout_?)redirect_?ur[il]/i
/** What a server that keeps redirect URIs of others speaks of. */
const SERVES = oneOf('i', /client_?id/, /\$?client\b/, /registered/, /allowed/, /redirect_?uris/, /invalid_?(?:redirect|request)/)
const LOGS_OUT = /logout/i
/** What a look at the host leaves out, where it is looked at as well; a host of this machine may have any port (RFC 8252 section 7.3). */
const LOOKS_AT_MORE = oneOf(
  'i',
  /path|absolute_?ur[il]|original_?string|get_?components|loopback|localhost|127\.0\.0\.1/,
  /query(?!_?(?:string|params|builder))\b|(?:===?|\.equals\()\s?\$?redirect_?ur[il]\b|\bin_array\(\s?\$redirect_?ur[il]\b/,
  /\.contains\(\s?redirect_?ur[il]\b/,
)

const CHECKS: readonly Check[] = [
  {
    // `$valid = true || …`, `if (false && !allows(redirectUri))`
    pattern: oneOf(
      'g',
      /(?:(?<![=!<>])=|\breturn|\bif\s?\()\s{0,4}true\s{0,4}\|\|(?!\|)/,
      /\b(?:if|elseif)\s?\(\s{0,4}false\s{0,4}&&(?!&)/,
      /\bif\s?\([^;{}\n]{0,80}\|\|\s{0,4}true\s{0,4}\)/,
    ),
    is: (found, before, after) => {
      const statement = `${found}${after.slice(0, LONGEST_CHECK).split(';')[0]}`
      return (
        /redirect/i.test(statement) && !LOGS_OUT.test(statement) && SERVES.test(before + statement) && NAMES_REDIRECT.test(before + after)
      )
    },
    matching: 'anything',
  },
  {
    // `bool IsRedirectUriValid(string uri) => true;`
    pattern: inTurn('gi', letsEverythingPass.pattern),
    is: (found) => !LOGS_OUT.test(found),
    matching: 'anything',
  },
  {
    // `uri.Host == allowed.Host`
    pattern: inTurn('g', comparesHosts.pattern),
    is: (found, before, after) => {
      const code = before + after
      if (isComparedWhole(found, code)) return false
      return !OF_REQUEST.test(found) && NAMES_REDIRECT.test(code) && SERVES.test(code) && !LOGS_OUT.test(code) && !LOOKS_AT_MORE.test(code)
    },
    matching: 'host',
  },
]

/** Whether one of two addresses whose hosts are compared is compared as a whole too, or goes to a function that may do so. */
function isComparedWhole(found: string, code: string): boolean {
  const names = found.match(/(?<![\w.>])\$?(?!string\.)[a-zA-Z_]\w{0,60}(?=\??\.|->|\[)/gi) ?? []
  return names.some((name) => {
    const own = literally(name)
    const asked = `(?:\\.[eE]quals\\(|\\s?[!=]==?\\s?(?!null\\b|false\\b|true\\b|["'])|\\s?,)`
    return new RegExp(`(?<![\\w.>$]|\\w )${own}${asked}|(?:,\\s?|[\\w)] ?[!=]==?\\s?|[eE]quals\\()${own}(?![\\w.?[(-])`).test(code)
  })
}

/** The host that the program itself is reached by. */
const OF_REQUEST = /request|context|server|own|base|current/i
/** More of a condition, in characters, is not looked at. */
const LONGEST_CHECK = 400
