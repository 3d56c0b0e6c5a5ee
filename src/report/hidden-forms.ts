import { Keywords } from '../classify/keywords.ts'
import { holdsSecretLike, type Part } from '../classify/secret-like.ts'
import { credentialKinds } from '../knowledge/credential-kinds/index.ts'
import { inTurn } from '../text/pattern.ts'

const BEARER = /\b(bearer\s{1,20})([\w.~+/=-]{16,})/gi
/** Up to the last `@`, as drivers read it. References such as `${PASSWORD}` may be shown. */
const URL_PASSWORD = /(:\/\/[^\s:/@"'<>]{0,80}:)(?!\$\w{1,80}@)([^\s/"'<>{}•…]{3,256})(?=@)/g
/** `;Password=hunter2;`: https://learn.microsoft.com/sql/connect/ado-net/connection-string-syntax */
const IN_PARTS = inTurn(
  'gi',
  /(;\s?(?:password|pwd|accountkey|sharedaccesskey(?!name)|sharedsecret)\s?=\s?)/,
  /(?!\$\w{1,80}(?![^;"'`<>\s])|\$?[{(]|[%#])([^;"'`<>\s•…][^;"'`<>\r\n•…]{2,255})/,
)
/** `password: 'hunter22'`, `"token": "x1y2z3"`. */
const NAMED = inTurn(
  'gi',
  /((?:secret|token|passw(?:or)?d|passphrase|pwd|api_?key|private_?key|credential)s?["'`]?\s{0,5}[:=]\s{0,5}["'`])/,
  /((?:[^"'`\s<>{}$]|(?<=\w)\$(?![{(])){6,400})(?=["'`])/,
)
/** The same without quotes, where the syntax is broken. */
const NAMED_BROKEN = inTurn(
  'gi',
  /((?:secret|token|passw(?:or)?d|passphrase|pwd|key|auth|credential)s?["'`]?\s{0,5}[:=]\s{0,5}["'`]?)/,
  /([^"'`\s<>{}]{6,400})/,
)
/** Letters in groups, which mail servers take: https://support.google.com/accounts/answer/185833. */
const APP_PASSWORD = /(pass(?:w(?:or)?d)?["'`]?\s{0,5}[:=]\s{0,5}["'`]?)([a-z]{4}( ?)[a-z]{4}\3[a-z]{4}\3[a-z]{4})(?![A-Za-z0-9])/gi

interface Form {
  readonly exact: RegExp
  readonly loose: RegExp
}

interface Forms {
  readonly words: Keywords
  /** The forms of each word. */
  readonly of: ReadonlyMap<string, readonly Form[]>
}

let known: Forms | undefined

/** Kinds by their form; like detection, each is tried where one of its words is. */
function forms(): Forms {
  if (known) return known
  const of = new Map<string, Form[]>()
  for (const { keywords, pattern, needsName, type, id } of credentialKinds) {
    if (needsName || type === 'password-url' || id === 'bearer-header') continue
    const form = { exact: new RegExp(pattern.source, 'g'), loose: new RegExp(loosened(pattern.source), 'gi') }
    for (const word of keywords) of.set(word, [...(of.get(word) ?? []), form])
  }
  return (known = { words: new Keywords([], of.keys()), of })
}

/** Those that a text may have. */
function formsIn(text: string): Set<Form> {
  const { words, of } = forms()
  return new Set([...words.in(text).folded].flatMap((word) => of.get(word) ?? []))
}

/** Without what must stand before and after it. */
function loosened(pattern: string): string {
  return pattern.replace(/^(?:\\b|\(\?<![^)]*\))/, '').replace(/(?:\\b|\(\?![^)]*\))$/, '')
}

const NAMED_FORMS = [BEARER, URL_PASSWORD, IN_PARTS, APP_PASSWORD, NAMED]

/** Where a text has the form of a credential. */
export function credentialForms(text: string, broken = false): Part[] {
  const found: Part[] = []
  for (const pattern of broken ? [...NAMED_FORMS, NAMED_BROKEN] : NAMED_FORMS) {
    for (const { 1: name = '', 2: value = '', index } of text.matchAll(pattern)) {
      if ((pattern !== NAMED && pattern !== NAMED_BROKEN) || /\d/.test(value))
        found.push({ start: index + name.length, end: index + name.length + value.length })
    }
  }
  for (const { exact, loose } of formsIn(text)) {
    for (const { 0: match, index } of text.matchAll(exact)) found.push({ start: index, end: index + match.length })
    // In the middle of a word or in other letters only what reads like chance.
    for (const { 0: match, index } of text.matchAll(loose))
      if (holdsSecretLike(match) || LONG_UUID.test(match)) found.push({ start: index, end: index + match.length })
  }
  return found
}

const LONG_UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i
const KEY_HEADER = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----/g
const KEY_END = '-----END '
/** What lines of a key and their quotes, escapes and list marks consist of. */
const KEY_BODY = /[A-Za-z0-9+/=\s\\"',|>#*:-]*/y

/** Private keys from their first line to the last; without one as far as it can be a key. */
export function privateKeys(text: string): Part[] {
  const found: Part[] = []
  let isOpen = false
  let last = 0
  for (const { 0: header, index } of text.matchAll(KEY_HEADER)) {
    if (index < last) continue
    const body = index + header.length
    const end: number = isOpen ? -1 : text.indexOf(KEY_END, body)
    isOpen ||= end < 0
    if (end >= 0) last = Math.min(text.length, end + KEY_END.length + header.length - 11)
    else {
      KEY_BODY.lastIndex = body
      KEY_BODY.exec(text)
      last = Math.max(KEY_BODY.lastIndex, body)
    }
    found.push({ start: index, end: last })
  }
  return found
}
