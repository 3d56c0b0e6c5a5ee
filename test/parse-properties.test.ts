import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entries, type Node } from '../src/parse/node.ts'
import { parseProperties } from '../src/parse/properties.ts'
import { expectLinear } from './linear.ts'
import { misplaced, texts, textOf, under, value } from './parse-shown.ts'

const read = (source: string): Node => parseProperties(textOf(source)).roots[0] as Node

test.each([
  ['a.b=1', { a: { b: '1' } }],
  ['a : 1\n# b=2\n!c=3\nd 4 ', { a: '1', d: '4' }],
  ['a[0]=1\na[1]=2', { a: ['1', '2'] }],
  ['a=1\\\n  2', { a: '12' }],
  ['a=1\\\r\n  2\r\nb=3', { a: '12', b: '3' }],
  ['a=\\u0041\\t', { a: 'A\t' }],
  ['a', { a: '' }],
  ['a\\\r\n', { a: '' }],
  ['a=\\\n', { a: '' }],
])('%j is %j', (source, expected) => expect(value(read(source))).toEqual(expected))

test('a value that goes on in the next line keeps its place', () => {
  expect(entries(read('x=0\nkey = one\\\n two\nlast=3')).map(({ key, value: { at } }) => [under(key.at), under(at)])).toEqual([
    ['x', '0'],
    ['key', 'one\\\n two'],
    ['last', '3'],
  ])
})

test('every place lies in the text, whatever is written', () => {
  const written = fc.string({ unit: fc.constantFrom('a', 'k', '.', '[', '0', ']', '=', ':', ' ', '\\', '\r', '\n', '#', '!', 'u') })
  fc.assert(
    fc.property(written, (source) => {
      const root = read(source)
      // A key is a piece of a written path, and may stand at more than itself.
      expect(
        texts(root)
          .flatMap(misplaced)
          .filter((wrong) => wrong !== 'another value stands there'),
      ).toEqual([])
      for (const { key, at } of entries(root)) {
        expect(key.at.start >= 0 && at.end <= source.length).toBe(true)
        if (!/[.[\]\\]/.test(under(key.at))) expect(under(key.at)).toBe(key.value)
      }
    }),
  )
})

test('time is linear', () => expectLinear((size) => read('a.b\\ =\\\n'.repeat(size)), 20_000))
