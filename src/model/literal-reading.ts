import type { Located, Span, Text } from '../text/source.ts'
import type { StoragePlace } from './storage.ts'

/** A text that may hold a credential, and the name it stands under. */
export interface LiteralReading {
  readonly kind: 'literal'
  readonly place: StoragePlace
  readonly name?: Located<string>
  readonly text: Text
  /** The address of the request that carries it, where that is written beside it. */
  readonly sentTo?: Text
  /** Counts only where `sentTo` is on the internet; `set` for a program that somebody uses, or to be copied. */
  readonly onlyFar?: 'set' | 'to be copied'
  /** The keystore of the repository that it opens; `isOfServer`: with the certificate of a server. */
  readonly opens?: { readonly keystore: Text; readonly isOfServer: boolean }
  readonly at: Span
}
