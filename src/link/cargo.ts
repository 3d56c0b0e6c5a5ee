import ignore, { type Ignore } from 'ignore'
import type { ShippingReading } from '../model/reading.ts'
import { oncePer } from '../text/once-per.ts'

/** One pattern of what is taken along. */
interface Item {
  readonly pattern: readonly [string]
  /** What the list takes back: `!dist/*.map`. */
  readonly back: readonly string[]
  readonly of: ShippingReading
}

/**
 * What images and packages take along, by how the paths begin that its patterns match: a file is compared with those alone that it begins
 * like, and with no more than so many of each beginning.
 */
export interface Cargo {
  readonly byBeginning: ReadonlyMap<string, readonly Item[]>
  /** Lengths of the beginnings, the longest first: what names a file is told before what takes all. */
  readonly lengths: readonly number[]
}

/** Of more patterns with one beginning, the first count. */
const MOST_ALIKE = 100

export function cargoOf(shipping: readonly ShippingReading[]): Cargo {
  const byBeginning = new Map<string, Item[]>()
  const seen = new Set<string>()
  for (const of of shipping) {
    const left = of.excludes.join('\n')
    const back = of.includes.filter((one) => one.startsWith('!')).map((one) => one.slice(1))
    for (const pattern of of.includes) {
      if (pattern.startsWith('!')) continue
      const beginning = beginningOf(of.folder, pattern)
      const items = byBeginning.get(beginning) ?? []
      byBeginning.set(beginning, items)
      const same = JSON.stringify([of.folder, pattern, left])
      if (items.length >= MOST_ALIKE || seen.has(same)) continue
      seen.add(same)
      items.push({ pattern: [pattern], back, of })
    }
  }
  return { byBeginning, lengths: [...new Set([...byBeginning.keys()].map(({ length }) => length))].sort((a, b) => b - a) }
}

/** What takes a file along. */
export function shipmentOf(path: string, { byBeginning, lengths }: Cargo): ShippingReading | undefined {
  const folded = path.toLowerCase()
  for (const length of lengths) {
    if (length > path.length) continue
    const item = byBeginning.get(folded.slice(0, length))?.find((one) => takes(one, path))
    if (item) return item.of
  }
  return undefined
}

function takes({ pattern, back, of: { folder, excludes } }: Item, path: string): boolean {
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false
  const below = folder === '' ? path : path.slice(folder.length + 1)
  return patternsMatch(pattern, below) && !patternsMatch(back, below) && !patternsMatch(excludes, below)
}

/** In small letters, as patterns match in any case, up to the first character that stands for others. */
function beginningOf(folder: string, pattern: string): string {
  const literal = /^\/([^*?[\]\\]*)/.exec(pattern)?.[1] ?? ''
  return `${folder === '' ? '' : `${folder}/`}${literal}`.toLowerCase()
}

const compiled = oncePer((patterns: readonly string[]): Ignore => ignore().add([...patterns]))

/** Whether patterns of gitignore's syntax match a path; each list is compiled once. */
export function patternsMatch(patterns: readonly string[], path: string): boolean {
  if (patterns.length === 0) return false
  return compiled(patterns).ignores(path)
}
