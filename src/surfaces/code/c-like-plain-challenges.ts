import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten, asWrittenIn } from '../../knowledge/libraries/written.ts'
import { asksForPlain, readsChallengeMethod } from '../../knowledge/words/oauth.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { get, items, string, type Node } from '../../parse/node.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { own } from '../../text/own.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { functionAround, isInComment, isUnreadText } from '../../program/written/index.ts'
import { beginsParameters } from './c-like-requests.ts'

/**
 * Clients that send the verifier as its own challenge: `q.Set("code_challenge_method", "plain")`, also as a fallback for servers that list
 * no better method, which OAuth 2.1 section 7.5.2 forbids: `return verifier, verifier, "plain"`.
 */
export function* plainChallenges(text: Text, all: readonly Said[], language: CLike): Generator<AuthorizationRequest> {
  for (const said of all) {
    const method = methodGiven(said, language)
    if (method && !isAskedFor(method, language)) yield plain(method)
  }
  for (const match of text.value.matchAll(MADE)) {
    const start = match.index + match[0].search(/["'`]plain["'`]/)
    const { at } = slice(text, start, start + '"plain"'.length)
    if (!isInComment(text.value, match.index) && !isAskedFor(at, language)) yield plain(at)
  }
  yield* plainInAddress(text)
  yield* plainByLibrary(text, language)
}

/** The address of a request whose challenge is its verifier: `…?client_id=…&code_challenge=…&code_challenge_method=plain`. */
function* plainInAddress(text: Text): Generator<AuthorizationRequest> {
  if (!text.value.includes(PLAIN)) return
  for (const match of text.value.matchAll(IN_ADDRESS)) {
    const start = match.index + match[0].lastIndexOf(PLAIN)
    const { at } = slice(text, start, start + PLAIN.length)
    const line = text.value.slice(text.value.lastIndexOf('\n', start) + 1, text.value.indexOf('\n', start) >>> 0)
    if (/[?&]client_id=/.test(line) && !isInComment(text.value, match.index) && !isUnreadText(at)) yield plain(at)
  }
}

const PLAIN = 'code_challenge_method=plain'
/** A text with an address, or the end of one, up to the method. */
const IN_ADDRESS = /["'`][^"'`\n]{0,600}[?&]code_challenge_method=plain(?=[&"'`#])/g

const BY_LIBRARY = asWrittenIn(oauthWritten, 'sends-plain')

/** The same by a name of a library: `getPkceMethod(): ?string { return self::PKCE_METHOD_PLAIN; }`. */
export function* plainByLibrary(text: Text, language: CLike): Generator<AuthorizationRequest> {
  const written = own(BY_LIBRARY, language)
  for (const match of written ? text.value.matchAll(new RegExp(written, 'g')) : []) {
    const start = match[0].search(METHOD)
    if (!isInComment(text.value, match.index)) yield plain(slice(text, match.index + start, match.index + match[0].length).at)
  }
}

/** What is written of a method at the end. */
const METHOD = /['"]?[\w.:\\]{1,100}['"]?$/

function plain(at: Span): AuthorizationRequest {
  return requestAt(at, {
    owner: { what: 'the authorization request', product: 'this code' },
    clientType: 'unknown',
    pkce: { is: 'set', value: 'plain', at },
    nonce: { is: 'dynamic', at },
    confidence: 'medium',
  })
}

/** The method that a call, or a table with the rest of it, puts into a request. */
function methodGiven({ is, name, value, at }: Said, language: CLike): Span | undefined {
  if (is === 'object') {
    const [method] = oneOrMore(get(value, 'code_challenge_method'))
    const [type] = oneOrMore(get(value, 'response_type'))
    return method && string(method)?.value === 'plain' && type && string(type)?.value === 'code' ? method.at : undefined
  }
  const given = is === 'call' ? items(value) : []
  const key = given.findIndex((one) => string(one)?.value === 'code_challenge_method')
  const method = given[key + 1]
  if (key < 0 || !method || string(method)?.value !== 'plain') return undefined
  const table = PUTS.exec(name)?.[1]
  return BUILDS.test(name) || (table !== undefined && isOfClient(table, at, language)) ? method.at : undefined
}

/** Whether a function begins a table of parameters itself, and puts a challenge into it: others may be of a request that a server reads. */
function isOfClient(table: string, at: Span, language: CLike): boolean {
  const { before, after } = functionAround(at, language)
  return beginsParameters(table).test(before) && new RegExp(`(?<!\\w)${table}\\.\\w{3,6}\\(["']code_challenge["']`).test(before + after)
}

/** A value, or those of a list: `url.Values{"response_type": {"code"}}`. */
function oneOrMore(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? items(node) : node ? [node] : []
}

/** Calls that put a parameter into the address or the request that they make. */
const BUILDS = asWritten(webRequests, 'adds-to-query')
const PUTS = /^\$?(\w{1,60})\.(?:[sS]et|[aA]dd|put|[aA]ppend)$/

const CHALLENGE_IS_VERIFIER = /\$?\w{0,30}[cC]hallenge\s{0,4}:?=\s{0,4}\$?\w{0,30}[vV]erifier\b/
const METHOD_IS_PLAIN = /\$?\w{0,40}[mM]ethod\s{0,4}:?=\s{0,4}["']plain["']/
const NEXT = /;?\s{1,40}/

/** The three that a function makes, and a challenge that is the verifier beside its method. */
const MADE = oneOf(
  'g',
  /(\$?\w{0,30}[vV]erifier),\s{0,20}\1,\s{0,20}["']plain["']/,
  inTurn('', CHALLENGE_IS_VERIFIER, NEXT, METHOD_IS_PLAIN),
  inTurn('', METHOD_IS_PLAIN, NEXT, CHALLENGE_IS_VERIFIER),
)

/** Whether whoever calls the function has asked for the method, or the function is a server's, that reads what a request says. */
function isAskedFor({ file, start, end }: Span, language: CLike): boolean {
  const { before, after } = functionAround({ file, start, end }, language)
  return asksForPlain.pattern.test(before) || [before, after].some((code) => readsChallengeMethod.pattern.test(code))
}
