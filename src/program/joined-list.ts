import type { Node } from '../parse/node.ts'

/** So that no chain of constants doubles itself into a huge one. */
export const MAX_STRING = 1 << 16

/**
 * The items of a list with a separator between them as one string, each character where its item stands; undefined where an item is
 * no string of the file or they do not follow each other there.
 */
export function joinedList(items: readonly Node[], separator: string): Node | undefined {
  const [first] = items
  if (!first) return undefined
  const offsets: number[] = []
  const words: string[] = []
  let end = first.at.start
  for (const one of items) {
    if (one.kind !== 'scalar' || typeof one.value !== 'string' || one.opaque) return undefined
    if (one.at.file !== first.at.file || one.at.start < end) return undefined
    // A separator stands nowhere: its characters are where the item before it ends.
    if (words.length > 0) for (let i = 0; i < separator.length; i++) offsets.push(end)
    for (let i = 0; i < one.value.length; i++) offsets.push(one.offsets?.[i] ?? one.at.start + i)
    words.push(one.value)
    end = one.at.end
  }
  const value = words.join(separator)
  return value.length > MAX_STRING ? undefined : { kind: 'scalar', value, at: { ...first.at, end }, offsets: [...offsets, end] }
}
