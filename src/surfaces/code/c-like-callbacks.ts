import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten, asWrittenIn } from '../../knowledge/libraries/written.ts'
import { endsSignIn } from '../../knowledge/words/sessions.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { alone, inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround, givenLast, type FunctionAround } from '../../program/written/index.ts'

/** What takes a parameter of a request. */
const READS = oneOf(
  '',
  inTurn('', /(?:\.|->)/, asWritten(webRequests, 'takes-parameter'), /\(/),
  /\$_(?:GET|REQUEST)\[|\.Query\[|\.\w{0,6}[pP]arameters\[/,
)

/**
 * An address with an authorization code in its query: the one that the callback is asked for, or the one that a server sends its code
 * to. The code is good until it is redeemed (RFC 6749 section 4.1.2).
 */
export function withCode(node: Node, said: Said, language: CLike): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { kind, at } = node
  const code = codeAt(at, 90)
  if (kind === 'map' && !isOfHelper(code)) return entries(node).flatMap((one) => withCode(one.value, said, language) ?? [])[0]
  if (kind !== 'dynamic' && kind !== 'map') return undefined
  const isOfRequest = REQUESTED[language]?.test(code) === true
  if (REQUEST_TOKEN.test(code) && READS_REQUEST_TOKEN.test(at.file.text)) return { what: code, at }
  if (/^\$?(?:auth_?)?code$/i.test(code) && isCodeOfCallback(functionAround(at, language), signInBy(said))) return { what: code, at }
  if (isCodeRead(code, at, language) && takesState(functionAround(at, language), signInBy(said))) return { what: code, at }
  if (READ_WHOLE.test(code) && takesState(functionAround(at, language), signInBy(said))) return { what: 'code', within: code, at }
  const name = ADDRESS.exec(code)?.[1]
  if (!isOfRequest && name === undefined) return undefined
  const around = functionAround(at, language)
  const found = isOfRequest
    ? isCallback(said.inFunction ?? '', around) ||
      (/callback/i.test(said.inFunction ?? '') && endsSocialSignIn(around, signInBy(said))) ||
      (/callback/i.test(around.before.slice(0, 120)) && READS_REQUEST_TOKEN.test(at.file.text))
    : name !== undefined && getsCode(name, around, at.file)
  return found ? { what: READS_REQUEST_TOKEN.test(at.file.text) ? 'request_token' : 'code', within: code, at } : undefined
}

/** `request()->all()`, which is read as a chain of calls: https://laravel.com/docs/helpers#method-request */
export const isOfHelper = (code: string) => /^request\(\)->\w{1,30}\(\)$/.test(code)

/**
 * Whether a function takes a code together with a `state`, as parameters of its own or of its request, or takes one and redeems it: other
 * codes come without.
 */
function isCodeOfCallback({ before, after }: FunctionAround, isNamedSo: boolean): boolean {
  const taken = /^[^{]{0,600}/.exec(before)?.[0] ?? ''
  if (/\$code\b/.test(taken) && /\$state\b/.test(taken)) return true
  const ofSignIn = () => isNamedSo || endsSignIn.pattern.test(before + after)
  if (GIVEN_CODE.test(before) && GIVEN_STATE.test(before) && ofSignIn()) return true
  return READS_CODE.test(before) && ((READS_STATE.test(before) && ofSignIn()) || REDEEMS.test(before) || REDEEMS.test(after))
}

function takesState({ before, after }: FunctionAround, isNamedSo: boolean): boolean {
  const code = before + after
  return (READS_STATE.test(code) && (isNamedSo || endsSignIn.pattern.test(code))) || REDEEMS.test(before) || REDEEMS.test(after)
}

/** Whether a name was given the code of a request, whatever it is called: `given := r.FormValue("code")`. */
function isCodeRead(name: string, { file, start, end }: Node['at'], language: CLike): boolean {
  const at = { file, start, end }
  const given = /^\$?\w{1,60}$/.test(name) && READS_CODE.test(file.text) ? givenLast(name, functionAround(at, language), file) : undefined
  return given !== undefined && READ_WHOLE.test(file.text.slice(given.at.start, Math.min(given.at.end, given.at.start + 90)))
}

/** Whether the name of a function or the path of its file says that it ends a sign-in. */
function signInBy({ inFunction = '', at }: Said): boolean {
  return /callback|oauth|oidc|sign_?in|log_?in/i.test(inFunction) || /callback|oauth|oidc|sign_?in|login/i.test(at.file.path)
}

/** Before a parameter of a function: what says where it is read, `@RequestParam("code")`, `[FromQuery]`. */
const BEFORE_PARAMETER = /[(,]\s{0,40}(?:@\w{1,40}(?:\([^()]{0,80}\))?\s{1,40}|\[[^\]\n]{1,60}\]\s{0,40}|final\s{1,4}){0,3}/
const GIVEN_CODE = inTurn('', BEFORE_PARAMETER, /(?:[sS]tring\??\s{1,4}code|code: String)\b/)
const GIVEN_STATE = inTurn('', BEFORE_PARAMETER, /(?:[sS]tring\??\s{1,4}state|state: String)\b/)
/** RFC 6749 section 4.1.3, as other grants have a type as well, and https://pkg.go.dev/golang.org/x/oauth2#Config.Exchange */
const REDEEMS = oneOf('', /["'](?:authorization_code|redirect_uri)["']|\bgrant_type=authorization_code/, asWritten(oauthWritten, 'redeems'))

/** What a provider hands to the callback for a token, as a code is in OAuth 2: https://oauth.net/core/1.0a/#auth_step1 */
const REQUEST_TOKEN = /^\$?(?:\w{1,40}[._])?[a-z]{0,20}[rR]equest_?[tT]oken$/
const READS_REQUEST_TOKEN = inTurn('', READS, /\s{0,4}["']request_token["']/)

/** What a request was asked with, as a whole. */
const REQUESTED = asWrittenIn(webRequests, 'is-query-of-request')

const ADDRESS = /^&?(\$?[A-Za-z_]\w{0,60})(?:\.(?:String\(\)|RawQuery|toString\(\)|ToString\(\)))?$/

const READS_CODE = inTurn('', READS, /\s{0,4}["']code["']/)

/** The same as a whole expression, with what stands for a code that is not there. */
const READ_WHOLE = inTurn('', /^(?:\$?\w{1,40}(?:(?:\.|->)\w{1,40}(?:\(\))?){0,3}?)?/, READS_CODE, /(?:,[^()]{0,20})?[)\]]$/)

const READS_STATE = inTurn('', READS, /\s{0,4}["']state["']/)

/** Whether a file has a handler that takes the code and the state of an answer, and redeems the code. */
export function readsCallback(text: string): boolean {
  return READS_CODE.test(text) && READS_STATE.test(text) && (REDEEMS.test(text) || /callback/i.test(text))
}

function isCallback(names: string, { before, after }: FunctionAround): boolean {
  if (GIVEN_CODE.test(before) && GIVEN_STATE.test(before) && endsSignIn.pattern.test(before + after)) return true
  return READS_CODE.test(before) || READS_CODE.test(after) || /(?:oauth|oidc|auth|login|sign_?in)\w{0,12}callback/i.test(names)
}

/** What a callback does with the code by a library that reads it: https://laravel.com/docs/socialite#authentication-and-storage. */
function endsSocialSignIn({ before, after }: FunctionAround, isNamedSo: boolean): boolean {
  return asWrittenSocial.test(before + after) || (isNamedSo && READS_STATE_MEMBER.test(before + after))
}

const asWrittenSocial = /Socialite::driver\(/
const READS_STATE_MEMBER = /\$request->(?:state|code)\b/

/** An address whose text names a code among the answer's parameters. */
const ANSWERS = inTurn('', /[?&]code=/, oneOf('', /["'`%{$]/))

/** What an address was given before more was added to it: `uri = uri + "?code=" + code` in front of `uri = uri + "&state=" + state`. */
function valuesBefore(name: string, before: string): string {
  const given = [...before.matchAll(new RegExp(`(?<![\\w.$"'])${literally(name)}\\s{0,4}=(?!=)\\s{0,4}([^;\\n]{1,200})`, 'g'))]
  const values = given.map(([, value = '']) => value)
  // What it was before it began anew is gone.
  return values.slice(values.findLastIndex((value) => !alone(name).test(value)) + 1).join(' ')
}

/** Whether an address is given a code: `q.Set("code", code)` and `to.RawQuery = q.Encode()`, or in its text. */
function getsCode(name: string, around: FunctionAround, file: Node['at']['file']): boolean {
  const value = givenLast(name, around, file)
  const last = value ? file.text.slice(value.at.start, value.at.end) : ''
  const text = alone(name).test(last) ? `${valuesBefore(name, around.before)} ${last}` : last
  if (ANSWERS.test(text) && /state=|redirect|callback/i.test(`${name} ${text}`)) return true
  const query = new RegExp(`(?<![\\w.])${literally(name)}\\.RawQuery = (\\w{1,60})\\.Encode\\(\\)`).exec(around.before)?.[1]
  return query !== undefined && new RegExp(`(?<![\\w.])${query}\\.(?:Set|Add)\\("code", (?!["\`])`).test(around.before)
}
