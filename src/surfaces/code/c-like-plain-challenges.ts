import { asksForPlain, readsChallengeMethod } from '../../knowledge/words/oauth.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { string, items, type Node } from '../../parse/node.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { isInComment } from './c-like-comments.ts'
import { functionAround } from './c-like-functions.ts'

/**
 * Clients that send the verifier as its own challenge: `q.Set("code_challenge_method", "plain")`, also as a fallback for servers that list
 * no better method, which OAuth 2.1 section 7.5.2 forbids: `return verifier, verifier, "plain"`.
 */
export function* plainChallenges(text: Text, all: readonly Said[], language: CLike): Generator<AuthorizationRequest> {
  for (const said of all) {
    const method = methodGiven(said)
    if (method && !isAskedFor(method, language)) yield plain(method)
  }
  for (const match of text.value.matchAll(MADE)) {
    const start = match.index + match[0].search(/["'`]plain["'`]/)
    const { at } = slice(text, start, start + '"plain"'.length)
    if (!isInComment(text.value, match.index) && !isAskedFor(at, language)) yield plain(at)
  }
}

function plain(at: Span): AuthorizationRequest {
  return requestAt(at, {
    owner: { what: 'the authorization request', product: 'this code' },
    clientType: 'unknown',
    pkce: { is: 'set', value: 'plain', at },
    nonce: { is: 'dynamic', at },
    confidence: 'medium',
  })
}

/** The method that a call, an object or an assignment gives a request. */
function methodGiven({ is, name, value }: Said): Span | undefined {
  if (is === 'call' && READS.test(name)) return undefined
  const given: readonly (string | Node)[] = is === 'set' ? [name.replace(/^.*\./, ''), value] : is === 'call' ? items(value) : []
  const words = given.map((one) => (typeof one === 'string' ? one : string(one)?.value))
  const key = words.indexOf('code_challenge_method')
  const method = given[key + 1]
  return key >= 0 && words[key + 1] === 'plain' && typeof method === 'object' ? method.at : undefined
}

/** What reads a parameter may be given what stands for a missing one, and what compares is a server's. */
const READS = /(?:equals|contains|get|has|Equal|switch|case|match|Default)\w{0,12}$|(?:input|[vV]alue|(?:^|\.)query)$/i

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
