import { shownName } from '../../classify/shown-name.ts'
import { inTurn } from '../../text/pattern.ts'
import { lazy } from '../../text/lazy.ts'
import { append } from '../../text/append.ts'
import { addTo } from '../../text/grouped.ts'
import { serverEntry, serversOfMcp } from '../../knowledge/words/agents.ts'
import { loggerLibrary, redactor, showsSentToken, showsWhole, tokenResponse } from '../../knowledge/words/logging.ts'
import { namesEnvironmentFile } from '../../knowledge/words/whole-environment.ts'
import { connectsByVariable } from '../../knowledge/words/database-connections.ts'
import { mayGiveTokens } from '../../knowledge/words/redemptions.ts'
import { sentNamesIn } from './sent-names.ts'
import { namesByType } from './names-by-type.ts'
import { namesInScript } from './names-in-script.ts'

const OF_LOGGER =
  `(?:console|log|logger|logging|${loggerLibrary.pattern.source}|` +
  'log(?:ger)?s[?!]?\\.\\w{1,30}|' +
  '(?:child|scope|withTag|log(?:ger)?\\w{0,20})\\([^()\\n]{0,80})' +
  '\\)?[!?]?\\s{0,40}\\??\\.\\s{0,40}' +
  '(?:log|info|warn|error|debug|trace|dir|table|fatal|verbose|silly|notice|http)\\s{0,8}(?:\\?\\.)?'
const BY_NAME = '(?!\\w{0,20}(?:log_?(?:in|out|ic)|blog|catalog|dialog))\\w{0,20}?(?:log|print|debug|verbose|dump)\\w{0,24}'
/** A call that writes a log, by itself or by the name of a function of the program's own, without what it is given. */
export const LOG_CALL = `(?:${OF_LOGGER}|\\b${BY_NAME})`
/** The same before the parenthesis of the call: of most words it is enough to see that none follows. */
export const LOG_CALLED = `(?:${OF_LOGGER}|\\b(?=\\w{3,51}\\()${BY_NAME})(?=\\()`

const SINK = new RegExp(LOG_CALLED, 'gi')
/** What a token endpoint answers goes by any name. */
const TOKEN_REQUEST = /grant_type|client_secret|\/token\b/
/** A name that only the text before it tells. */
const CODE_LABELLED = /\bauth(?:ori[sz]ation)?[ _-]?code\W{1,8}code\b/i
/**
 * A name, or several in braces, before what it is given, what it goes through, or its type. Names are looked at from where they begin
 * alone: else every character of a text begins one.
 */
const GIVEN = inTurn(
  'g',
  /(?:\b(?:const|let|var)\s{1,8}([{[][^}\]=]{0,300}[}\]])|(?<![\w$])([\w$]{1,60}))\s{0,8}/,
  /(?::\s{0,8}[^=,;(){}\n]{1,80})?(?:=(?![=>])|\bof\b)\s{0,8}/,
)
/** A name with its members. */
const MEMBERS = /(?<![\w$.])([\w$]{1,60})((?:[?!]?\.[\w$]{1,60}){1,4})/g
const TYPED = /(?<![\w$])([\w$]{1,60})\??\s{0,4}:\s{0,4}([^=,;(){}\n]{1,80})/g
/** A member that is given something. */
const PUT = /(?<![\w$.])([\w$]{1,60})(?:\.[\w$]{1,60}|\[[^\]\n]{1,80}\])\s{0,4}=(?![=>])\s{0,8}/g
/** A text that something is added to. */
const ADDED = /(?<![\w$.])([\w$]{1,60})\s{0,4}\+=\s{0,8}/g
/** A query that something is put into. */
const PUT_IN_QUERY = /(?<![\w$.])([\w$]{1,60})\.(?:searchParams\.)?(?:set|append)\(\s{0,8}[^,()\n]{1,80},\s{0,8}/g
/** A list that something is put into. */
const PUSHED = /(?<![\w$.])([\w$]{1,60})\.push\(\s{0,8}/g
/** The parameter of a function that is handed to what stands before it. */
const HANDED = inTurn(
  'g',
  /(?<![\w$.()?!])([\w$.()?!]{1,160})\(\s{0,8}(?:async\s{1,8})?/,
  /(?:\(\s{0,8}([\w${}, ]{1,120}?)\s{0,8}\)|([\w$]{1,60}))\s{0,8}=>/,
)

/**
 * Whether JavaScript may write a secret to a log: a look at the names that its calls show, before anything is parsed. A name stands for
 * what it is given as well.
 */
export function mayLogSecret(text: string): boolean {
  if (
    TOKEN_REQUEST.test(text) ||
    /device_?(?:code|auth)/i.test(text) ||
    CODE_LABELLED.test(text) ||
    showsSentToken.pattern.test(text) ||
    connectsByVariable.pattern.test(text) ||
    namesEnvironmentFile.pattern.test(text)
  )
    return true
  const left = loggedNames(text)
  const seen = new Set<string>()
  const given = lazy(() => givenIn(text))
  const entries = lazy(() => entriesIn(text))
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (mayBeSecret(one) || serversOfMcp.pattern.test(one) || entries().has(one)) return true
    const name = /^[\w$]+/.exec(one.replace(/^this[?!]?\./, ''))?.[0] ?? ''
    if (seen.has(name)) continue
    seen.add(name)
    for (const value of given().get(name) ?? []) {
      if (GIVES_TOKENS.test(typeof value === 'number' ? text.slice(value, value + LONGEST_CALL) : `${value}(`)) return true
      if (typeof value === 'number') append(left, namesInScript(text, value, showsArguments).names)
      else if (value.match(/[\w$.?!]+/g)?.some(mayBeSecret)) return true
    }
  }
  if (seen.size === 0) return false
  const sent = sentNamesIn(text)
  if ([...seen].some((name) => sent.has(name))) return true
  // What types say takes longer to see than the names themselves.
  const typed = namesByType(text)
  return [...seen].some((name) => typed.has(name))
}

/** A call of a function that may be answered with tokens, at the beginning of a value. */
const GIVES_TOKENS = new RegExp(`^(?:await\\s{1,4})?[\\w$.?!]{0,80}?${mayGiveTokens.pattern.source}`, 'i')
const LONGEST_CALL = 200

/** Each once. A call within the arguments of another has been seen with it. */
function loggedNames(text: string): string[] {
  const found = new Set<string>()
  let seen = 0
  for (const { index, 0: call } of text.matchAll(SINK)) {
    if (index < seen) continue
    const { names, end } = namesInScript(text, index + call.length, isNoRedactor)
    if (mayGiveTokens.pattern.test(text.slice(index + call.length, end))) found.add('token')
    for (const name of names) found.add(name)
    seen = end
  }
  return [...found]
}

const lastOf = (name: string) => /[\w$]+$/.exec(name)?.[0] ?? name
const isNoRedactor = (callee: string) => !redactor.pattern.test(lastOf(callee))
const showsArguments = (callee: string) =>
  showsWhole.pattern.test(callee) || /^(?:[A-Z]\w*|concat|join|format|get|header|replace)$/.test(lastOf(callee))

/** Names of what may configure MCP servers, with those of which an environment or headers are read. */
function entriesIn(text: string): ReadonlySet<string> {
  const read = Array.from(text.matchAll(/\b([\w$]{1,60})[?!]?\.(?:env|headers)\b/g), ([, name = '']) => name)
  return new Set(/mcp/i.test(text) ? read.filter((name) => serverEntry.pattern.test(name)) : [])
}

/** Headers of an answer open nothing, and a number of tokens is no token. */
function mayBeSecret(name: string): boolean {
  const members = name.split(/\s*[?!]?\.\s*/)
  const last = members.at(-1) ?? ''
  if (/headers$/i.test(last)) return !/^(?:res|resp|response|result)$/.test(members.at(-2) ?? '')
  if (/^(?:env|authorization)$/i.test(last) || tokenResponse.pattern.test(name)) return true
  return members.some((member) => /^(?:credential|perhaps)$/.test(shownName(member) ?? ''))
}

/** What names are given, and what is taken of them: places of values, or texts around them. */
function givenIn(text: string): ReadonlyMap<string, readonly (number | string)[]> {
  const found = new Map<string, (number | string)[]>()
  const add = (name: string, value: number | string): void => {
    addTo(found, name, value)
  }
  for (const { index, 0: whole, 1: several, 2: one } of text.matchAll(GIVEN)) {
    const value = index + whole.length
    for (const name of several?.match(/[\w$]+/g) ?? [one ?? '']) add(name, value)
    if (several !== undefined) add(/^[\w$]*/.exec(text.slice(value, value + 60))?.[0] ?? '', several)
  }
  for (const pattern of [PUT, ADDED, PUT_IN_QUERY, PUSHED])
    for (const { index, 0: whole, 1: name = '' } of text.matchAll(pattern)) add(name, index + whole.length)
  for (const [, name = '', members = ''] of text.matchAll(MEMBERS)) add(name, members.replace(/^[?!]?\./, ''))
  for (const [, name = '', type = ''] of text.matchAll(TYPED)) add(name, type)
  for (const [, to = '', several, one] of text.matchAll(HANDED))
    for (const name of (several ?? one ?? '').match(/[\w$]+/g) ?? []) add(name, to)
  return found
}
