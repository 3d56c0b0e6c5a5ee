import { expect, it } from 'vitest'
import { Recent } from '../src/text/recent.ts'

it('lets go what was not asked for, as soon as all weighs too much', () => {
  const recent = new Recent<number>(10)
  recent.set('plum', 1, 4)
  recent.set('pear', 2, 4)
  expect(recent.get('plum')).toBe(1)
  recent.set('fig', 3, 4)
  expect([recent.get('plum'), recent.get('pear'), recent.get('fig')]).toEqual([1, undefined, 3])
})

it('keeps the last value, whatever it weighs, and weighs a value anew that is set again', () => {
  const recent = new Recent<number>(10)
  recent.set('plum', 1, 4)
  recent.set('melon', 2, 40)
  expect([recent.get('plum'), recent.get('melon')]).toEqual([undefined, 2])
  recent.set('melon', 3, 5)
  recent.set('plum', 4, 5)
  expect([recent.get('plum'), recent.get('melon')]).toEqual([4, 3])
})
