import {
  declaredClients,
  goFormReaders,
  introspectsByGet,
  isAskedAbout,
  readerOf,
  readersIn,
  readsAuthorization,
  webSockets,
} from '../../knowledge/libraries/query-readers.ts'
import type { Project } from '../../discover/project.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import { linkOfMail } from '../../knowledge/words/sessions.ts'
import { functionAround, goFunctionAround, headOf, isInComment, type Part } from '../../program/written/index.ts'
import { filtersOtherColumn } from './c-like-filters.ts'
import { isOtherPlace } from './c-like-other-place.ts'
import { isOfForm } from './post-only.ts'
import { isServedHereIn } from './served-here.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { slice, type SourceFile, type Text, matched } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'

const NAMES = oneOf(
  '',
  /access_?[tT]oken|api_?[kK]ey|api-key|a(?:uth|pi)_?[tT]oken|bearer_?[tT]oken/,
  // The bare key of a server, or of an agent, says which one.
  /(?:mcp|agent|admin|server|service|internal|shared|gateway)[_-]?(?:[sS]ecret|[tT]oken|[aA]pi[_-]?[kK]ey)/,
  /admin[_-]?[kK]ey/,
)
const TAKEN = new RegExp(`(${NAMES.source})`)
/** What only the query can bring: what reads the fields of a form as well says nothing of a password or of the secret of a client. */
const IN_QUERY = /(password|passwd|passphrase|(?:client|app|api|consumer)[_-]?[sS]ecret)/
const READ = readersIn((readers) => [
  ...readers.filter(({ means, orForm }) => means === 'reads' && !orForm).map((one) => readerOf(one, IN_QUERY)),
  ...readers.filter(({ means }) => means === 'reads').map((one) => readerOf(one, TAKEN)),
])
const HANDED = /(?<one>\w{1,40})\b[^}]{0,400}?(?:log[iI]n|signIn|authenticate)(?:(?:With|By|Using)\w{0,20}|User|Token)?\(\s?\k<one>\b/
const HANDED_IN_SHARP = /(?<one>\w{1,40})\b[^}]{0,400}?(?:Log[iI]n|Authenticate)(?:With\w{0,20}|User|Token)?(?:Async)?\(\s?\k<one>\b/
/** A bare `token` that the method signs in with: `@QueryParam("token") String token` and `login(token)`. */
const SIGNS_IN = readersIn((readers) =>
  readers
    .filter(({ means }) => means === 'signs-in')
    .map((one) => inTurn('g', readerOf(one, TAKEN), one.languages.includes('cs') ? HANDED_IN_SHARP : HANDED)),
)
/** What counts where the Authorization header is its other place. */
const BESIDE_HEADER = [inTurn('g', goFormReaders.form, TAKEN, /"/), inTurn('g', goFormReaders.any, /(token|jwt)"/)]
const BARE_BESIDE_HEADER = readersIn((readers) =>
  readers
    .filter(({ means, parameters }) => (means === 'reads' || means === 'reads-beside-header') && !parameters)
    .map((one) => readerOf(one, /(token|jwt)/)),
)

/** A name that is set elsewhere: a constant of the file, or a setting, of which the variable says what it is. */
const BY_CONSTANT = inTurn('g', /(?:\b(\w{1,60}) :?= )?\b/, goFormReaders.ofRequest, /\((?!")(\w[\w.]{0,80})\)/)
const SETTING = /^(?:\w{1,40}\.){0,3}\w{0,20}(?:cfg|conf|config|opts|options|settings)\.\w/i
const NAMED_TOKEN = /^(?:jwt|bearer|(?:access|auth|bearer|api|session)_?token|api_?key)$/i

/** Servers that take a token from the query, in languages that are read without a grammar. */
export function* takenFromQuery(text: Text, language: CLike | 'rb', project?: Project): Generator<UrlCredential> {
  if (webSockets.test(text.value.replace(LINE_COMMENT, '')) || declaredClients.test(text.value) || isServedHereIn(text.value)) return
  for (const pattern of READ.get(language) ?? [])
    for (const match of text.value.matchAll(pattern))
      if (!isOfCallback(text.value, match.index) && !(language === 'php' && isRefused(text.value, match)))
        yield* server(text, match, match[0].length, lastLine(match))
  for (const pattern of SIGNS_IN.get(language) ?? [])
    for (const match of text.value.matchAll(pattern))
      if (!handedOnce.pattern.test(text.value.slice(Math.max(0, match.index - 160), match.index)))
        yield* server(text, match, match[0].indexOf(')') + 1)
  if (language === 'java' || language === 'kt') for (const match of text.value.matchAll(introspectsByGet)) yield* server(text, match)
  yield* besideHeader(text, language)
  if (language === 'php') yield* lookedUp(text)
  if (language !== 'go') return
  yield* byConstant(text)
  for (const pattern of BESIDE_HEADER) {
    for (const match of text.value.matchAll(pattern)) {
      const around = goFunctionAround(slice(text, match.index, match.index).at)
      if (!takesHeader(around) || handedOnce.pattern.test(around.code.slice(0, 120))) continue
      if (!isOfForm(matched(text, match).at, project)) yield* server(text, match)
    }
  }
}

const LINE_COMMENT = /(?<=^|\s)\/\/[^\n]*/gm

/** A bare `token` of PHP that is looked up in a table of tokens, where nothing around sends links. */
function* lookedUp(text: Text): Generator<UrlCredential> {
  for (const match of text.value.matchAll(LOOKED_UP)) {
    const around = text.value.slice(Math.max(0, match.index - AROUND_LOOK_UP), match.index + AROUND_LOOK_UP)
    if (linkOfMail.pattern.test(`${text.at.file.path}\n${around}`) || handedOnce.pattern.test(around)) continue
    yield* server(text, match)
  }
}

const LOOKED_UP = inTurn(
  'g',
  /\btable\(["'](?:(?:access|api|auth|bearer|oauth_access|personal_access|session)_?)?tokens?["']\)->\w{1,20}\(/,
  /\s{0,4}(?:["']\w{1,40}["'],\s{0,4}){1,2}\$_GET\[["'](token|access_?token|api_?key|jwt)["']\]/,
)
/** In characters. */
const AROUND_LOOK_UP = 1500

/** A bare `token` whose other place is the Authorization header, in a function that takes none which it is asked about. */
function* besideHeader(text: Text, language: CLike | 'rb'): Generator<UrlCredential> {
  if (language === 'rb' || language === 'go' || !readsAuthorization.pattern.test(text.value)) return
  for (const pattern of BARE_BESIDE_HEADER.get(language) ?? [])
    for (const match of text.value.matchAll(pattern)) {
      const at = matched(text, match).at
      const around = functionAround(at, language)
      if (
        isAskedAbout.pattern.test(around.before + around.after) ||
        handedOnce.pattern.test(headOf(around)) ||
        isRefused(text.value, match)
      )
        continue
      if (isOtherPlace(at, language)) yield* server(text, match)
    }
}

/** `r.URL.Query().Get(queryAPIKey)` of `const queryAPIKey = "api_key"`, and `jwt := r.URL.Query().Get(cfg.Parameter)`. */
function* byConstant(text: Text): Generator<UrlCredential> {
  for (const match of text.value.matchAll(BY_CONSTANT)) {
    const [, variable = '', name = ''] = match
    const parameter = constantsOf(text.at.file).get(name) ?? (NAMED_TOKEN.test(variable) && SETTING.test(name) ? name : '')
    const isKnown = parameter === name ? NAMED_TOKEN.test(variable) : WHOLE.test(parameter)
    if (isKnown && !isInComment(text.value, match.index) && !isOfCallback(text.value, match.index))
      yield { kind: 'urlCredential', by: 'server', parameter, at: matched(text, match).at }
  }
}

const WHOLE = inTurn('', /^/, oneOf('', TAKEN, IN_QUERY), /$/)

/** The constants of a file of Go that are texts. */
const constantsOf = oncePer(
  (file: SourceFile): ReadonlyMap<string, string> =>
    new Map(Array.from(file.text.matchAll(CONSTANT), ([, name = '', text = '']) => [name, text])),
)
const CONSTANT = /^(?:const[ \t]{1,4}|[ \t]{1,8})(\w{1,60})(?:[ \t]{1,20}string)?[ \t]{1,20}=[ \t]{1,4}"([\w-]{1,40})"/gm

const takesHeader = oncePer(({ code }: Part) => goFormReaders.authorization.test(code))

function* server(text: Text, match: RegExpExecArray, length = match[0].length, from = 0): Generator<UrlCredential> {
  if (isInComment(text.value, match.index) || filtersOtherColumn(text.value, match.index + from)) return
  const parameter = (match[1] as string).replace('ACCESS_TOKEN', 'access_token')
  const at = slice(text, match.index + from, match.index + length).at
  yield { kind: 'urlCredential', by: 'server', parameter, at }
}

/** Where the line begins that has the parameter: what was looked for before it may stand in lines above. */
function lastLine({ 0: found, 1: parameter = '' }: RegExpExecArray): number {
  const before = found.slice(0, found.indexOf(parameter))
  if (!before.includes('\n')) return 0
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return before.length - line.trimStart().length
}

/** `if (isset($query['access_token'])) { throw …`: what is read to refuse the request. */
function isRefused(code: string, { 0: { length }, index }: RegExpExecArray): boolean {
  return (
    REFUSES.test(code.slice(index + length, index + length + 300)) &&
    /\bif ?\([^;{}]{0,120}$/.test(code.slice(Math.max(0, index - 140), index))
  )
}

const REFUSES = /^\]?\)?(?: ?!==? ?null)?\)\s{0,40}\{\s{0,40}(?:throw\b|return\b[^;]{0,160}\b40[013]\b)/

/** A callback that reads what a provider answers with: beside the code, or an ID token (OpenID Connect Core, section 3.3). */
function isOfCallback(code: string, index: number): boolean {
  return /["'](?:id_token|code)["']/.test(code.slice(Math.max(0, index - 300), index + 300))
}
