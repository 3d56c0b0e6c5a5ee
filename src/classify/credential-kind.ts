import { hasItsChecksum } from './checksum.ts'
import { credentialKinds } from '../knowledge/credential-kinds/index.ts'
import type { CredentialKind } from '../knowledge/credential-kinds/row.ts'
import { isByForm } from './credential-words.ts'
import { madeUp } from '../knowledge/values/placeholders.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Judgement } from '../model/connection.ts'
import { entropy } from './entropy.ts'
import { isFrameAlone } from '../text/key-frame.ts'
import { isSecretName } from './names.ts'
import { signatureAt } from './shared-access-signature.ts'
import { decodeJwt, isDamaged, isLicence, isSignedRecord, lifetimeOf, SHORT_LIVED_SECONDS } from './jwt.ts'
import { simple, type Surrounding } from './found.ts'
import { surpriseOf } from './surprise.ts'
import { words } from '../text/words.ts'

/** A right prefix before words, one letter again and again or a wrong checksum: written by a person, for a test or a page. */
export function isMadeUp(value: string, kind: CredentialKind): boolean {
  if (kind.letters) return isWritten(value)
  const rest = value.slice(publicPrefixOf(kind, value).length)
  if (rest.length === kind.checksummed && !hasItsChecksum(rest)) return true
  if (rest.length < 12) return false
  // Of a PEM the frame alone is the match.
  if (kind.type === 'private-key') return !value.startsWith('-----') && entropy(rest) < 2
  return /^[a-z_. -]+\d{0,6}$/.test(rest) || entropy(rest) < 2 || isEncodedWords(rest)
}

/** Bits that speak for chance in what nobody has written: nine of ten random values have more. */
const BY_CHANCE = 8
const ALONG = /abcd|efgh|ijkl|mnop|qrst|uvwx|wxyz|qwer|tyui|asdf|zxcv|(\w)\1{3}/g

/** Groups of letters that are words, run along the alphabet or a keyboard, or are the same again. */
function isWritten(value: string): boolean {
  const groups = value.split(' ')
  const letters = groups.join('')
  return surpriseOf(letters).total < BY_CHANCE || new Set(groups).size < groups.length || (letters.match(ALONG)?.length ?? 0) > 1
}

/** Base64 of letters alone, or of a text that says what it is for: what a generator makes has other bytes. */
function isEncodedWords(value: string): boolean {
  if (value.length < 24 || !/^[A-Za-z0-9+/]{1,400}={0,2}$/.test(value)) return false
  const decoded = Buffer.from(value, 'base64').toString('latin1')
  return /^[A-Za-z _.-]{16,}$/.test(decoded) || (/^[\x20-\x7e]{16,}$/.test(decoded) && words(decoded).some((word) => madeUp.has(word)))
}

/** A private key with its header and the beginning of its body: RFC 7468. */
const PEM = `-----BEGIN[^"']{0,200}?[A-Za-z0-9+/]{40}`

/**
 * Whether the object around a place holds the other property too, with a key and not its header alone: a key file is one flat object. One
 * that asks somebody else than the provider for its tokens opens nothing there.
 */
export function holdsBeside(text: string, at: number, { beside = '', besideForm, asks, issued, type }: CredentialKind): boolean {
  const before = text.slice(Math.max(0, at - 8000), at)
  const after = text.slice(at, at + 8000)
  const object = before.slice(Math.max(before.lastIndexOf('{'), before.lastIndexOf('}')) + 1) + after.split('}', 1)[0]
  const form = besideForm ? besideForm.source : type === 'service-account-key' ? `[A-Za-z0-9+/]{40}|${PEM}` : `[^"'\\s]{20}|${PEM}`
  const value = new RegExp(`${beside}["']?\\s{0,10}[:=]\\s{0,10}["'](?:${form})`)
  const asked = asks && propertyIn(object, asks.property)
  if (issued && isOtherwise(propertyIn(object, issued.property), issued.form) && isCalledMadeUp(propertyIn(object, issued.beside)))
    return false
  return value.test(object) && (asked === undefined || asks?.provider.test(asked) !== false)
}

/** The value of a property in the text of an object. */
function propertyIn(object: string, property: string): string | undefined {
  return new RegExp(`${property}["']?\\s{0,10}[:=]\\s{0,10}["']([^"'\\s]{1,300})`).exec(object)?.[1]
}

function isOtherwise(value: string | undefined, form: RegExp): boolean {
  return value !== undefined && !form.test(value)
}

function isCalledMadeUp(name = ''): boolean {
  return isPlaceholder(name) || words(name).some((word) => madeUp.has(word))
}

interface KindFound {
  readonly kind: CredentialKind
  readonly start: number
  readonly end: number
  readonly prefix: string
}

/** The kind of the credential in a value, by its form and the name that it stands under; the first in their order of priority. */
export function kindIn(value: string, surrounding: Surrounding): KindFound | undefined {
  const lower = value.slice(0, 8192).toLowerCase()
  for (const kind of surrounding.ownKinds?.length ? [...surrounding.ownKinds, ...credentialKinds] : credentialKinds) {
    if (isByForm(kind)) continue
    if (kind.needsName ? !nameNames(surrounding.name, kind.keyNames, kind.keywords) : !kind.keywords.some((word) => lower.includes(word)))
      continue
    const match = kind.beside && !value.includes(kind.beside) ? undefined : kind.pattern.exec(value)
    if (match && kind.beside && !holdsBeside(value, match.index, kind)) continue
    if (!match || (kind.needsName && match[0].length !== value.length)) continue
    if (kind.type === 'private-key' && isFrameAlone(value.slice(match.index))) continue
    return { kind, start: match.index, end: match.index + match[0].length, prefix: publicPrefixOf(kind, match[0]) }
  }
  return undefined
}

/** Whether a name is one of those that a kind is known by: `*_KEY` for an end, or a word of the kind in a secret's name. */
export function nameNames(name: string | undefined, keyNames: readonly string[], keywords: readonly string[] = []): boolean {
  if (!name) return false
  const lower = name.toLowerCase()
  if (keyNames.some((one) => (one.startsWith('*') ? lower.endsWith(one.slice(1).toLowerCase()) : lower === one.toLowerCase()))) return true
  return keywords.some((word) => word.length > 2 && lower.includes(word)) && isSecretName(name)
}

/** What a value of a kind is where it stands in a text, which may say more of it; undefined where it says that it is of another kind. */
export function judgeKindAt(kind: CredentialKind, text: string, at: number, now: number): Judgement | undefined {
  const judged = judgeKind(kind)
  if (!kind.signsAddress) return judged
  const says = signatureAt(text, at, now)
  return says === 'of another service' ? undefined : says === 'short-lived' ? { ...judged, class: 'short-lived' } : judged
}

/** What being of a kind means: its class, mode and reach. */
function judgeKind(kind: CredentialKind): Judgement {
  const provider = kind.provider === 'generic' ? {} : { provider: kind.provider }
  const common = {
    what: kindName(kind),
    ...provider,
    kind,
    mode: kind.mode,
    confidence: kind.needsName ? ('medium' as const) : ('high' as const),
  }
  if (kind.mode === 'test') return { ...common, class: 'test' }
  if (kind.lifetime === 'short') return { ...common, class: 'short-lived' }
  return { ...common, class: 'static', ...(kind.accountWide ? { accountWide: kind.accountWide } : {}) }
}

/** "GitHub personal access token (classic)": the provider once, then the kind with a small first letter. */
function kindName(kind: CredentialKind): string {
  if (kind.type === 'private-key' && kind.provider === 'generic') return 'private key'
  if (kind.provider === 'generic') return kind.name.charAt(0).toLowerCase() + kind.name.slice(1)
  const name = /^[A-Z][a-z]/.test(kind.name) ? kind.name.charAt(0).toLowerCase() + kind.name.slice(1) : kind.name
  return kind.name.toLowerCase().startsWith(kind.provider.toLowerCase()) ? kind.name : `${kind.provider} ${name}`
}

/** Kinds that a token's own claims give away, by letters of the payload in their pattern; others have the shape of every JWT. */
const JWT_KINDS = credentialKinds.filter(
  ({ type, pattern }) => type === 'jwt' && /\\\.eyJ(?:[A-Za-z0-9]{4}|\[[^\]]*\]\{0,\d+\}\(\?:[A-Za-z0-9]{8})/.test(pattern.source),
)

/** What a JWT says of itself: class by its lifetime, reach by its role; undefined when it is none. `now` in seconds since 1970. */
export function judgeJwt(token: string, now: number): Judgement | undefined {
  const jwt = decodeJwt(token, now)
  if (!jwt) return isDamaged(token) ? simple('unknown', 'damaged JWT') : undefined
  if (isLicence(token)) return simple('unknown', 'licence')
  if (isSignedRecord(token)) return simple('unknown', 'signed record')
  if (jwt.role === 'anon') return { class: 'public-id', what: 'publishable anon token', mode: 'unknown', confidence: 'high', jwt }
  const kind = JWT_KINDS.find((one) => one.pattern.test(token))
  const own = kind ? { what: kindName(kind), provider: kind.provider, kind, mode: kind.mode } : { what: 'JWT', mode: 'unknown' as const }
  const lifetime = lifetimeOf(jwt, now)
  if (jwt.madeUp) return { ...own, class: 'test', confidence: 'high', jwt }
  if (lifetime !== undefined && lifetime <= SHORT_LIVED_SECONDS) return { ...own, class: 'short-lived', confidence: 'high', jwt }
  const role = /^(?:service_role|supabase_admin|admin|superuser|root|owner)$/.test(jwt.role ?? '')
    ? `its role is \`${jwt.role}\``
    : undefined
  const accountWide = kind?.accountWide ?? role
  return { ...own, class: 'static', confidence: 'high', jwt, ...(accountWide ? { accountWide } : {}) }
}

/** The public part that names the kind: letters and digits up to the last `_` or `-` before the random part. */
export function publicPrefixOf(kind: CredentialKind, value: string): string {
  const prefix = kind.keywords.find((word) => value.toLowerCase().startsWith(word) && word.length <= 14)
  return prefix ? value.slice(0, prefix.length) : ''
}
