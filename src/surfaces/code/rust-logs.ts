import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { authorizationCodes } from '../../knowledge/words/logged-requests.ts'
import {
  bindsHeaders,
  extractsRequest,
  keepsCookies,
  readsAuthorization,
  redeemsInRust,
  setsCookieInRust,
  typedForTokens,
} from '../../knowledge/words/rust-requests.ts'
import { sentName } from '../../knowledge/words/sent-names.ts'
import { rustLogMacros } from '../../knowledge/rust-log-macros.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { shownName, valueOf } from '../../classify/shown-name.ts'
import type { Project } from '../../discover/project.ts'
import type { LogCall } from '../../model/index.ts'
import type { Statement } from '../../model/reading.ts'
import { tokensOf } from '../../parse/c-like-tokens.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { oncePer } from '../../text/once-per.ts'
import { handedOver } from './shown-once.ts'
import { writtenAsToken } from './c-like-sent-names.ts'
import { isDeadHere } from './dead-values.ts'
import { isSaidUnknown } from './said-unknown.ts'
import { isOtherValue } from './c-like-other-values.ts'
import { printsInTerminal } from './c-like-programs.ts'
import { isEmptyHere } from './empty-branches.ts'
import { saysSecret } from './labelled-secrets.ts'
import { isTokenAnswered } from './c-like-token-members.ts'
import { logMacros, type ShownByMacro } from './rust-macros.ts'
import { ALL_COOKIES, cookiesInRust } from './rust-cookies.ts'
import { authorizationInRust, codeInRust, headersInRust, memberInRust } from './rust-requests.ts'
import { secretByDebug } from './rust-structures.ts'
import { secretByType } from './rust-types-shown.ts'
import { wholeInRust } from './rust-wholes.ts'
import { functionAround } from '../../program/written/index.ts'

const WRITES = inTurn('', /\b/, oneOf('', ...rustLogMacros.map((name) => new RegExp(name))), /!\s{0,4}\([^;]{0,300}?/)
/** All headers of a request that a server has taken: what is shown of them has the caller's Authorization in it. */
const ALL_HEADERS = /\b(?:req|request|parts)\.headers\b/
const WHOLE = /^&?(?:req|request|parts)\.headers(?:\(\))?$/
const SERVES = /\b(?:actix_web|axum|hyper|poem|rocket|salvo|warp)\b/
const CODE_READ = /["'](?:code|access_token|refresh_token|token)["']/
const AUTHORIZATION_READ = readsAuthorization.pattern
const HEADERS_BOUND = inTurn('', /headers\s?:\s?/, bindsHeaders.pattern)
const CODE_TAKEN = oneOf('i', redeemsInRust.pattern, authorizationCodes.pattern, /\bcode: ?(?:String|Option)/)
const EXTRACTED = extractsRequest.pattern
/** What is given the address reads it as the answer to a sign-in. */
const HANDED_ON = /\w{0,30}(?:oauth|sign_?in|login|auth)_?\w{0,12}(?:callback|redirect)\w{0,12}\(/

/** What may show a value whose type another file declares: a member, and settings by what they are called. */
const TYPED_VALUE = oneOf(
  '',
  /\?(?:\w{1,40}\.){1,3}\w|,\s{0,20}&?(?:\w{1,40}\.){1,3}[a-z]\w{0,40}\s?[,)]/,
  /\b(?:config|cfg|settings|credentials?|options)\s?[,)}:]/,
)

/** Credentials that the macros of log, tracing and the standard library write. */
export default defineTextSurface({
  id: 'rust-logs',
  name: 'Logs in Rust',
  spec: 'https://docs.rs/tracing/latest/tracing/#using-the-macros',
  counts: 'code',
  files: ['**/*.rs'],
  mentions: rustLogMacros.map((name) => `${name}!`),
  together: [
    [inTurn('i', WRITES, /(?:token|secret|passw|api_?key|private_?key|credential)/)],
    [CODE_READ, inTurn('i', WRITES, /ur[il]s?\b/)],
    [HANDED_ON, inTurn('i', WRITES, /ur[il]s?\b/)],
    [ALL_HEADERS, SERVES, WRITES],
    [/\benv::vars\(\)/, WRITES],
    [AUTHORIZATION_READ, WRITES],
    [sentName.pattern, WRITES],
    [HEADERS_BOUND, WRITES],
    [CODE_TAKEN, inTurn('', WRITES, /\bcode\b/)],
    [keepsCookies.pattern, /\bcookies\b|jar\.(?:iter|delta)\(/, /:#?\?\}|[(,]\s{0,20}\?\w/],
    [oneOf('', EXTRACTED, typedForTokens.pattern), /:#?\?\}|[(,]\s{0,20}\?\w/],
    [setsCookieInRust.pattern, /:#?\?\}|[(,]\s{0,20}\?\w/],
    [/derive\([^)]{0,200}Debug[^]{0,400}?(?:token|secret|passw\w{0,6}|api_?key)\s{0,4}:/, /:#?\?\}|[(,]\s{0,20}\?\w/],
    [/:#?\?\}|[=(,]\s{0,20}\?\w/, TYPED_VALUE],
  ],
  skipsTests: true,
  *read(text, { file, project }): Generator<Statement> {
    for (const { name, at, shown, asked } of logMacros(file, tokensOf(text, 'rs'))) {
      const found = shown.map((one) => secretIn(one, project)).find((one) => one && (one.what === ALL_COOKIES || !isOther(one, project)))
      if (!found || isEmptyHere(found) || isDeadHere(found) || isSaidUnknown(found.what, at)) continue
      const sink = printsInTerminal(name.replace(/^e(?=print)|!$/g, '').replace(/^dbg$/, 'print'), file, 'rs')
        ? 'terminal'
        : asked || name === 'trace!'
          ? 'trace'
          : (handedOver(found, at) ?? 'log')
      yield { kind: 'logCall', sink, by: name, ...found }
    }
  },
})

/** Whether what is written is no text of a credential, by what it is. */
function isOther({ at }: Pick<LogCall, 'at'>, project: Project): boolean {
  return isOtherValue(codeAt(at), { at, language: 'rs', project })
}

/** What is taken of a value and leaves it as it is. */
const TAKES = oneOf('', /as_str|as_ref|as_deref|clone|to_string|to_owned|unwrap|unwrap_or_default/, asWritten(logLibraries, 'opens-hidden'))
/** A path with what is taken of it. */
const PATH = inTurn('', /^[&*]{0,2}(?:\w{1,60}(?:\(\))?\.){0,5}(\w{1,60})(?:\(\))?/, new RegExp(`((?:\\.${TAKES.source}\\(\\)){0,4})$`))

function secretIn(shown: ShownByMacro, project: Project): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { at, debug, before } = shown
  const code = codeAt(at, 160)
  const variable = /^(?:std::)?env::var\("(\w{1,80})"\)(?:\.\w{1,20}\(\)){0,2}$/.exec(code)?.[1]
  if (variable !== undefined)
    return isSecretVariable(variable) && shownName(variable.toLowerCase()) === 'credential' ? { what: variable, at } : undefined
  const whole = wholeInRust(code, debug, at, project)
  if (whole) return whole
  const [path, name = '', taken = ''] = PATH.exec(code) ?? []
  if (path === undefined || NAMES_A_PLACE.test(name)) return undefined
  const opened = OPENS.test(taken)
  if ((shownName(valueOf(path) ?? name) === 'credential' && /^[a-z]/.test(name)) || saysSecret(name, before))
    return !opened && debug && hidesByDebug(name, at.file) ? undefined : { what: code, at }
  if (opened || (name === 'token' && isTokenAnswered(path, functionAround(at, 'rs').before))) return { what: code, at }
  if (debug && WHOLE.test(code) && SERVES.test(at.file.text)) return { what: code, at }
  if (headersInRust(code, debug, at, project) || authorizationInRust(code, at) || codeInRust(code, at, project)) return { what: code, at }
  if (cookiesInRust(code, debug, at)) return { what: ALL_COOKIES, within: code, at }
  const sent = writtenAsToken(at, 'rs')
  if (sent) return sent
  const held = debug ? (secretByDebug(name, at, project) ?? memberNamed(code, at, project) ?? secretByType(code, at, project)) : undefined
  if (held !== undefined) return { what: held, within: code, at }
  const read = callbackRead(name, shown)
  return read === undefined ? undefined : { what: read, within: code, at }
}

function memberNamed(code: string, at: Span, project: Project): string | undefined {
  const member = memberInRust(code, at, project)
  return member === undefined ? undefined : `${code.replace(/^&/, '')}.${member}`
}

const OPENS = asWritten(logLibraries, 'opens-hidden')

/** The key of a map or a store, as `service_key` is of a service: only some words before it say that it opens something. */
const NAMES_A_PLACE = /(?<!(?:^|_)(?:api|secret|private|access|auth|signing|encryption|master))_key$/

/** What is read of the address that a program is called with after a sign-in: a code is good until it is redeemed, a token longer. */
function callbackRead(name: string, { at: { file, start } }: ShownByMacro): string | undefined {
  if (!/^ur[il]s?$/i.test(name) || !AFTER_SIGN_IN.test(file.text.slice(Math.max(0, start - NEAR), start))) return undefined
  const read = CODE_READ.exec(file.text)?.[0].slice(1, -1)
  return read ?? (HANDED_ON.test(file.text.slice(start, start + NEXT)) ? 'code' : undefined)
}

/** The lines before a place, and what is done with the address in those behind it. */
const NEAR = 300
const NEXT = 800
const AFTER_SIGN_IN = /deep[_ -]?link|on_open_url|(?:oauth|auth|login)\w{0,12}[_ ]?(?:callback|redirect)/i

/** Types that keep their value to themselves, of a library or of the file. */
const HIDES = oneOf('', asWritten(logLibraries, 'hides-by-debug'), /\bDebug\s{1,4}for\s{1,4}\w{0,40}(?:Token|Secret|Key)/)

/**
 * Whether the `Debug` of a name may show nothing: in a file that has such types, unless all that the file says of the name is that it is a
 * text.
 */
function hidesByDebug(name: string, file: SourceFile): boolean {
  const known = textsHidden(file)
  return known !== 'all' && !known.has(name)
}

const textsHidden = oncePer((file: SourceFile): ReadonlySet<string> | 'all' => (HIDES.test(file.text) ? textsOf(file) : 'all'))

/** `token: &str` of a parameter, a field or a variable. */
const TYPED = /\b(\w{1,60}) {0,4}:(?!:)\s{0,4}([^=;,(){}\n]{1,80})/g
/** `let token = …`. */
const GIVEN = /\blet\s{1,4}(?:mut\s{1,4})?(\w{1,60})\s{0,4}=(?!=)\s{0,4}([^;]{1,200})/g

const HIDDEN = /\b(?:Secret|Redacted|[A-Z]\w{0,40}(?:Token|Secret|Key))/
const TEXT = oneOf(
  '',
  /^(?:Option<|&|mut |'\w{1,20} |\s){0,6}(?:String|str|Cow<)(?!\w)/,
  /^(?:String::from|format!|(?:std::)?env::var)\(|\.(?:to_string|to_owned)\(\)/,
  inTurn('', /\./, asWritten(logLibraries, 'opens-hidden'), /\(\)/),
)

/** Names that are only texts, wherever the file says what they are. */
function textsOf({ text }: SourceFile): ReadonlySet<string> {
  const [hidden, texts] = [new Set<string>(), new Set<string>()]
  for (const pattern of [TYPED, GIVEN])
    for (const [, name = '', said = ''] of text.matchAll(pattern))
      if (HIDDEN.test(said)) hidden.add(name)
      else if (TEXT.test(said)) texts.add(name)
  return new Set([...texts].filter((name) => !hidden.has(name)))
}
