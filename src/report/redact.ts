import { Keywords } from '../classify/keywords.ts'
import type { Result } from '../judge/finding.ts'
import { credentialKinds } from '../knowledge/credential-kinds/index.ts'
import { printable } from '../text/printable.ts'
import { Secret } from '../text/secret.ts'
import { SourceFile } from '../text/source.ts'

export { jsonText, printable, visible } from '../text/printable.ts'

const BULLET = '•'

/** Shorter values are words, ports and flags. */
const LEAST = 6

/**
 * The last look before anything is printed: a text with bullets in place of concealed values and of everything that
 * has the form of a credential. As long as the original, so that columns stay right.
 */
export function redactor(files: Iterable<SourceFile>, secrets: Iterable<Secret> = []): (text: string) => string {
  const needles = concealedValues(files, secrets)
  const heads = headsOf(needles)
  const search = new Keywords([...needles, ...heads.keys()])
  const before = new Map<string, string>()
  return (text) => {
    if (text.length < LEAST) return text
    const cached = before.get(text)
    if (cached !== undefined) return cached
    // Before the values, of which the first line of a key is one.
    let shown = text.replace(PEM, bullets)
    // Longest first, lest a part of a value hides the rest of it.
    const found = [...search.in(text).exact].sort(byLength)
    for (const needle of found) if (!heads.has(needle)) shown = shown.replaceAll(needle, bullets(needle))
    for (const head of found) for (const whole of heads.get(head) ?? []) shown = withoutBeginning(shown, head, whole)
    shown = withoutForms(shown)
    before.set(text, shown)
    return shown
  }
}

/** The files and secrets that a result speaks of. */
export function sourcesOf(result: Result): { files: Set<SourceFile>; secrets: Set<Secret> } {
  const files = new Set<SourceFile>()
  const secrets = new Set<Secret>()
  const seen = new Set<object>()
  const pending: unknown[] = [result.findings, result.suppressed, result.unreadable, result.model]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    if (next instanceof SourceFile) files.add(next)
    else if (next instanceof Secret) secrets.add(next)
    else if (!(next instanceof RegExp)) for (const value of Array.isArray(next) ? next : Object.values(next)) if (typeof value === 'object') pending.push(value)
  }
  return { files, secrets }
}

/** How a reporter shows a string of the scanned repository: redacted, on one line, with short masks. */
export function cleaner(result: Result): { clean: (text: string) => string; redact: (text: string) => string } {
  const { files, secrets } = sourcesOf(result)
  const redact = redactor(files, secrets)
  return { redact, clean: (text) => printable(redact(text).replace(/•{6,}/g, BULLET.repeat(5))) }
}

/** What is hidden wherever it occurs. */
function concealedValues(files: Iterable<SourceFile>, secrets: Iterable<Secret>): string[] {
  const values = new Set<string>()
  const add = (value: string) => {
    if (value.length >= LEAST && !isWord(value)) values.add(value)
  }
  const all = [...secrets, ...Array.from(files, (file) => file.concealedTexts()).flat()]
  for (const secret of all) {
    secret.judge((value) => {
      add(value)
      if (/[^\w.~-]/.test(value)) add(encodeURIComponent(value.replace(/\p{Cs}/gu, '')))
      // Frames show one line at a time.
      if (/[\r\n]/.test(value)) value.split(/[\r\n]+/).forEach((line) => add(line.trim()))
    })
  }
  return [...values]
}

/** Names are cut for messages, and what is left of a long value in one still gives it away. */
const HEAD = 24

/** The long values by their beginnings. An address begins as others do. */
function headsOf(values: readonly string[]): Map<string, string[]> {
  const heads = new Map<string, string[]>()
  for (const value of values) {
    const head = value.slice(0, HEAD)
    if (value.length > HEAD && /^[\w-]*\d[\w-]*$/.test(head)) heads.set(head, [...(heads.get(head) ?? []), value].slice(0, MOST_ALIKE))
  }
  return heads
}

/** Values with the same beginning that are tried. */
const MOST_ALIKE = 50

function withoutBeginning(text: string, head: string, whole: string): string {
  const pieces: string[] = []
  let from = 0
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, from)) {
    let length = head.length
    while (length < whole.length && text[at + length] === whole[length]) length++
    pieces.push(text.slice(from, at), BULLET.repeat(length))
    from = at + length
  }
  return pieces.join('') + text.slice(from)
}

function byLength(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1)
}

/** `postgres`, `Password`, `API_KEY`: a mask over each of these in every message would hide the message. */
function isWord(value: string): boolean {
  return value.length < 12 ? /^(?:[A-Z]?[a-z]+|[A-Z]+(?:_[A-Z]+)*|\s+)$/.test(value) : /^[A-Z]+(?:_[A-Z]+)+$|^\s+$/.test(value)
}

const PEM = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----(?:[\s\S]*?-----END [A-Z0-9 ]*-----|[\s\S]*)/g
const JWT = /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{5,}/g
const BEARER = /(\bbearer\s+)([\w.~+/=-]{16,})/gi
/** References such as `${PASSWORD}` may be shown. */
const URL_PASSWORD = /(:\/\/[^\s:/@"'<>]{0,80}:)([^\s/@"'<>${}•…]{3,})(?=@)/g

interface Forms {
  readonly words: Keywords
  readonly rows: readonly { readonly keywords: readonly string[]; readonly pattern: RegExp }[]
}

let known: Forms | undefined

/** Kinds by their form; like detection, each is tried where one of its words is. */
function forms(): Forms {
  const rows = credentialKinds
    .filter((kind) => !kind.needsName && kind.type !== 'password-url' && kind.id !== 'bearer-header')
    .map(({ keywords, pattern }) => ({ keywords, pattern: new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '') + 'g') }))
  known ??= { words: new Keywords([], rows.flatMap(({ keywords }) => keywords)), rows }
  return known
}

function withoutForms(text: string): string {
  const { words, rows } = known ?? forms()
  let shown = text.replace(JWT, bullets)
  shown = shown.replace(BEARER, keepName).replace(URL_PASSWORD, keepName)
  const found = words.in(text).folded
  for (const { keywords, pattern } of rows) if (keywords.length === 0 || keywords.some((word) => found.has(word))) shown = shown.replace(pattern, bullets)
  return shown
}

const keepName = (_: string, name: string, value: string) => name + bullets(value)

/** Line ends stay. */
function bullets(text: string): string {
  return text.replace(/[^\r\n]/g, BULLET)
}
