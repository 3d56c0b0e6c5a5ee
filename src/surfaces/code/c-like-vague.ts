import { asksForParameter, readsTokenHeader } from '../../knowledge/libraries/query-readers.ts'
import { tokenMakers } from '../../knowledge/libraries/token-makers.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { isOtherToken } from '../../knowledge/other-tokens.ts'
import { namesCredentials } from '../../knowledge/words/checked-passwords.ts'
import { credentialContext, saysCredential, saysSentToken, spentSecret } from '../../knowledge/words/logging.ts'
import { noSignInCookie } from '../../knowledge/words/cookies.ts'
import { beginsAsBearer, storesTokens } from '../../knowledge/words/taken-tokens.ts'
import { boundCookie } from '../../knowledge/words/written-cookies.ts'
import { saysOtherToken, shownName } from '../../classify/shown-name.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { oncePer } from '../../text/once-per.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { firstFound } from '../../text/first-found.ts'
import { isKeptAsSent, isTakenOfRequest } from './c-like-taken-tokens.ts'
import { formattedBy } from './c-like-loggers.ts'
import { isCheckedIn } from './checked-passwords.ts'
import { functionAround, givenLast, languageOf, type Asked, type FunctionAround } from '../../program/written/index.ts'

/** A name that says only that something is a token, `token`, `c.jwt`, where something else says that it opens a service. */
export function vagueToken(node: Node, said: Said, asked: Omit<Asked, 'at'>): Pick<LogCall, 'what' | 'at'> | undefined {
  // An entry that is called as its value is: `['token' => $token]`.
  if (node.kind === 'map')
    return firstFound(entries(node), ({ value }) => (value.kind === 'map' ? undefined : vagueToken(value, said, asked)))
  const { language } = asked
  const path = node.kind === 'dynamic' ? PATH.exec(codeAt(node.at, LONGEST))?.[0] : undefined
  if (path !== undefined && VALUE.test(path) && isSaidAlone(node, said) && !spentSecret.pattern.test(messageOf(said)))
    return { what: path, at: node.at }
  if (path === undefined || shownName(lastOf(path)) !== 'perhaps') return undefined
  const { file } = node.at
  const isKept = TOKEN.test(lastOf(path)) && isKeptAsSent(path, { at: node.at, language })
  const isContext =
    isKept ||
    isSaid(node, said) ||
    credentialContext.pattern.test(file.text) ||
    isSigned(path, node, language) ||
    signsTokens(file) ||
    isOfCookie(path, node, language)
  if (!isContext) return undefined
  const message = messageOf(said)
  if (spentSecret.pattern.test(message) || NOT_FOUND.test(message)) return undefined
  const isKnown =
    isKept ||
    isSaid(node, said) ||
    (TOKEN.test(lastOf(path)) &&
      (isSent(path, node, language) ||
        isGiven(path, node, language) ||
        isTakenOfRequest(path, { ...asked, at: node.at }) ||
        isIntrospected(node, language) ||
        isTakenFor(path, node, language, message + joinedBefore(node)) ||
        isOfCookie(path, node, language))) ||
    (namesCredentials.pattern.test(lastOf(path)) && isChecked(path, node, language))
  return isKnown ? { what: path, at: node.at } : undefined
}

/** Whoever looks for what a token stands for and finds nothing has none that opens anything. */
const NOT_FOUND = /(?:cannot|can't|could ?n[o']t|failed to|unable to) (?:load|find|look ?up|parse|decode|validate|verify)/i

/** A name that says nothing at all. */
const VALUE = /^\$?val(?:ue)?$/

const LONGEST = 80
const PATH = /^\$?[A-Za-z_]\w{0,40}(?:(?:\.|->)\w{1,40}){0,3}$/
const TOKEN = /^\$?(?:token(?:_?str(?:ing)?)?|tok|jwt(?:_?str(?:ing)?)?|bearer)$/i

function lastOf(path: string): string {
  return path.split(/\W+/).at(-1) ?? ''
}

/** The texts that a call is given. */
function messageOf({ value }: Said): string {
  return items(value)
    .map((one) => string(one)?.value ?? '')
    .join(' ')
}

/**
 * Whether the text before it says what it is: `"access token: %s"`, `"access token: " + token`; or the place in it that it is put into:
 * `"{AccessToken} is read"`, https://messagetemplates.org.
 */
function isSaid(node: Node, said: Said): boolean {
  const { file, start } = node.at
  const place = formattedBy(said).find((one) => one.node.at.start === start)
  if (place && TOKEN.test(codeAt(node.at, LONGEST)) && shownName(place.verb.replace(/\W/g, '')) === 'credential') return true
  const label = [place?.before.slice(-60) ?? '', joinedBefore(node)].find((one) => SAYS.test(one))
  // A store has keys of its own, also for what gives access.
  return label !== undefined && (!/key$/i.test(file.text.slice(start, node.at.end)) || /api[ _-]?key/i.test(label))
}

/** What stands before what is put into a text: of `"access token: " + value` the text. */
function joinedBefore({ at: { file, start } }: Node): string {
  return file.text.slice(Math.max(0, start - 60), start).replace(/(?:["'] ?[+.,] ?|\{)$/, '')
}

const SAYS = oneOf('i', saysCredential.pattern, saysSentToken.pattern)

/**
 * The same of a name that says nothing: what a text begins with, or a part of it does, is the value itself, `"Access
 * token: {}"`, and what it
 * has in brackets as well, `"cannot select access token(%s)"`. Of a credential much else can be said: `"Strength of password: {}"`.
 */
function isSaidAlone(node: Node, said: Said): boolean {
  const place = formattedBy(said).find((one) => one.node.at.start === node.at.start)
  const label = place?.before.slice(-MESSAGE) ?? joinedBefore(node)
  return SAID_ALONE.test(label) || (SAYS.test(label) && /token\($/i.test(label))
}

/** More of a text is not looked at. */
const MESSAGE = 200
const SAID_ALONE = inTurn('i', /(?:^|["'`,;(] ?)(?:the |your |new )?/, SAYS)

/** Whether its function sends it as the credential of a request. */
function isSent(path: string, { at }: Node, language: CLike): boolean {
  const { before, after } = functionAround(at, language)
  const one = `(?<![\\w.])${literally(path)}\\b(?![.(\\[])`
  const sent = new RegExp(
    `["'\`]Bearer ["'\`] ?[+.] ?${one}|["'\`]Bearer %[sv]["'\`], ?${one}|["']Bearer \\{?\\$?\\{?${one}` +
      `|["']Authorization["'](?:,| ?=>|:) ?[^,;\\n}]{0,40}${one}|\\.Set(?:Auth|Bearer)Token\\(${one}`,
  )
  return sent.test(before) || sent.test(after)
}

/** Whether its function compares it with the hash of a password. */
function isChecked(path: string, { at }: Node, language: CLike): boolean {
  const { before, after } = functionAround(at, language)
  return isCheckedIn(before + after, path)
}

/** Whether its function says what a token is good for: https://www.rfc-editor.org/rfc/rfc7662.html#section-2.1. */
function isIntrospected({ at }: Node, language: CLike): boolean {
  return /\b\w{0,20}[iI]ntrospect(?:Async|Token)?\(/.test(functionAround(at, language).before.slice(0, HEAD))
}

/** Whether a framework fills it with a cookie: `@CookieValue("session") String jwt`. */
function isOfCookie(path: string, { at }: Node, language: CLike): boolean {
  const { before } = functionAround(at, language)
  const bound = /^\w+$/.test(path) ? new RegExp(`${boundCookie.pattern.source}${path}\\b`).exec(before.slice(0, 2 * HEAD)) : null
  return bound !== null && !noSignInCookie.pattern.test(bound[0])
}

/** Whether its function takes it for a bearer token, by how it begins: `strings.HasPrefix(token, "Bearer ")`; or revokes it, RFC 7009. */
function isTakenFor(path: string, { at }: Node, language: CLike, message: string): boolean {
  const { code } = functionAround(at, language)
  const isBearer = Array.from(code.matchAll(beginsAsBearer.pattern)).some(([, one, other]) => (one ?? other) === path)
  return isBearer || /["']token_type_hint["']/.test(code) || (!saysOtherToken(message) && keepsTokens(path, at, language))
}

/**
 * Whether it is the text that a store or a service of such tokens is given, as it was given, by the name of its file:
 * `RefreshTokenRepository.java`.
 */
function keepsTokens(path: string, at: Span, language: CLike): boolean {
  if (!storesTokens.pattern.test(at.file.path)) return false
  const around = functionAround(at, language)
  const name = path.replace('$', '\\$')
  const isText = new RegExp(`\\bstring\\??\\s{1,4}${name}\\b|(?<![\\w.])${name}(?: ?: ?String\\b| string\\b)`, 'i')
  return isText.test(around.code.slice(0, HEAD)) && givenLast(path, around, at.file) === undefined
}

/** The head of a function, in characters. */
const HEAD = 300

/** Whether a call gave it that asks for a token or makes one, or the request brought it as one. */
function isGiven(path: string, { at }: Node, language: CLike): boolean {
  if (!/^\$?\w+$/.test(path)) return false
  const around = functionAround(at, language)
  const value = givenLast(path, around, at.file)
  const code = value ? at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + 200)) : ''
  const made = MAKES.exec(code)?.[1]
  if (made !== undefined) return !isOtherToken(made)
  if (isSignedCode(code)) return true
  if (CHECKS.test(code)) return false
  return BROUGHT.test(code) || (SIGNED.test(path) && asksForParameter.pattern.test(code)) || isPartOfHeader(code, around)
}

/** Whether a library signed it, or a service that is named for that: `jwtUtil.generateToken(user)`. */
function isSigned(path: string, { at }: Node, language: CLike): boolean {
  const value = /^\$?\w+$/.test(path) ? givenLast(path, functionAround(at, language), at.file) : undefined
  const code = value ? at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + 200)) : ''
  return isSignedCode(code) || (MAKES.test(code) && /jwt/i.test(code))
}

/** Whether a file imports what signs tokens, where a function of its own that makes one signs it. */
const signsTokens = oncePer(({ path, text }: SourceFile): boolean => {
  const language = languageOf(path)
  return tokenMakers.some(
    ({ languages, words, signs }) =>
      languages.some((one) => one === language) && words.some((word) => text.includes(word)) && signs.test(text),
  )
})

function isSignedCode(code: string): boolean {
  const called = /^\\?[A-Z]\w{0,40}(?:(?:\.|::)\w{1,40}){1,3}/.exec(code)?.[0].replaceAll('::', '.') ?? ''
  return called !== '' && tokenMakers.some(({ as, made }) => (as === 'chain' || as === 'call') && !made.test('') && made.test(called))
}

/** A signed token, which the query of a request may bring as well: it opens as long as it is valid. */
const SIGNED = /^\$?(?:jwt(?:_?str(?:ing)?)?|bearer)$/i

/** `parts[1]` of `parts := strings.SplitN(r.Header.Get("Authorization"), " ", 2)`, by way of a variable or not. */
function isPartOfHeader(code: string, { before }: FunctionAround): boolean {
  const parts = /^(\w{1,40})\[1\]$/.exec(code.trim())?.[1]
  const split =
    parts === undefined ? undefined : new RegExp(`\\b${parts}\\s?:?= ?strings\\.(?:SplitN?|Fields)\\(([^,\\n]{1,80})`).exec(before)?.[1]
  if (split === undefined) return false
  return (
    BROUGHT.test(split) ||
    (/^\w{1,40}$/.test(split) && new RegExp(`\\b${split}\\s?:?= ?[\\w.]{1,40}Header\\.Get\\("Authorization"\\)`).test(before))
  )
}

/** Calls whose names say that they give a token: `auth.GetToken(ctx)`, `generateJWT(user)`, `issueAccessToken()`. */
const MAKES = inTurn(
  '',
  /^(?:await )?(?:[\w$]{1,40}(?:\(\))?(?:\.|->|::)){0,4}/,
  oneOf(
    '',
    /[gG]et|[fF]etch|[oO]btain|[aA]cquire|[rR]equest|[lL]oad|[eE]xchange|[rR]efresh/,
    /[gG]enerate|[cC]reate|[iI]ssue|[mM]int|[sS]ign/,
  ),
  /((?:[A-Z]\w{0,30})?(?:Token|JWT|Jwt))(?:Async|For\w{1,20}|String|From\w{1,20})?\(/,
)

/** What looks into a token gives what it says: `service.verifyToken(request.getHeader("Authorization"))`. */
const CHECKS = /^(?:await )?(?:[\w$]{1,40}(?:\(\))?(?:\.|->|::)){0,4}(?:verif|validat|decod)\w{0,30}\(/i

/** `strings.TrimPrefix(header, "Bearer ")`, `r.Header.Get("X-Auth-Token")`, `SignedString(key)` */
const BROUGHT = oneOf('', /["']Bearer(?: |["']\.[lL]ength)/, readsTokenHeader.pattern, asWritten(tokenReaders, 'gives-signed-text'))
