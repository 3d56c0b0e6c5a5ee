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
import { bodyAround, functionAround, isInComment, isUnreadText } from '../../program/written/index.ts'
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
  yield* plainInText(text)
  yield* plainByLibrary(text, language)
}

/** The same in any language: what an address or the parameters of one request say. */
export function* plainInText(text: Text): Generator<AuthorizationRequest> {
  yield* plainInAddress(text)
  yield* plainBesideCode(text)
}

/** The address of a request whose challenge is its verifier: `…?client_id=…&code_challenge=…&code_challenge_method=plain`. */
function* plainInAddress(text: Text): Generator<AuthorizationRequest> {
  if (!text.value.includes(PLAIN)) return
  for (const match of text.value.matchAll(IN_ADDRESS)) {
    const start = match.index + match[0].lastIndexOf(PLAIN)
    const { at } = slice(text, start, start + PLAIN.length)
    if (/[?&]client_id=/.test(joinedWith(text.value, start)) && !isInComment(text.value, match.index) && !isUnreadText(at)) yield plain(at)
  }
}

/** The line of a place, with those above that are joined to it. */
function joinedWith(code: string, place: number): string {
  const before = code.slice(Math.max(0, place - LONGEST_ADDRESS), place)
  const statement = before.split(/[;{}]\s{0,8}\n|\n\s{0,40}\n/).at(-1) ?? ''
  const end = code.indexOf('\n', place)
  const lines = statement.split('\n')
  const joined = lines.findLastIndex(
    (line, i) => i > 0 && !/^\s{0,80}(?:[+.]|\|\||["'`])/.test(line) && !/[+.\\]\s{0,4}$/.test(lines[i - 1] ?? ''),
  )
  return lines.slice(Math.max(0, joined)).join('\n') + code.slice(place, end < 0 ? undefined : end)
}

/** In characters. */
const LONGEST_ADDRESS = 1200

/**
 * Parameters that a function sends with a challenge and asks for a code with: `.append_pair("code_challenge_method", "plain")`,
 * `query["code_challenge_method"] = "plain"`, `code_challenge_method: "plain"`.
 */
function* plainBesideCode(text: Text): Generator<AuthorizationRequest> {
  for (const match of text.value.matchAll(GIVES_PLAIN)) {
    const start = match.index + match[0].lastIndexOf('plain')
    const { at } = slice(text, start, start + 'plain'.length)
    if (isInComment(text.value, match.index)) continue
    const { code, start: begins } = bodyAround(at)
    const [before, after] = [code.slice(0, match.index + text.at.start - begins), code.slice(at.end + 1 - begins)]
    const sends = SENDS_CHALLENGE.test(before + after) && (ASKS_FOR_CODE.test(before + after) || AUTHORIZES.test(before))
    if (sends && ![before, after].some(isChosenByOthers)) yield plain(at)
  }
}

const KEY = /(?:["']code_challenge_method["']\]?\s{0,4}(?:,|:|=>?)|(?<![\w.])code_challenge_method:)\s{0,8}/
const GIVES_PLAIN = inTurn('g', KEY, /["']plain["']/)
const SENDS_CHALLENGE = /["']code_challenge["']\]?\s{0,4}(?:,|:|=>?)|(?<![\w.])code_challenge:/
const ASKS_FOR_CODE = /response_type["']?\]?\s{0,4}(?:,|:|=>?)\s{0,8}["']code["']/
/** The call of the gem oauth2, which asks for a code by itself. */
const AUTHORIZES = /\.authorize_url\([^()]{0,400}$/

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
  const isOwn = /["']code_challenge_method["'],\s{0,40}$/.exec(before)
  const front = isOwn ? before.slice(0, isOwn.index) : before
  return asksForPlain.pattern.test(front) || [front, after].some((code) => readsChallengeMethod.pattern.test(code))
}

function isChosenByOthers(code: string): boolean {
  return asksForPlain.pattern.test(code) || readsChallengeMethod.pattern.test(code)
}
