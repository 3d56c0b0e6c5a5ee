import type { RedirectUri } from '../../model/index.ts'

/** A comparison with the function that it stands in, by what of that stands before the place. */
export function comparedIn({ before }: { readonly before: string }, found: RedirectUri): RedirectUri {
  return before === '' ? found : { ...found, within: found.at.start - before.length }
}
