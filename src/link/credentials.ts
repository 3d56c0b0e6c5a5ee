import { jobExpression, jobTokens, mintsShortToken } from '../knowledge/run-tokens.ts'
import { judgeValue, schemeOf } from '../classify/credential.ts'
import { isReference } from '../classify/placeholder.ts'
import { type Found, type Surrounding } from '../classify/found.ts'
import { looseCredentialsIn } from '../classify/prose.ts'
import { secretReferences } from '../knowledge/values.ts'
import { providerHosts } from '../knowledge/credential-kinds/provider-hosts.ts'
import { isBesideTestData } from './test-data.ts'
import { atCapitals, words } from '../text/words.ts'
import type { Credential, Host, Judgement, LiteralCredential, Place, ReferenceCredential, Store } from '../model/index.ts'
import type { Assignment, Part, Template } from '../model/reading.ts'
import { lazy } from '../text/lazy.ts'
import { codeAt, slice, type SourceFile, type Span, type Text } from '../text/source.ts'
import { oncePer } from '../text/once-per.ts'
import { type Definitions, namedIn } from './definitions.ts'
import { type Facts, inAction, isNamedLikeHost, type SessionKey } from './facts.ts'
import { ownStorage, keysOfOneself, frameworkSecrets, captchaSecrets } from '../knowledge/words/own-secrets.ts'

/** Where a value stands and what is known around it. */
export interface Position {
  readonly file: SourceFile
  readonly sentAs: string
  readonly place: Place
  /** The position itself says credential: a credential header, `apiKey`. */
  readonly credentialPosition: boolean
  /** Variables of the same entry, which win over files. */
  readonly env: readonly Assignment[]
  readonly envFiles: readonly string[]
  /** Variables of the entry that have led here, each to the next. */
  readonly followed?: readonly Assignment[]
  readonly host?: string
  /** Where an address names it that is taken from elsewhere. */
  readonly putAt?: Span
}

/** Nobody names a variable after one that is named after so many others. */
const MOST_FOLLOWED = 8

/** What a value turned out to be, before it is known where it goes. */
export type Held = Omit<LiteralCredential, 'to' | 'pairing' | 'confidence'> | Omit<ReferenceCredential, 'to' | 'pairing' | 'confidence'>

/**
 * The credential that a value is or leads to; undefined when it is none, a placeholder, or cannot be known.
 * A literal behind an alias in the same file (a default, the entry's own variable) is the credential itself (STANDARD.md, "Across files").
 */
export function heldBy(value: Template, position: Position, facts: Facts, definitions: Definitions): Held | undefined {
  const references = value.parts.filter((part): part is Extract<Part, { kind: 'reference' }> => part.kind === 'reference')
  for (const part of value.parts) {
    if (part.kind !== 'text') continue
    const literal = literalIn(part.text, position, facts, references.length === 0)
    if (literal) return literal
  }
  if (references.length === 0) {
    const only = value.parts[0]
    if (
      only?.kind === 'text' &&
      position.credentialPosition &&
      isReference(only.text.value.slice(schemeOf(only.text.value, position.sentAs).length).trim()) &&
      !isCiphertext(only.text.value)
    )
      return reference({ store: 'vault', name: '', at: only.text.at }, position)
    return undefined
  }
  for (const { fallback } of references) {
    const literal = fallback && literalIn(fallback, position, facts, true)
    if (literal) return literal
  }
  const first = references[0] as (typeof references)[number]
  const followed = position.followed ?? []
  const own = namedIn(position.env, first.name).find((one) => one.value !== value && !followed.includes(one))
  if (own && followed.length < MOST_FOLLOWED) {
    const inner = heldBy(own.value, { ...position, credentialPosition: true, followed: [...followed, own] }, facts, definitions)
    if (inner) return { ...inner, sentAs: position.sentAs, place: position.place }
  }
  if (!position.credentialPosition || endsSoon(first, position, facts)) return undefined
  if (references.every(({ fallback, store }) => fallback !== undefined && store === 'environment' && looksShort(fallback.value))) {
    // `${TOKEN:-dev}`: a development default, and a reference to whatever production has.
    return reference(first, position, definitions)
  }
  return reference(first, position, definitions)
}

/**
 * Whether a token ends by itself: a command makes it when it is asked for, or it ends with the run of a job. In the code of an action and
 * in files for CI, its variable holds that of the job.
 */
function endsSoon({ store, name, at }: Extract<Part, { kind: 'reference' }>, { file }: Position, facts: Facts): boolean {
  if (store === 'environment') {
    const known = jobTokens.find(({ variable }) => variable === name)
    if (!known?.onlyInJobs) return known !== undefined
    return CI_FOLDER.test(file.path) || (/\.(?:[cm]?[jt]s|py)$/.test(file.path) && inAction(file.path, facts))
  }
  const written = codeAt(at)
  if (store === 'command') return mintsShortToken(written)
  return store === 'ci-secret' && jobExpression.test(written)
}

/** Folders whose files are for jobs. */
const CI_FOLDER = /(?:^|\/)(?:\.?ci|\.github|\.gitlab|\.gitea|\.forgejo)\//

/** Ciphertext is decrypted by a tool when it is read; the file holds no usable value. */
function isCiphertext(value: string): boolean {
  return secretReferences.some(({ id, pattern }) => /sops|dotenvx|encrypt|cipher|sealed|ansible/i.test(id) && pattern.test(value))
}

function looksShort(value: string): boolean {
  return value.length < 16
}

function literalIn(text: Text, position: Position, facts: Facts, whole: boolean): Held | undefined {
  const surrounding: Surrounding = {
    name: position.sentAs,
    credentialPosition: position.credentialPosition && whole,
    isSet: whole && position.place === 'env',
    now: facts.now,
    ownKinds: facts.company(text.at.file.path).kinds,
    ...(position.host ? { host: position.host } : {}),
  }
  const found = judgeValue(text.value, surrounding) ?? announcedIn(text.value, facts.now)
  if (!found || found.judged.class === 'placeholder') return undefined
  if (isNamedLikeHost(found.host, facts)) return undefined
  if (!whole && !found.judged.provider && !found.judged.jwt) return undefined
  const part = slice(text, found.start, found.end)
  const judged = declaredUntilDate(found.judged, position.sentAs, part.at, facts)
  return {
    form: 'literal',
    sentAs: position.sentAs,
    place: position.place,
    secret: part.at.file.concealFound(part, found),
    judged,
    at: part.at,
  }
}

/** A header inside a value that is a document itself: `{"Authorization": "Bearer …"}` in a variable. */
function announcedIn(value: string, now: number): Found | undefined {
  if (/^\s*[{[]/.test(value)) for (const found of looseCredentialsIn(value, now)) return found
  // Encoded, it has no places inside.
  for (const found of looseCredentialsIn(decodedJson(value), now)) return { ...found, start: 0, end: value.length, prefix: '' }
  return undefined
}

/** JSON in base64, perhaps percent-encoded; empty when it is none. */
function decodedJson(value: string): string {
  if (!/^e[yw][A-Za-z0-9+/_-]{8,20000}(?:=|%3[Dd]){0,2}$/.test(value)) return ''
  const text = Buffer.from(value.replace(/%3D/gi, '='), 'base64').toString('utf8')
  return text.startsWith('{') && !text.includes('\ufffd') ? text : ''
}

/** What is said around a credential: a valid date makes a session key `declared` (STANDARD.md, "What it is"), and test data a test key. */
export function declaredUntilDate(judged: Judgement, name: string | undefined, at: Span, facts: Facts): Judgement {
  if (judged.class !== 'static') return judged
  if (name !== undefined && isBesideTestData(name, at)) return { ...judged, class: 'test', mode: 'test' }
  const keys = facts.sessionKeys(at.file)
  if (keys.length === 0) return judged
  const { line } = at.file.position(at.start)
  return linesOf(keys).has(line) ? { ...judged, class: 'declared' } : judged
}

/** The lines that valid declarations of a file speak of. */
const linesOf = oncePer((keys: readonly SessionKey[]): ReadonlySet<number> => new Set(keys.flatMap((key) => (key.valid ? [key.line] : []))))

function reference(part: { store: Store; name: string; optional?: true; at: Span }, position: Position, definitions?: Definitions): Held {
  const found = part.store === 'environment' && definitions ? definitions.of(part.name, position.file, position.envFiles) : undefined
  // The `X-` of a header is nobody's name.
  const provider = providerNamed(part.name) ?? providerNamed(position.sentAs.replace(/^x-/i, ''))
  return {
    form: 'reference',
    sentAs: position.sentAs,
    place: position.place,
    store: part.store,
    name: part.name,
    at: part.at,
    ...(position.putAt ? { putAt: position.putAt } : {}),
    ...(found ? { definition: found.definition } : {}),
    ...(provider ? { provider } : {}),
    ...(part.optional && !found ? { optional: true as const } : {}),
  }
}

/** The provider that a variable's name names: `STRIPE_SECRET_KEY` is Stripe's. */
export function providerNamed(name: string): string | undefined {
  const parts = words(name).map((word) => word.toUpperCase())
  const { named, mostParts } = providersByName()
  let best: Named | undefined
  for (let start = 0; start < parts.length; start++) {
    let said = ''
    for (const part of parts.slice(start, start + mostParts)) {
      said += said === '' ? part : `_${part}`
      const found = named.get(said)
      if (found && isBefore(found, best)) best = found
    }
  }
  if (!best || ownStorage.pattern.test(`_${parts.join('_')}_`) || captchaSecrets.pattern.test(parts.join('_'))) return undefined
  return best.provider
}

interface Named {
  readonly provider: string
  readonly length: number
  readonly place: number
}

/** The longest name counts, and of those the first. */
function isBefore({ length, place }: Named, best: Named | undefined): boolean {
  return !best || length > best.length || (length === best.length && place < best.place)
}

/** Providers by their names in variables, and how many words the longest name has. */
const providersByName = lazy(() => {
  const named = new Map<string, Named>()
  let mostParts = 0
  for (const { provider, names } of providerHosts) {
    for (const name of names) {
      if (named.has(name)) continue
      named.set(name, { provider, length: name.length, place: named.size })
      mostParts = Math.max(mostParts, name.split('_').length)
    }
  }
  return { named, mostParts }
})

/** Secrets by which a program checks or signs what it gets; nobody reaches anything with them. */
export function opensNothing(name: string): boolean {
  const snake = atCapitals(name)
  return [keysOfOneself, frameworkSecrets, captchaSecrets].some(({ pattern }) => pattern.test(snake))
}

/** A held credential and where it goes. */
export function sentTo(held: Held, to: Host | undefined, pairing: string, confidence: Credential['confidence']): Credential {
  return { ...held, pairing, confidence, ...(to ? { to } : {}) }
}
