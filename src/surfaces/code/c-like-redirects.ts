import { comparesAnEnd } from '../../knowledge/libraries/programs.ts'
import { comparesHosts, letsNoPageIn, redirectAskedFor } from '../../knowledge/words/redirect-checks.ts'
import type { Owner, RedirectUri } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { functionAround } from '../../program/written/index.ts'
import { redirectsMatched } from '../idp/oauth-client-fields.ts'
import { comparedIn } from './compared-in.ts'

const REDIRECT = /(?:^|[.$>])(?:(?:requested|req|client|callback|params)_?)?redirect_?ur[il]$/i
const SERVES = oneOf('i', /client_?id/, /registered/, /allowed/, /redirect_?uris/, /invalid[_ ]?(?:redirect|request)/)
/** A client's own code calls its settings the same, so it counts only where it is what is compared with. */
const OF_CLIENT = /^\$?client\??(?:\.|->)(?:get_?)?redirect_?ur[il]/i
/** A long handler has read its request far above, and not its settings: `redirectUri = required("redirect_uri", params)`. */
const ASKED_ABOVE = inTurn(
  '',
  /\w\s?:?=\s?(?![\w.$>-]{0,40}(?:[cC]onf|[cC]fg|[sS]ett|[oO]pt|[eE]nv|[pP]rop))/,
  /[\w.$>-]{1,40}[([](?:\w{1,20},\s?)?["']redirect_uri["']\s?[),\]]/,
)
/** What an authorization request has beside it (RFC 6749 section 4.1.1). */
const OF_AUTHORIZATION = /["'](?:client_id|response_type)["']/
/** Methods that compare the beginning or the end of what they belong to, which is nothing where that is a call. */
const METHODS = /^(.{0,120})\.(?:[sSeE](?:tarts|nds)With|(?:starts|ends)_with)$/

/**
 * `strings.HasPrefix(redirectURI, registered)`, `redirectUri.startsWith(registered)`, `strings.HasSuffix(redirect.Host, base.Host)`: RFC
 * 9700 section 2.1 asks for whole strings.
 */
export function* redirectComparison({ is, name, value, at }: Said, language: CLike): Generator<RedirectUri> {
  if (is !== 'call') return
  const [first, second] = items(value)
  const isFunction = comparesAnEnd.pattern.test(name)
  const subject = isFunction ? first && codeAt(first.at, LONGEST) : METHODS.exec(name)?.[1] || before(at, name)
  const other = isFunction ? second : first
  const isEnd = /suffix|ends/i.test(name)
  if (subject === undefined || !other || !isOfRedirect(subject, at, language, isEnd)) return
  if (isEnd ? isDotted(other) : letsNoPageIn.pattern.test(string(other)?.value ?? 'registered')) return
  const inFunction = functionAround(at, language)
  if (!SERVES.test(around(at)) && !isAskedAbove(inFunction.before) && !OF_CLIENT.test(codeAt(other.at, LONGEST))) return
  const owner: Owner = { what: 'the authorization endpoint', product: 'code' }
  const isPathAlone = !REDIRECT.test(subject) && comparesHosts.pattern.test(inFunction.code)
  const matching = isEnd ? 'suffix' : isPathAlone ? 'path-prefix' : 'prefix'
  yield comparedIn(inFunction, redirectsMatched(owner, matching, at))
}

function isAskedAbove(code: string): boolean {
  return ASKED_ABOVE.test(code) && OF_AUTHORIZATION.test(code)
}

/** What a method of a call belongs to, in so far as it is asked for here: `query["redirect_uri"].ToString()`. */
function before({ file, start }: Span, name: string): string | undefined {
  return METHODS.test(name) ? redirectAskedFor.pattern.exec(file.text.slice(Math.max(0, start - LONGEST), start - 1))?.[0] : undefined
}

/** The redirect URI of a request, or its path or host: `u.Path` of `u, err := url.Parse(redirectURI)`. */
function isOfRedirect(subject: string, at: Span, language: CLike, isEnd: boolean): boolean {
  if (!isEnd && (REDIRECT.test(subject) || (redirectAskedFor.pattern.test(subject) && !(language === 'php' && OF_REQUEST.test(subject)))))
    return true
  const [, whole = '', part = ''] = PART.exec(subject) ?? []
  if (whole === '' || (isEnd ? !/^(?:get)?host/i.test(part) : !/^(?:get)?path/i.test(part))) return false
  if (REDIRECT.test(whole)) return true
  const parsed = new RegExp(
    `(?<![\\w.])${whole}(?:, ?\\w{1,20})? ?:?= ?(?:url\\.Parse|new (?:URI|Uri|URL)|URI\\.create)\\(([\\w.]{1,80})\\)`,
  )
  return REDIRECT.test(parsed.exec(functionAround(at, language).before)?.[1] ?? '')
}

/** Parts of a request that PHP is asked for in all of its functions, beside what is read there. */
const OF_REQUEST = /^\$_|->/

const PART = /^([A-Za-z_]\w{0,60})\.((?:get)?(?:Path|Host|host)\w{0,12}(?:\(\))?)$/

/** A host behind a dot is one below the other: `"." + host`. */
function isDotted(other: Node): boolean {
  const code = codeAt(other.at, LONGEST)
  return /^["'`]?\s?["'`]?\./.test(code) || /["'`]\./.test(code) || /^[/:]/.test(string(other)?.value ?? '')
}

/** Of an argument, in characters. */
const LONGEST = 120

/** The code before and behind a place. */
function around({ file, start, end }: Span): string {
  return file.text.slice(Math.max(0, start - 600), end + 400)
}
