import { inspect } from 'node:util'
import { nodeCrypto } from './node.ts'

/** Never leaves the process. */
let key: Buffer | undefined

/** How much of a secret may be shown: a public prefix and four characters (STANDARD.md, "What it is"). */
const SHOWN = 4

/** A value that cannot be printed: every way to turn it into text gives the mask. */
export class Secret {
  readonly #text: string
  /** A public prefix that names the kind of the credential, such as `ghp_`. */
  readonly prefix: string
  /** What tells it from others, where the text alone does not. */
  readonly #told: string
  /** Whether another secret of the same identity has the same value, as it cannot be told where the value itself was not read. */
  readonly isTold: boolean
  /** Whether everybody may know it, as the id of a client: it is not hidden where else it stands. */
  readonly isPublic: boolean

  constructor(
    text: string,
    prefix = '',
    told: { readonly by: string; readonly isValue: boolean } = { by: text, isValue: true },
    isPublic = false,
  ) {
    this.#text = text
    this.prefix = text.startsWith(prefix) ? prefix : ''
    this.#told = told.by
    this.isTold = told.isValue
    this.isPublic = isPublic
  }

  get length(): number {
    return this.#text.length
  }

  /** Whether the value matches, without telling it. */
  matches(pattern: RegExp): boolean {
    return pattern.test(this.#text)
  }

  /** Whether two secrets hold the same value; compared in memory only. */
  equals(other: Secret): boolean {
    return this.#text === other.#text
  }

  /** The same for the same value, in this process only, and nothing that the value could be told from. */
  get identity(): string {
    const { createHmac, randomBytes } = nodeCrypto()
    key ??= randomBytes(32)
    return createHmac('sha256', key).update(this.#told).digest('base64')
  }

  /**
   * Hands the value to a classification and returns what that concludes.
   * Only `classify/` and `redact.ts` may call it; test/conventions.test.ts says so.
   */
  judge<T>(conclude: (text: string) => T): T {
    return conclude(this.#text)
  }

  /** `ghp_16C7… (40 chars)`: kind prefix, at most four characters more, and the length. */
  toString(): string {
    const shown = this.#text.length >= 16 ? this.prefix.length + SHOWN : this.prefix.length
    return `${this.#text.slice(0, shown)}… (${this.#text.length} chars)`
  }

  toJSON(): string {
    return this.toString()
  }

  [inspect.custom](): string {
    return this.toString()
  }
}
