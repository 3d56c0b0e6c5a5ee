import { oneOf } from '../text/pattern.ts'
import { readsLikeNames } from './readable-names.ts'

/** Shannon entropy of a text, in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) {
    const share = count / text.length
    bits -= share * Math.log2(share)
  }
  return bits
}

/** Least length and entropy of a generic secret: STANDARD.md, "What it is". */
const LEAST_LENGTH = 16
const LEAST_BITS = 3

/**
 * Whether a value looks made by a machine: long and random enough, and no path, address, sentence, identifier of code,
 * UUID, ULID, hash of a commit, date, version or list of words.
 */
export function looksRandom(value: string): boolean {
  if (value.length < LEAST_LENGTH || value.length > 4096 || /\s/.test(value)) return false
  if (entropy(value) < LEAST_BITS) return false
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || /^(?:\.{0,2}|~)\//.test(value) || /^[A-Za-z]:\\/.test(value)) return false
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)) return false
  // A ULID begins with a time of this century: https://github.com/ulid/spec
  if (/^01[A-HJKMNP-TV-Z\d]{24}$/.test(value)) return false
  if (/^(?:\d{4}-\d{2}-\d{2}|v?\d+\.\d+\.\d+)/.test(value)) return false
  if (/^[\w.-]+@[\w-]+(?:\.[\w-]+)+$/.test(value)) return false
  if (/^(?:[a-z0-9-]+\.)+[a-z]{2,10}(?::\d+)?(?:\/|$)/.test(value)) return false
  // `owner/name-of-a-repository`
  if (REPOSITORY.test(value) && pronounceable(value.slice(0, value.indexOf('/')).replace(/\d{1,4}$/, ''))) return false
  // An equals sign inside is an assignment, not the padding of base64.
  if (/=(?!=*$)/.test(value) || /\d+\.\d+\.\d+/.test(value) || /\.[a-z]{2,5}$/.test(value)) return false
  return hasMixture(value) && !readsLikeWords(value) && !isNameOfVariable(value)
}

/** `VITE_STORAGE_S3_ENABLED`: capitals in several parts, of which those with digits are short and the others words. */
function isNameOfVariable(value: string): boolean {
  return NAME_OF_VARIABLE.test(value) && readsLikeNames(value)
}

const NAME_OF_VARIABLE = /^[A-Z]{2,16}(?=(?:_[A-Z\d]{1,16}){2,9}$)(?:_(?:[A-Z]{1,16}|[A-Z]{1,5}\d{1,3}))+$/

/** An owner, and words of lower case; what is encoded has other letters among them. */
const REPOSITORY = /^[A-Za-z-]{2,34}\d{0,4}\/[a-z]{2,14}(?:[-_.][a-z]{2,14}){1,8}$/

/**
 * A password that browsers and phones of Apple make: three groups of six that can be spoken, with one capital and one digit
 * (https://support.apple.com/guide/security/automatic-strong-passwords-secf5bbc3b33/web).
 */
export function isOfKeychain(value: string): boolean {
  return (
    /^[A-Za-z\d]{6}(?:-[A-Za-z\d]{6}){2}$/.test(value) &&
    /^[^A-Z]*[A-Z][^A-Z]*$/.test(value) &&
    /^\D*\d\D*$/.test(value) &&
    !/^[A-Z]/.test(value)
  )
}

/** A UUID of version 4 with random digits; written by hand they repeat or count. */
export function isRandomUuid(value: string): boolean {
  return (
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(value) &&
    entropy(value) >= LEAST_BITS &&
    !/1234|abcd|(.)\1{3}/i.test(value)
  )
}

/** A machine's value has digits among its letters; without any, its case changes again and again. */
function hasMixture(value: string): boolean {
  if (/\d/.test(value)) return /[A-Za-z]/.test(value) || value.length >= 24
  return value.length >= 20 && (value.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g) ?? []).length >= 4 && !/[-_./ ]/.test(value)
}

const WORD = /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+|\d{1,4}|(?:12345|23456|34567|45678|56789|67890|98765|54321)\d{0,5}|[a-z]{2,}\d{1,2})$/
/**
 * Versions, dates, amounts (`per_1m`, `32chars`), algorithms and encodings that have a number (FIPS 180-4, RFC 4648, RFC 7518, RFC 8032),
 * and names with one inside.
 */
const NAMED_BY_NUMBER = oneOf(
  'i',
  /^(?:v\d{1,2}|\d{1,3}[kmbhdw]|\d{1,4}(?:char(?:acter)?s?(?:long)?|bytes?|bits?))[!.?]{0,2}$/,
  /^20[012]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  /^(?:sha|aes|[hrep]s|ed|base|b|md)\d{1,5}$/,
  /^(?:neo4j|k[38]s|i18n|l10n|e2e|b2[bc]|p2p)$/,
)
/** The number of an issue at the head of a name: `pm-27581-device-auth-key`. */
const ISSUE = /^[a-z]{2,10}-\d{1,7}-(?=(?:[a-z]{3,14}|v\d{1,2})-[a-z]{3,14}(?:-|$))/i

/** `my-long-service-name`, `processEnvironmentVariable`, `ACCESS_TOKEN_SECRET`: parts that are all letters, and few. */
function readsLikeWords(value: string): boolean {
  const parts = value
    .replace(ISSUE, '')
    .split(/[-_.:/@+=]|(?<=[a-z])(?=[A-Z][a-z]|V\d{1,2}$)/)
    .filter(Boolean)
  const letters = parts.filter((part) => part.length <= 14 && (WORD.test(part) || NAMED_BY_NUMBER.test(part)))
  if (letters.length !== parts.length) return false
  // A random string of one case splits nowhere; words do, or have vowels in the right places.
  return parts.length > 1 || pronounceable(value)
}

function pronounceable(value: string): boolean {
  return !/\d/.test(value) && !/[^aeiouyAEIOUY]{5,}/.test(value) && /[aeiou]/i.test(value)
}
