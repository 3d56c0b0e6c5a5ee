import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { crossed, crossing, sameness } from '../src/surfaces/reading/crossing.ts'
import type { FileOutcome } from '../src/surfaces/reading/outcome.ts'
import { SourceFile } from '../src/text/source.ts'

/** As it is after a message to another thread. */
export function there(value: unknown, own: SourceFile): unknown {
  const others = new Map<string, SourceFile>()
  return crossed(structuredClone(crossing(value, own)), own, ({ path, git, length, digest }) => {
    const file = filesIn(value).find((one) => one !== own && one.path === path && one.git === git)
    if (!file) throw new Error(`${path} is not in what crossed`)
    expect({ length, digest }).toEqual(sameness(file.text))
    others.set(path, file)
    return file
  })
}

function filesIn(value: unknown, found = new Set<SourceFile>(), seen = new Set<unknown>()): SourceFile[] {
  if (value instanceof SourceFile) found.add(value)
  else if (typeof value === 'object' && value !== null && !seen.has(value)) {
    seen.add(value)
    for (const part of Object.values(value)) filesIn(part, found, seen)
  }
  return [...found]
}

/** How many files have crossed. */
export const crossings = { files: 0 }

/** A new kind of subject that could not cross would be read in one thread for ever, and nobody would know. */
export function expectCrossing({ file, readings, clients }: FileOutcome): void {
  if (!file) return
  crossings.files++
  const clone = there({ readings, clients } satisfies Partial<FileOutcome>, file)
  // What says where two differ takes long where they do not.
  if (!isDeepStrictEqual(clone, { readings, clients })) expect(clone, file.path).toStrictEqual({ readings, clients })
}
