import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten, asWrittenIn } from '../../knowledge/libraries/written.ts'
import type { AuthorizationRequest } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { items } from '../../parse/node.ts'
import { functionAround } from '../../program/written/index.ts'
import { codeAt, cutTo } from '../../text/source.ts'
import { requestAt } from '../reading/authorization-request.ts'

const GIVES_VERIFIER = asWrittenIn(oauthWritten, 'gives-verifier')
const BEGINS = new RegExp(asWritten(oauthWritten, 'begins-request'), 'g')

/**
 * A request for a code whose library makes a verifier by itself, and is told to send none, whatever happens:
 * `AuthorizationRequest.Builder(…).setCodeVerifier(null)`. Its token request has a method of this name as well.
 */
export function* challengeOff({ is, name, value, at, conditions }: Said, language: CLike): Generator<AuthorizationRequest> {
  if (is !== 'call' || GIVES_VERIFIER[language]?.test(name) !== true || conditions.length > 0) return
  const given = items(value)
  if (given.length === 0 || !given.every((one) => codeAt(one.at) === 'null')) return
  const { before } = functionAround(at, language)
  const begun = [...before.matchAll(BEGINS)].at(-1)
  if (!begun?.[0].startsWith('Authorization') || ON_CONDITION.test(before) || WITHOUT_CODE.test(before.slice(begun.index))) return
  yield requestAt(at, {
    owner: { what: 'the authorization request', product: 'AppAuth' },
    clientType: 'public',
    pkce: { is: 'set', value: 'off', at: cutTo(at, at.end - at.start) },
  })
}

/** A condition without braces. */
const ON_CONDITION = /\b(?:if|else|when)\b[^;{}\n]{0,160}\n?[^;{}\n]{0,80}$/
const WITHOUT_CODE = asWritten(oauthWritten, 'asks-for-no-code')
