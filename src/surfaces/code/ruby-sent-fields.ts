import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import type { Said } from '../../parse/c-like.ts'
import { codeAt } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { firstThat } from '../../text/by-halves.ts'

const SENDS = asWritten(oauthWritten, 'sends-form')

/** Whether a field is sent: in a call that sends, or in a table that the same method hands to one. */
export function isSent({ within, inFunction, at }: Said, all: readonly Said[]): boolean {
  if (within.some((one) => SENDS.test(one))) return true
  const seen = seenIn(all)
  const table = tableAround(seen.tables, at)
  if (!table || table.inFunction !== inFunction || !/^@?[a-z_]\w{0,60}$/.test(table.name)) return false
  return (seen.sent.get(inFunction)?.get(table.name) ?? -1) > table.at.end
}

interface Seen {
  /** In the order of the text. */
  readonly tables: readonly Table[]
  /** For each function the names that are handed to calls that send, and where the last such call is. */
  readonly sent: ReadonlyMap<Said['inFunction'], ReadonlyMap<string, number>>
}

interface Table {
  readonly said: Said
  readonly order: number
  /** The table that this one stands in. */
  readonly outer: Table | undefined
}

const seenIn = oncePer((all: readonly Said[]): Seen => ({ tables: tablesOf(all), sent: sentOf(all) }))

function tablesOf(all: readonly Said[]): readonly Table[] {
  const found: Table[] = []
  const sets = all.map((said, order) => ({ said, order })).filter(({ said }) => said.is === 'set' && said.value.kind === 'map')
  let outer: Table | undefined
  for (const { said, order } of sets.sort((a, b) => a.said.value.at.start - b.said.value.at.start)) {
    while (outer && outer.said.value.at.end < said.value.at.end) outer = outer.outer
    outer = { said, order, outer }
    found.push(outer)
  }
  return found
}

/** The first table, as they are written, that a place stands in. */
function tableAround(tables: readonly Table[], { start, end }: Said['at']): Said | undefined {
  let first: Table | undefined
  for (let one = tables[firstThat(tables, ({ said }) => said.value.at.start >= start) - 1]; one; one = one.outer)
    if (one.said.value.at.end >= end && one.said.at.start < start && (!first || one.order < first.order)) first = one
  return first?.said
}

const NAMES = /(?<![\w.:@])@?[a-z_]\w{0,60}(?!\w|:)/g

function sentOf(all: readonly Said[]): Seen['sent'] {
  const sent = new Map<Said['inFunction'], Map<string, number>>()
  for (const { is, name, inFunction, at, value } of all) {
    if (is !== 'call' || !SENDS.test(name)) continue
    const names = sent.get(inFunction) ?? new Map<string, number>()
    sent.set(inFunction, names)
    for (const [one] of codeAt(value.at).matchAll(NAMES)) names.set(one, Math.max(at.start, names.get(one) ?? -1))
  }
  return sent
}
