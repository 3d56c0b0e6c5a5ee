import { CredentialLiterals } from './credential-literals.ts'
import { judgeValue } from './credential.ts'
import { passwordsInParts } from './connection-string.ts'
import { credentialsIn, isPublicThere } from './credentials-in-text.ts'
import type { Found } from './found.ts'
import type { CredentialKind } from '../knowledge/credential-kinds/index.ts'
import { isCredentialHeader, isSecretName } from './names.ts'
import { inTurn } from '../text/pattern.ts'
import { sampleLogin } from '../knowledge/words/documentation.ts'
import { addTo } from '../text/grouped.ts'

/** `Authorization: Bearer X`, `X-Api-Key: X`. */
const HEADER = inTurn(
  'g',
  /\b([A-Za-z][A-Za-z0-9-]{2,40})["']?\s{0,3}:\s{0,3}["']?((?:Bearer|Basic|Token|ApiKey)\s+)?/,
  /([A-Za-z0-9][^\s"'`,;)\]}<>\\]{7,400})/,
)
/** `api_key = X`, `--token X`, `password: X`, `the token X`. */
const NAMED = inTurn(
  'g',
  /\b([A-Za-z][A-Za-z0-9_.-]{1,60}?)["'`]{0,2}\s{0,3}(?:[:=]|=>| is | )\s{0,3}["'`]{0,2}/,
  /([A-Za-z0-9_+/][A-Za-z0-9_+/=.~-]{15,399})/,
)

/** A credential, and the name that announces it. */
export interface Announced extends Found {
  readonly name?: string
}

/** A key and its value in YAML, JSON, TOML, properties and the like: nothing else stands between or around them. */
const PAIR = inTurn(
  'g',
  /(?:^|[{,]|- )\s{0,40}["']?([A-Za-z][A-Za-z0-9_.-]{1,60})["']?\s{0,5}[:=]\s{0,5}/,
  /(?<quote>["']?)([A-Za-z0-9_+/~-][A-Za-z0-9_+/=.~-]{15,399})\k<quote>\s{0,5}(?=$|[,}#;\r])/,
)

/** Credentials in configuration text: those in a provider's format, and machine-made values under a secret's name. */
export function* configCredentialsIn(text: string, now: number, ownKinds?: readonly CredentialKind[]): Generator<Announced> {
  yield* passwordsInParts(text)
  yield* announcedIn(text, now, pairs, ownKinds)
}

/**
 * Credentials in running text: those in a provider's format, and machine-made values that a credential header or a
 * secret's name announces.
 */
export function* looseCredentialsIn(text: string, now: number, ownKinds?: readonly CredentialKind[]): Generator<Announced> {
  yield* announcedIn(text, now, announcements, ownKinds)
}

/** What is longer is no line that a person reads. */
const LONGEST_LINE = 4000

type Announcements = (line: string, before: string) => Iterable<{ name: string; value: string; start: number }>

function* announcedIn(
  text: string,
  now: number,
  announcementsOf: Announcements,
  ownKinds?: readonly CredentialKind[],
): Generator<Announced> {
  const taken = new Taken()
  for (const found of credentialsIn(text, now, ownKinds)) {
    taken.add(found)
    yield found
  }
  let before = ''
  for (const line of lines(text)) {
    const announced = announcementsOf(line.text, before)
    before = line.text
    for (const { name, value, start } of announced) {
      const from = line.start + start
      if (taken.overlaps(from, from + value.length) || isPublicThere(value, text, from) || isOfSampleLogin(value, text, from)) continue
      const found = judgeValue(value, { name, credentialPosition: true, now, ...(ownKinds && { ownKinds }) })
      if (!found || found.judged.class === 'placeholder' || found.judged.class === 'unknown') continue
      const placed = { ...found, start: from + found.start, end: from + found.end, name }
      taken.add(placed)
      yield placed
    }
  }
}

/** A password just behind a login at a domain that nobody owns (RFC 2606 section 3): both are made up. */
function isOfSampleLogin(value: string, text: string, at: number): boolean {
  return value.length < LONGEST_PASSWORD && sampleLogin.pattern.test(text.slice(Math.max(0, at - 120), at))
}

/** What is longer, somebody has drawn by chance. */
const LONGEST_PASSWORD = 24

/** Stretches of a text that are spoken for, by the 256 characters that they lie in: a text may hold thousands. */
class Taken {
  readonly #drawers = new Map<number, Found[]>()

  add(found: Found): void {
    for (let i = found.start >> 8; i <= found.end >> 8; i++) {
      addTo(this.#drawers, i, found)
    }
  }

  overlaps(start: number, end: number): boolean {
    for (let i = start >> 8; i <= end >> 8; i++) if (this.#drawers.get(i)?.some((one) => one.start < end && start < one.end)) return true
    return false
  }
}

function* announcements(line: string): Generator<{ name: string; value: string; start: number }> {
  if (line.length > LONGEST_LINE) return
  for (const match of line.matchAll(HEADER)) {
    const [whole, name = '', , value = ''] = match
    const isBuilt = BUILT.test(value) || MASKED.test(line.slice(match.index + whole.length))
    if (isCredentialHeader(name) && !isBuilt && !saysWhatItIs(value))
      yield { name, value, start: match.index + whole.length - value.length }
  }
  for (const match of line.matchAll(NAMED)) {
    const [whole, name = '', value = ''] = match
    const rest = line.slice(match.index + whole.length)
    const called = rest.startsWith('(') && CALLEE.test(value)
    // A full stop ends the sentence that the word belongs to.
    if (
      !name.endsWith('.') &&
      isSecretName(name.replace(/^-+/, '')) &&
      !called &&
      !PATH.test(value) &&
      !MASKED.test(rest) &&
      !saysWhatItIs(value)
    )
      yield { name, value, start: match.index + whole.length - value.length }
  }
}

/** What is built where it stands, `base64(user:password` or `0x{cookie}`, and the name of what builds it: code, and no value. */
const BUILT = /^[A-Za-z_][\w.]{0,100}\(|\{/
const CALLEE = /^[A-Za-z_][\w.]*$/
/**
 * `DevPassword123!`, and the base64 of it: in a text for readers a value of words, one of which is what it is of, shows where the real one
 * goes. In a file of settings people do use such a one.
 */
function saysWhatItIs(value: string): boolean {
  const decoded = /^[A-Za-z\d+/]{12,200}={0,2}$/.test(value) ? Buffer.from(value, 'base64').toString('latin1') : ''
  return [value, decoded].some((one) => {
    const parts = one.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^A-Za-z\d]+/g) ?? []
    const isPlain = /^[\x20-\x7e]{8,60}$/.test(one) && parts.every((part) => /^(?:[A-Za-z]{2,14}|\d{1,4}|[-_ !@#$%.]{1,3})$/.test(part))
    return isPlain && parts.filter((part) => /\d/.test(part)).length <= 1 && parts.some((part) => ITSELF.test(part))
  })
}

const ITSELF = /^(?:pass(?:w(?:or)?d|phrase)?|pwd|secret|token|key|credentials?)$/i

/** `patAbc123.***`: its writer has left out the rest. */
const MASKED = /^\*{3}|^[•…]|^\.{3}/
/** `v1/chat/completions`: words between slashes. */
const PATH = /^[a-z][a-z\d-]{0,24}(?:\/[a-z][a-z-]{2,24}){2,8}$/

function* pairs(line: string, before: string): Generator<{ name: string; value: string; start: number }> {
  if (line.length > LONGEST_LINE || !(SECRET_WORD.test(line) || (VALUE.test(line) && SECRET_WORD.test(before)))) return
  for (const match of line.matchAll(PAIR)) {
    const [whole, key = '', quote = '', value = ''] = match
    const name = VALUE.test(`${key}:`) ? nameBeside(line, match.index, before) : key
    if (name && isSecretName(name)) yield { name, value, start: match.index + whole.trimEnd().length - quote.length - value.length }
  }
  for (const match of [...line.matchAll(ATTRIBUTES), ...(line.includes('${{') ? line.matchAll(DEFAULT) : [])]) {
    const [whole, name = '', value = ''] = match
    if (isSecretName(name)) yield { name, value, start: match.index + whole.lastIndexOf(value) }
  }
}

/** `<env name="X" value="Y"/>` of an IDE's run configuration, `<add key="X" value="Y"/>` of .NET, `<property name="X" value="Y"/>`. */
const ATTRIBUTES = inTurn(
  'g',
  /<[A-Za-z][\w:.-]{0,60}\s{1,8}(?:name|key)="([A-Za-z][\w.:-]{1,80})"\s{1,8}/,
  /value="([A-Za-z0-9_+/~-][A-Za-z0-9_+/=.~-]{15,399})"/,
)

/** `X: ${{ vars.X || 'Y' }}`: the default of an expression in a workflow, which is in force wherever the variable is not. */
const DEFAULT = inTurn(
  'g',
  /\b([A-Za-z][\w-]{1,60})["']?\s{0,5}[:=]\s{0,5}["']?\$\{\{[^{}]{0,200}\|\|\s{0,4}/,
  /'([A-Za-z0-9_+/~-][A-Za-z0-9_+/=.~-]{15,399})'\s{0,4}\}\}/,
)

/** The field that holds the value in lists of names and values: environments of Kubernetes, ECS, Azure, Render and Terraform. */
const VALUE = /\bvalue["']?\s{0,5}[:=]/i
const NAME_FIELD = /(?:^|[{,]|- )\s{0,40}["']?(?:name|key)["']?\s{0,5}[:=]\s{0,5}["']?([A-Za-z][\w.:/-]{1,80})["']?\s{0,5},?\s{0,5}$/i

/** What the item of a list calls the value that stands at a place of a line: just before it, or in the line above, as far in. */
function nameBeside(line: string, at: number, before: string): string | undefined {
  const inLine = line.slice(0, at)
  if (inLine.trim() !== '') return NAME_FIELD.exec(inLine.slice(-200))?.[1]
  // With a dash it begins an item of its own.
  return line[at] !== '-' && before.length < 200 && indented(before) === indented(line) ? NAME_FIELD.exec(before)?.[1] : undefined
}

/** Where the first word of a line begins, behind the dash of an item. */
function indented(line: string): number {
  return line.search(/[^\s{-]/)
}

const SECRET_WORD = /token|secret|passw|pwd|pswr?d|key|auth|credential|dsn|pat\b/i

function* lines(text: string): Generator<{ text: string; start: number }> {
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    yield { text: text.slice(start, stop), start }
    start = stop + 1
  }
}

/**
 * Whether the literals of a program may hold a credential that `looseCredentialsIn` finds, told from the program's text as it
 * stands, escapes and all. True where that text cannot tell.
 */
export function mightAnnounce(program: string): boolean {
  const literals = new CredentialLiterals(program)
  const first = literals.from(0)
  if (first < 0) return false
  // A key of Firebase is judged by what stands around it.
  if (program.includes('AIza') || !credentialsIn(program, 0).next().done) return true
  for (let index = first, looked = 0; index >= 0; index = literals.from(looked)) {
    const start = program.lastIndexOf('\n', index) + 1
    const end = program.indexOf('\n', index)
    looked = end < 0 ? program.length : end
    const line = program.slice(start, looked)
    if (SECRET_WORD.test(line) && (line.length > LONGEST_LINE || isAnnounced(line))) return true
  }
  return false
}

/** Whether a text has a credential in a provider's own format in it. */
export function holdsProviderFormat(text: string): boolean {
  if (new CredentialLiterals(text).from(0) < 0) return false
  for (const { judged } of credentialsIn(text, 0)) if (judged.provider !== undefined && judged.confidence === 'high') return true
  return false
}

function isAnnounced(line: string): boolean {
  return [line, ...(line.includes('\\') ? [line.replaceAll(/\\[nrt]/g, '\n').replaceAll('\\', '')] : [])].some(
    (text) => !looseCredentialsIn(text, 0).next().done,
  )
}
