import type { Owner, TokenPolicy } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { codeOf, secondsFromNow } from '../../parse/c-like-moments.ts'
import type { Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { grammarOfName, parseLifetime } from '../../text/lifetime.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { ofSessions } from '../../knowledge/words/lifetimes.ts'
import { inUnderscores } from '../../text/words.ts'
import { functionAround, isRuby } from '../../program/written/index.ts'
import { tokenNamed } from './named-tokens.ts'
import { saysAccess } from './own-sessions.ts'
import { setPolicy } from './policy.ts'
import { isCalledSessionIn } from './said-sessions.ts'
import { purposeByNames } from './token-purpose.ts'

// Tokens whose end is given where they are made, as a moment from now.

/**
 * The end of a token that is made here, as a moment from now: `RefreshTokenExpiresAt: time.Now().Add(…)`,
 * `new RefreshToken { Expires = DateTime.UtcNow.AddDays(30) }`. How long a provider's token lives that a client notes is the provider's to
 * say.
 */
export function end(
  { name, value, within, inFunction = '' }: Said,
  text: Text,
  language: CLike,
  ends: readonly string[],
): TokenPolicy | undefined {
  const last = name.replace(FIELD, '')
  if ((value.kind !== 'dynamic' && value.kind !== 'map' && value.kind !== 'scalar') || !ENDS.test(last)) return undefined
  if (ends.includes(codeOf(value, text).value)) return undefined
  const isMember = name.includes('.') || within.length > 0
  if (!isMember && !MAKES.test(inFunction)) return undefined
  const holder = isMember ? (name.split('.').at(-2) ?? within[0]?.split('.').at(-1) ?? '') : ''
  const called = tokenNamed(last.replace(MOMENT, ''))
  const token = called ?? (ENDS_ALONE.test(last) ? (tokenNamed(`${holder}Expires`) ?? ofOwnToken(inFunction, value, language)) : undefined)
  // What is called a lifetime itself is said there. No client knows how long a code lives.
  if (
    !token ||
    (token !== 'code' && !isMadeIn(inFunction, value, language)) ||
    codeAt(value.at)
      .split(/\W+/)
      .some((word) => tokenNamed(word) !== undefined)
  )
    return undefined
  const seconds = value.kind === 'scalar' ? secondsOf('', value, text) : secondsFromNow(codeOf(value, text), text, language)
  if (seconds === undefined || seconds <= 0) return undefined
  const facts = { key: last, confidence: 'medium' } as const
  // What its own name calls an access token is one, whatever holds it.
  if (token === 'access' && called === undefined && isOfSession(within, value.at, language)) {
    const owner: Owner = { what: 'function', name: inFunction, product: 'this code' }
    return setPolicy({ ...facts, owner, token: 'session', selfContained: true }, seconds, writtenAt(value), value.at)
  }
  const owner: Owner = { what: 'setting', name: last, product: 'this code' }
  return setPolicy({ ...facts, owner, token }, seconds, writtenAt(value), value.at)
}

/** Whether the end is that of a session, by the type of what is made (`sessionClaims{…}`) or by the comment of what makes it. */
function isOfSession(within: readonly string[], at: Span, language: CLike): boolean {
  const types = within.map((one) => inUnderscores(one.split('.').at(-1) ?? '').toLowerCase())
  return types.some((one) => ofSessions.pattern.test(one) && !saysAccess(one)) || isCalledSessionIn(at, language)
}

/** Whether a function makes a token by its name, and keeps none that another one's answer holds beside the end. */
function isMadeIn(inFunction: string, { at }: Node, language: CLike): boolean {
  if (!MAKES.test(inFunction) && !MAKES_TOKEN.test(inFunction)) return false
  const { before, after } = functionAround(at, language)
  return !FROM_ANSWER.test(before + after)
}

/** `c.AccessToken = answer.AccessToken`, `'access_token' => $answer['access_token']`, `setToken(answer.getAccessToken())` */
const FROM_ANSWER = inTurn(
  'i',
  oneOf('i', /\bset\w{0,20}token\(/, /token["'\]]{0,2}\s{0,4}(?::=?|=>?)(?![=>])/),
  /[^\n;,]{0,80}/,
  oneOf('i', /(?:\.|->|\[["'])\w{0,20}token\b(?!\s{0,40}[({])/, /\.get\w{0,20}token\(\)/),
)

/** What a function signs or encrypts as a token of its own making. */
function ofOwnToken(inFunction: string, value: Node, language: CLike): TokenPolicy['token'] | undefined {
  if (!MAKES_TOKEN.test(inFunction)) return undefined
  const { before, after } = functionAround(value.at, language)
  return SEALS.test(before + after) ? purposeByNames(value, [inFunction], '')?.token : undefined
}

const MAKES_TOKEN = /^(?:create|generate|issue|mint|make|new|build|sign|encode)\w{0,40}token/i
const SEALS = /\b(?:\w{0,30}[sS]ign|[eE]ncrypt|seal|[hH]mac|hash_hmac)\w{0,20}\(/
const ENDS = /expir|valid_?until/i
const ENDS_ALONE = /^(?:[eE]xpires?(?:_?(?:[aA]t|[oO]n|[uU]tc|[dD]ate))?|[eE]xpiry(?:_?[dD]ate)?|[eE]xpiration(?:_?(?:[tT]ime|[dD]ate))?)$/
/** A moment by the end of its name. */
const MOMENT = /_?(?:[aA]t|[oO]n|[uU]tc|[dD]ate|[tT]imestamp)$/
const MAKES = /^(?:create|generate|issue|mint|make|new|build|sign|grant|rotate)/i

/** A duration says its unit; a number only where its name does. */
export function secondsOf(name: string, value: Node, text: Text): number | undefined {
  if (value.kind !== 'scalar') return undefined
  const isDuration = typeof value.value === 'string' && /^P[\dTYMWD.HS]+$/.test(value.value) && (value.opaque || isInterval(value, text))
  // `expires_in` counts seconds (RFC 6749 section 5.1), and Ruby has durations for the rest.
  const isInSeconds = isRuby(text.at.file.path) && /_expires_in$/.test(name)
  const grammar = isDuration
    ? 'iso8601'
    : typeof value.value === 'number'
      ? (grammarOfName(name) ?? (isInSeconds ? 'sec' : undefined))
      : undefined
  const known = grammar && typeof value.value !== 'boolean' ? parseLifetime(value.value, grammar) : undefined
  return typeof known === 'number' ? known : undefined
}

function isInterval({ at }: Node, { at: { file } }: Text): boolean {
  return /Interval|Duration/.test(file.text.slice(Math.max(0, at.start - 40), at.start))
}

export function writtenAt({ at }: Node): string {
  return codeAt(at).replace(/\s+/g, ' ').slice(0, 60)
}

export const FIELD = /^.*[.$]/
