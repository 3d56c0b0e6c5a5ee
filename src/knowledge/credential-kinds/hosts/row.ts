import type { ApiOffer } from './offers.ts'

/** The hosts that a provider's keys belong to. */
export interface ProviderHosts {
  readonly provider: string
  /** Its API, MCP and web domains; `*.` stands for the domain and everything below it. */
  readonly hosts: readonly string[]
  /** Where a live key goes when nothing else is said. The bare domain when every customer has a host of its own. */
  readonly defaultHost: string
  readonly sandboxHosts?: readonly string[]
  /** Keys open a language, image, speech or embedding model. */
  readonly modelProvider?: true
  /** Those of its hosts that are a model's API, where its other keys open more. */
  readonly modelHosts?: readonly string[]
  /** Hosts of others that take its keys by design, or are often called with them. */
  readonly gateways?: readonly string[]
  /** What its API takes in place of a static key; absent when it documents keys alone. */
  readonly offers?: ApiOffer
  /** It can run on a host of its customer. */
  readonly selfHosted?: true
  /** The mode follows from the key, not from the host. */
  readonly oneHostForBothModes?: true
  /** Parts of variable names that name it, upper case; the longest match of all providers wins. */
  readonly names: readonly string[]
  /** Variables that move its base URL. */
  readonly overrides?: readonly string[]
}
