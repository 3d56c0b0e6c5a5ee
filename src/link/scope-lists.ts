import type { Subject } from '../model/index.ts'
import { placeKey, type Span } from '../text/source.ts'

/**
 * Lists of scopes that were read by their form, without those that a library is seen to be given; and what a library is given from the
 * list of another module, without the scopes that are judged where they are written.
 */
export function withoutKnownScopes(subjects: readonly Subject[]): Subject[] {
  const sets = subjects.filter((one) => one.kind === 'scopeSet')
  const known = new Set(sets.flatMap((one) => (one.byForm ? [] : one.scopes.map(({ at }) => placeKey(at)))))
  const kept = sets.filter((one) => !one.byForm || !one.scopes.some(({ at }) => known.has(placeKey(at))))
  const written = new Set(kept.flatMap((one) => (one.byForm ? one.scopes.map(({ value }) => value) : [])))
  const isKept = new Set<Subject>(kept)
  return subjects.flatMap((one): Subject[] => {
    if (one.kind !== 'scopeSet') return [one]
    if (!isKept.has(one)) return []
    const scopes =
      one.byForm || written.size === 0 ? one.scopes : one.scopes.filter(({ value, at }) => !written.has(value) || isWrittenAt(value, at))
    return scopes.length === one.scopes.length ? [one] : scopes.length > 0 ? [{ ...one, scopes, open: true }] : []
  })
}

/** As it is, or as it is written in the query of an address. */
function isWrittenAt(value: string, { file, start, end }: Span): boolean {
  const written = file.text.slice(start, end)
  return written.includes(value) || written.includes(encodeURIComponent(value))
}
