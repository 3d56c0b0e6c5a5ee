import { credentialKinds, type CredentialKind } from '../knowledge/credential-kinds/index.ts'
import { type Found, Keywords } from './keywords.ts'
import { oneOf } from '../text/pattern.ts'
import { oncePer } from '../text/once-per.ts'

/** What every JWT begins with, and what every connection string has. */
export const JWT_START = 'eyJ'
export const PASSWORD_IN_ADDRESS = oneOf(
  '',
  /:\/\/[^\s/?#@"'<>]{0,400}@/,
  /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver)(?:\+\w{1,20})?:\/\/[^\s@"'<>]{0,400}@/,
)

/** The same, and what a database's may have beside it, where an address begins; and what a database's has before it. */
const PASSWORD_HERE = /:\/\/[^\s/?#@"'<>]{0,400}@/y
const WITH_SIGNS_HERE = /:\/\/[^\s@"'<>]{0,400}@/y
const OF_DATABASE = /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver)(?:\+\w{1,20})?$/

/** Whether `PASSWORD_IN_ADDRESS` matches: it is asked of every text, and to look for addresses first takes a tenth of the time. */
export function hasPasswordInAddress(text: string): boolean {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    PASSWORD_HERE.lastIndex = at
    if (PASSWORD_HERE.test(text)) return true
    WITH_SIGNS_HERE.lastIndex = at
    if (WITH_SIGNS_HERE.test(text) && OF_DATABASE.test(text.slice(Math.max(0, at - 40), at))) return true
  }
  return false
}

/** Kinds told by their value alone, by their keywords. */
const KINDS_BY_WORD = new Map<string, CredentialKind[]>()
for (const kind of credentialKinds) {
  if (kind.needsName || isByForm(kind)) continue
  for (const word of kind.keywords) KINDS_BY_WORD.set(word, [...(KINDS_BY_WORD.get(word) ?? []), kind])
}
const WORDS = new Keywords([], KINDS_BY_WORD.keys())
/**
 * Words in small letters that are rare in other texts. What has none of them holds a credential only in a long run of letters and digits,
 * or as a password in an address.
 */
export const credentialWords: readonly string[] = [...[...KINDS_BY_WORD.keys()].filter(({ length }) => length > 3), JWT_START.toLowerCase()]

/** Words so short that they stand in most texts: they are noted, and call for nothing. What they begin is a long run of characters. */
export const shortCredentialWords: readonly string[] = [...KINDS_BY_WORD.keys()].filter(({ length }) => length < 4)

/** The kinds of which a word occurs, in their order of priority; one pass over the text. */
export function kindsMentioned(text: string): readonly CredentialKind[] {
  for (const known of [noted, latest]) if (text === known.text) return (known.kinds ??= kindsOf(known.words))
  const words = WORDS.in(text)
  if (text.length > 256) latest = { text, words }
  return kindsOf(words)
}

/** Takes what a pass for other words has found in a text, so that the next questions about the text need none of their own. */
export function noteWords(text: string, words: Found): void {
  if (text !== noted.text && isOfAll(words.lookedFor)) noted = { text, words }
}

/** Whether a pass has looked for all words of kinds. */
const isOfAll = oncePer((lookedFor: Found['lookedFor']): boolean => [...KINDS_BY_WORD.keys()].every((word) => lookedFor.has(word)))

function kindsOf({ folded }: Found): readonly CredentialKind[] {
  const mentioned = new Set<CredentialKind>()
  for (const word of folded) for (const kind of KINDS_BY_WORD.get(word) ?? []) mentioned.add(kind)
  return mentioned.size === 0 ? NONE : credentialKinds.filter((kind) => mentioned.has(kind))
}

interface Known {
  readonly text: string
  readonly words: Found
  kinds?: readonly CredentialKind[]
}
/** A long text is asked about several times: whether it is worth a search, and in the search. */
let latest: Known = { text: '', words: WORDS.in('') }
/** The file that is being read; lines of it are asked about meanwhile. */
let noted: Known = latest

const NONE: readonly CredentialKind[] = []

/** Forms that credential.ts judges itself, with what they say inside. */
export function isByForm({ provider, type }: CredentialKind): boolean {
  return (provider === 'generic' && type !== 'private-key') || type === 'jwt' || type === 'password-url'
}
