import type { LibraryCall, Place } from './row.ts'

/** A call that makes a client of a provider's API, or tells one its key. */
export interface ProviderCall extends LibraryCall<'calls-provider'> {
  readonly package: string
  /** Each of them that is given is a credential. */
  readonly keys: readonly Place[]
  /** Where another address is given. */
  readonly options: { readonly base?: Place }
  /** The provider's own address, which holds where no other is given. */
  readonly url: string
  /** Given this, the keys are of another kind. */
  readonly unless?: Place
  /** Where the service is named, of an SDK for many, and how the names of those that only serve models begin. */
  readonly models?: { readonly service: Place; readonly begins: string }
  /** A parameter beside which the keys are temporary. */
  readonly session?: string
}
