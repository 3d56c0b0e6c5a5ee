import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { words } from '../../text/words.ts'
import { otherTokenOfProtocol } from '../../knowledge/words/other-protocol-tokens.ts'
import type { Said } from '../../parse/c-like-said.ts'
import type { CLike } from '../../parse/c-like.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import type { SourceFile } from '../../text/source.ts'
import { functionAround, searchedOnce } from '../../program/written/index.ts'

// What becomes of a token of which a library is told to leave a check out, in languages that are read without a grammar.

/** A claim that a library may be told to leave alone. */
export type LeftOut = 'audience' | 'issuer' | 'expiry'

/**
 * Whether the code around does what a library is told to leave out: it compares the claim, it hands the claims to what checks them, or the
 * token is another one of the protocol, which has rules of its own. What goes on as the caller is none of these.
 */
export function isSettled(said: Said, left: LeftOut, language: CLike): boolean {
  const around = functionAround(said.at, language)
  const reading = readingBehind(said.name.slice(0, Math.max(0, said.name.lastIndexOf('.'))), around.after)
  const names = [said.inFunction ?? '', FUNCTION.exec(around.before)?.[1] ?? '', said.name, reading?.given ?? ''].join(' ')
  if (otherTokenOfProtocol.pattern.test(names) || comparesType(around.before)) return true
  const { file } = said.at
  if (signsItself(file) && (left !== 'expiry' || /id_token/.test(names))) return true
  if (reading && (COMPARES[left].test(reading.rest) || isHandedOn(reading, left, file))) return true
  return left === 'expiry' && language === 'rs' && isEndedByCallers(around.before, file)
}

/** Whether a function of the file that gets the claims from this one looks at their end itself, or hands them to what does. */
function isEndedByCallers(before: string, file: SourceFile): boolean {
  const name = FUNCTION.exec(before)?.[1]
  if (name === undefined) return false
  return (
    searchedOnce(file, `ended behind ${name}`, () => {
      const calls = new RegExp(`(?<!\\bfn\\s{1,4})\\b${name}\\(`, 'g')
      return [...file.text.matchAll(calls)].slice(0, MOST_CALLS).some((call) => {
        const { before: until, after: rest } = functionAround({ file, start: call.index, end: call.index + call[0].length }, 'rs')
        const given = NAMED.exec(until.slice(-200).replace(OWN, ''))?.[1]
        return given !== undefined && (COMPARES.expiry.test(rest) || isHandedOn({ name: given, rest }, 'expiry', file))
      })
    }) === true
  )
}

/** One function is read in a few places at most. */
const MOST_CALLS = 8
/** What a method of its own is called by. */
const OWN = /(?:\bself\.|\b[Ss]elf::)$/

/** Of Rust, also where the body is a closure. */
const FUNCTION = /^fn\s{1,8}(\w{1,80})/

/** A call that reads a token with the settings that a name holds, and what is done behind it. */
interface Reading {
  /** The type of the claims, and what is given, as written. */
  readonly given: string
  /** The name of what it gives back, if it has one. */
  readonly name: string | undefined
  /** The rest of the function. */
  readonly rest: string
}

/** `let claims = decode::<Claims>(token, key, &validation)?.claims;` */
function readingBehind(settings: string, after: string): Reading | undefined {
  if (!/^\w{1,60}$/.test(settings)) return undefined
  for (const call of after.matchAll(DECODES)) {
    const given = after.slice(call.index, after.indexOf(';', call.index) + 1 || call.index + LONGEST).slice(0, LONGEST)
    const end = given.search(new RegExp(`&\\s?${settings}\\b`))
    if (end < 0) continue
    const name = NAMED.exec(after.slice(Math.max(0, call.index - 200), call.index))?.[1]
    return { given: given.slice(0, end), name, rest: after.slice(call.index + end) }
  }
  return undefined
}

const DECODES = new RegExp(asWritten(tokenReaders, 'decodes'), 'g')
/** Of a statement. */
const LONGEST = 600
/** `let Ok(data) = jsonwebtoken::`, `let claims = ` */
const NAMED = /\blet\s{1,8}(?:mut\s{1,8}|\w{1,20}\(){0,2}(\w{1,60})\)?\s{0,4}=\s{0,40}(?:match\s{1,8})?[\w:]{0,40}$/

/** Where the type of a token is compared with that of another one: RFC 8725 section 3.11; `at+jwt` is an access token's. */
function comparesType(before: string): boolean {
  return TYPED.test(before)
}

const TYPED = /\btyp\b[^;{}"]{0,80}(?:[!=]=|matches!)[^;{}"]{0,60}"(?!at\+jwt")[\w.-]{1,60}\+(?:sd-)?jwt"/

const IN_FILE = asWritten(tokenReaders, 'is-in-file')
const MAKES_HEADER = asWritten(tokenReaders, 'makes-header')
const KEYS_OF_OTHERS = oneOf('i', /jwks_ur[il]|well-known/, asWritten(tokenReaders, 'holds-keys'))

/** A file that signs tokens, and fetches nobody's keys, is the issuer of those that it reads. */
function signsItself(file: SourceFile): boolean {
  return (
    searchedOnce(file, 'signs itself', () => IN_FILE.test(file.text) && MAKES_HEADER.test(file.text) && !KEYS_OF_OTHERS.test(file.text)) ===
    true
  )
}

/** A function that checks something, as it is called. */
const CHECKS = /\w{0,40}(?:valid|check|verif|ensure|match|assert|expir)\w{0,40}/

/** When a token ends. */
const END = /\bexp(?:ir(?:y|es|es_at|ation))?\b/
/** Up to the next condition or field. */
const SAME_TERM = /(?:[^;{}\n&|,]|,(?!\s?\w{1,40}:\s)|&(?!&)|\|(?!\|)){0,60}/
/** Where a comparison with zero asks whether there is any end. */
const NOT_ZERO = /(?!\s{0,4}0(?:_?[iu]\d{1,3})?\b)/

/** A comparison has spaces around it, or is next to the claim; brackets of types have none, and hold types. */
const COMPARES: Readonly<Record<LeftOut, RegExp>> = {
  expiry: oneOf(
    '',
    inTurn('', END, oneOf('', /[<>]=?/, inTurn('', SAME_TERM, /\s{1,40}[<>]=?\s/)), NOT_ZERO),
    inTurn('', /(?<!\b0(?:_?[iu]\d{1,3})?)/, oneOf('', /\s[<>]=?\s(?:[^;{}\n<>()&|,]|&(?!&)){0,60}/, /(?<=[\w)])[<>]=?[\w.&]{0,40}/), END),
    inTurn('', CHECKS, /\([^;{}]{0,80}\bexp\b/),
    /\bclaims\.(?:is_)?expired\(/,
  ),
  audience: compared('aud'),
  issuer: compared('iss'),
}

function compared(claim: string): RegExp {
  const read = new RegExp(`(?:\\.${claim}\\b|"${claim}")`)
  return oneOf(
    '',
    inTurn('', read, /[^;{}]{0,80}(?:[!=]=|contains|any\(|is_some_and)/),
    inTurn('', /[!=]=\s{0,4}[\w.&]{0,40}/, read),
    inTurn('', CHECKS, /\([^;{}]{0,80}/, read),
  )
}

/** Whether the claims go to a function that checks them: one of the file that speaks of the claim, or one elsewhere by its name. */
function isHandedOn({ name, rest }: Pick<Reading, 'name' | 'rest'>, left: LeftOut, file: SourceFile): boolean {
  for (const [, check, given] of rest.matchAll(HANDED)) {
    if (check === undefined || (given !== 'claims' && given !== name)) continue
    const body = searchedOnce(file, `fn ${check}`, () => bodyOf(check, file.text))
    if (body === undefined ? isNamedFor(left, check) : SPEAKS_OF[left].test(body)) return true
  }
  return false
}

/** Whether a check is by its name of the whole token or of the claim: one of a user or a role is another matter. */
function isNamedFor(left: LeftOut, check: string): boolean {
  return OF_ALL.test(check) || words(check).some((word) => NAMED_FOR[left].test(word))
}

const OF_ALL = oneOf('', /^(?:is_|ensure_|assert_)?(?:valid|validate|check|verify)$/, /claims|token|jwt|assertion/)
const NAMED_FOR: Readonly<Record<LeftOut, RegExp>> = {
  expiry: /^(?:exp(?:ir\w{0,20})?|times?|timestamps?|lifetime|fresh(?:ness)?)$/,
  audience: /^aud(?:iences?)?$/,
  issuer: /^iss(?:uers?)?$/,
}

/** The code of a function, up to the next one; undefined for one that stands elsewhere. */
function bodyOf(name: string, text: string): string | undefined {
  const start = text.search(new RegExp(`\\bfn\\s{1,4}${name}\\b`))
  if (start < 0) return undefined
  const body = text.slice(start, start + BODY)
  const next = body.slice(3).search(/\bfn\s/)
  return next < 0 ? body : body.slice(0, next + 3)
}

/** `self.validate_claims(decoded.claims, now)`, `check(&claims)` */
const HANDED = new RegExp(`\\b(${CHECKS.source})\\(\\s{0,40}(?:&(?:mut\\s)?)?(?:\\w{1,60}\\.)?(\\w{1,60})\\s{0,40}[,)]`, 'g')
/** Of a function. */
const BODY = 4000
const SPEAKS_OF: Readonly<Record<LeftOut, RegExp>> = {
  expiry: /\bexp(?:ir\w{0,20})?\b/,
  audience: /\baud(?:iences?)?\b/,
  issuer: /\biss(?:uers?)?\b/,
}
