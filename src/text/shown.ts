declare const mark: unique symbol

/**
 * Text that may leave the process: it has passed report/redact.ts, or is our own. Nothing else can be printed, written or handed to
 * a reporter.
 */
export type Shown = string & { readonly [mark]: true }

/** What is written in the source code: its type is not `string`, and no pattern such as `x${string}`. */
export type Written<T extends string> = T extends Shown ? T : Record<never, never> extends Record<T, 1> ? Shown : T
type Sayable<T> = T extends number ? T : T extends string ? Written<T> : never

/** A text of our own: what is written in the source code, numbers, and what may be shown already. */
export function ours<const T extends readonly (string | number)[]>(
  parts: TemplateStringsArray,
  ...values: { [K in keyof T]: Sayable<T[K]> }
): Shown {
  return asShown(String.raw({ raw: parts }, ...values))
}

/** Texts that may be shown, as one. */
export function together<const B extends string>(texts: readonly Shown[], between: Written<B>): Shown {
  return asShown(texts.join(between))
}

/**
 * Takes a text for one that may be shown. Only what masks, hashes, or writes down facts of this package may call it;
 * test/conventions.test.ts says where that is.
 */
export function asShown(text: string): Shown {
  return text as Shown
}
