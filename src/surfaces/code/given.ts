import type { Node } from '../../parse/node.ts'
import type { Place } from '../../knowledge/libraries/row.ts'
import type { Arguments } from '../../program/arguments.ts'

/** What a call is given at a place, where that can be read. */
export function nodeAt(args: Arguments | undefined, place: Place): Node | undefined {
  const found = args?.value(place)
  return found?.is === 'set' ? found.value : undefined
}
