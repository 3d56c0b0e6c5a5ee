import {
  answersTokens,
  asksAnother,
  asksForUndeleted,
  brings,
  endsToken,
  errorType,
  makesAccess,
  makesRefresh,
  presentedByName,
  refreshesElsewhere,
  refusesExpired,
  sendsRequest,
  setsAccess,
  setsTokens,
  takesPresented,
  textOfParameter,
} from '../../knowledge/words/refreshed-without-new.ts'
import type { RefreshRotation } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, items, type Node } from '../../parse/node.ts'
import { listAt } from '../../text/brackets.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { functionAround, givenLast, type FunctionAround } from '../../program/written/index.ts'
import { unrotatedAnswer } from './policy.ts'

/** The function around a place, with its code up to the place, whatever the language. */
export type AroundOf = (at: Span) => Pick<FunctionAround, 'before' | 'code' | 'start'>

/**
 * Answers of a token endpoint that hand back the refresh token which the request has brought:
 * `mapOf("access_token" to access, "refresh_token" to form["refresh_token"])`, `new AuthResponse(access, request.RefreshToken)`.
 */
export function* handedBackUnrotated(said: Said, aroundOf: AroundOf): Generator<RefreshRotation> {
  const refresh = handedBack(said) ?? handedToAnswer(said, aroundOf)
  if (refresh?.kind !== 'dynamic' || KEEPS.test(said.within[0] ?? '')) return
  const around = aroundOf(refresh.at)
  const isInForm = isPresented(refresh, around)
  if (!isInForm && !isMember(refresh, said, around)) return
  const code = around.code.replaceAll(refusesExpired.pattern, '').replaceAll(asksForUndeleted.pattern, '')
  // What another server answers is its own, and a token that the function ends is none that goes on.
  if (asksAnother.pattern.test(code) || endsToken.pattern.test(isInForm ? code : code.replace(errorType.pattern, ''))) return
  yield unrotatedAnswer(refresh.at, /client_?secret/i.test(code) ? 'confidential' : 'unknown')
}

/** The same in languages with braces. */
export function* unrotatedInBraces(said: Said, language: CLike): Generator<RefreshRotation> {
  const aroundOf: AroundOf = (at) => functionAround(at, language)
  yield* handedBackUnrotated(said, aroundOf)
  yield* keptWhereThere(said, aroundOf)
}

/**
 * Where a refresh token is made only if none was presented: `old == null ? newRefreshToken(user) : old`, in a function that makes an access
 * token, and that another one of the file gives the token which it was presented.
 */
function* keptWhereThere({ is, name, value, inFunction }: Said, aroundOf: AroundOf): Generator<RefreshRotation> {
  if (is !== 'set' || inFunction === undefined || !/refresh_?token$/i.test(name)) return
  const code = codeAt(value.at, LONGEST_CHOICE)
  const [, kept = ''] = KEPT.map((form) => form.exec(code)).find((one) => one !== null) ?? []
  if (!presentedByName.pattern.test(kept) || !MAKES_ONE.test(code)) return
  const { before, code: all } = aroundOf(value.at)
  const own = before.slice(Math.max(0, before.lastIndexOf(`${inFunction}(`)))
  if (!new RegExp(`[(,][^;{}]{0,400}(?<!\\w)${literally(kept)}\\s{0,4}[,:)=]`).test(own.slice(0, 800))) return
  if (!makesAccess.pattern.test(all.replaceAll(`${inFunction}(`, '(')) || mayEnd(all)) return
  if (isGivenPresented(value.at, inFunction, aroundOf)) yield unrotatedAnswer(value.at)
}

const LONGEST_CHOICE = 800
const MAKES_ONE = /(?:create|generate|make|issue|sign|build|new)\w{0,30}refresh\w{0,20}\(/i
/** The one that is there, by its name: behind `:`, before it, or before `??` of C# and PHP and `?:` of Kotlin. */
const KEPT = [
  /^[^?;{}]{0,80}?(?<![\w$])(\$?\w{1,60})(?!\w)[^?;{}]{0,60}\?[^;{}]{1,600}:\s{0,40}\1;?$/,
  /^[^?;{}]{0,80}?(?<![\w$])(\$?\w{1,60})(?!\w)[^?;{}]{0,60}\?\s{0,40}\1\s{0,40}:/,
  /^(\$?\w{1,60})\s{0,40}\?[?:]\s/,
]

function mayEnd(code: string): boolean {
  return asksAnother.pattern.test(code) || sendsRequest.pattern.test(code) || endsToken.pattern.test(code.replace(errorType.pattern, ''))
}

/** Whether a call of the file gives a function the refresh token that its own function was presented, and nothing ends it there. */
function isGivenPresented({ file }: Span, called: string, aroundOf: AroundOf): boolean {
  return [...file.text.matchAll(new RegExp(`(?<!\\w)${literally(called)}\\(`, 'g'))]
    .slice(0, MOST_CALLS)
    .some(({ index, 0: { length } }) => {
      const given = listAt(file.text, index + length, LONGEST_CHOICE) ?? []
      const isPresented = given.some((one) => presentedByName.pattern.test(one.trim()) || brings.pattern.test(one.trim()))
      return isPresented && !mayEnd(aroundOf({ file, start: index, end: index + length }).code)
    })
}

const MOST_CALLS = 20

/** The refresh token of an answer with an access token: of a table, an object, a builder, or of what makes one of both. */
function handedBack({ is, name, value }: Said): Node | undefined {
  if (is === 'call') {
    const given = answersTokens.pattern.test(name) ? items(value) : []
    const refresh = given.find((one) => /refresh_?token(?:\(\))?$/i.test(codeAt(one.at, LONGEST)))
    return refresh && given.length > 1 && given.length < 8 ? withoutName(refresh) : undefined
  }
  return is === 'object' || is === 'chain' ? bothIn(value) : undefined
}

/**
 * The refresh token that an answer is given by itself, where it is given an access token too: `answer.setRefreshToken(presented)`,
 * `answer.RefreshToken = presented`.
 */
function handedToAnswer({ is, name, value }: Said, aroundOf: AroundOf): Node | undefined {
  const answer = is === 'call' || is === 'set' ? setsTokens.pattern.exec(name)?.[1] : undefined
  const [given, ...more] = is === 'call' ? items(value) : [value]
  if (answer === undefined || !given || more.length > 0) return undefined
  const asWritten = literally(answer).replaceAll('\\.', '(?:\\.|->)')
  const access = new RegExp(`(?<![\\w.>$])${asWritten}${setsAccess.pattern.source}`, 'i')
  return access.test(aroundOf(given.at).code) ? { kind: 'dynamic', at: given.at } : undefined
}

/** An argument without its name: `refreshToken = refreshToken` of Kotlin, `RefreshToken: refreshToken` of C#. */
function withoutName(node: Node): Node {
  const named = /^\w{1,40}(?: = |: )/.exec(codeAt(node.at, LONGEST))?.[0].length ?? 0
  return { kind: 'dynamic', at: { file: node.at.file, start: node.at.start + named, end: node.at.end } }
}

function bothIn(table: Node): Node | undefined {
  const field = (key: string) => entries(table).find((one) => one.key.value.replaceAll('_', '').toLowerCase() === key)?.value
  const refresh = field('refreshtoken') ?? byShorthand(table)
  return field('accesstoken') && refresh
}

/** `TokenPair { access_token: access(user), refresh_token }` of Rust. */
function byShorthand({ at }: Node): Node | undefined {
  const [found, name = ''] = at.file.path.endsWith('.rs') ? (SHORTHAND.exec(codeAt(at, LONGEST_TABLE)) ?? []) : []
  const start = found === undefined ? 0 : at.start + codeAt(at, LONGEST_TABLE).indexOf(found) + found.indexOf(name)
  return found === undefined ? undefined : { kind: 'dynamic', at: { file: at.file, start, end: start + name.length } }
}

const SHORTHAND = /[{,]\s{0,80}(refresh_token)\s{0,80}[,}]/
const LONGEST_TABLE = 600

/**
 * `request.RefreshToken`, also by the name that it was given, or a parameter of that name, in a function that is named for refreshing, and
 * makes an access token itself and no refresh token.
 */
function isMember(node: Node, { inFunction = '' }: Said, { before: all, code, start }: ReturnType<AroundOf>): boolean {
  if (!/refresh|reissue|renew/i.test(inFunction)) return false
  const written = bare(codeAt(node.at, LONGEST))
  // The name of an argument is given nothing, and what stands before the function is another one.
  const own = all.replace(/\b\w{1,40}(?: = |: )$/, '')
  const begins = Math.max(0, own.lastIndexOf(`${inFunction}(`))
  const before = own.slice(begins)
  const name = literally(written)
  const isParameter =
    presentedByName.pattern.test(written) && new RegExp(`[(,][^;{}]{0,200}(?<!\\w)${name}\\s{0,4}[,:)]`).test(before.slice(0, 800))
  const given = /^\$?\w{1,60}$/.test(written) ? givenLast(written, { before: own, start }, node.at.file) : undefined
  if (given ? !brings.pattern.test(bare(codeAt(given.at, LONGEST))) : !isParameter && !brings.pattern.test(written)) return false
  const inside = code.slice(begins).replaceAll(`${inFunction}(`, '(')
  const asked = new RegExp(`${ASKS}[^;\\n]{0,120}?(?<!\\w)${name}(?!\\w)`, 'i')
  if (refreshesElsewhere.pattern.test(code) || asked.test(inside)) return false
  return makesAccess.pattern.test(inside) && !makesRefresh.pattern.test(inside) && !sendsRequest.pattern.test(inside)
}

/** Who gets an access token for a refresh token, or has a client make one, asks the server that gave it. */
const ASKS = oneOf(
  '',
  /(?:\.|->)(?:get|fetch|request|obtain|exchange)\w{0,20}access\w{0,40}\(/,
  /(?:api|client|flow|google|oauth)\w{0,20}(?:\.|->)\w{0,20}access\w{0,40}\(/,
).source

/** What keeps a table, rather than to answer with it. */
const KEEPS = /(?:save|store|insert|update|persist|cache|put|log|audit)\w{0,20}$/i

/** The refresh token as the request has brought it, by itself or by the name that it was given last. */
function isPresented(node: Node, around: ReturnType<AroundOf>): boolean {
  const code = bare(codeAt(node.at, LONGEST))
  if (takesPresented.pattern.test(code)) return true
  if (!/^\$?\w{1,60}$/.test(code)) return false
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
