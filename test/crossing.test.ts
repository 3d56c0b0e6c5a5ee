import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { crossed, crossing, sameness } from '../src/surfaces/reading/crossing.ts'
import type { FileOutcome } from '../src/surfaces/reading/outcome.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile } from '../src/text/source.ts'
import { outcomesOf } from './outcomes.ts'
import { foldersIn, inCheckout } from './materialise.ts'

/** As it is after a message to another thread. */
function there(value: unknown, own: SourceFile): unknown {
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

describe('what crosses between threads', () => {
  const own = new SourceFile('a.ts', 'const key = 1')
  const at = { file: own, start: 6, end: 9 }

  test('is the same there', () => {
    const neighbour = new SourceFile('b.ts', 'export const key = 2', 'none')
    const value = [
      {
        at,
        also: { file: neighbour, start: 0, end: 6 },
        offsets: [1, 2, 4],
        absent: undefined,
        odd: [Number.NaN, -0, Infinity, null, true],
      },
    ]
    const clone = there(value, own)
    expect(clone).toStrictEqual(value)
    expect((clone as typeof value)[0]?.at.file).toBe(own)
    expect((clone as typeof value)[0]?.also.file).toBe(neighbour)
  })

  test('keeps what is shared, and circles', () => {
    const circle: { at: typeof at; self?: unknown; again: typeof at } = { at, again: at }
    circle.self = circle
    const clone = there(circle, own) as typeof circle
    expect(clone.self).toBe(clone)
    expect(clone.again).toBe(clone.at)
  })

  test.each([
    ['a secret', { secret: new Secret('hunter2') }],
    ['a function', { each: () => [] }],
    ['a map', { of: new Map() }],
    ['a file outside of a place', { source: own }],
    ["a name that is a place's", { file: 'a.ts' }],
    ['a second text of the same path', { at: { file: new SourceFile('a.ts', 'other'), start: 0, end: 1 } }],
  ])('is never %s', (_, value) => {
    expect(() => crossing(value, own)).toThrow(TypeError)
  })

  test('is nothing that was concealed', () => {
    const file = new SourceFile('c.ts', 'const key = "hunter2"')
    file.conceal({ file, start: 13, end: 20 })
    expect(() => crossing({ at: { file, start: 0, end: 5 } }, file)).toThrow('concealed')
  })
})

// A new kind of subject that could not cross would be read in one thread for ever, and nobody would know.
describe.each(['rules', 'surfaces'])('readings of fixtures/%s cross', (folder) => {
  test.each(foldersIn(inCheckout(`fixtures/${folder}`)))('%s', async (id) => {
    for (const name of foldersIn(inCheckout(`fixtures/${folder}/${id}`))) {
      const read = await outcomesOf(inCheckout(`fixtures/${folder}/${id}/${name}`))
      for (const { file, readings, clients } of read) {
        if (!file) continue
        const clone = there({ readings, clients } satisfies Partial<FileOutcome>, file)
        // What says where two differ takes long where they do not.
        if (!isDeepStrictEqual(clone, { readings, clients })) expect(clone, `${name}: ${file.path}`).toStrictEqual({ readings, clients })
      }
    }
  })
})
