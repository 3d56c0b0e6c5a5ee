import { describe, expect, test } from 'vitest'
import { crossing } from '../src/surfaces/reading/crossing.ts'
import { Secret } from '../src/text/secret.ts'
import { SourceFile } from '../src/text/source.ts'
import { there } from './crossed.ts'

// That the readings of all fixtures cross is asked where they are read: rules.test.ts, surfaces.test.ts.
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
