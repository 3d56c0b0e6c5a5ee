import { credentialKinds, type CredentialKind } from '../knowledge/credential-kinds/index.ts'
import { type Found, Keywords } from './keywords.ts'

/** What every JWT begins with, and what every connection string has. */
export const JWT_START = 'eyJ'
export const PASSWORD_IN_ADDRESS = /:\/\/[^\s/?#@"'<>]{0,400}@/

/** Kinds told by their value alone, by their keywords. */
const KINDS_BY_WORD = new Map<string, CredentialKind[]>()
for (const kind of credentialKinds) {
  if (kind.needsName || isByForm(kind)) continue
  for (const word of kind.keywords) KINDS_BY_WORD.set(word, [...(KINDS_BY_WORD.get(word) ?? []), kind])
}
const WORDS = new Keywords([], KINDS_BY_WORD.keys())
const OWN = WORDS.in('').lookedFor
/**
 * Words in small letters that are rare in other texts. What has none of them holds a credential only in a long run of letters and digits,
 * or as a password in an address.
 */
export const credentialWords: readonly string[] = [...[...KINDS_BY_WORD.keys()].filter(({ length }) => length > 3), JWT_START.toLowerCase()]

/** Words that passes of others leave out: so short that they stand in most texts. What they begin is a long run of letters and digits. */
const SHORT = [...KINDS_BY_WORD.keys()].filter(({ length }) => length < 4)
/** With the capitals that they have in the patterns: some of these begin with letters that stand everywhere. */
const SHORT_AS_WRITTEN = SHORT.flatMap((word) => (KINDS_BY_WORD.get(word) ?? []).map((kind) => ({ kind, written: asWritten(word, kind) })))
/** Those that are rare enough to be looked for where there is no such run: it may have no digit by chance, or a `~` in it. */
const RARE = new RegExp(
  SHORT.filter((word) => word.length > 2 || word.includes('~'))
    .map((word) => word.replaceAll('.', '\\.'))
    .join('|'),
  'gi',
)

/** The kinds of which a word occurs, in their order of priority; one pass over the text. */
export function kindsMentioned(text: string): readonly CredentialKind[] {
  if (text === latest.text) return (latest.kinds ??= kindsOf(text, latest.words))
  const words = WORDS.in(text)
  if (text.length > 256) latest = { text, words }
  return kindsOf(text, words)
}

/** Takes what a pass for other words has found in a text, so that the next questions about the text need none of their own. */
export function noteWords(text: string, words: Found): void {
  if (text !== latest.text && isOfAll(words.lookedFor)) latest = { text, words }
}

/** Whether a pass has looked for all words of kinds that have four characters or more. */
function isOfAll(lookedFor: Found['lookedFor']): boolean {
  const known = PASSES.get(lookedFor) ?? credentialWords.every((word) => lookedFor.has(word))
  PASSES.set(lookedFor, known)
  return known
}

const PASSES = new WeakMap<Found['lookedFor'], boolean>()

function kindsOf(text: string, { folded, longRun, lookedFor }: Found): readonly CredentialKind[] {
  const mentioned = new Set<CredentialKind>()
  const add = (word: string) => KINDS_BY_WORD.get(word)?.forEach((kind) => mentioned.add(kind))
  for (const word of folded) add(word)
  if (lookedFor === OWN) return inOrder(mentioned)
  if (!longRun) for (const word of new Set(text.match(RARE))) add(word.toLowerCase())
  else for (const { kind, written } of SHORT_AS_WRITTEN) if (text.includes(written)) mentioned.add(kind)
  return inOrder(mentioned)
}

/** Empty, which stands in every text, where the pattern has the word in pieces (`fm[12]`). */
function asWritten(word: string, { pattern }: CredentialKind): string {
  const source = pattern.source.replaceAll('\\', '')
  const at = source.toLowerCase().indexOf(word)
  return at < 0 ? '' : source.slice(at, at + word.length)
}

function inOrder(mentioned: ReadonlySet<CredentialKind>): readonly CredentialKind[] {
  return mentioned.size === 0 ? NONE : credentialKinds.filter((kind) => mentioned.has(kind))
}

/** A long text is asked about several times: whether it is worth a search, and in the search. */
let latest: { readonly text: string; readonly words: Found; kinds?: readonly CredentialKind[] } = { text: '', words: WORDS.in('') }

const NONE: readonly CredentialKind[] = []

/** Forms that credential.ts judges itself, with what they say inside. */
export function isByForm({ provider, id, type }: CredentialKind): boolean {
  return (provider === 'generic' && id !== 'pem-private-key') || type === 'jwt' || type === 'password-url'
}
