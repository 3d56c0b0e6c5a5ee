import { bindsParameter, filtersColumn, holdsKey } from '../../knowledge/words/filtered-columns.ts'
import { literally } from '../../text/pattern.ts'

/**
 * Whether a value that is read at a place only goes into a query of a database that compares it with a column which holds no key:
 * `->andWhere('l.username = :name')->setParameter('name', $request->query->get('apikey'))`, `where(name: params[:api_key])`.
 */
export function filtersOtherColumn(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index)
  // The request that it is read of stands last.
  const line = before.slice(-LONGEST).replace(/[\w$>.:()-]{1,80}$/, '')
  const column = filtersColumn.pattern.exec(line)?.slice(1).find(Boolean)
  if (column !== undefined) return !holdsKey.pattern.test(lastOf(column))
  const name = bindsParameter.pattern.exec(line)?.[1]
  if (name === undefined) return false
  const columns = Array.from(before.matchAll(comparedWith(name)), ([, one = '']) => lastOf(one))
  return columns.length > 0 && !columns.some((one) => holdsKey.pattern.test(one))
}

/** `l.username LIKE :name`, `u.name = @name` */
function comparedWith(name: string): RegExp {
  return new RegExp(`([\\w.]{1,80})["\`\\]]?\\s{0,4}(?:=|<>|!=|(?:not )?i?like)\\s{0,4}[:@]${literally(name)}(?!\\w)`, 'gi')
}

function lastOf(column: string): string {
  return column.slice(column.lastIndexOf('.') + 1)
}

/** A query is built in so many characters, and what binds one value in so many. */
const NEAR = 900
const LONGEST = 140
