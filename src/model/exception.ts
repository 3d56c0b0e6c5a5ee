import type { Level } from './severity.ts'
import type { Span } from '../text/source.ts'

/** A declared exception and what became of it. */
export interface Exception {
  readonly kind: 'exception'
  readonly form: 'session-key' | 'suppression'
  /** The rules it names; of an `unknown` one those that do not exist. */
  readonly rules: readonly string[]
  readonly outcome: 'expired' | 'too-long' | 'unknown' | 'unexplained' | 'unused' | 'valid'
  /** The date as written: YYYY-MM-DD. */
  readonly date?: string
  /** The level of the finding that an expired one used to hide. */
  readonly hid?: Level
  readonly at: Span
}
