import { optionInRuby } from '../../knowledge/libraries/programs.ts'
import { COOKIE_OPTIONS } from '../../knowledge/libraries/dotnet.ts'
import { LIBRARY_LIFETIMES, type LibraryLifetime } from '../../knowledge/library-lifetimes.ts'
import type { Project } from '../../discover/project.ts'
import type { Owner, TokenPolicy } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { get, has, items, string, type Node } from '../../parse/node.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type Span, type Text } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, computedElsewhere, functionAround, languageOf, RUBY_FILES, saidInAny } from '../../program/written/index.ts'
import { tokenOfSetting } from './c-like-fields.ts'
import { byGetters } from './go-lifespan-getters.ts'
import { signedEnds } from './c-like-signing.ts'
import { tokenNamed } from './named-tokens.ts'
import { setPolicy } from './policy.ts'
import { end, FIELD, secondsOf, writtenAt } from './c-like-made-ends.ts'

/** Settings of libraries for sessions, whose names say nothing of a token. */
const OF_SESSIONS = LIBRARY_LIFETIMES.filter(({ token }) => token.startsWith('session')).map(({ name }) => name)

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
            : language && putInResponse(said, language)
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
  const value = tokenNamed(constant) === undefined ? computedElsewhere(said.value, { language, project }) : undefined
  return value ? { ...said, value } : said
}

function namesWord(code: string, name: string): boolean {
  return name !== '' && code.split(/[^\w$]+/).includes(name)
}

/** Settings of libraries, whose names say little without them. */
function ofLibrary({ name, value, at, within }: Said, text: Text): TokenPolicy | undefined {
  const last = name.replace(FIELD, '')
  const isIn = (row: LibraryLifetime) => row.within === undefined || within.some((one) => row.within?.test(one))
  const row = LIBRARY_LIFETIMES.find((one) => one.name === last && one.when.test(text.value) && isIn(one))
  const unit = row?.inSeconds ? '_seconds' : row?.inMinutes ? '_minutes' : ''
  const seconds = row && secondsOf(`${last}${unit}`, value, text)
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

/** `{"access_token": …, "token_type": "Bearer", "expires_in": 86400}` (RFC 6749 section 5.1) */
function response({ value: answer, at }: Said): TokenPolicy | undefined {
  const isResponse = has(answer, 'access_token') && has(answer, 'token_type') && !has(answer, 'grant_type')
  return isResponse ? answeredFor(get(answer, 'expires_in'), at) : undefined
}

function answeredFor(given: Node | undefined, at: Span): TokenPolicy | undefined {
  if (given?.kind !== 'scalar' || typeof given.value !== 'number' || given.value <= 0) return undefined
  const owner: Owner = { what: 'token response', product: 'this application' }
  return { ...setPolicy({ owner, token: 'access', key: 'expires_in' }, given.value, codeAt(given.at), given.at), at }
}

/**
 * The same, put into the answer one by one: `answer.put("expires_in", 86400)` beside its access token and its type. A client keeps what it
 * was answered, in a session or a store.
 */
function putInResponse({ is, name, value, at }: Said, language: CLike): TokenPolicy | undefined {
  const [key, put] = is === 'call' && PUTS.test(name) ? items(value) : []
  const given = is === 'put' ? get(value, 'expires_in') : string(key)?.value === 'expires_in' ? put : undefined
  if (given?.kind !== 'scalar' || /_SESSION$/.test(name)) return undefined
  const { code } = functionAround(at, language)
  const answer = literally(is === 'put' ? name : name.replace(PUTS, '')).replaceAll('\\.', '(?:\\.|->)')
  const isPut = (one: string) => new RegExp(`(?<![\\w.>])${answer}(?:(?:\\.|->)\\w{1,12}\\(|\\[)\\s{0,40}["']${one}["']`).test(code)
  return isPut('access_token') && isPut('token_type') && !isPut('grant_type') ? answeredFor(given, at) : undefined
}

const PUTS = /(?:\.|->)(?:put|set|Add)$/
