import { makesMetadata, metadataSetters } from '../../knowledge/libraries/metadata-names.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, type Entry } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'

/**
 * The metadata of a server that an object of a library holds, as one table of what a function sets of it: `metadata.setGrantTypes(…)`.
 * What is not set there may be set elsewhere.
 */
export function tablesBySetters(all: readonly Said[]): readonly Said[] {
  const made = all.filter((one) => one.is === 'set' && makesMetadata.pattern.test(codeAt(one.value.at, LONGEST)))
  return made.flatMap((holder) => {
    const { name, inFunction, value } = holder
    const entries = all.flatMap((one) =>
      one.is === 'call' && one.inFunction === inFunction && one.name.startsWith(`${name}.`) ? entryOf(one) : [],
    )
    const [first] = entries
    if (!first) return []
    const issuer: Entry = { key: { value: 'issuer', at: value.at }, value: { kind: 'dynamic', at: value.at }, at: value.at }
    return [{ ...holder, is: 'object' as const, value: { kind: 'map' as const, entries: [issuer, ...entries], open: true, at: first.at } }]
  })
}

const LONGEST = 200

function entryOf({ name, value, at }: Said): Entry[] {
  const row = metadataSetters.find(({ setter }) => name.endsWith(`.${setter}`))
  const [given, ...more] = items(value)
  return row && given && more.length === 0 ? [{ key: { value: row.member, at }, value: given, at }] : []
}
