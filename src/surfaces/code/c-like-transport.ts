import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { TransportSetting } from '../../model/index.ts'
import { saidIn, type CLike, type Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Located, type Text } from '../../text/source.ts'
import { hostOfPlain, plainHttp } from '../documents/document-checks.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { C_LIKE_FILES, functionAround, givenLast, isInComment, languageOf } from '../../program/written/index.ts'

/** Functions that send a request to an address, or make one for it. */
const SENDS = asWritten(webRequests, 'sends')
/** Calls that are given an address of an authorization server, whatever its path is. */
const NAMES_ISSUER = asWritten(webRequests, 'names-issuer')
/** Options of clients that are an address of an authorization server. */
const ENDPOINT = inTurn(
  'i',
  /(?:^|[.$_])/,
  oneOf(
    '',
    /(?:auth(?:ori[sz]ation|ori[sz]e)?|(?:access_?|request_?)?token|jwks|introspection|revocation)_?(?:ur[il]|endpoint)/,
    /authority/,
    // https://oauth2-client.thephpleague.com/usage/
    /url(?:authori[sz]e|accesstoken)/,
  ),
  /$/,
)
const OAUTH_PATH = /\/(?:oauth2?|token|authori[sz]e|introspect|revoke|jwks|\.well-known)(?:[/?.]|$)/i
/** A credential that the statements behind a request put into its headers. */
const SENDS_CREDENTIAL = oneOf('i', /["'](?:Authorization|X-API-Key)["':]|Authorization:/, asWritten(webRequests, 'puts-credential'))
const NEAR = 500

/** Requests of OAuth, and with credentials, over plain http in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-transport',
  name: 'Plain http in Go, Java, Kotlin, C# and PHP',
  spec: 'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-1.5',
  counts: 'code',
  files: C_LIKE_FILES,
  mentions: ['"http://', "'http://", '`http://'],
  together: [[/oauth|token|authorization|x-api-key|jwks|jwt|issuer|basic_?auth|api_?key|access_?key|[?&]key=/i]],
  skipsTests: true,
  *read(text, { file }): Generator<TransportSetting> {
    const language = languageOf(file.path)
    if (!language || language === 'rs') return
    yield* returned(text)
    yield* keyed(text, language)
    for (const said of saidIn(text, language)) {
      const address = addressIn(said)
      if (!address || plainHttp(address) !== 'everybody') continue
      const host = hostOfPlain(address.value)
      const behind = said.at.file.text.slice(said.at.end, said.at.end + NEAR).split(/\n(?:\}|func |public |private )/, 1)[0] ?? ''
      const isOAuth = OAUTH_PATH.test(address.value) || (said.is === 'set' && said.name !== 'url') || NAMES_ISSUER.test(said.name)
      if (!isOAuth && !SENDS_CREDENTIAL.test(behind)) continue
      const [problem, written] = isOAuth
        ? (['plain-oauth-endpoint', `http://${host ?? ''}`] as const)
        : (['plain-request', /x-api-key/i.test(behind) ? 'X-API-Key' : 'Authorization'] as const)
      yield { kind: 'transportSetting', problem, written, ...(host ? { host } : {}), at: address.at }
    }
  },
})

/** The endpoint that a method is named for: `getAccessTokenEndpoint() { return "http://…"; }` */
const GETTER = inTurn(
  'g',
  /\b[gG]et(?:Access|Request|Refresh|Revoke)?(?:Token|Authori[sz]ation|Auth|Authori[sz]e)/,
  /(?:Base)?(?:Endpoint|Ur[il]|UR[IL])\s{0,4}\([^()]{0,120}\)/,
  /(?:\s{0,4}(?::\s{0,4})?[\w?]{1,20})?\s{0,8}\{\s{0,40}return\s{1,8}["'](http:\/\/[^"'\s]{1,200})["']/,
)

function* returned(text: Text): Generator<TransportSetting> {
  for (const match of text.value.matchAll(GETTER)) {
    const value = match[1] ?? ''
    const start = match.index + match[0].lastIndexOf(value)
    const address = slice(text, start, start + value.length)
    const host = /^http:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(value)?.[1] ?? ''
    if (plainHttp(address) !== 'everybody') continue
    yield { kind: 'transportSetting', problem: 'plain-oauth-endpoint', written: `http://${host}`, host, at: address.at }
  }
}

const KEYS = /(api_?[kK]ey|access_?[kK]ey|app_?id|key|access_?[tT]oken|auth_?[tT]oken|token)/
/** What is put in behind a name: a verb of Printf, an interpolation, or something that is added to the text. */
const PUT = oneOf('', /=%[sv]/, /=\$?\{+[$@\w]/, /=\$[a-zA-Z]/, /=["'`]\s{0,8}[+.]\s{0,8}[$\w(]/)
/** An address with a place for a key: `"http://api.acme.io/users?key=%s"`, `"http://…?access_key=" + key`. */
const KEYED = inTurn('g', /["'`](http:\/\/[\w.-]{3,200}[^"'`\s?]{0,200})\?(?:[^"'`\s]{0,200}&)?/, KEYS, PUT)
/** The same behind an address that a variable holds: `url + "?key=" + key`. */
const ADDED = inTurn('g', /(?<![\w.$>])(\$?[A-Za-z_]\w{0,60})\s{0,4}[+.]=?\s{0,4}["'](?:[^"'\s]{0,200}[?&])/, KEYS, PUT)
/** What says that a bare `key` or `token` is one that opens something: an API by its name or its host. */
const OF_API = /api_?key|access_?key|http:\/\/(?:[\w-]{1,60}\.){0,3}[\w-]{0,40}api[\w-]{0,20}\./i

function* keyed(text: Text, language: CLike): Generator<TransportSetting> {
  for (const match of text.value.matchAll(KEYED)) {
    const [whole, value = '', name = ''] = match
    const start = match.index + whole.indexOf(value)
    yield* plain(text, slice(text, start, start + value.length), name)
  }
  for (const { index, 0: whole, 1: holder = '', 2: name = '' } of text.value.matchAll(ADDED)) {
    const { at } = slice(text, index, index + whole.length)
    const value = givenLast(holder, functionAround(at, language), at.file)
    const code = value ? at.file.text.slice(value.at.start, value.at.end) : ''
    const address = /^["'](http:\/\/[\w.-]{3,200}[^"'\s?]{0,200})["']$/.exec(code)?.[1]
    if (value && address !== undefined)
      yield* plain(text, slice(text, value.at.start + 1 - text.at.start, value.at.end - 1 - text.at.start), name)
  }
}

function* plain(text: Text, address: Located<string>, name: string): Generator<TransportSetting> {
  const host = /^http:\/\/([^/?#:]+)/i.exec(address.value)?.[1] ?? ''
  const isBare = /^(?:key|token|app_?id)$/.test(name)
  if (plainHttp(address) !== 'everybody' || isInComment(text.value, address.at.start - text.at.start)) return
  if (isBare && !OF_API.test(text.value)) return
  yield { kind: 'transportSetting', problem: 'plain-credential', written: name, host, at: address.at }
}

function addressIn({ is, name, value, within }: Said): Located<string> | undefined {
  if (is === 'set') return ENDPOINT.test(name) || isNamed(name, within) ? string(value) : undefined
  return is === 'call' && (SENDS.test(name) || NAMES_ISSUER.test(name))
    ? items(value)
        .map((one) => string(one))
        .find((one) => one !== undefined && /^http:\/\//i.test(one.value))
    : undefined
}

/** `client.submitForm(url = "http://…", …)` of Kotlin. */
function isNamed(name: string, [call = '']: readonly string[]): boolean {
  return name === 'url' && SENDS.test(call)
}
