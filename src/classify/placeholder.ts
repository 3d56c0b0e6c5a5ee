import { isSignedByNothing } from './jwt-signature.ts'
import { secretReferences, placeholders } from '../knowledge/values.ts'

/** A value that leads somewhere else (`op://…`, ciphertext) or is no value at all. */
export function isReference(value: string): boolean {
  return secretReferences.some(({ pattern }) => pattern.test(value))
}

/** In characters: a certificate with its key has some thousand. Patterns with alternatives run out of stack on millions. */
const LONGEST = 100_000

/** Whether a value only holds the place of one: STANDARD.md, "What it is". What is longer than any credential is none either. */
export function isPlaceholder(value: string): boolean {
  if (value.length > LONGEST) return true
  const trimmed = value.trim()
  if (!trimmed || /^[•*]{3,}$/.test(trimmed)) return true
  return placeholders.some(({ pattern, scope }) => {
    const match = pattern.exec(trimmed)
    return match !== null && (scope === 'anywhere' || match[0].length === trimmed.length)
  })
}

/** The same of what base64 holds, as Kubernetes and HMAC keys are written: words that say what belongs there. */
export function isPlaceholderInBase64(value: string): boolean {
  if (!BASE64.test(value)) return false
  const decoded = Buffer.from(value, 'base64').toString('latin1').trim()
  return WORDS.test(decoded) && isPlaceholder(decoded)
}

const BASE64 = /^[A-Za-z0-9+/]{16,400}={0,2}$/
const WORDS = /^[a-z]{2,20}(?:[-_ .][a-z0-9]{1,20}){2,20}$/i

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
