import { shownName } from '../../classify/shown-name.ts'
import { authorizationCodes } from '../../knowledge/words/logged-requests.ts'
import { formCookie } from '../../knowledge/words/logged-before-use.ts'
import {
  answersInRust,
  asksInRust,
  bindsHeaders,
  extractsRequest,
  leavesLittle,
  otherCode,
  readsAuthorization,
  redeemsInRust,
  setsCookieInRust,
} from '../../knowledge/words/rust-requests.ts'
import type { Project } from '../../discover/project.ts'
import { functionAround, givenLast, signatureOf } from '../../program/written/index.ts'
import { isNamedAnywhere } from './c-like-authorization.ts'
import { fieldsShown } from './rust-structures.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt, type Span } from '../../text/source.ts'

/**
 * All headers, by the type of the parameter, where a server is called with it: `headers: HeaderMap`; in a text only their `Debug` shows
 * anything. A client has the headers of answers.
 */
export function headersInRust(code: string, debug: boolean, at: Span, project: Project): boolean {
  const name = debug ? /^&?(\w{1,40})$/.exec(code)?.[1] : undefined
  if (name === undefined || !/headers?$/.test(name)) return false
  const { before } = functionAround(at, 'rs')
  if (setsCookie(name, before)) return true
  if (!isOfServer(at, project)) return false
  const bound = new RegExp(`[(,]\\s{0,20}(?:mut )?${name}\\s?:\\s?${bindsHeaders.pattern.source}`).test(signatureOf(before))
  return bound && !new RegExp(`\\b${name}\\.(?:remove|insert|clear|get_mut)\\(`).test(before)
}

/** Headers of an answer that the function has put a cookie into, `headers.append(SET_COOKIE, cookie)`, but for that of a form. */
function setsCookie(name: string, before: string): boolean {
  return [...before.matchAll(SETS_COOKIE)].some(
    ({ index, 1: one, 2: other }) =>
      (one ?? other) === name && !formCookie.pattern.test(before.slice(Math.max(0, index - NEAR), index + NEAR)),
  )
}

/** Where the cookie is made, and the call that sets it. */
const NEAR = 300

const SETS_COOKIE = new RegExp(setsCookieInRust.pattern, 'g')

function isOfServer({ file: { text } }: Span, project: Project): boolean {
  if (asksInRust.pattern.test(text)) return false
  return answersInRust.pattern.test(text) || (!/\breqwest\b/.test(text) && isNamedAnywhere(answersInRust.pattern, 'rs', project))
}

/** A name that was given the header of the caller's credential: `let auth = headers.get(AUTHORIZATION)`. */
export function authorizationInRust(code: string, at: Span): boolean {
  const name = /^&?(\w{1,40})(?:\.(?:as_str|as_ref|clone|unwrap)\(\)){0,2}$/.exec(code)?.[1]
  if (name === undefined || shownName(name) === 'harmless' || !readsAuthorization.pattern.test(at.file.text)) return false
  const given = new RegExp(`(?:\\blet (?:mut )?${name}(?: ?: ?[^=;\\n]{1,60})?|Some\\(${name}\\)) =(?!=)`, 'g')
  const { before } = functionAround(at, 'rs')
  const last = [...before.matchAll(given)].at(-1)
  const value = last && (/^[^;]{1,400}/.exec(before.slice(last.index + last[0].length))?.[0] ?? '').split(/\{[ \t]*\n/, 1)[0]
  const read = value === undefined ? null : readsAuthorization.pattern.exec(value)
  return read !== null && value !== undefined && !leavesLittle.pattern.test(value.slice(read.index + read[0].length))
}

/** More of a value is not looked at. */
const LONGEST_VALUE = 240

/** An authorization code that a function takes with its `state`, redeems or issues: RFC 6749 section 4.1.2. */
export function codeInRust(code: string, at: Span, project: Project): boolean {
  const [, holder, name] = CODE.exec(code) ?? []
  if (name === undefined || (holder !== undefined && otherCode.pattern.test(holder))) return false
  const around = functionAround(at, 'rs')
  const given = holder === undefined ? givenLast(name, around, at.file) : undefined
  if (given && otherCode.pattern.test(codeAt(given.at, LONGEST_VALUE))) return false
  if (redeemsInRust.pattern.test(around.code) || /"code"[^;]{0,400}"state"|"state"[^;]{0,400}"code"/.test(around.before)) return true
  if (authorizationCodes.pattern.test(around.code) && /redirect_uri/.test(around.code)) return true
  return typesIn(signatureOf(around.before)).some((type) => takesCode(fieldsShown(type, at, project)))
}

const CODE = /^[&*]?(?:(\w{1,40})\.)?((?:auth(?:orization)?_)?code)(?:\.(?:as_str|as_ref|as_deref|clone|secret|unwrap)\(\)){0,2}$/

/** The code, or the credential, in what a handler extracts of a request whole: `Query(params): Query<Callback>`. */
export function memberInRust(code: string, at: Span, project: Project): string | undefined {
  const name = /^&?(\w{1,40})$/.exec(code)?.[1]
  if (name === undefined || shownName(name) === 'harmless') return undefined
  const bound = new RegExp(`(?:\\(\\s?(?:mut )?${literally(name)}\\s?\\)|[(,]\\s{0,20}${literally(name)})${extractsRequest.pattern.source}`)
  const type = bound.exec(signatureOf(functionAround(at, 'rs').before))?.[1]
  const fields = type === undefined ? undefined : fieldsShown(type, at, project)
  if (!fields) return undefined
  const secret = fields.find((one) => shownName(one) === 'credential')
  return secret ?? (takesCode(fields) ? 'code' : undefined)
}

const takesCode = (fields: readonly string[] | undefined) => fields?.includes('code') === true && fields.includes('state')

/** The types that a function takes. */
function typesIn(head: string): readonly string[] {
  return Array.from(head.matchAll(/<\s?([A-Z]\w{1,60})\s?>|:\s?&?([A-Z]\w{1,60})\s?[,)]/g), ([, one, two]) => one ?? two ?? '').slice(0, 8)
}
