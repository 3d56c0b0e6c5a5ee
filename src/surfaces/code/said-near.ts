import type { Said } from '../../parse/c-like.ts'
import { oncePer } from '../../text/once-per.ts'
import { firstThat } from '../../text/by-halves.ts'

// What a file says near a place, so that many places of a large file do not each go through all that it says.

/** As far as functions reach that people write. */
const NEAR = 6000

/** What begins near before a place, in the order of the text. */
export function saidBefore(all: readonly Said[], place: number): readonly Said[] {
  const sorted = sortedBy(all)
  return sorted.slice(firstFrom(sorted, place - NEAR), firstFrom(sorted, place))
}

/** What begins near behind a place. */
export function saidBehind(all: readonly Said[], place: number): readonly Said[] {
  const sorted = sortedBy(all)
  return sorted.slice(firstFrom(sorted, place), firstFrom(sorted, place + NEAR))
}

const sortedBy = oncePer((all: readonly Said[]): readonly Said[] => all.toSorted((one, other) => one.at.start - other.at.start))

function firstFrom(sorted: readonly Said[], place: number): number {
  return firstThat(sorted, ({ at }) => at.start >= place)
}
