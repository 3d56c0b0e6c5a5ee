import { optionInRuby } from '../../knowledge/libraries/programs.ts'
import { COOKIE_OPTIONS } from '../../knowledge/libraries/dotnet.ts'
import { LIBRARY_LIFETIMES } from '../../knowledge/library-lifetimes.ts'
import type { Project } from '../../discover/project.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { codeOf, secondsFromNow } from '../../parse/c-like-moments.ts'
import { get, has, items, string, type Node } from '../../parse/node.ts'
import { grammarOfName, parseLifetime } from '../../text/lifetime.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, constantElsewhere, functionAround, isRuby, languageOf, RUBY_FILES, saidInAny } from '../../program/written/index.ts'
import { tokenOfSetting } from './c-like-fields.ts'
import { byGetters } from './go-lifespan-getters.ts'
import { signedEnds } from './c-like-signing.ts'
import { tokenNamed } from './named-tokens.ts'
import { setPolicy } from './policy.ts'
import { purposeByNames } from './token-purpose.ts'

/** Settings of libraries for sessions, whose names say nothing of a token. */
const OF_SESSIONS = LIBRARY_LIFETIMES.filter(({ token }) => token === 'session').map(({ name }) => name)

/** A setting of a lifetime, or a token response, which says its own. */
const SAYS_LIFETIME = oneOf(
  'i',
  inTurn(
    '',
    /(?:token|jwt|refresh|code)s?_?\w{0,20}/,
    /(?:expir|exp\b|ttl|lifetime|lifespan|validity|valid_?for|max_?age|duration)\w{0,30}/,
  ),
  /["']expires_in["']|["']access_lifetime["']/,
  inTurn('', /\b/, oneOf('', ...OF_SESSIONS.map((name) => new RegExp(name))), /\b/),
  /token_?age\b|(?:access|refresh)Token(?:Issuer|Service|Factory|Generator|Provider|Manager)\b/,
  /(?:access|refresh)Token(?:Maker|Minter|Builder|Creator|Signer)\b/,
  // Links in mails, and what the name of a class says of its fields: `Expiration = …` of `RefreshTokenOptions`.
  /(?:invit(?:ation|e)|password_?reset|reset_?password|mail_?(?:confirm|verif))\w{0,20}(?:expir|ttl|life|valid|age)/,
  /\bclass\s{1,8}\w{0,60}(?:token|jwt|refresh)\w{0,40}(?:option|setting|config|propert)/,
  // The end of what a type or a function names.
  /expir\w{0,20}["']?\s{0,4}(?:=>?|:=?)\s{0,4}[^\n;]{0,40}(?:now\b|currentTimeMillis|\btime\(\))/,
)

/** How long tokens live by the constants, fields and responses that say so, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-lifetimes',
  name: 'Lifetimes of tokens in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.rfc-editor.org/rfc/rfc6750.html#section-5.3',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: [
    'oken',
    'OKEN',
    'wt',
    'JWT',
    'efresh',
    'Code',
    'CODE',
    '_code',
    'expires_in',
    'access_lifetime',
    ...OF_SESSIONS,
    'nvit',
    'NVIT',
    'eset',
    'RESET',
  ],
  together: [[SAYS_LIFETIME]],
  skipsTests: true,
  *read(text, { file, project }): Generator<TokenPolicy> {
    const language = languageOf(file.path)
    const all = saidInAny(text, file.path)
    const ends = language ? signedEnds(all, text, language) : []
    for (const given of all) {
      const said = withConstant(withDefault(given), language, project)
      const found =
        said.is === 'set'
          ? (ofLibrary(said, text) ?? setting(said, text, language) ?? (language && end(said, text, language, ends)))
          : said.is === 'object'
            ? response(said)
            : undefined
      // Where it is signed with, that is said there.
      if (found && !ends.some((code) => namesWord(code, found.owner.name ?? ''))) yield found
    }
    if (language === 'go') yield* byGetters(text)
  },
})

/** `option :access_token_expires_in, default: 7200` of Ruby as a setting of that name. */
function withDefault(said: Said): Said {
  const [first, second] = said.is === 'call' && optionInRuby.pattern.test(said.name) ? items(said.value) : []
  const name = string(first)?.value
  const value = get(second, 'default')
  return name === undefined || !value ? said : { ...said, is: 'set', name: `.${name}`, value }
}

/** `options.AccessTokenLifetime = Lives.Access` as what the constant of that class holds; one that is named for it says so itself. */
function withConstant(said: Said, language: CLike | undefined, project: Project): Said {
  const last = said.name.replace(FIELD, '')
  if (!language || said.is !== 'set' || said.value.kind !== 'dynamic') return said
  if (tokenNamed(last) === undefined && !LIBRARY_LIFETIMES.some(({ name }) => name === last)) return said
  const constant = codeAt(said.value.at).replace(/\W+$/, '').replace(/^.*\W/, '')
  const value = tokenNamed(constant) === undefined ? constantElsewhere(said.value, { language, project }) : undefined
  return value ? { ...said, value } : said
}

function namesWord(code: string, name: string): boolean {
  return name !== '' && code.split(/[^\w$]+/).includes(name)
}

const FIELD = /^.*[.$]/

/** Settings of libraries, whose names say little without them. */
function ofLibrary({ name, value, at }: Said, text: Text): TokenPolicy | undefined {
  const last = name.replace(FIELD, '')
  const row = LIBRARY_LIFETIMES.find((one) => one.name === last && one.when.test(text.value))
  const seconds = row && secondsOf(row.inSeconds ? `${last}_seconds` : last, value, text)
  if (!row || seconds === undefined || seconds <= 0 || row.unless?.test(statementBefore(at))) return undefined
  const { token, product, effective } = row
  const facts = { owner: { what: 'setting', name: last, product }, token, key: last, ...(effective === undefined ? {} : { effective }) }
  return setPolicy(facts, seconds, writtenAt(value), value.at)
}

/** The statement that a setting stands in, as far as it goes before it. */
function statementBefore({ file, start }: Span): string {
  const before = file.text.slice(Math.max(0, start - 400), start)
  return before.slice(Math.max(...COOKIE_OPTIONS.map((one) => before.lastIndexOf(one)), 0))
}

function writtenAt({ at }: Node): string {
  return codeAt(at).replace(/\s+/g, ' ').slice(0, 60)
}

function isClass(name: string, { value }: Text): boolean {
  return /^[A-Z]/.test(name) && value.includes(`class ${name}(`)
}

/** A constant, a field of an object or of a class, a default that a field is given; what a function keeps is its own business. */
function setting(said: Said, text: Text, language: CLike | undefined): TokenPolicy | undefined {
  const { name, value, within, inFunction } = said
  const last = name.replace(FIELD, '')
  // A class whose constructor stands in its head is read as a function.
  const isMember = inFunction === undefined || within.length > 0 || name.includes('.') || isClass(inFunction, text)
  const token = tokenOfSetting(said, last, isMember, language)
  const seconds = token && secondsOf(last, value, text)
  if (!token || seconds === undefined || seconds <= 0) return undefined
  const owner: Owner = { what: 'setting', name: last, product: 'this code' }
  return setPolicy({ owner, token, key: last }, seconds, writtenAt(value), value.at)
}

/**
 * The end of a token that is made here, as a moment from now: `RefreshTokenExpiresAt: time.Now().Add(…)`,
 * `new RefreshToken { Expires = DateTime.UtcNow.AddDays(30) }`. How long a provider's token lives that a client notes is the provider's to
 * say.
 */
function end(
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
  const token =
    tokenNamed(last.replace(MOMENT, '')) ??
    (ENDS_ALONE.test(last) ? (tokenNamed(`${holder}Expires`) ?? ofOwnToken(inFunction, value, language)) : undefined)
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
  const owner: Owner = { what: 'setting', name: last, product: 'this code' }
  return setPolicy({ owner, token, key: last, confidence: 'medium' }, seconds, writtenAt(value), value.at)
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
function secondsOf(name: string, value: Node, text: Text): number | undefined {
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

/** `{"access_token": …, "token_type": "Bearer", "expires_in": 86400}` (RFC 6749 section 5.1) */
function response({ value: answer, at }: Said): TokenPolicy | undefined {
  const isResponse = has(answer, 'access_token') && has(answer, 'token_type') && !has(answer, 'grant_type')
  const given = isResponse ? get(answer, 'expires_in') : undefined
  if (given?.kind !== 'scalar' || typeof given.value !== 'number' || given.value <= 0) return undefined
  const owner: Owner = { what: 'token response', product: 'this application' }
  return { ...setPolicy({ owner, token: 'access', key: 'expires_in' }, given.value, codeAt(given.at), given.at), at }
}
