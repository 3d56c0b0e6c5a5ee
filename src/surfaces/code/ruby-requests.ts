import { gemsWithPkce, oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { Project } from '../../discover/project.ts'
import type { AuthorizationRequest, GrantUse } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { Said } from '../../parse/c-like.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { isTypeless } from './typeless-requests.ts'
import { codeAt, cutTo, slice, type Span, type Text } from '../../text/source.ts'
import { isInComment, methodAround, RUBY_FILES, rubyConstant } from '../../program/written/index.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { expectsPkceWritten } from './pkce-support.ts'
import { isBelow, lockedGem } from '../../program/index.ts'
import { mayBeSaid } from '../reading/code-around.ts'
import { weaknessWritten } from './written-states.ts'
import { mayBeChallenged } from './challenged-addresses.ts'
import { plainInText } from './c-like-plain-challenges.ts'
import { signsInHere } from './native-sign-in.ts'
import { hostIn, isWrittenDownFor } from './ruby-hosts.ts'
import { isSent } from './ruby-sent-fields.ts'
import { mayCompareNonce } from './read-nonces.ts'
import { requestAt } from '../reading/authorization-request.ts'
import { grantUsed } from '../idp/oauth-client-fields.ts'

/** Requests to authorization servers in Ruby: with the oauth2 gem, and those that are put together by hand. */
export default defineTextSurface({
  id: 'ruby-requests',
  name: 'OAuth requests in Ruby',
  spec: 'https://gitlab.com/ruby-oauth/oauth2#authorization-code-flow-web-app',
  counts: 'code',
  files: RUBY_FILES,
  mentions: [
    'response_type',
    'grant_type',
    'authorize?',
    'dialog/oauth?',
    ...wordsWritten(oauthWritten, 'authorizes-in-ruby', 'authorizes-at-google-in-ruby', 'asks-with-password-in-ruby'),
  ],
  skipsTests: true,
  *read(text, { project }): Generator<Statement> {
    const all = saidInRuby(text)
    for (const said of all) {
      const given = byGem(said) ?? byHand(said)
      const request = given && requestOf(said, given, text, project)
      if (request) yield request
      yield* atGoogle(said, text, project)
      const grant = passwordGrant(said, all, project)
      if (grant) yield grant
    }
    for (const { at, given } of inText(text)) yield requestOf({ at, is: 'object', name: '' }, given, text, project)
    yield* plainInText(text)
  },
})

const AUTHORIZES = asWritten(oauthWritten, 'authorizes-in-ruby')

/** The parameters of a request by their names. */
type Parameters = ReadonlyMap<string, Node>

/** The parameters of `client.auth_code.authorize_url(redirect_uri: …)`, when all of them are seen. */
function byGem({ is, name, value }: Said): Parameters | undefined {
  if (is !== 'call' || !AUTHORIZES.test(name)) return undefined
  const given = items(value)
  return given.every(({ kind }) => kind === 'map') ? keysOf(given) : undefined
}

/** `authorizer.get_authorization_url(…)` of googleauth, which makes a challenge of a verifier that it is given. */
function* atGoogle({ is, name, at }: Said, text: Text, project: Project): Generator<AuthorizationRequest> {
  if (is !== 'call' || !AUTHORIZES_AT_GOOGLE.test(name) || !IS_AUTHORIZER.test(text.value)) return
  const { gem, since, host } = gemsWithPkce.google
  if (isBelow(lockedGem(project, at.file.path, gem), since) || isChallengedAnywhere(project)) return
  yield requestAt(cutTo(at, name.length), {
    owner: { what: `the authorization request to ${host}`, product: gem },
    clientType: /secret/i.test(text.value) ? 'confidential' : 'unknown',
    host,
    pkce: { is: 'unset', at: cutTo(at, name.length) },
    confidence: 'medium',
  })
}

const AUTHORIZES_AT_GOOGLE = asWritten(oauthWritten, 'authorizes-at-google-in-ruby')
const IS_AUTHORIZER = asWritten(oauthWritten, 'is-google-authorizer-in-ruby')

/** Whether any Ruby of the repository has the words of a challenge. */
function isChallengedAnywhere(project: Project): boolean {
  return mayBeSaid(project, 'challenge in ruby', (text) => CHALLENGE.test(text), { files: /\.(?:rb|ru|rake)$/ })
}

/** `{ response_type: 'code', … }.to_query`, `URI.encode_www_form(response_type: 'code', …)` */
function byHand({ is, name, value, within, at }: Said): Parameters | undefined {
  const isEncoded = is === 'call' && ENCODES.test(name)
  const isTable =
    is === 'object' &&
    (ENCODES.test(within[0] ?? '') || /^\.to_(?:query|param)\b/.test(at.file.text.slice(at.end, at.end + 12)) || isEncodedLater(at))
  const named = isEncoded ? items(value).find(({ kind }) => kind === 'map') : isTable ? value : undefined
  const fields = entries(named)
  const keys = new Set(fields.map(({ key }) => key.value))
  const type = fields.find(({ key }) => key.value === 'response_type')?.value
  const asksForCode = type ? string(type)?.value === 'code' : isTypeless(keys, () => methodAround(at).code)
  return named && asksForCode && !isOwnPage(at) && !isMerged(at) && keys.has('client_id') ? keysOf([named]) : undefined
}

/** `{ … }.merge(proof.query)`: what is put to a table may be a challenge, unless it is written there. */
function isMerged({ file, end }: Span): boolean {
  return MERGED.test(file.text.slice(end, end + 80))
}

const MERGED = /^\s{0,40}&?\.(?:deep_|reverse_)?(?:merge|update)!?[( ]\s{0,20}(?!\{|["':]?\w{1,40}["']?(?::(?!:)| =>))/

/** `params = { … }`, and then `params.to_query` or `URI.encode_www_form(params)` in the same method, which puts nothing else into it. */
function isEncodedLater({ file, start, end }: Span): boolean {
  const name = /(?<![\w.@])(\w{1,40}) = $/.exec(file.text.slice(Math.max(0, start - 60), start))?.[1]
  if (name === undefined) return false
  const after = file.text.slice(end, end + LONGEST_METHOD).split(/^\s{0,40}def\s/m)[0] ?? ''
  const uses = [...after.matchAll(new RegExp(`(?<![\\w.@:])${name}\\b(?!:)`, 'g'))]
  return uses.length > 0 && uses.every(({ index, 0: { length } }) => isEncodedAt(after, index, index + length))
}

function isEncodedAt(code: string, start: number, end: number): boolean {
  if (/^\.to_(?:query|param)\b/.test(code.slice(end, end + 12))) return true
  return ENCODES.test(/([\w.:]{1,80})\($/.exec(code.slice(Math.max(0, start - 82), start))?.[1]?.replaceAll('::', '.') ?? '')
}

/** More of a method is not looked at. */
const LONGEST_METHOD = 3000

/** Whether the parameters go to a page of the application itself, which is the authorization server then: `'/oauth/authorize?' + …` */
function isOwnPage({ file, start }: Span): boolean {
  return OWN_PAGE.test(file.text.slice(Math.max(0, start - 200), start))
}

const OWN_PAGE = inTurn(
  '',
  oneOf(
    '',
    // A text that begins with a path and has no host before it, or with the address at which the application itself was asked.
    /(?<![+,]\s{0,4}|\.(?:get|join)\s?\(?|[\w})\]"'])["']\/(?!\/)[^\s"'#]{0,120}/,
    /["']#\{(?:root_url|request\.base_url|(?:main_app\.)?[a-z_]{1,60}_path)\}[^\s"'#]{0,120}/,
    /(?<![\w.+}"']\s{0,4})(?:main_app\.)?[a-z_]{1,60}_path(?:\s{0,4}\+\s{0,4}["']\?)?/,
  ),
  /(?:#\{|["']?\s{0,20}(?:\+|<<)\s{0,20})\s{0,20}$/,
)

const ENCODES = asWritten(oauthWritten, 'encodes-form')

function keysOf(maps: readonly Node[]): Parameters | undefined {
  // `**options` may hold a challenge.
  if (maps.some(({ at }) => codeAt(at).includes('**'))) return undefined
  return new Map(maps.flatMap((one) => entries(one).map(({ key, value }) => [key.value, value] as const)))
}

/** `"https://github.com/login/oauth/authorize?client_id=#{id}&redirect_uri=#{back}"`, where each value stands behind its name. */
function* inText(text: Text): Generator<{ at: Span; given: Parameters }> {
  for (const { index, 0: whole } of text.value.matchAll(AS_TEXT)) {
    const query = whole.slice(whole.indexOf('?'))
    const names = Array.from(query.matchAll(/[?&](\w{1,60})=/g), ([, name = '']) => name)
    const isForCode = names.includes('response_type') ? /[?&]response_type=code(?=[&"'])/.test(query) : TAKES_NO_TYPE.test(whole)
    const isOpen =
      /[^=\w}]#\{|\}#\{/.test(query) || /^\s{0,40}(?:\+|<<|\\)/.test(text.value.slice(index + whole.length, index + whole.length + 48))
    const { at } = slice(text, index + 1, index + whole.length - 1)
    if (!isForCode || isOpen || isInComment(text.value, index) || !['client_id', 'redirect_uri'].every((one) => names.includes(one)))
      continue
    yield { at, given: new Map(names.map((name) => [name, { kind: 'dynamic', at } as const])) }
  }
}

const AS_TEXT = /["']https:\/\/[\w.-]{3,80}\/[\w/.-]{0,80}auth[\w/.-]{0,20}\?(?:[^"'\n#]|#\{[^{}\n]{1,120}\}){1,900}["']/g
const TAKES_NO_TYPE = /^["']https:\/\/[\w.-]{3,80}\/[\w/.-]{0,60}(?:oauth2?\/(?:v[\d.]{1,6}\/)?authori[sz]e|\bdialog\/oauth)\?/

const CHALLENGE = /code_?challenge|pkce|code_?verifier/i

function requestOf(
  { at, is, name }: Pick<Said, 'at' | 'is' | 'name'>,
  given: Parameters,
  text: Text,
  project: Project,
): AuthorizationRequest {
  const host = hostIn(text.value)
  const open = { is: 'dynamic', at } as const
  const { code, start } = methodAround(at)
  const weakness = given.has('state') ? weaknessWritten({ code, start, at, textOf: constantOf(project) }) : undefined
  const expects = expectsPkceWritten(host, { path: at.file.path, name: /^\s*def (\w+)/.exec(code)?.[1] ?? '', code })
  // The options of a client of the gem stand elsewhere in its file.
  const isChallenged = CHALLENGE.test(is === 'call' && name.endsWith('authorize_url') ? text.value : code)
  return requestAt(at, {
    owner: { what: host ? `the authorization request to ${host}` : 'the authorization request', product: 'this code' },
    clientType: /client_?secret|\bsecret\b/i.test(text.value) ? 'confidential' : signsInHere(text, 'rb', project) ? 'public' : 'unknown',
    host,
    pkce: isChallenged || mayBeChallenged(at, project) ? open : expects ? { is: 'unset', at } : { is: 'set', value: 'ignored', at },
    state: given.has('state')
      ? { is: 'set', value: weakness ?? (textOf(given.get('state'), project) ? 'constant' : 'sent'), at }
      : /\bstate\b/i.test(code)
        ? open
        : { is: 'unset', at },
    nonce: /nonce/i.test(text.value) && mayCompareNonce(project) ? open : { is: 'unset', at },
    confidence: 'medium',
  })
}

const ASKS_WITH_PASSWORD = asWritten(oauthWritten, 'asks-with-password-in-ruby')

/** `HTTParty.post(url, body: { grant_type: 'password' })`, `client.password.get_token(name, password)` of the gem. */
function passwordGrant(said: Said, all: readonly Said[], project: Project): GrantUse | undefined {
  const { is, name, value, at } = said
  const isCall = is === 'call' && ASKS_WITH_PASSWORD.test(name)
  const isField = is === 'set' && name === 'grant_type' && textOf(value, project) === 'password' && isSent(said, all)
  if (!isCall && !isField) return undefined
  const place: Span = isCall ? cutTo(at, name.length) : value.at
  const more = isWrittenDownFor(at) ? {} : { unseenServer: true as const }
  return grantUsed({ what: 'the token request', product: 'this code' }, 'password', place, more)
}

/** A text, also of a constant that another class has. */
function textOf(value: Node | undefined, project: Project): string | undefined {
  return value && (string(value)?.value ?? string(rubyConstant(value, project))?.value)
}

/** The text of a constant by its place: of its own file, or with the name of its class. */
function constantOf(project: Project): (at: Span) => string | undefined {
  return (at) => {
    const [, module = '', name = ''] = /^(?:(\w{1,60})::)?([A-Z]\w{0,60})$/.exec(codeAt(at)) ?? []
    if (name === '') return undefined
    if (module !== '') return textOf({ kind: 'dynamic', at, from: { module, name } }, project)
    const [only, ...more] = saidInRuby(at.file.whole).filter((one) => one.is === 'set' && one.name === name)
    return only && more.length === 0 ? string(only.value)?.value : undefined
  }
}
