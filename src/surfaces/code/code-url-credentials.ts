import { calls, definition, fold, isTextLiteral, keyOf, queryOf, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import {
  isHeldToken,
  isKeyByValue,
  isSaidByValue,
  isTokenByValue,
  secretVariable,
  SESSION_IN_PLACE,
  sessionInPlace,
} from './named-values.ts'
import { handedToRedirect } from './handed-queries.ts'
import { inRequests, isAccess } from './sent-queries.ts'
import { inPaths, PATH_CREDENTIALS } from './path-credentials.ts'
import { isRedirected, isSession, isSessionByValue, isTokenOfExchange } from './redirected-tokens.ts'
import { OF_QUERIES, PAIR } from './query-pairs.ts'
import { isOnlyPrinted } from './printed-addresses.ts'
import { asksForcedGrant } from './asked-grants.ts'
import { asOne, type Put } from './same-query.ts'
import { hostBeside } from './hosts-beside.ts'
import { isScriptAddress } from './script-elements.ts'
import { writtenSessions } from './written-sessions.ts'
import { isKeptSession, isMadeForOneUse, opensEvents } from './session-tokens.ts'
import { isSentLater, isSentTo } from './shaped-requests.ts'
import { taken } from './taken-queries.ts'
import { opensApi } from './told-by-use.ts'
import { IN_EVENTS_AND_TEXTS, URL_CREDENTIALS } from './url-credential-words.ts'
import { IMPORTS_REQUESTS, SENDS_REQUESTS } from './word-tests.ts'
import { addressOf, beginningOf, isLocal } from './settings.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import { defineProgramSurface, type Reader } from '../reading/surface.ts'
import { agentEvidence } from './agent-evidence.ts'
import {
  assembled,
  client,
  CREDENTIALS,
  isAppended,
  isDataSource,
  isForced,
  isPut,
  isRequested,
  maySee,
  opensSocket,
  QUERY_PUT_IN,
  sentOn,
} from './put-queries.ts'
import { keyParameter, oneTimeLink, readsOwnCredential, takesTokens } from '../../knowledge/words/oauth.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { isPasscode, isPassword, ofSignIn } from '../../knowledge/words/passwords-in-queries.ts'
import { sessionParameter } from '../../knowledge/words/sessions.ts'
import { developmentAround } from './development-blocks.ts'

/** A parameter of an address in a text. */
const IN_TEXT = inTurn(
  'i',
  /[?&]/,
  oneOf(
    '',
    /access_?token|x?-?api[-_]?key|a(?:uth_?|pi[-_]?)token|client_?secret|refresh_?token|bearer_?token|secret_?key|token/,
    /(?:[a-z]{2,30}_){0,3}session_token|[a-z]{2,20}_token|jwt|access|refresh|auth|passw(?:or)?d|pwd/,
  ),
  /=/,
)
/** `?key=${this.apiKey}`: what is put in says what the short name is of. */
const KEY_PUT_IN = /[?&](?:key|secret)=(?:\$\{|["']\s{0,4}\+|\{)[^}\n]{0,80}(?:api_?key|secret|token)/i

/** What is put anywhere in an address, such as into its `state`: named-values.ts. */
const SECRET_VARIABLE = /process\.env\.\w{0,60}(?:SECRET|PRIVATE_KEY|PASSWORD)\b/

const OF_QUERY = /\b(?:query|searchParams|query_params|args|GET)\b|\bQuery\(/
const KEY_OF_QUERY = /\b(?:query|searchParams|query_params|args|GET)(?:[!?]?\.get)?(?:[!?]?\.|[([]{1,2}["'])(?:key|token|auth|secret)\b/
/** A comparison with what may be a secret, or one that takes the same time for every value. */
const COMPARES_SECRET = oneOf(
  'i',
  /[!=]==?\s{0,8}[\w.]{0,80}(?:secret|key|token|password|expected)\b|(?:secret|key|token|password)[)\s]{0,4}[!=]==?/,
  /timingSafeEqual|compare\w{0,10}\(|(?:safe|constant_?time)_?equal/,
)

/** Credentials in query strings: put there by code, or read from there by a server. */
export default defineProgramSurface({
  id: 'code-url-credentials',
  name: 'Credentials in URLs that code builds or reads',
  spec: 'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html#section-5.1',
  counts: 'code',
  mentions: URL_CREDENTIALS,
  together: [
    [IN_TEXT],
    [KEY_PUT_IN],
    [PAIR, OF_QUERIES],
    [keyParameter.pattern, /searchParams/],
    [/searchParams\??\.(?:set|append)\(\s{0,40}["']token["']/],
    [keyParameter.pattern, /\bparams\s{0,4}[:,}]/],
    [keyParameter.pattern, QUERY_PUT_IN],
    [keyParameter.pattern, /\b(?:params|qs)\b/, SENDS_REQUESTS],
    [keyParameter.pattern, /\b(?:req|request|ctx|context|event|c|_req|httpRequest)\)?[!?]?\s{0,8}\??\.\s{0,8}query/],
    [keyParameter.pattern, /\.query\b|\bquery\s{0,4}[})]|\bquery\??\.\w|\bgetQuery\(/],
    [/\bpass(?:word|wd|phrase)\b/, /\b(?:req|request|ctx|context|event)\)?\??\.(?:request\.)?query\b/],
    [/fromUrlQueryParameter/],
    [/\bquery\??\.secret\b/],
    [OF_QUERY, COMPARES_SECRET],
    [readsOwnCredential.pattern],
    [KEY_OF_QUERY, /headers/],
    ...IN_EVENTS_AND_TEXTS,
    [/handshake\??\.query/],
    [/@Query\(\s{0,4}["']\w{0,10}(?:token|jwt|key)/i],
    ...PATH_CREDENTIALS,
    [/searchParams/, SECRET_VARIABLE],
    [SESSION_IN_PLACE],
  ],
  inPython: {
    together: [
      ...PATH_CREDENTIALS,
      [IN_TEXT],
      [KEY_PUT_IN],
      [PAIR, OF_QUERIES],
      [keyParameter.pattern, QUERY_PUT_IN],
      [/\bparams\b/, IMPORTS_REQUESTS],
      [/\bparams\s{0,4}=/, keyParameter.pattern],
      [OF_QUERY, COMPARES_SECRET],
      [readsOwnCredential.pattern],
      [KEY_OF_QUERY, /headers/],
      ...IN_EVENTS_AND_TEXTS,
      [/^@[\w.]{1,60}\.(?:get|route|api_route)\(/m, COMPARES_SECRET],
      [SESSION_IN_PLACE],
    ],
  },
  skipsTests: true,
  *read(module, reader): Generator<UrlCredential> {
    const option = QUERY_OPTION.exec(module.file.text)?.[0]
    const put = [...built(module), ...assembled(module), ...filled(module, reader), ...inPaths(module), ...handedToRedirect(module)]
    for (const found of [...asOne(put), ...taken(module)]) {
      const allows = option ?? (found.by === 'server' ? developmentAround(found.at) : undefined)
      yield allows !== undefined && found.host === undefined ? { ...found, option: allows } : found
    }
  },
})

/** `allowBearerTokensInQueryString`, `use_query_param_auth`: whoever runs this code says whether queries carry credentials. */
const QUERY_OPTION = /\b(?:(?:allow|accept|enable)[A-Za-z_]{0,30}[Qq]uery_?(?:[Ss]tring|[Pp]aram)|use_query_param)[A-Za-z_]{0,30}/

/** Addresses in strings: a known scheme or path, a `?`, and a credential that is put in. */
function* built(module: Module): Generator<Put> {
  for (const type of ['TemplateLiteral', 'BinaryExpression', 'CallExpression'] as const) {
    for (const node of module.nodes(type)) {
      if (node.type === 'BinaryExpression' && (node.operator !== '+' || module.parent(node)?.type === 'BinaryExpression')) continue
      if (node.type === 'CallExpression' ? !isFormatted(node) : !/[?&][\w-]+=/.test(module.source(node))) continue
      const folded = fold(module, node)
      if (folded.kind !== 'template' || isOnlyPrinted(module, node)) continue
      const query = queryOf(folded)
      if (!query?.base && !/^["'`]?\?/.test(module.source(node)) && !isAppended(module, node)) continue
      const address = addressOf(folded)
      const host = address?.host ?? socketHost(folded) ?? hostBeside(module, node)
      if (isLocal(host) || isForced(query?.pairs ?? []) || isDataSource(module, node) || OTP_APP.test(beginningOf(folded) ?? '')) continue
      const published = isScriptAddress(module, node)
      for (const { name, value } of query?.pairs ?? []) {
        if (
          isPut(value) &&
          !(published && PUBLISHED.test(name.value)) &&
          (isCredential(module, { name: name.value, value }, folded, node) || isKeyByValue(name.value, module.source(node), host))
        )
          yield { credential: sentOn(module, node, client(name, host, opensSocket(module, node))), query: node }
        const session = sessionInPlace(name.value, module.file.text.slice(value.at.start, value.at.end), module)
        if (session !== undefined) yield { credential: { ...client(name, host), variable: session }, query: node }
      }
      for (const credential of writtenSessions(module, node, host)) yield { credential, query: node }
    }
  }
}

/** Shown as a picture to one person, and opened by no server: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
const OTP_APP = /^otpauth:/i

/** A key that every page shows. */
const PUBLISHED = /^(?:api_?|site_?|app_?)?key$/i

/** `"…?auth_token={}".format(token)`, whose text may be a constant. */
function isFormatted({ callee }: AstOf<'CallExpression'>): boolean {
  return callee.type === 'MemberExpression' && keyOf(callee) === 'format'
}

/** A bare `token` only of a session, in a request or at the opening of a socket, and not of a link that works once. */
function isCredential(module: Module, { name, value }: { name: string; value: Node }, address: Node, node: Ast): boolean {
  if (CREDENTIALS.test(name)) return true
  const code = module.source(node)
  if (isPassword.pattern.test(name))
    return !isPasscode.pattern.test(code) && ofSignIn.pattern.test(code + fileName(module)) && isOfRequest(module, address, node)
  if (isRedirected(module, node))
    return (sessionParameter.pattern.test(name) && isSessionByValue(module, name, node)) || isTokenOfExchange(module, name, node)
  if (!isAccess(name) || takesTokens.pattern.test(code)) return false
  if (isKeptSession(module, value.at, node)) return true
  if (oneTimeLink.pattern.test(code) && !/(?:access|bearer)_?token\b/i.test(code)) return false
  const host = addressOf(address)?.host ?? socketHost(address)
  if (opensSocket(module, node) || opensEvents(module, node)) return !isMadeForOneUse(module, node)
  if (!isRequested(module, node) && !isSentLater(module, node)) return false
  const written = module.file.text.slice(value.at.start, value.at.end)
  return (
    host !== undefined || isHeldToken(written, code) || opensApi(module, /^(?:\$?\{)?\s{0,4}(\w{1,40})\s{0,4}\}?$/.exec(written)?.[1] ?? '')
  )
}

function fileName({ file: { path } }: Module): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether an address is asked for over HTTP: by its scheme, or where a request is sent to it. */
function isOfRequest(module: Module, address: Node, node: Ast): boolean {
  if (/^(?!https?:)[a-z][\w+.-]{0,30}:/i.test(beginningOf(address) ?? '')) return false
  return addressOf(address)?.host !== undefined || isRequested(module, node) || isSentLater(module, node)
}

/** Where a person signs in, the key is the public id of the application. */
const SIGN_IN_PAGE = /\/(?:authori[sz]e|log-?in|sign-?in)\b/i

function socketHost(address: Node): string | undefined {
  return /^wss?:\/\/([^/?#:@\s]+)(?=[/?#:])/i.exec(beginningOf(address) ?? '')?.[1]?.toLowerCase()
}

/** `url.searchParams.set('access_token', x)`, and the parameters that a library adds to the address. */
function* filled(module: Module, reader: Reader): Generator<Put> {
  for (const call of calls(module)) {
    const callee = unwrap(call.node.callee)
    if ((call.name !== 'set' && call.name !== 'append') || callee.type !== 'MemberExpression') continue
    const holder = unwrap(callee.object)
    const [name, value] = call.node.arguments
    if (holder.type !== 'MemberExpression' || keyOf(holder) !== 'searchParams' || !isTextLiteral(name)) continue
    const address = addressOf(fold(module, holder.object))
    const isCredential =
      CREDENTIALS.test(name.value) || (value && !SIGN_IN_PAGE.test(address?.path ?? '') && isSet(module, name.value, value, holder.object))
    if (value && maySee(module, value)) continue
    const written = !isCredential && value ? module.source(value) : undefined
    const variable = written === undefined ? undefined : (secretVariable(written) ?? sessionInPlace(name.value, written, module))
    if (!isCredential && variable === undefined) continue
    if ((address && isLocal(address.host)) || asksForcedGrant(module, holder.object)) continue
    const url = unwrap(holder.object)
    const query = module.binding(url) ?? url
    const put = sentOn(module, holder.object, client({ value: name.value, at: module.span(name) }, address?.host))
    yield { credential: variable === undefined ? put : { ...put, variable }, query }
  }
  yield* inRequests(module, agentEvidence(module, reader) !== undefined)
}

/** A short name whose value says what it is, in an address that a request or the browser is sent to. */
function isSet(module: Module, name: string, value: Ast, url: Ast): boolean {
  const code = module.source(value)
  if (isSaidByValue(name, code, addressOf(fold(module, url))?.host)) return true
  const address = module.source(definition(module, url))
  if (isTokenByValue(name, code, address) && isSentTo(module, url)) return true
  return sessionParameter.pattern.test(name) && isSession(module, value, address) && isRedirected(module, url)
}
