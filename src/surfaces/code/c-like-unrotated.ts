import {
  answersTokens,
  asksAnother,
  brings,
  endsToken,
  errorType,
  makesAccess,
  makesRefresh,
  refreshesElsewhere,
  sendsRequest,
  takesPresented,
  textOfParameter,
} from '../../knowledge/words/refreshed-without-new.ts'
import type { RefreshRotation } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, items, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { unrotatedAnswer } from './policy.ts'

/**
 * Answers of a token endpoint that hand back the refresh token which the request has brought:
 * `mapOf("access_token" to access, "refresh_token" to form["refresh_token"])`, `new AuthResponse(access, request.RefreshToken)`.
 */
export function* unrotatedInBraces(said: Said, language: CLike): Generator<RefreshRotation> {
  const refresh = handedBack(said)
  if (refresh?.kind !== 'dynamic' || KEEPS.test(said.within[0] ?? '')) return
  const isInForm = isPresented(refresh, language)
  if (!isInForm && !isMember(refresh, said, language)) return
  const { code } = functionAround(refresh.at, language)
  // What another server answers is its own, and a token that the function ends is none that goes on.
  if (asksAnother.pattern.test(code) || endsToken.pattern.test(isInForm ? code : code.replace(errorType.pattern, ''))) return
  yield unrotatedAnswer(refresh.at, /client_?secret/i.test(code) ? 'confidential' : 'unknown')
}

/** The refresh token of an answer with an access token: of a table, an object, a builder, or of what makes one of both. */
function handedBack({ is, name, value }: Said): Node | undefined {
  if (is === 'call') {
    const given = answersTokens.pattern.test(name) ? items(value) : []
    return given.length > 1 && given.length < 8 ? given.find((one) => /refresh_?token(?:\(\))?$/i.test(codeAt(one.at, LONGEST))) : undefined
  }
  if (is !== 'object' && is !== 'chain') return undefined
  const field = (key: string) => entries(value).find((one) => one.key.value.replaceAll('_', '').toLowerCase() === key)?.value
  const refresh = field('refreshtoken')
  return field('accesstoken') && refresh
}

/**
 * `request.RefreshToken`, or a parameter of that name, in a function that is named for refreshing, makes an access token itself and no
 * refresh token.
 */
function isMember(node: Node, { inFunction = '' }: Said, language: CLike): boolean {
  if (!/refresh|reissue|renew/i.test(inFunction)) return false
  const written = bare(codeAt(node.at, LONGEST))
  const { before, code } = functionAround(node.at, language)
  const isParameter =
    /^\$?refresh_?token$/i.test(written) && new RegExp(`[(,][^;{}]{0,200}\\b${literally(written)}\\s{0,4}[,:)]`).test(before.slice(0, 800))
  if (!isParameter && !brings.pattern.test(written)) return false
  if (new RegExp(`(?<![\\w.>])${literally(written)}\\s{0,4}:?=(?!=)`).test(before)) return false
  const inside = code.replaceAll(`${inFunction}(`, '(')
  if (refreshesElsewhere.pattern.test(code)) return false
  return makesAccess.pattern.test(inside) && !makesRefresh.pattern.test(inside) && !sendsRequest.pattern.test(inside)
}

/** What keeps a table, rather than to answer with it. */
const KEEPS = /(?:save|store|insert|update|persist|cache|put|log|audit)\w{0,20}$/i

/** The refresh token as the request has brought it, by itself or by the name that it was given last. */
function isPresented(node: Node, language: CLike): boolean {
  const code = bare(codeAt(node.at, LONGEST))
  if (takesPresented.pattern.test(code)) return true
  if (!/^\$?\w{1,60}$/.test(code)) return false
  const around = functionAround(node.at, language)
  const given = givenLast(code, around, node.at.file)
  if (given) return takesPresented.pattern.test(bare(codeAt(given.at, LONGEST)))
  // `@RequestParam("refresh_token") String presented`
  return new RegExp(`@\\w{4,20}\\("refresh_token"\\)[^,()]{1,60}\\b${literally(code)}\\b`).test(around.before)
}

const LONGEST = 200

/** Without what makes a text of it. */
function bare(code: string): string {
  return code
    .trim()
    .replace(/;$/, '')
    .replace(/^\((?:string|String)\)\s{0,2}/, '')
    .replace(AS_TEXT, '')
}

const AS_TEXT = new RegExp(`(?:${textOfParameter.pattern.source}|!{1,2})+$`)
