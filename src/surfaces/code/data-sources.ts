import { opensDatabase } from '../../knowledge/words/connections.ts'
import type { Said } from '../../parse/c-like.ts'
import { slice, type Text } from '../../text/source.ts'
import { SpanIndex } from '../../text/span-index.ts'
import { oncePer } from '../../text/once-per.ts'
import type { Part } from '../../program/written/index.ts'

/** Where a database is opened by what follows. */
export function dataSources(said: readonly Said[]): SpanIndex<true> {
  const opened = new SpanIndex<true>()
  for (const { is, name, value } of said) if (is === 'call' && opensDatabase.pattern.test(name)) opened.add(value.at, true)
  return opened
}

/** A text that a database is opened with, or the name that it is assigned to, when that is the next use of it. */
export function isDataSource(text: Text, index: number, opened: SpanIndex<true>): boolean {
  const isOpened = (at: number): boolean => opened.at(slice(text, at, at + 1).at) !== undefined
  if (isOpened(index)) return true
  const code = text.value
  const before = code.slice(Math.max(0, index - 400), index)
  const name = /\b(\w{1,60})\s{0,4}:?=(?!=)[^=\n]*$/.exec(before)?.[1]
  const after = code.slice(index, index + LONGEST_WAY)
  const end = after.indexOf('\n')
  if (name === undefined || end < 0) return false
  const next = after.slice(end).search(new RegExp(`\\b${name}\\b`))
  return next >= 0 && isOpened(index + end + next)
}

const LONGEST_WAY = 2000

/** A function of Go that says by its name that it makes what a driver takes apart. */
export const isDataSourceName = oncePer(({ code }: Part) => DATA_SOURCE_NAME.test(code))
const DATA_SOURCE_NAME = /^\s{0,4}func (?:\([^)\n]{1,80}\) )?\w{0,60}(?:DSN|Dsn|ConnectionString|DataSource)/
