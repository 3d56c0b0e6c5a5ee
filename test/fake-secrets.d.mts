export interface FakeOptions {
  readonly seed?: string
  readonly label?: string
  readonly params?: Readonly<Record<string, string>>
  readonly now?: number
}

/** Every kind that `fake` knows by name; `generic-N` and `hex-N` come on top. */
export const KINDS: readonly string[]
export const ALIASES: Readonly<Record<string, string>>
/** One synthetic value. */
export function fake(kind: string, options?: FakeOptions): string
/** The text with every token replaced. */
export function materialise(text: string, options?: Pick<FakeOptions, 'seed' | 'now'>): string
