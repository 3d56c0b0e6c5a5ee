import {
  answersAuthorization,
  asksForToken,
  leavesForClient,
  offersTokenResponse,
  putsAccessToken,
} from '../../knowledge/words/implicit-answers.ts'
import type { GrantUse, Owner } from '../../model/index.ts'
import type { Module } from '../../program/index.ts'
import { isInComment } from '../../program/written/index.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { grantEnabled } from '../idp/oauth-client-fields.ts'
import { aroundIn, type Around } from './registered-schemes.ts'

const OWNER: Owner = { what: 'the authorization endpoint', product: 'code' }

/**
 * An authorization endpoint that answers with an access token in the address of the client: it puts one there beside its type and the state
 * of the request, in a file that knows the response type `token`. RFC 6749 section 4.2.2
 */
export function* implicitAnswers(text: Text, around: (at: Span) => Around): Generator<GrantUse> {
  if (!SAYS.every((one) => one.test(text.value)) || !offersTokenResponse.pattern.test(text.value)) return
  // What a comment says of it offers nothing.
  const whole = text.value.replaceAll(COMMENTS, '')
  if (!/response_?type/i.test(whole) || !offersTokenResponse.pattern.test(whole)) return
  for (const match of [...text.value.matchAll(PUTS)].slice(0, MOST)) {
    if (isInComment(text.value, match.index)) continue
    const begin = match.index + match[0].indexOf('access_token')
    const { at } = slice(text, begin, begin + 'access_token'.length)
    const { before, after } = around(at)
    const above = text.value.slice(Math.max(0, begin - before.length - HEAD), Math.max(0, begin - before.length))
    const code = (before + after).replaceAll(COMMENTS, '')
    if (!/token_type/.test(code) || !REDIRECTS.test(code) || asksForToken.pattern.test(above + code)) continue
    if (!answersAuthorization.pattern.test(code) || !leavesForClient.pattern.test(code)) continue
    yield grantEnabled(OWNER, 'unknown', 'implicit', at)
    return
  }
}

/** The same in TypeScript and Python. */
export function implicitAnswersIn(module: Module): Iterable<GrantUse> {
  return implicitAnswers(module.file.whole, (at) => aroundIn(module, at))
}

const SAYS = [/access_token/, /token_type/, /response_?type/i]
const PUTS = new RegExp(putsAccessToken.pattern, 'g')
const REDIRECTS = /redirect_?(?:ur[il]|location)/i
const COMMENTS = /^[ \t]{0,80}(?:\/\/|\*|\/\*|#(?!\[)).*$|(?<=[;{},)\]] {1,4})(?:\/\/|#) .*$/gm
/** What runs before a handler stands in front of it. In characters. */
const HEAD = 160
/** More of one file are not looked at. */
const MOST = 20
