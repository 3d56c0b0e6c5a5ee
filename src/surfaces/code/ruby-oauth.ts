import { publicIssuers } from '../../knowledge/authorization-hosts.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { AuthorizationRequest, TokenPolicy } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { boolean, entries, get, items, string, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { codeAt, cutTo, type SourceFile, type Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { methodAround, RUBY_FILES } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { looseRedirects } from './loose-redirects.ts'
import { ifRegistered } from './redirects-if-registered.ts'
import { doneBy, setPolicy, unsetPolicy } from './policy.ts'
import { isEndless } from './ruby-endless.ts'
import { fromNow, secondsOf } from './ruby-moments.ts'
import { payloadOf, setsOf } from './ruby-payloads.ts'
import { isForDevelopment, uncheckedInRuby } from './ruby-certificates.ts'
import { handedBackUnrotated } from './c-like-unrotated.ts'
import { isCalledSessionAbove } from './said-sessions.ts'
import { purposeByNames } from './token-purpose.ts'
import { requestAt } from '../reading/authorization-request.ts'

/** Sign-in with OmniAuth, tokens of ruby-jwt and devise-jwt, and certificate checks in Ruby. */
export default defineTextSurface({
  id: 'ruby-oauth',
  name: 'OmniAuth, JSON Web Tokens and certificate checks in Ruby',
  spec: 'https://github.com/omniauth/omniauth-oauth2#creating-an-oauth2-strategy',
  counts: 'code',
  files: RUBY_FILES,
  mentions: [
    ...wordsWritten(oauthWritten, 'ignores-state', 'checks-certificates'),
    ...wordsWritten(tokenReaders, 'signs-in-ruby', 'sets-life-in-ruby'),
    'verify:',
    'refresh_token:',
    'ssl:',
    'redirect_uri',
  ],
  together: [
    [/provider_ignores_state|\b(?:JWT\.encode|jwt\.expiration_time)/],
    [/\b(?:VERIFY_NONE\b|verify_ssl\b|verify: ?(?:false|[A-Z])|ssl: ?[A-Z])/],
    [/access_token:/, /refresh_token: (?:refresh_token|params)\b/],
    [/redirect_uris\.(?:any|present)\?/],
    [/redirect_ur[il]/, /\.(?:(?:start|end)_with|include)\?\(/],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    yield* ifRegistered(file, project)
    yield* looseRedirects(text, aroundIn)
    const all = saidInRuby(text)
    for (const said of all) {
      if (said.is === 'call') yield* signed(said, all, project)
      if (said.is === 'object') yield* handedBackUnrotated(said, (at) => ({ ...methodAround(at), ...aroundIn(at) }))
      if (said.is !== 'set' || isForDevelopment(said)) continue
      const found = stateIgnored(said, all) ?? jwtOfDevise(said) ?? uncheckedInRuby(said, all, text, project)
      if (found) yield found
    }
  },
})

/** The method around a place, in two pieces. */
function aroundIn(at: Span): { before: string; after: string } {
  const { code, start } = methodAround(at)
  return { before: code.slice(0, at.start - start), after: code.slice(at.end - start) }
}

const IGNORES_STATE = asWritten(oauthWritten, 'ignores-state')

/** The callback takes a code with any `state`: https://github.com/omniauth/omniauth-oauth2 */
function stateIgnored({ name, value, at }: Said, all: readonly Said[]): AuthorizationRequest | undefined {
  if (!IGNORES_STATE.test(name) || boolean(value) !== true) return undefined
  const call = all.find((one) => one.is === 'call' && one.at.start <= at.start && one.at.end >= at.end)
  const [provider] = items(call?.value)
  const pkce = entries(items(call?.value).at(-1)).find(({ key }) => key.value === 'pkce')?.value
  const strategy = string(provider)?.value
  return requestAt(at, {
    owner: { what: 'the OmniAuth strategy', ...(strategy ? { name: strategy } : {}), product: 'omniauth' },
    clientType: 'confidential',
    pkce: pkce
      ? boolean(pkce) === true
        ? { is: 'set', value: 'S256', at: pkce.at }
        : { is: 'set', value: 'off', at: pkce.at }
      : { is: 'unset', at },
    state: { is: 'set', value: 'unchecked', at },
  })
}

const SETS_LIFE = asWritten(tokenReaders, 'sets-life-in-ruby')
const SIGNS = asWritten(tokenReaders, 'signs-in-ruby')

function jwtOfDevise({ name, value }: Said): TokenPolicy | undefined {
  if (!SETS_LIFE.test(name)) return undefined
  const seconds = secondsOf(value)
  const owner = { what: 'setting', name: 'jwt.expiration_time', product: 'devise-jwt' }
  return seconds === undefined
    ? undefined
    : setPolicy({ owner, token: 'access', key: 'jwt.expiration_time' }, seconds, codeAt(value.at), value.at)
}

/** `JWT.encode({ sub: user.id, exp: 30.days.from_now.to_i }, key)`: https://github.com/jwt/ruby-jwt#expiration-time-claim */
function* signed(said: Said, all: readonly Said[], project: Project): Generator<TokenPolicy> {
  const { name, value, inFunction, at } = said
  if (!SIGNS.test(name)) return
  const payload = payloadOf(items(value)[0], said, all, project)
  if (!payload) return
  const { claims, variable } = payload
  const later = variable === undefined ? undefined : setsOf(all, `${variable}[:exp]`)[0]
  const end = get(claims, 'exp') ?? later?.value
  const purpose = purposeByNames(
    claims,
    [...typeOf(value), ...payload.names, ...(inFunction ? [inFunction] : []), ...homes(at)],
    codeAround(at),
    () => isCalledSessionAbove(at.file, methodAround(at).start),
    { at, inFunction, project },
  )
  if (!purpose || imitatesProvider(at.file)) return
  const owner = doneBy(inFunction, 'ruby-jwt')
  const called = cutTo(at, name.length)
  if (!end) {
    const facts = { owner, key: 'exp', ...purpose, selfContained: true, confidence: 'medium' } as const
    if (isEndless(claims, variable, payload.at) && isEndless(claims, undefined, at)) yield unsetPolicy(facts, called)
    return
  }
  const seconds = secondsOf(end) ?? fromNow(end, project)
  if (seconds === undefined || (end.kind === 'scalar' && typeof end.value === 'number')) return
  yield setPolicy({ owner, key: 'exp', ...purpose }, seconds, codeAt(end.at).slice(0, 60), end.at.file === at.file ? end.at : called)
}

/** `iss: 'https://accounts.google.com'` in a token that the program signs: it stands for an ID token of somebody else, as for trials. */
function imitatesProvider({ text }: SourceFile): boolean {
  return [...text.matchAll(ISSUER)].some(([, host]) => publicIssuers.includes(host ?? ''))
}

const ISSUER = /\biss\b['"]?(?: ?=>|:|\(\))?\s{1,40}["']https:\/\/([\w.-]{1,100})/g

/** `{ typ: "at+jwt" }` in the header: https://www.rfc-editor.org/rfc/rfc9068.html#section-2.1 */
function typeOf(given: Node): string[] {
  const type = string(get(items(given).at(-1), 'typ'))?.value
  return type !== undefined && /^(?:application\/)?at\+jwt$/i.test(type) ? ['access_token'] : []
}

const homesIn = oncePer((file: SourceFile): readonly { readonly name: string | undefined; readonly end: number }[] =>
  Array.from(file.text.matchAll(HOME), (one) => ({ name: one[1], end: one.index + one[0].length })),
)

/** The class or module that a place stands in; a controller is named for its routes. */
function homes({ file, start }: Span): string[] {
  const opened = homesIn(file).findLast(({ end }) => end <= start)?.name
  return opened === undefined || opened.endsWith('Controller') ? [] : [opened]
}

const HOME = /^[ \t]{0,40}(?:class|module) (?:\w{1,60}::){0,4}(\w{1,60})/gm

function codeAround({ file, start, end }: Span): string {
  return file.text.slice(Math.max(0, start - 1500), end + 500)
}
