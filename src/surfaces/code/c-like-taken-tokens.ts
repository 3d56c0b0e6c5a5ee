import { readsAuthorization, readsTokenHeader } from '../../knowledge/libraries/query-readers.ts'
import { cutsToken, keepsSentToken, takesToken } from '../../knowledge/words/taken-tokens.ts'
import { changesToken } from '../../knowledge/words/written-forwarding.ts'
import { functionAround, givenLast, whereWritten, type Asked } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'

/** A header has a name, and what is cut of it another one. */
const MAX_STEPS = 3

/**
 * Whether a name was given the token of the request, in languages that are read without a grammar: what is cut out of the Authorization
 * header, `header.substring(7)`, or what a function of the program gives that is handed the request or reads the header itself.
 */
export function isTakenOfRequest(name: string, asked: Asked, steps = MAX_STEPS): boolean {
  if (steps === 0 || !/^\$?\w{1,60}$/.test(name)) return false
  const { at, language } = asked
  const value = givenLast(name, functionAround(at, language), at.file)
  const code = value ? codeAt(value.at, LONGEST).trim() : ''
  if (value === undefined || changesToken.pattern.test(code)) return false
  if (readsHeader(code)) return true
  const body = ownBody(code, { ...asked, at: value.at })
  if (body !== undefined) return readsHeader(body) && !changesToken.pattern.test(body) && !GIVES_OTHER.test(body)
  if (takesToken.pattern.test(code)) return true
  const header = cutsToken.pattern
    .exec(code)
    ?.slice(1)
    .find((one) => one !== undefined)
  return header !== undefined && header !== name && isTakenOfRequest(header, { ...asked, at: value.at }, steps - 1)
}

const LONGEST = 200

function readsHeader(code: string): boolean {
  return readsAuthorization.pattern.test(code) || readsTokenHeader.pattern.test(code)
}

/** The few lines of a function of this repository that gives it and is named for a token: they say what it is, and no name does. */
function ownBody(code: string, asked: Asked): string | undefined {
  const call = OWN_CALL.exec(code)?.[1]
  const body = call === undefined ? undefined : whereWritten(call, asked)
  const text = body ? codeAt(body, LONGEST_BODY + 1) : ''
  return text === '' || text.length > LONGEST_BODY ? undefined : text
}

/** What such a function may give instead: what the token says, or its hash. */
const GIVES_OTHER = /claims|decode|parse(?:signed|jwt|token)|read(?:jwt)?token/i

const OWN_CALL = /^((?:[\w$]{1,40}(?:\.|->|::)){0,3}\w{0,40}(?:[tT]oken|[jJ]wt|JWT|[bB]earer)\w{0,30}\([^()\n]{0,80}\))/
/** Longer functions do more than to take a token out. */
const LONGEST_BODY = 800

/** Whether the function around keeps it as the token of a link that is mailed: `$user->setConfirmationToken($token)`. */
export function isKeptAsSent(name: string, { at, language }: Pick<Asked, 'at' | 'language'>): boolean {
  if (!/^\$?\w{1,60}$/.test(name)) return false
  const around = functionAround(at, language)
  const { code } = around
  const value = givenLast(name, around, at.file)
  if (value !== undefined && HASHES.test(codeAt(value.at, LONGEST))) return false
  const uses = code.matchAll(new RegExp(`(?<![\\w.>$])${literally(name)}(?=\\s{0,4}[,;)\\]}\\n])`, 'g'))
  return Array.from(uses).some(({ index }) => keepsSentToken.pattern.test(code.slice(Math.max(0, index - NEAR), index)))
}

const NEAR = 80
const HASHES = /sha_?\d|md5|hash|digest|hmac|bcrypt|sum\[:\]/i
