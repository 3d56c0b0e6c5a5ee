import { credentialKinds, type CredentialKind } from '../knowledge/credential-kinds/index.ts'
import { Keywords } from './keywords.ts'

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
/**
 * Words in small letters that are rare in other texts. What has none of them holds a credential only in a long run of letters and digits,
 * or as a password in an address.
 */
export const credentialWords: readonly string[] = [...[...KINDS_BY_WORD.keys()].filter(({ length }) => length > 3), JWT_START.toLowerCase()]

/** The kinds of which a word occurs, in their order of priority; one pass over the text. */
export function kindsMentioned(text: string): readonly CredentialKind[] {
  if (text === latest.text) return latest.kinds
  const found = WORDS.in(text).folded
  const mentioned = new Set([...found].flatMap((word) => KINDS_BY_WORD.get(word) ?? []))
  const kinds = mentioned.size === 0 ? NONE : credentialKinds.filter((kind) => mentioned.has(kind))
  if (text.length > 256) latest = { text, kinds }
  return kinds
}

/** A long text is asked about twice: whether it is worth a search, and in the search. */
let latest: { readonly text: string; readonly kinds: readonly CredentialKind[] } = { text: '', kinds: [] }

const NONE: CredentialKind[] = []

/** Forms that credential.ts judges itself, with what they say inside. */
export function isByForm({ provider, id, type }: CredentialKind): boolean {
  return (provider === 'generic' && id !== 'pem-private-key') || type === 'jwt' || type === 'password-url'
}
