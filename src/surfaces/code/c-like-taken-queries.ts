import type { UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { isInComment } from './c-like-comments.ts'
import { goFunctionAround, onceForEach } from './go-functions.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type Text } from '../../text/source.ts'

const TAKEN = /(access_?token|api_?key|api-key|a(?:uth|pi)_?token|bearer_?token)/
const READ = [
  // https://pkg.go.dev/net/url#Values.Get, and the routers that wrap it
  inTurn('g', /\b\w{1,30}(?:\.Request)?\.(?:URL\.Query\(\)\.Get|Query|QueryParam|DefaultQuery)\("/, TAKEN, /"/),
  // https://jakarta.ee/specifications/servlet/, Spring and JAX-RS
  inTurn('g', /(?:\b[rR]eq(?:uest)?\.getParameter\("|@(?:RequestParam|QueryParam)\((?:(?:name|value)\s{0,4}=\s{0,4})?")/, TAKEN, /"/),
  /\b[rR]eq(?:uest)?\.getParameter\((?:\w{1,60}\.)?(ACCESS_TOKEN)\)/g,
  inTurn('g', /\bRequest\.Query\["/, TAKEN, /"\]/),
  inTurn('g', /(?:\$_GET\['|\$request->(?:query|get)\('|->query->get\(')/, TAKEN, /'/),
  // What is compared with a value of the configuration lets in whoever knows it.
  /\$request->(?:query|get)\('(\w{0,30}(?:[kK]ey|[tT]oken|[sS]ecret))'\)\s{0,4}[!=]==?\s{0,4}(?:config|env)\(/g,
  inTurn(
    'g',
    oneOf(
      '',
      /\b(?:find_by\w{0,40}|authenticate\w{0,40}|secure_compare|where)[!?]?[ (][^\n]{0,120}\bparams\[:/,
      /(?:headers\b|authorization|HTTP_[A-Z_]{1,40}|bearer_token)[^\n]{0,80}\|\|[^\n]{0,40}\bparams\[:/,
    ),
    TAKEN,
    /\]/,
  ),
]
/** What counts where the Authorization header is its other place: https://pkg.go.dev/net/http#Request.FormValue reads the query as well. */
const BESIDE_HEADER = [
  inTurn('g', /\b\w{1,30}\.(?:FormValue)\("/, TAKEN, /"/),
  /\b\w{1,30}(?:\.Request)?\.(?:URL\.Query\(\)\.Get|Query|QueryParam|FormValue)\("(token|jwt)"/g,
]

/** WebSockets of browsers send no headers: https://learn.microsoft.com/aspnet/core/signalr/authn-and-authz */
const SOCKETS = oneOf('', /SignalR|MapHub|StartsWithSegments|WebSocket|websocket/)

/** Servers that take a token from the query, in languages that are read without a grammar. */
export function* takenFromQuery(text: Text, language: CLike | 'rb'): Generator<UrlCredential> {
  if (SOCKETS.test(text.value)) return
  for (const pattern of READ)
    for (const match of text.value.matchAll(pattern)) if (!isOfCallback(text.value, match.index)) yield* server(text, match)
  if (language !== 'go') return
  for (const pattern of BESIDE_HEADER) {
    for (const match of text.value.matchAll(pattern)) {
      const around = goFunctionAround(slice(text, match.index, match.index).at)
      if (takesHeader(around) && !handedOnce.pattern.test(around.code.slice(0, 120))) yield* server(text, match)
    }
  }
}

const takesHeader = onceForEach((code) => AUTHORIZATION.test(code))
const AUTHORIZATION = /\bHeader(?:\(\))?\.Get\("Authorization"\)|\bGetHeader\("Authorization"\)/

function* server(text: Text, match: RegExpExecArray): Generator<UrlCredential> {
  if (isInComment(text.value, match.index)) return
  const parameter = (match[1] as string).replace('ACCESS_TOKEN', 'access_token')
  const at = slice(text, match.index, match.index + match[0].length).at
  yield { kind: 'urlCredential', by: 'server', parameter, at }
}

/** A callback that reads what a provider answers with: beside the code, or an ID token (OpenID Connect Core, section 3.3). */
function isOfCallback(code: string, index: number): boolean {
  return /["'](?:id_token|code)["']/.test(code.slice(Math.max(0, index - 300), index + 300))
}
