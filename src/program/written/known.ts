import type { Source } from './declarations.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'
import { firstThat } from '../../text/by-halves.ts'

// What was found in a file that is read without a grammar, so that many places that ask the same do not each search the whole file.

interface Known {
  readonly answers: Map<string, unknown>
  /** The characters that were searched. */
  read: number
}

const knownOf = oncePer((_: Source): Known => ({ answers: new Map(), read: 0 }))

/** Searches of a file altogether, in characters; no file that people write needs more, and what is asked after that is not found. */
const MOST_READ = 40_000_000

/** The answer to a question that needs a search of the whole file: searched once. */
export function searchedOnce<T>(source: Source, question: string, search: () => T | undefined): T | undefined {
  const known = knownOf(source)
  if (known.answers.has(question)) return known.answers.get(question) as T | undefined
  known.read += source.text.length
  const found = known.read > MOST_READ ? undefined : search()
  known.answers.set(question, found)
  return found
}

/** Where something is found in a file, and what its first group says. */
export interface Spot {
  readonly start: number
  readonly end: number
  readonly name: string
}

/** All places of a pattern in a file, in order; the white space at the end of a match is none of it. */
const spotsOf = oncePerPair(({ text }: Source, pattern: RegExp): readonly Spot[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, 1: name = '', index }) => ({
    start: index,
    end: index + found.trimEnd().length,
    name,
  })),
)

/** The last place of a pattern that ends before a place, and the first one that begins after it. */
export function spotsAround(
  source: Source,
  pattern: RegExp,
  start: number,
  end: number,
): { before?: Spot | undefined; after?: Spot | undefined } {
  const spots = spotsOf(source, pattern)
  const next = firstThat(spots, (one) => one.start >= end)
  let last = firstThat(spots, (one) => one.start >= start) - 1
  while (last >= 0 && (spots[last]?.end ?? 0) > start) last--
  return { before: spots[last], after: spots[next] }
}
