import { brings } from '../../knowledge/words/refreshed-without-new.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWrittenIn, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { GrantUse, Owner } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { boolean, entries, has, items, string, type Node } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { cutTo, slice, type Span, type Text } from '../../text/source.ts'
import { grantFields } from '../../knowledge/grant-fields.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { requestAt } from '../reading/authorization-request.ts'
import {
  C_LIKE_FILES,
  constantElsewhere,
  constantText,
  functionAround,
  isInComment,
  isUnreadText,
  languageOf,
  type Asked,
} from '../../program/written/index.ts'
import { atCognito } from './c-like-cognito.ts'
import { isRecorded } from './c-like-recorded.ts'
import { passwordEndpoints } from './c-like-password-endpoints.ts'
import { plainChallenges } from './c-like-plain-challenges.ts'
import { handlersWithoutChallenge } from './dotnet-oauth-handlers.ts'
import { redirectChecks } from './c-like-redirect-checks.ts'
import { plainHttpRegistered } from './registered-schemes.ts'
import { looseRedirects } from './loose-redirects.ts'
import { registersUnknown } from './registers-unknown.ts'
import { implicitAnswers } from './implicit-answers.ts'
import { redirectComparison } from './c-like-redirects.ts'
import { anyPage } from './c-like-wildcards.ts'
import { unaskedInBraces } from './c-like-unasked-redirects.ts'
import { unrotatedInBraces } from './c-like-unrotated.ts'
import { ifRegistered } from './redirects-if-registered.ts'
import { scopesInBraces, scopesWritten } from './c-like-scopes.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

/** Requests, options and checks of OAuth that are written by hand in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-oauth',
  name: 'OAuth by hand in Go, Java, Kotlin, C# and PHP',
  spec: 'https://www.rfc-editor.org/rfc/rfc6749.html#section-4',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: [
    'grant_type',
    ...brings.words,
    'response_type',
    ...wordsWritten(
      oauthWritten,
      'asks-with-password',
      'asks-with-password-there',
      'is-password-request',
      'builds-with-password',
      'asks-cognito-with-password',
    ),
    ...wordsWritten(oauthWritten, 'gives-google-scopes', 'switches-challenge', 'names-response-type', 'adds-oauth-handler', 'sends-plain'),
    '"plain"',
    "'plain'",
    'edirectUR',
    'edirect.',
    'edirectUri',
    'edirect_uri',
    'Scopes',
    'SCOPES',
    'scopes',
    'cope()',
    ...grantFields,
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language || language === 'rs') return
    const all = saidIn(text, language)
    // A server that is asked for a grant compares the word, and is none that asks.
    for (const said of all) {
      yield* form(said, all, { language, project })
      yield* option(said, text, language)
      yield* redirectComparison(said, language)
      yield* handlersWithoutChallenge(said, project)
      yield* scopesInBraces(said, text)
      yield* unrotatedInBraces(said, language)
    }
    yield* scopesWritten(text)
    yield* redirectChecks(text, language)
    yield* plainHttpRegistered(text, (at) => functionAround(at, language))
    yield* looseRedirects(text, (at) => functionAround(at, language))
    yield* registersUnknown(text, (at) => functionAround(at, language))
    yield* implicitAnswers(text, (at) => functionAround(at, language))
    yield* plainChallenges(text, all, language)
    yield* written(text)
    yield* atCognito(text, language)
    yield* ifRegistered(file, project)
    yield* passwordEndpoints(text, language)
    yield* unaskedInBraces(text, language, project)
    yield* anyPage(text)
  },
})

const OWNER: Owner = { what: 'the token request', product: 'this code' }

function grant(name: 'password' | 'implicit', at: Span, what = 'the token request'): GrantUse {
  return grantUsed({ ...OWNER, what }, name, at)
}

/** A password that is sent to the server which the file names, or to one that only the run knows. */
function passwordGrant(at: Span, asked?: Omit<Asked, 'at'>): GrantUse {
  const isSeen = SIGN_IN_ADDRESS.test(at.file.text) || (asked && isNamedElsewhere(at, asked))
  return { ...grant('password', at), ...(isSeen ? {} : { unseenServer: true }) }
}

/** Whether the function around names a setting or a constant that another file gives such an address: `config('services.fair.url')`. */
function isNamedElsewhere(at: Span, asked: Omit<Asked, 'at'>): boolean {
  const { code, start: begins } = functionAround(at, asked.language)
  return [...code.matchAll(NAMES_ADDRESS)].some(({ 0: name, index }) => {
    const text = constantText({ file: at.file, start: begins + index, end: begins + index + name.length }, asked)
    return text !== undefined && SIGN_IN_ADDRESS.test(`"${text}"`)
  })
}

const NAMES_ADDRESS = oneOf(
  'g',
  /\bconfig\(['"][\w.-]{1,160}['"]\)/,
  /\b[A-Z]\w{0,60}(?:\.|::)\w{0,40}(?:[uU][rR][iIlL]|[eE]ndpoint|ENDPOINT|[aA]ddress|ADDRESS)\w{0,20}\b/,
)

const SIGN_IN_ADDRESS = /["'`]https:\/\/[\w.-]{1,200}\.[a-z]{2,20}[^\s"'`<>]{0,200}?(?:token|auth|login|connect)/i

/**
 * `Map.of("grant_type", "password")`, `form.Set("grant_type", "password")`, `'grant_type' => 'password'`, a dictionary of C#, or a constant
 * of that text.
 */
function* form(said: Said, all: readonly Said[], asked: Omit<Asked, 'at'>): Generator<Statement> {
  const [key, place] = parameterOf(said, asked.language)
  if (!key || !place || (said.is === 'call' && /(?:equals|contains|get|has|Equal|switch|case|match)\w{0,12}$/i.test(said.name))) return
  const value = (string(place) ?? string(constantElsewhere(place, asked)))?.value
  const isPassword = key === 'grant_type' && value === 'password'
  const isImplicit = key === 'response_type' && value?.split(' ').includes('token')
  if ((!isPassword && !isImplicit) || isRecorded(said, all)) return
  if (isPassword) yield passwordGrant(place.at, asked)
  else yield grant('implicit', place.at, 'the authorization request')
}

/** A parameter that says what is asked for, and what it is given. */
function parameterOf(
  { is, name, value }: Said,
  language: Asked['language'],
): readonly [key?: string | undefined, place?: Node | undefined] {
  if (is === 'set') return ASKS_FOR.test(name) ? [name, flat(value)[0]] : []
  // What other languages write in a table is a `set` of its own.
  const entry =
    is === 'object' && (language === 'cs' || language === 'kt') ? entries(value).find(({ key }) => ASKS_FOR.test(key.value)) : undefined
  if (entry) return [entry.key.value, entry.value]
  const given = items(value)
  const at = given.findIndex((one) => ASKS_FOR.test(string(one)?.value ?? ''))
  return at < 0 ? [] : [string(given[at])?.value, given[at + 1]]
}

const ASKS_FOR = /^(?:grant_type|response_type)$/

function flat(node: Node): Node[] {
  return node.kind === 'list' ? [...node.items] : [node]
}

const ASKS = asWrittenIn(oauthWritten, 'asks-with-password')
const ASKS_THERE = asWrittenIn(oauthWritten, 'asks-with-password-there')
const BUILDS = asWrittenIn(oauthWritten, 'builds-with-password')
const PASSWORD_REQUEST = asWrittenIn(oauthWritten, 'is-password-request')
const SWITCHES_CHALLENGE = asWrittenIn(oauthWritten, 'switches-challenge')
const RESPONSE_TYPE = asWrittenIn(oauthWritten, 'names-response-type')
const SIGN_IN_HANDLER = asWrittenIn(oauthWritten, 'is-sign-in-handler')

function* option({ is, name, value, at, within }: Said, text: Text, language: CLike): Generator<Statement> {
  const place = cutTo(at, name.length)
  if (is === 'call' && ASKS[language]?.test(name)) yield grant('password', place)
  if (is === 'call' && ASKS_THERE[language]?.test(name)) yield passwordGrant(place)
  if (is === 'chain' && BUILDS[language]?.test(name) && isForPerson(value)) yield passwordGrant(place)
  const asks = (one: string) => [ASKS, ASKS_THERE].some((rows) => rows[language]?.test(one))
  if (is === 'object' && PASSWORD_REQUEST[language]?.test(name) && !within.some(asks)) yield passwordGrant(place)
  const asked = is === 'object' && TOKEN_REQUEST.test(name) ? passwordAsked(value) : undefined
  if (asked) yield passwordGrant(asked.at)
  if (is === 'set' && SWITCHES_CHALLENGE[language]?.test(name) && boolean(value) === false) yield withoutPkce(at, text)
  const type =
    is === 'set' && RESPONSE_TYPE[language]?.test(name) && SIGN_IN_HANDLER[language]?.test(text.value) ? responseType(value) : undefined
  if (type?.split(' ').includes('token')) yield grant('implicit', value.at, 'the OpenID Connect handler')
}

/** A builder that is given a name and a password, and no other grant. */
function isForPerson(chain: Node): boolean {
  const grants = entries(chain).find(({ key }) => /^grant_?type$/i.test(key.value))?.value
  const named = grants && (string(grants)?.value ?? (grants.kind === 'dynamic' ? grants.from?.name : undefined))
  return ['username', 'password'].every((one) => has(chain, one)) && (grants === undefined || /^password$/i.test(named ?? ''))
}

/** A request of one's own type: `new TokenRequest { GrantType = "password", Password = password }`. */
const TOKEN_REQUEST = /(?:^|\.)\w{0,60}Token\w{0,20}Request\w{0,20}$/

function passwordAsked(request: Node): Node | undefined {
  const field = (called: RegExp) => entries(request).find(({ key }) => called.test(key.value))?.value
  const type = field(/^grant_?type$/i)
  return type && string(type)?.value === 'password' && field(/^password$/i) ? type : undefined
}

/**
 * `OpenIdConnectResponseType.IdTokenToken`:
 * https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.protocols.openidconnect.openidconnectresponsetype
 */
function responseType(value: Node): string | undefined {
  const name = value.kind === 'dynamic' ? value.from?.name : undefined
  return (
    name
      ?.replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/Id Token/, 'id_token')
      .toLowerCase() ?? string(value)?.value
  )
}

/** https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.oauth.oauthoptions.usepkce */
function withoutPkce(at: Span, text: Text): Statement {
  return requestAt(at, {
    owner: { what: 'the sign-in handler of ASP.NET', product: 'this code' },
    clientType: /\bClientSecret\b/.test(text.value) ? 'confidential' : 'unknown',
    pkce: { is: 'set', value: 'off', at },
  })
}

/** A request as a text: `"grant_type=password&username="`, `"…?response_type=token&client_id="`. */
const AS_TEXT = inTurn(
  'g',
  oneOf('', /["'`?&](grant_type=password)(?=[&"'`])/, /[?&](response_type=(?:id_token(?:%20|\+| ))?token)(?=[&"'`])/),
)

function* written(text: Text): Generator<GrantUse> {
  for (const match of text.value.matchAll(AS_TEXT)) {
    if (isInComment(text.value, match.index)) continue
    const found = match[1] ?? match[2] ?? ''
    const start = match.index + match[0].indexOf(found)
    const at = slice(text, start, start + found.length).at
    if (isUnreadText(at)) continue
    yield found.startsWith('grant_type') ? passwordGrant(at) : grant('implicit', at, 'the authorization request')
  }
}
