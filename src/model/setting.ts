import type { Span } from '../text/source.ts'

/**
 * What reading alone can say about a setting. Rules stay silent on `dynamic`.
 * `unset` only where the absence has a known meaning; `at` is then the object that it is missing from.
 */
export type Setting<T> =
  | { readonly is: 'set'; readonly value: T; readonly at: Span }
  | { readonly is: 'unset'; readonly at: Span }
  | { readonly is: 'dynamic'; readonly at: Span }

/** How sure a reading or judgement is; the lowest of its parts. */
export type Confidence = 'high' | 'medium' | 'low'

/** A place that a reader needs to see beside the finding's own. */
export interface Related {
  readonly at: Span
  readonly label: string
}
