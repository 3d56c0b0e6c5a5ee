import { endsSecret } from '../../knowledge/words/answered-registrations.ts'
import { brings } from '../../knowledge/words/refreshed-without-new.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWrittenIn, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { Statement } from '../../model/reading.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { boolean, entries, has, string, type Node } from '../../parse/node.ts'
import { cutTo, type Span, type Text } from '../../text/source.ts'
import { grantFields } from '../../knowledge/grant-fields.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { requestAt } from '../reading/authorization-request.ts'
import type { Project } from '../../discover/project.ts'
import { C_LIKE_FILES, functionAround, languageOf, type Asked } from '../../program/written/index.ts'
import { atCognito } from './c-like-cognito.ts'
import { passwordEndpoints } from './c-like-password-endpoints.ts'
import { earlyErrorsInBraces } from './early-errors.ts'
import { grant, passwordGrant, requestedIn, requestedInText } from './requested-grants.ts'
import { challengeOff } from './challenges-off.ts'
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
import { endlessRegistrations } from './c-like-registrations.ts'
import { ifRegistered } from './redirects-if-registered.ts'
import { scopesInBraces, scopesWritten } from './c-like-scopes.ts'

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
      'names-grant-type',
    ),
    ...wordsWritten(oauthWritten, 'gives-google-scopes', 'switches-challenge', 'names-response-type', 'adds-oauth-handler', 'sends-plain'),
    ...wordsWritten(oauthWritten, 'gives-verifier'),
    '"plain"',
    "'plain'",
    'edirectUR',
    'edirect.',
    'edirectUri',
    'edirect_uri',
    ...endsSecret.words,
    'Scopes',
    'SCOPES',
    'scopes',
    'cope()',
    ...grantFields,
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = languageOf(file.path)
    if (!language) return
    const all = saidIn(text, language)
    if (language === 'rs') return yield* ofRust(text, all, project)
    // A server that is asked for a grant compares the word, and is none that asks.
    for (const said of all) {
      yield* requestedIn(said, all, { language, project })
      yield* option(said, text, { language, project })
      yield* redirectComparison(said, language)
      yield* handlersWithoutChallenge(said, project)
      yield* challengeOff(said, language)
      yield* scopesInBraces(said, text)
      yield* unrotatedInBraces(said, language)
      yield* endlessRegistrations(said)
    }
    yield* scopesWritten(text)
    yield* redirectChecks(text, language)
    yield* plainHttpRegistered(text, (at) => functionAround(at, language))
    yield* looseRedirects(text, (at) => functionAround(at, language))
    yield* registersUnknown(text, (at) => functionAround(at, language))
    yield* implicitAnswers(text, (at) => functionAround(at, language))
    yield* plainChallenges(text, all, language)
    yield* requestedInText(text, { language, project })
    yield* atCognito(text, language)
    yield* ifRegistered(file, project)
    yield* passwordEndpoints(text, language)
    const codes = [...unaskedInBraces(text, language, project)]
    yield* codes
    yield* earlyErrorsInBraces(text, language, project, codes)
    yield* anyPage(text)
  },
})

/** Grants of Rust, whose other requests are of questions of their own. */
function* ofRust(text: Text, all: readonly Said[], project: Project): Generator<Statement> {
  const asked = { language: 'rs', project } as const
  for (const said of all) {
    yield* requestedIn(said, all, asked)
    yield* option(said, text, asked)
    yield* endlessRegistrations(said)
  }
  yield* requestedInText(text, asked)
}

const ASKS = asWrittenIn(oauthWritten, 'asks-with-password')
const ASKS_THERE = asWrittenIn(oauthWritten, 'asks-with-password-there')
const BUILDS = asWrittenIn(oauthWritten, 'builds-with-password')
const PASSWORD_REQUEST = asWrittenIn(oauthWritten, 'is-password-request')
const SWITCHES_CHALLENGE = asWrittenIn(oauthWritten, 'switches-challenge')
const RESPONSE_TYPE = asWrittenIn(oauthWritten, 'names-response-type')
const SIGN_IN_HANDLER = asWrittenIn(oauthWritten, 'is-sign-in-handler')

function* option({ is, name, value, at, within }: Said, text: Text, asked: Omit<Asked, 'at'>): Generator<Statement> {
  const { language } = asked
  const place = cutTo(at, name.length)
  if (is === 'call' && ASKS[language]?.test(name)) yield grant('password', place)
  if (is === 'call' && ASKS_THERE[language]?.test(name)) yield* passwordGrant(place, asked)
  if (is === 'chain' && BUILDS[language]?.test(name) && isForPerson(value)) yield* passwordGrant(place, asked)
  const asks = (one: string) => [ASKS, ASKS_THERE].some((rows) => rows[language]?.test(one))
  if (is === 'object' && PASSWORD_REQUEST[language]?.test(name) && !within.some(asks)) yield* passwordGrant(place, asked)
  const typed = is === 'object' && TOKEN_REQUEST.test(name) ? passwordAsked(value) : undefined
  if (typed) yield* passwordGrant(typed.at, asked)
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
