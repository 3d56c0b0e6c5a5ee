import { refreshTokenWords } from '../../knowledge/refresh-tokens.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten, asWrittenIn, wordsWritten } from '../../knowledge/libraries/written.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { get, items, string, type Node } from '../../parse/node.ts'
import { namesQueryOnlyApi } from '../../knowledge/query-only-apis.ts'
import { codeAt, type Located, slice, type Text } from '../../text/source.ts'
import { sessionParameter } from '../../knowledge/words/sessions.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isPasswordSent } from './c-like-password-queries.ts'
import { C_LIKE_FILES, goFunctionAround, isInComment, isRuby, languageOf, RUBY_FILES, saidInAny } from '../../program/written/index.ts'
import { isBareCredential } from './bare-credentials.ts'
import { becomesQuery, hostOfBase, isForcedByHost, optionOf } from './c-like-query-hosts.ts'
import { takenFromQuery } from './c-like-taken-queries.ts'
import { asOneEach } from './c-like-same-query.ts'
import { credentialAmong, tabledInSharp } from './csharp-queries.ts'
import { dataSources, isDataSource, isDataSourceName } from './data-sources.ts'
import { CREDENTIALS } from './put-queries.ts'
import { ACCESS_AS_OAUTH, besideInString, CONCATENATED, IN_STRING, KEY_IN_STRING, PASSWORD_IN_STRING } from './written-queries.ts'
import { isPutInRedirect, redirectedTokens } from './c-like-redirected-tokens.ts'
import { formedQueries } from './formed-queries.ts'
import { isOfKtor } from './ktor-queries.ts'
import { withQueriesJoined } from './joined-strings.ts'
import { handedInJvm } from './jvm-redirects.ts'
import { handedInPhp } from './php-redirects.ts'
import { addedInRuby, handedByRuby } from './ruby-queries.ts'
import { queriesInRust } from './rust-queries.ts'
import { sessionsInAddresses } from './session-addresses.ts'
import { isPrivate } from './settings.ts'
import { inUserinfo } from './userinfo-credentials.ts'

/** A statement that is about an address, and about no form or header. */
const OF_ADDRESS = /ur[il]|location|redirect|endpoint/i
const OF_BODY = /body|entity|payload|form|cookie|header/i

/** Credentials in query strings that code builds or reads, in languages that are read without a grammar. */
export default defineTextSurface({
  id: 'c-like-url-credentials',
  name: 'Credentials in URLs in Go, Java, Kotlin, C#, PHP, Ruby and Rust',
  spec: 'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-5.1',
  counts: 'code',
  files: [...C_LIKE_FILES, ...RUBY_FILES],
  mentions: [
    'access_token',
    'accessToken',
    ...refreshTokenWords,
    'api_key',
    'apikey',
    'apiKey',
    'api-key',
    'auth_token',
    'api_token',
    'apiToken',
    'session_token',
    'client_secret',
    'secret_key',
    'bearer_token',
    'ACCESS_TOKEN',
    '"token"',
    "'token'",
    '"jwt"',
    "'jwt'",
    ...wordsWritten(webRequests, 'signs-in-by-query'),
    'Set("key"',
    'Add("key"',
    'token=',
    'jwt=',
    'access=',
    'key=',
    '$_GET[',
    '->get(',
    '}@',
    '%s@',
    '%v@',
    '"@',
    "'@",
    'token:',
    'Query().Get(',
    'passw',
    'pwd=',
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    const language = isRuby(file.path) ? 'rb' : languageOf(file.path)
    if (!language) return
    yield* inUserinfo(text, language)
    if (language === 'rs') {
      yield* queriesInRust(text)
      yield* redirectedTokens(text)
      return yield* formedQueries(text, language)
    }
    const seen = new Set<number>()
    const said = saidInAny(text, file.path)
    const put = language === 'rb' ? [...addedInRuby(said), ...handedByRuby(text)] : added(said, text, language)
    const isJvm = language === 'java' || language === 'kt'
    const joined = language === 'php' ? handedInPhp(text) : isJvm || language === 'cs' ? concatenated(text) : []
    const tabled = language === 'cs' ? tabledInSharp(text) : isJvm ? handedInJvm(said, language) : []
    const together = asOneEach([...put], language)
    const written = [
      ...redirectedTokens(text),
      ...inStrings(text, said, language),
      ...sessionsInAddresses(text, language),
      ...joined,
      ...together,
      ...tabled,
      ...formedQueries(text, language),
    ]
    for (const found of [...written, ...takenFromQuery(text, language, project)]) {
      const line = text.value.lastIndexOf('\n', found.at.start - text.at.start)
      if (seen.has(line)) continue
      seen.add(line)
      yield found
    }
  },
})

/** What Kotlin puts into a text may have texts of its own: `${scopes.joinToString(separator = " ")}`. */
const PUT_IN = /\$\{[^{}\n]{1,200}\}/g

function* inStrings(text: Text, said: readonly Said[], language: CLike | 'rb'): Generator<UrlCredential> {
  const opened = dataSources(said)
  const keys = /api_?key\b/i.test(text.value) ? text.value.matchAll(KEY_IN_STRING) : []
  const written = withQueriesJoined(text.value, language)
  const code = language === 'kt' ? written.replace(PUT_IN, (whole) => `\${${'_'.repeat(whole.length - 3)}}`) : written
  const passwords = /passw|pwd/i.test(code)
    ? [...code.matchAll(PASSWORD_IN_STRING)].filter((one) => isPasswordSent(one, code, text.at.file.path))
    : []
  for (const match of [...code.matchAll(IN_STRING), ...passwords, ...keys, ...text.value.matchAll(ACCESS_AS_OAUTH)]) {
    const [whole] = match
    const [host, name = ''] = match.length > 2 ? match.slice(2) : [undefined, match[1]]
    if ((host !== undefined && isPrivate(host.toLowerCase())) || isInComment(text.value, match.index)) continue
    if (isDataSource(text, match.index, opened)) continue
    const at = match.index + whole.toLowerCase().lastIndexOf(name.toLowerCase())
    const base = host === undefined ? hostOfBase(text, match.index) : host.toLowerCase()
    if (host === undefined && base !== undefined && isPrivate(base)) continue
    const beside = besideInString(text, at + name.length)
    yield { ...client({ value: name, at: slice(text, at, at + name.length).at }, base), ...(beside.length > 0 && { beside }) }
  }
}

function* concatenated(text: Text): Generator<UrlCredential> {
  for (const match of text.value.matchAll(CONCATENATED)) {
    const name = match.slice(1).find((one) => one !== undefined) ?? ''
    const before = text.value.slice(Math.max(0, match.index - 200), match.index)
    const statement = before.slice(before.search(/[^;{}\n]*$/)) + match[0]
    if (isInComment(text.value, match.index) || !(OF_ADDRESS.test(statement) || match[0].includes('?')) || OF_BODY.test(statement)) continue
    const at = match.index + match[0].indexOf(`${name}=`)
    const base = hostOfBase(text, match.index + match[0].indexOf('"'))
    if (base === undefined || !isPrivate(base)) yield client({ value: name, at: slice(text, at, at + name.length).at }, base)
  }
}

/** Parameters that a library adds to the address of a request. */
function* added(all: readonly Said[], text: Text, language: CLike): Generator<UrlCredential> {
  for (const said of all) {
    const name = authenticator(said) ?? nameAdded(said, language, text.value)
    const isBare = name !== undefined && isBareCredential(name.value, said, language)
    const redirected = name !== undefined && sessionParameter.pattern.test(name.value) && isPutInRedirect(said)
    if (!name || !(isBare || redirected || CREDENTIALS.test(name.value) || authenticator(said))) continue
    const option = optionOf(said)
    if (language === 'go' && (isForcedByHost(name) || isDataSourceName(goFunctionAround(name.at)))) continue
    yield { ...client(name, undefined), ...(redirected ? { redirected } : {}), ...(option === undefined ? {} : { option }) }
  }
}

const SIGNS_IN_BY_QUERY = asWritten(webRequests, 'signs-in-by-query')

function authenticator({ is, name, value }: Said): Located<string> | undefined {
  const parameter = is === 'call' && SIGNS_IN_BY_QUERY.test(name) ? string(items(value)[0]) : undefined
  return parameter && !namesQueryOnlyApi(codeAt(value.at), parameter.value) ? parameter : undefined
}

const ADDS_TO_QUERY = asWrittenIn(webRequests, 'adds-to-query')
const ADDS_TO_ADDRESS = asWritten(webRequests, 'adds-to-address')
const BUILDS_ADDRESS = asWritten(webRequests, 'builds-address')

function nameAdded({ is, name, value }: Said, language: CLike, code: string): Located<string> | undefined {
  const [first, second] = items(value)
  if (is === 'call' && language === 'go') {
    const holder = /^(\w{1,60})\.(?:Set|Add)$/.exec(name)?.[1]
    return holder !== undefined && second?.kind === 'dynamic' && !isPublicId(second) && becomesQuery(holder, value.at)
      ? string(first)
      : undefined
  }
  if (is === 'call' && (language === 'java' || language === 'kt')) {
    const isQuery = ADDS_TO_QUERY.java?.test(name) === true || isOfKtor(name, code)
    const isBuilder = ADDS_TO_ADDRESS.test(name) && BUILDS_ADDRESS.test(code)
    return (isQuery || isBuilder) && second?.kind === 'dynamic' ? string(first) : undefined
  }
  if (is === 'call' && language === 'cs') return ADDS_TO_QUERY.cs?.test(name) ? credentialAmong([first, second]) : undefined
  return language === 'php' ? ofPhp({ is, name, value }, code) : undefined
}

/** A parameter called a key that is given the id of the client: `q.Add("api_key", p.ClientKey)` of a page where people sign in. */
function isPublicId({ at }: Node): boolean {
  return /(?:client|consumer|app)_?(?:key|id)(?:\(\))?$/i.test(codeAt(at))
}

const CLIENTS = asWrittenIn(webRequests, 'is-client-with-query').php
/** Laravel's client puts the second argument of a GET into the query. */
const LARAVEL = asWritten(webRequests, 'queries-by-argument')
const LARAVEL_GET = asWritten(webRequests, 'gets-with-query')

/** `http_build_query([…])` behind a question mark, and Guzzle's `query`. */
function ofPhp({ is, name, value }: Pick<Said, 'is' | 'name' | 'value'>, code: string): Located<string> | undefined {
  if (is === 'set' && name === 'query' && CLIENTS?.test(code) === true) return keyIn(value)
  const [given, query] = items(value)
  if (is === 'call' && query && LARAVEL_GET.test(name) && LARAVEL.test(code)) return keyIn(query)
  if (is !== 'call' || !/(?:^|[.\\])http_build_query$/.test(name) || !given) return undefined
  const before = code.slice(Math.max(0, value.at.start - 200), value.at.start)
  const variable = /\$(\w{1,60})\s{0,4}=\s{0,4}\\?http_build_query$/.exec(before)?.[1]
  const isQuery =
    variable === undefined
      ? /\?['"]\s{0,4}\.\s{0,4}\\?http_build_query$/.test(before)
      : new RegExp(`\\?['"]\\s{0,4}\\.\\s{0,4}\\$${variable}\\b|\\?\\{?\\$${variable}\\b`).test(code)
  return isQuery ? keyIn(given) : undefined
}

function keyIn(node: Node): Located<string> | undefined {
  if (node.kind === 'dynamic') return keyMerged(node)
  const entry =
    node.kind === 'map' ? node.entries.find(({ key, value }) => CREDENTIALS.test(key.value) && value.kind === 'dynamic') : undefined
  return entry && !get(node, 'grant_type') ? entry.key : undefined
}

/** `array_merge(['api_key' => $this->key], $more)` */
function keyMerged({ at }: Node): Located<string> | undefined {
  const code = codeAt(at, LONGEST_MERGE)
  if (!/^\\?array_merge\(/.test(code) || /grant_type/.test(code)) return undefined
  for (const { 1: key = '', index } of code.matchAll(/["'](\w{1,40})["']\s{0,4}=>\s{0,4}\$/g))
    if (CREDENTIALS.test(key)) return { value: key, at: { ...at, start: at.start + index + 1, end: at.start + index + 1 + key.length } }
  return undefined
}

const LONGEST_MERGE = 600

function client({ value, at }: Located<string>, host: string | undefined): UrlCredential {
  return { kind: 'urlCredential', by: 'client', parameter: value, ...(host ? { host } : {}), at }
}
