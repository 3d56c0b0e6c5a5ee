import type { UrlCredential } from '../../model/index.ts'
import { addTo } from '../../text/grouped.ts'

/** A credential that is put into an address. */
export interface Put {
  readonly credential: UrlCredential
  /** What stands for the query that it is one of: the address, the call that is given the parameters, or the variable of either. */
  readonly query: object
}

/** One credential for each query, with the others that the same query carries beside it; a place is told once. */
export function asOne(puts: Iterable<Put>): UrlCredential[] {
  const seen = new Set<number>()
  const queries = new Map<object, UrlCredential[]>()
  for (const { credential, query } of puts) {
    if (seen.has(credential.at.start)) continue
    seen.add(credential.at.start)
    addTo(queries, query, credential)
  }
  return [...queries.values()].flatMap((all) => {
    const [first, ...others] = all.toSorted((a, b) => a.at.start - b.at.start)
    if (!first) return []
    return others.length === 0 ? [first] : [{ ...first, beside: others.map(({ parameter, at }) => ({ parameter, at })) }]
  })
}
