import { termsWithDigits } from '../knowledge/words/terms.ts'
import { surpriseOf } from './surprise.ts'

/** Terms with digits, whole. */
const TERMS = new RegExp(`${termsWithDigits.pattern.source}(?!\\d)`, 'gi')
const TERM = new RegExp(`^${termsWithDigits.pattern.source}[_-]*$`, 'i')
/** The other words of a name: small letters with or without a capital before them, and capitals. */
const WORDS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g
/** Three letters stand side by side in what is drawn by chance as well. */
const LEAST = 4
/** Half bits of surprise for each letter from which letters are no word. */
const MOST_SURPRISE = -0.5
/** How much of a name is words that can be read; more where no capital shows where one begins. */
const SHARE = 0.5
const SHARE_OF_ONE_CASE = 0.75

/**
 * Whether letters and digits read like the names of a program, most of which is words: `PBKDF2PasswordHasher`, `ipv4ToUint32`.
 */
export function readsLikeNames(run: string): boolean {
  const all = run.replace(/[_-]+/g, '').length
  let readable = 0
  for (const [term] of run.matchAll(TERMS)) readable += term.length
  for (const [word] of run.replace(TERMS, ' ').matchAll(WORDS)) {
    if (word.length >= LEAST && surpriseOf(word.toLowerCase()).total <= MOST_SURPRISE * word.length) readable += word.length
  }
  return readable >= (/[A-Z][a-z]|[a-z][A-Z]/.test(run) ? SHARE : SHARE_OF_ONE_CASE) * all
}

/** Whether a piece of a name is a term with digits: `oauth2`, `amd64`. */
export function isTerm(piece: string): boolean {
  return TERM.test(piece)
}
