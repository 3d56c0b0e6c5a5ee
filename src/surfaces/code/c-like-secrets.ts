import { functionAround, GO_IMPORT } from '../../program/written/index.ts'
import { givenAtStart } from '../../knowledge/words/loggers.ts'
import { readsEnvironment } from '../../knowledge/libraries/programs.ts'
import { givesTokenText, TOKEN_VALUE } from '../../knowledge/libraries/query-readers.ts'
import { webRequests } from '../../knowledge/libraries/web-requests.ts'
import { asWritten, asWrittenIn } from '../../knowledge/libraries/written.ts'
import { shownName, valueOf } from '../../classify/shown-name.ts'
import { isSecretVariable } from '../../classify/names.ts'
import { isProtocolToken } from '../../knowledge/protocol-tokens.ts'
import type { LogCall } from '../../model/index.ts'
import type { CLike } from '../../parse/c-like.ts'
import { entries, type Node } from '../../parse/node.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt, type SourceFile, type Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { isBoundToHeaders } from './bound-headers.ts'
import { connectsBy } from './connection-variables.ts'
import { cookies } from './c-like-request-cookies.ts'
import { isOfFailure, tokenAnswerIn } from './logged-answers.ts'
import { loggedBeforeUse } from './logged-before-use.ts'
import { answeredInPhp } from './php-answers.ts'

/** A name, a path of names or a member of a map that is a credential by its name; what a function makes of one may be its mask. */
export function secretIn(node: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const whole = ofRequest(node, language) ?? taken(node) ?? keyed(node) ?? ofEnvironment(node)
  if (whole) return whole
  // A table is written with all that stands in it; of a chain its last call is.
  const isTable = node.kind === 'map' && codeAt(node.at, LONGEST_NAME).startsWith('[')
  for (const { key, value } of node.kind === 'map' ? entries(node) : []) {
    const read = isTable ? (taken(value) ?? keyed(value) ?? ofEnvironment(value)) : undefined
    const answer = read ?? ofRequest(value, language) ?? (labelsCredential(key.value) ? tokenTaken(value) : undefined)
    if (answer) return answer
    const held = labelsCredential(key.value) ? isShown(value, language) : isSecret(value, language)
    if (held) return { what: codeAt(value.at, LONGEST_NAME), at: value.at }
  }
  return isSecret(node, language) ? { what: codeAt(node.at, LONGEST_NAME), at: node.at } : undefined
}

/** Whether an entry called so holds a credential, whatever its value is called: a service and an account have keys that open nothing. */
export function labelsCredential(name: string): boolean {
  return shownName(name) === 'credential' && !/(?:service|account|app|license)_?key$/i.test(name)
}

/** What comes with a request or an answer, and is a credential or holds them. */
function ofRequest(node: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  return (
    tokenAnswer(node, language) ??
    requestHeaders(node, language) ??
    headerRead(node) ??
    cookies(node, language) ??
    loggedBeforeUse(node, language)
  )
}

/** `body, err := io.ReadAll(answer.Body)` */
export const BODIES_READ = /\b(\w{1,60}),\s{0,4}\w{1,20}\s{0,4}:?=\s{0,4}io(?:util)?\.ReadAll\((\w{1,60})\.Body\)/g

/** The answer of a token request, read and shown as text, and the form of one: `string(body)`, `tokenData.Encode()` of Go. */
function tokenAnswer({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  if (kind !== 'dynamic') return undefined
  const code = codeAt(at, LONGEST_NAME)
  if (language !== 'go' && language !== 'php') return tokenAnswerIn(code, at, language)
  const form = /^(\w{1,60})\.Encode\(\)$/.exec(code)?.[1]
  if (form !== undefined) return TOKENS.test(form) ? { what: code, at } : undefined
  if (language === 'php') return answeredInPhp(code, at)
  const body = /^string\((\w{1,60})\)$/.exec(code)?.[1]
  if (body === undefined) return undefined
  const before = at.file.text.slice(Math.max(0, at.start - FUNCTION), at.start)
  const read = [...before.matchAll(BODIES_READ)].at(-1)
  if (read?.[1] !== body || !TOKENS.test(read[2] ?? '') || isOfFailure(before.slice(read.index))) return undefined
  return { what: `${read[2]}.Body`, at }
}

/** A header that carries a caller's credential: `request.getHeader("Authorization")`, `$request->header('Authorization')`. */
function headerRead({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST_NAME) : ''
  return HEADER_READ.test(code) ? { what: code, at } : undefined
}

const HEADER_READ = oneOf(
  'i',
  inTurn(
    '',
    /^\$?\w[\w.]{0,60}(?:\(\)[\w.]{0,40})?/,
    asWritten(webRequests, 'reads-header'),
    /\s{0,4}/,
    oneOf('', /["'](?:authorization|cookie)["']/, inTurn('', asWritten(webRequests, 'names-headers'), /\.(?:authorization|cookie)/)),
    /\s{0,4}/,
    /[)\]](?:\.ToString\(\))?$/,
  ),
  /^request\.headers\.authorization$/,
)

/** What an object for a token gives as its text, under a credential's name: `$token->getToken()`, `token.getTokenValue()`. */
function tokenTaken({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST_NAME) : ''
  return TOKEN_TAKEN.test(code) ? { what: code, at } : undefined
}

const TOKEN_TAKEN = inTurn('i', /^\$?(?:\w{1,20}_?)?token(?:\.|->)/, givesTokenText.pattern, /$/)

/** All headers of a request, and in Go those that a client is set up with: https://pkg.go.dev/net/http#Request */
export function requestHeaders({ kind, at }: Node, language: CLike): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, 2 * LONGEST_NAME) : ''
  if (language === 'kt' && OF_SPRING.test(code) && importsSpring(at.file)) return { what: code, at }
  if (language === 'cs' && areGivenToLogger(code, at)) return { what: code, at }
  if (language !== 'go')
    return HEADERS[language]?.test(code) || isBoundToHeaders(code, at) ? { what: OF_CSHARP.exec(code)?.[0] ?? code, at } : undefined
  return GO_HEADERS.test(code) && !areTakenOut(code, at) ? { what: code, at } : undefined
}

const GO_HEADERS = /^(?:\w{1,40}\.)?(?:(?:r|\w{0,20}req|\w{0,20}request)\.Header|(?:config|cfg|opt|opts|options)\.Headers)$/i

/** Whether credentials are taken out of the headers before, or of others that are put in their place: `r.Header.Del("Authorization")`. */
export function areTakenOut(code: string, at: Span): boolean {
  const { before } = functionAround(at, 'go')
  const isReplaced = new RegExp(`(?<![\\w.])${literally(code)} = `).test(before)
  return Array.from(before.matchAll(TAKES_OUT)).some(([, from]) => from === code || isReplaced)
}

const TAKES_OUT = /(?<![\w.])((?:\w{1,40}\.){0,3}Headers?)\.Del\((?:"(?:authorization|cookie|x-api-key)"|[a-z])/gi

/**
 * Headers that fill a place of a message: a logger writes all members of a list, where a text of them is the name of their type
 * (https://learn.microsoft.com/dotnet/core/extensions/logging#log-message-template-formatting).
 */
export function areGivenToLogger(code: string, { file, start }: Span): boolean {
  return /^(?:\w{1,40}\.){0,3}Request\.Headers$/.test(code) && FILLS.test(file.text.slice(Math.max(0, start - 300), start))
}

const FILLS = /\.(?:Log\w{4,11}|Verbose|Debug|Information|Warning|Error|Fatal)\([^;]{0,280},\s{0,40}$/

/** The headers themselves, whatever makes a text of them. */
const OF_CSHARP = /(?:\w{1,40}\.)?Request\.Headers\b/

const HEADERS = asWrittenIn(webRequests, 'is-headers-of-request')
const OF_SPRING = asWritten(webRequests, 'is-headers-of-spring')
const SPRING_HTTP = new RegExp(asWritten(webRequests, 'imports-spring-http'), 'm')
const importsSpring = oncePer((file: SourceFile): boolean => SPRING_HTTP.test(file.text))

/** Names of what a token endpoint gets and gives: `refreshTokenResponse`, `tokenData`. */
export const TOKENS =
  /^(?:(?:access|refresh|id|auth|oauth)_?)?tokens?_?(?:data|form|params|values|request|resp|res|response|result|answer)$/i
/** The rest of a function. */
const FUNCTION = 1500

/** The value of an entry that is called as a credential is. */
function isShown(value: Node, language: CLike): boolean {
  return isVariable(value, language) && shownName(lastOf(value)) !== 'harmless'
}

/** A bare `Secret` is as often the name of one in a vault, and `Value` of C# what may be null, or an option. */
function isSecret(node: Node, language: CLike): boolean {
  const read = language === 'cs' ? undefined : valueOf(codeAt(node.at, LONGEST_NAME))
  const name = node.kind === 'dynamic' ? (read ?? lastOf(node)) : ''
  if (/^[sS]ecret$/.test(name) || shownName(name) !== 'credential' || !isVariable(node, language)) return false
  return !isProtocolToken(name, node.at.file.text)
}

/** What holds a value, and no type, constant or package: `config.ClientSecret`, not `ParameterNames.CLIENT_SECRET`. */
function isVariable(node: Node, language: CLike): boolean {
  if (node.kind !== 'dynamic') return false
  const code = codeAt(node.at, LONGEST_NAME).replace(ASSERTED, '')
  if (!/^[$&*]?[\w$]+(?:(?:\.|->|\?\.)\w+){0,5}$/.test(code)) return false
  const root = /[A-Za-z_]\w*/.exec(code)?.[0] ?? ''
  if (/^[A-Z\d_]{2,}$/.test(lastOf(node))) return code === root && isGivenAtStart(root, node.at.file)
  if (language === 'go') return !isPackage(node.at, root)
  // A field of a class in Java, which is no constant in small letters: `Application.accessToken`.
  if (language === 'java' && /^[a-z]/.test(lastOf(node))) return !/^[A-Z][A-Z\d_]+$|^[A-Z]\w{0,60}(?:Key|Name|Field|Const\w*)s?$/.test(root)
  return language === 'php' || !/^[A-Z]/.test(root)
}

/** A field in capitals that the environment or the settings fill: `@Value("${client.secret}") String CLIENT_SECRET;` */
function isGivenAtStart(name: string, { text }: SourceFile): boolean {
  return [...text.matchAll(givenAtStart.pattern)].some(([, annotated, assigned]) => (annotated ?? assigned) === name)
}

/** An imported package of Go, whose names are its constants. */
function isPackage({ file }: Span, root: string): boolean {
  return packagesOf(file).has(root)
}

const packagesOf = oncePer(
  (file: SourceFile): ReadonlySet<string> =>
    new Set([...file.text.matchAll(GO_IMPORT)].flatMap(([, alias, path = '']) => alias ?? path.split('/').at(-1) ?? [])),
)

/** Of Go's `token.(string)`: the value is the same. */
const ASSERTED = /\.\((?:string|\[\]byte)\)$/

function lastOf({ at }: Node): string {
  return codeAt(at, LONGEST_NAME).replace(ASSERTED, '').split(/\W+/).at(-1) ?? ''
}

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80

/** What a call gives by its name: `user.getPassword()`, `tokens.accessToken()`, `GetAccessTokenAsync()`, `jwt.getTokenValue()`. */
function taken({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST_NAME) : ''
  const name = TAKEN.exec(code)?.[1]
  if (name === undefined) return undefined
  if (valueOf(code) !== undefined) return { what: code, at }
  const what = /^[gG]et([A-Z]\w{0,60}?)(?:Async|OrNull|OrThrow)?$/.exec(name)?.[1]
  if (what === undefined ? !ACCESSOR.test(name) : what !== TOKEN_VALUE && shownName(what) !== 'credential') return undefined
  return { what: code, at }
}

const TAKEN = inTurn(
  '',
  /^(?:await )?\$?[\w$]+/,
  /(?:(?:\([^()]{0,40}\))?(?:\.|->|\?\.|!!\.|::)\w+){0,6}(?<=(?:\.|->|^|\s|:)(\w{1,80}))/,
  /\([^()]{0,60}\)$/,
)
/** A method of a record, which has the name of its field. */
const ACCESSOR = /^(?:access|refresh|id|bearer)_?token$|^client_?secret$|^api_?key$|^password$/i

/** A member of a map by its key: `response["access_token"]`, `$data['client_secret']`. */
function keyed({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST_NAME) : ''
  const key = KEYED.exec(code.replace(ASSERTED, ''))?.[1]
  return key !== undefined && (shownName(key) === 'credential' || HEADER_KEYED.test(code)) ? { what: code, at } : undefined
}

/** `$headers['Authorization']`, `$_SERVER['HTTP_AUTHORIZATION']`: https://www.php.net/manual/en/reserved.variables.server.php */
const HEADER_KEYED = /^\$(?:\w{0,20}headers|_SERVER)\[["'](?:(?:REDIRECT_)?HTTP_)?AUTHORIZATION["']\]$/i

const KEYED = /^\$?[\w$]+(?:(?:\.|->)\w+){0,5}\[["']([\w-]{1,60})["']\]$/

/** A secret's variable of the environment: `os.Getenv("API_KEY")`, `$_ENV['API_KEY']`. */
function ofEnvironment({ kind, at }: Node): Pick<LogCall, 'what' | 'at'> | undefined {
  const code = kind === 'dynamic' ? codeAt(at, LONGEST_NAME) : ''
  const name = VARIABLE.exec(code)?.[1]
  if (name === undefined) return undefined
  const isSecret = OF_EXPORTER.test(name) || (isSecretVariable(name) && shownName(name) === 'credential') || connectsBy(at.file, name)
  return isSecret ? { what: name, at } : undefined
}

/** The headers of an exporter of traces, which sign it in: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
const OF_EXPORTER = /^OTEL_EXPORTER_OTLP_(?:(?:TRACES|METRICS|LOGS)_)?HEADERS$/

const VARIABLE = inTurn('', readsEnvironment.pattern, /["'](\w{1,80})["'][)\]]$/)
