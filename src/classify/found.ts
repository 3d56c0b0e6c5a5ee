import type { CredentialKind } from '../knowledge/credential-kinds/row.ts'
import type { Judgement } from '../model/connection.ts'

/** What stands around a value. */
export interface Surrounding {
  /** The key, header, variable or option that it stands under. */
  readonly name?: string
  /** The name is a credential's by its position: a header, `apiKey` of a server entry. */
  readonly credentialPosition?: boolean
  /** It is set for a program that somebody uses: what stands there is no text for readers. */
  readonly isSet?: boolean
  /** The host that it goes to, for kinds whose shape is ambiguous. */
  readonly host?: string
  /** Seconds since 1970. */
  readonly now: number
  /** Kinds that the company gives out itself; believed before all others. */
  readonly ownKinds?: readonly CredentialKind[]
}

/** A credential inside a value, and where it begins and ends there. */
export interface Found {
  readonly start: number
  readonly end: number
  /** A public prefix that may be shown: `ghp_`. */
  readonly prefix: string
  readonly judged: Judgement
  /** The host of a connection string. */
  readonly host?: string
}

/** A judgement of which nothing but the class is known. */
export function simple(className: Judgement['class'], what: string): Judgement {
  return { class: className, what, mode: 'unknown', confidence: 'high' }
}
