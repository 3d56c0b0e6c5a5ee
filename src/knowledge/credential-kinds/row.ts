/** A kind of credential: how it looks, what it opens, how long it lives and what to use instead. */
export interface CredentialKind {
  readonly id: string
  readonly provider: string
  readonly name: string
  /** Bounded and without flags; the whole match is the credential. */
  readonly pattern: RegExp
  /** The shape alone proves nothing: a variable, a header or the host has to name the provider. */
  readonly needsName?: true
  /** Nothing but small letters and blanks, drawn by chance: what reads like words, or goes along the alphabet, is none. */
  readonly letters?: true
  /** Stands in the same text; the shape without it is the frame of a credential and opens nothing. */
  readonly beside?: string
  /** What the value of that property is; without it a long one, as keys are. */
  readonly besideForm?: RegExp
  /** The property beside it that says whom it asks for tokens, and how the provider's address begins. */
  readonly asks?: { readonly property: string; readonly provider: RegExp }
  /** A property beside it in the provider's own form; another form beside a name that says it is made up is of no key of the provider. */
  readonly issued?: { readonly property: string; readonly form: RegExp; readonly beside: string }
  /** How many letters and digits follow the prefix, the last six the checksum of the others; what has this length and another end was never issued. */
  readonly checksummed?: number
  /** Lower case; one of them stands in the text or in the name. */
  readonly keywords: readonly string[]
  /** Variables, headers and members that usually hold it; a leading `*` is a wildcard. */
  readonly keyNames: readonly string[]
  readonly type:
    | 'api-key'
    | 'personal-access-token'
    | 'service-account-key'
    | 'oauth-access-token'
    | 'oauth-refresh-token'
    | 'oauth-client-secret'
    | 'session-token'
    | 'private-key'
    | 'password-url'
    | 'jwt'
    | 'webhook-secret'
  /** A sandbox counts as test; a provider without test mode is live. */
  readonly mode: 'live' | 'test' | 'unknown'
  /** What it reaches when nobody narrowed it. */
  readonly breadth: 'account' | 'user' | 'restricted' | 'unknown'
  /** `short`: it ends within 36 hours by design. */
  readonly lifetime: 'static' | 'short'
  /** Why no agent gets it: a clause about its reach. */
  readonly accountWide?: string
  /** The narrow kind to create instead. */
  readonly narrower?: string
  /** An imperative clause without the full stop. */
  readonly instead: string
  /** The provider's page where it is revoked. */
  readonly revokeAt?: string
  /** What a file says of an installed application, in which the provider does not treat it as confidential. */
  readonly openWhere?: RegExp
  /** A signature of the address that it stands in, which says who made it and when it ends. */
  readonly signsAddress?: true
  /** What stands just around a key that a page or an app carries by design: everybody has it, and its use is restricted elsewhere. */
  readonly openBeside?: RegExp
  /** Says who uses what everybody may read, so that it can be counted and limited: apps carry it by design, and allowlists guard it. */
  readonly metersUse?: true
  /** What a file has in which several of the kind are one set, which is made and replaced as one. */
  readonly setWhere?: RegExp
  readonly note?: string
  /** The other half without which it grants nothing, in a form: in a document it says something only beside that. */
  readonly partner?: RegExp
  /** Higher is believed first; 5 when absent. */
  readonly priority?: number
  /** The provider's page about it. */
  readonly spec: string
  /** `{8}` stands for eight random letters and digits, `{hex:8}` for hex, `{b64:8}` for base64url, `{sum:8}` for two and their checksum. */
  readonly is: readonly string[]
  /** Near misses. */
  readonly isNot: readonly string[]
}

/** What differs from row to row; the rest has a usual value. */
type Row = Omit<CredentialKind, 'provider' | 'keyNames' | 'mode' | 'lifetime' | 'spec'> &
  Partial<Pick<CredentialKind, 'keyNames' | 'mode' | 'lifetime' | 'spec'>>

/** The kinds of one provider, with the page that describes them. */
export const kindsOf = (provider: string, spec: string, rows: readonly Row[]): readonly CredentialKind[] =>
  rows.map(row => ({ keyNames: [], mode: 'live', lifetime: 'static', spec, ...row, provider }))
