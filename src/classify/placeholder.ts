import { looksRandom } from './entropy.ts'
import { isSignedByNothing } from './jwt-signature.ts'
import { secretReferences, placeholders } from '../knowledge/values.ts'

/** A value that leads somewhere else (`op://…`, ciphertext) or is no value at all. */
export function isReference(value: string): boolean {
  return secretReferences.some(({ pattern }) => pattern.test(value))
}

/** In characters: a certificate with its key has some thousand. Patterns with alternatives run out of stack on millions. */
const LONGEST = 100_000

/**
 * Whether a value only holds the place of one, as it stands or in base64: STANDARD.md, "What it is". What is longer than any credential is
 * none either.
 */
export function isPlaceholder(value: string): boolean {
  if (value.length > LONGEST) return true
  const trimmed = value.trim()
  return holdsPlace(trimmed) || isPlaceholderInBase64(trimmed)
}

function holdsPlace(trimmed: string): boolean {
  if (!trimmed || /^[•*]{3,}$/.test(trimmed)) return true
  return placeholders.some(({ pattern, scope }) => {
    const match = pattern.exec(trimmed)
    return match !== null && (scope === 'anywhere' || match[0].length === trimmed.length)
  })
}

/**
 * As Kubernetes, HMAC keys and products of old write it: words that say what belongs there, letters that count, an address, or an object
 * with such a value and none by chance. What was made by chance decodes to bytes that are no text.
 */
function isPlaceholderInBase64(value: string): boolean {
  if (!BASE64.test(value)) return false
  const decoded = Buffer.from(value, 'base64').toString('latin1').trim()
  if (ADDRESS.test(decoded)) return !decoded.split('/').slice(3).some(looksRandom)
  if (!decoded.startsWith('{')) return ONE_TEXT.test(decoded) && !PAIR.test(decoded) && holdsPlace(decoded)
  const held = [...decoded.matchAll(TEXT_OF_OBJECT)].map(([, text = '']) => text)
  return ALL_TEXT.test(decoded) && held.some(holdsPlace) && !held.some(looksRandom)
}

const BASE64 = /^[A-Za-z0-9+/_-]{16,400}={0,2}$/
/** Without blanks, or words with single ones between: sentences and files have more in them than one value. */
const ONE_TEXT = /^[!-~]{8,300}$|^[a-z]{2,20}(?: [a-z\d]{1,20}){2,20}$/i
/** An address without a user and a query: nobody can sign in by it, unless its path was made by chance as those of webhooks. */
const ADDRESS = /^https?:\/\/[a-z\d.-]{1,253}(?::\d{1,5})?(?:\/[\w.~-]{0,80}){0,8}$/i
/** A user and a password, which are judged one by one. */
const PAIR = /^[^:]{1,100}:/
const ALL_TEXT = /^[ -~\n]{8,300}$/
const TEXT_OF_OBJECT = /:\s{0,4}"([^"\\]{0,200})"/g

/**
 * Values that vendors print in their documentation or in a client that everybody installs, and tokens with a word for a signature, or
 * with what no algorithm makes: the shortest of RFC 7518 has 43 characters. `after`: what follows the value.
 */
export function isDocumentedSample(value: string, after = ''): boolean {
  return (
    SHORT_SIGNATURE.test(value) ||
    isSignedByNothing(value, after) ||
    placeholders.some(({ id, pattern }) => /docs-example|published-client|jwt-io|local-keys|emulator/.test(id) && pattern.test(value))
  )
}

const SHORT_SIGNATURE = /^eyJ[A-Za-z0-9_-]{6,4000}\.eyJ[A-Za-z0-9_-]{4,8000}\.[A-Za-z0-9_-]{1,30}$/
