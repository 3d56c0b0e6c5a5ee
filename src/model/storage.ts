import type { Located, SourceFile, Span } from '../text/source.ts'
import type { Host, LiteralCredential, Place } from './connection.ts'
import type { Related } from './setting.ts'

/** What kind of text a literal stands in. */
export type StoragePlace =
  'agent-config' | 'variables' | 'config' | 'code' | 'prompt' | 'document' | 'argument' | 'image' | 'script' | 'key-file' | 'comment'

/** A literal credential and the file that keeps it. */
export interface StoredSecret {
  readonly kind: 'storedSecret'
  readonly credential: LiteralCredential
  readonly place: StoragePlace
  /** The key, header or variable that it stands under. */
  readonly name?: Located<string>
  /** Where the value is used, when that is elsewhere. */
  readonly uses: readonly Related[]
  /** The endpoints that it is paired with. */
  readonly hosts: readonly Host[]
  readonly role: FileRole
  /** The head of its template says that the values are there to be replaced. */
  readonly calledPlaceholders?: true
  /** What shows that nobody runs with it: only tests need it, the setup writes another one, or its file names documentation hosts alone. */
  readonly meant?: 'tests' | 'setup' | 'documentation' | 'sample' | 'example' | 'replaced'
  readonly at: Span
}

/** What a file's own path says about it: STANDARD.md, "What stands around it". */
export interface FileRole {
  /** Tests, fixtures, mocks: findings one level down. */
  readonly test: boolean
  /** Examples and documentation: only live keys in a provider's format are reported. */
  readonly example: boolean
  /** Placeholders expected; a real secret is worse, as everybody copies it. */
  readonly template: boolean
  readonly environment?: 'production' | 'staging'
}

/** A reference on a command line, visible in the process list. */
export interface ArgumentReference {
  readonly kind: 'argumentReference'
  readonly option: string
  readonly place: Place
  readonly at: Span
}

/** A file of variables or credentials, as a whole. */
export interface SecretFile {
  readonly kind: 'secretFile'
  readonly file: SourceFile
  /** Live secrets in it, in file order. */
  readonly secrets: readonly StoredSecret[]
  readonly template: boolean
  /** Ignored by this machine's git configuration only, not by the repository's rules. */
  readonly ignoredOnlyHere: boolean
  /** A Dockerfile's COPY or package.json's files that ship it. */
  readonly shippedBy?: Related & { readonly what: string }
  /** Agent clients of this repository without a rule that keeps them out of the file. */
  readonly readers: readonly { readonly agent: string; readonly at: Span; readonly deny: string; readonly denyBy?: Addition }[]
  readonly at: Span
}

/** A line at the end of a text file, or an item of a list of a JSON file; `path` counts from the root. */
export type Addition = { readonly path: string } & ({ readonly line: string } | { readonly list: readonly string[]; readonly item: string })
