import type { UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { isInComment } from './c-like-comments.ts'
import { goFunctionAround, onceForEach } from './go-functions.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type SourceFile, type Text } from '../../text/source.ts'

const TAKEN = /(access_?[tT]oken|api_?[kK]ey|api-key|a(?:uth|pi)_?[tT]oken|bearer_?[tT]oken)/
/** What only the query can bring: what reads the fields of a form as well says nothing of a password. */
const IN_QUERY = /(password|passwd|passphrase)/
const READ = [
  inTurn('g', /\b\w{1,30}(?:\.Request)?\.(?:URL\.Query\(\)\.Get|Query|QueryParam|DefaultQuery)\("/, IN_QUERY, /"/),
  inTurn('g', oneOf('', /\bRequest\.Query\["/, /(?:\$_GET\['|\$request->query\('|->query->get\(')/), IN_QUERY, /['"]/),
  // https://pkg.go.dev/net/url#Values.Get, and the routers that wrap it
  inTurn('g', /\b\w{1,30}(?:\.Request)?\.(?:URL\.Query\(\)\.Get|Query|QueryParam|DefaultQuery)\("/, TAKEN, /"/),
  // https://jakarta.ee/specifications/servlet/, Spring and JAX-RS
  inTurn('g', /(?:\b[rR]eq(?:uest)?\.getParameter\("|@(?:RequestParam|QueryParam)\((?:(?:name|value)\s{0,4}=\s{0,4})?")/, TAKEN, /"/),
  /\b[rR]eq(?:uest)?\.getParameter\((?:\w{1,60}\.)?(ACCESS_TOKEN)\)/g,
  inTurn('g', /\bRequest\.Query\["/, TAKEN, /"\]/),
  // Parameters of a method that are called as the query's are: https://learn.microsoft.com/aspnet/core/mvc/models/model-binding, Spring
  inTurn('g', /\[FromQuery(?:\(Name ?= ?"[\w-]{1,40}"\))?\]\s{1,4}string\??\s{1,4}/, TAKEN, /\b/),
  inTurn('g', /@RequestParam(?:\((?!\s{0,4}(?:name|value)\b|\s{0,4}")[^()]{0,60}\))?\s{1,4}(?:final\s{1,4})?String\s{1,4}/, TAKEN, /\b/),
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
  inTurn('g', /\bparams\[:/, TAKEN, /\]\s{0,4}\|\|\s{0,4}[^\n]{0,40}(?:bearer_token|authorization|headers\b)/),
]
/** A bare `token` that the method signs in with: `@QueryParam("token") String token` and `login(token)`. */
const SIGNS_IN = inTurn(
  'g',
  /@(?:QueryParam|RequestParam)\((?:(?:name|value)\s{0,4}=\s{0,4})?"(token|jwt|key)"/,
  /[^()]{0,60}\)\s{1,4}(?:final\s{1,4})?String\s{1,4}/,
  /(?<one>\w{1,40})\b[^}]{0,400}?(?:log[iI]n|signIn|authenticate)(?:(?:With|By|Using)\w{0,20}|User|Token)?\(\s?\k<one>\b/,
)
/** What counts where the Authorization header is its other place: https://pkg.go.dev/net/http#Request.FormValue reads the query as well. */
const BESIDE_HEADER = [
  inTurn('g', /\b\w{1,30}\.(?:FormValue|Form\.Get)\("/, TAKEN, /"/),
  /\b\w{1,30}(?:\.Request)?\.(?:URL\.Query\(\)\.Get|Query|QueryParam|FormValue)\("(token|jwt)"/g,
]

/**
 * A name that is set elsewhere: a constant of the file, or a setting, of which the variable says what it is. Databases and stores have a
 * `Query` as well, so that it must be that of a request.
 */
const BY_CONSTANT = inTurn(
  'g',
  /(?:\b(\w{1,60}) :?= )?\b/,
  oneOf('', /\w{1,30}(?:\.Request)?\.URL\.Query\(\)\.Get/, /(?:c|gc|ec|fc|\w{0,12}[cC](?:tx|ontext))\.(?:Query|QueryParam)/),
  /\((?!")(\w[\w.]{0,80})\)/,
)
const SETTING = /^(?:\w{1,40}\.){0,3}\w{0,20}(?:cfg|conf|config|opts|options|settings)\.\w/i
const NAMED_TOKEN = /^(?:jwt|bearer|(?:access|auth|bearer|api|session)_?token|api_?key)$/i

/** WebSockets of browsers send no headers: https://learn.microsoft.com/aspnet/core/signalr/authn-and-authz */
const SOCKETS = oneOf('', /SignalR|MapHub|StartsWithSegments|WebSocket|websocket/)

/** Servers that take a token from the query, in languages that are read without a grammar. */
export function* takenFromQuery(text: Text, language: CLike | 'rb'): Generator<UrlCredential> {
  if (SOCKETS.test(text.value)) return
  for (const pattern of READ)
    for (const match of text.value.matchAll(pattern)) if (!isOfCallback(text.value, match.index)) yield* server(text, match)
  if (language === 'java' || language === 'kt')
    for (const match of text.value.matchAll(SIGNS_IN))
      if (!handedOnce.pattern.test(text.value.slice(Math.max(0, match.index - 160), match.index)))
        yield* server(text, match, match[0].indexOf(')') + 1)
  if (language !== 'go') return
  yield* byConstant(text)
  for (const pattern of BESIDE_HEADER) {
    for (const match of text.value.matchAll(pattern)) {
      const around = goFunctionAround(slice(text, match.index, match.index).at)
      if (takesHeader(around) && !handedOnce.pattern.test(around.code.slice(0, 120))) yield* server(text, match)
    }
  }
}

/** `r.URL.Query().Get(queryAPIKey)` of `const queryAPIKey = "api_key"`, and `jwt := r.URL.Query().Get(cfg.Parameter)`. */
function* byConstant(text: Text): Generator<UrlCredential> {
  for (const match of text.value.matchAll(BY_CONSTANT)) {
    const [, variable = '', name = ''] = match
    const parameter = constantsOf(text).get(name) ?? (NAMED_TOKEN.test(variable) && SETTING.test(name) ? name : '')
    const isKnown = parameter === name ? NAMED_TOKEN.test(variable) : WHOLE.test(parameter)
    if (isKnown && !isInComment(text.value, match.index) && !isOfCallback(text.value, match.index))
      yield { kind: 'urlCredential', by: 'server', parameter, at: slice(text, match.index, match.index + match[0].length).at }
  }
}

const WHOLE = inTurn('', /^/, oneOf('', TAKEN, IN_QUERY), /$/)

/** The constants of a file of Go that are texts. */
function constantsOf({ value, at: { file } }: Text): ReadonlyMap<string, string> {
  let known = CONSTANTS.get(file)
  if (!known) {
    known = new Map(Array.from(value.matchAll(CONSTANT), ([, name = '', text = '']) => [name, text]))
    CONSTANTS.set(file, known)
  }
  return known
}

const CONSTANTS = new WeakMap<SourceFile, ReadonlyMap<string, string>>()
const CONSTANT = /^(?:const[ \t]{1,4}|[ \t]{1,8})(\w{1,60})(?:[ \t]{1,20}string)?[ \t]{1,20}=[ \t]{1,4}"([\w-]{1,40})"/gm

const takesHeader = onceForEach((code) => AUTHORIZATION.test(code))
const AUTHORIZATION = /\bHeader(?:\(\))?\.Get\("Authorization"\)|\bGetHeader\("Authorization"\)/

function* server(text: Text, match: RegExpExecArray, length = match[0].length): Generator<UrlCredential> {
  if (isInComment(text.value, match.index)) return
  const parameter = (match[1] as string).replace('ACCESS_TOKEN', 'access_token')
  const at = slice(text, match.index, match.index + length).at
  yield { kind: 'urlCredential', by: 'server', parameter, at }
}

/** A callback that reads what a provider answers with: beside the code, or an ID token (OpenID Connect Core, section 3.3). */
function isOfCallback(code: string, index: number): boolean {
  return /["'](?:id_token|code)["']/.test(code.slice(Math.max(0, index - 300), index + 300))
}
