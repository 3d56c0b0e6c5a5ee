import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJsonc } from '../src/parse/jsonc.ts'
import { each, get, type Node } from '../src/parse/node.ts'
import { placeOf } from '../src/judge/place.ts'
import { misplaced, textOf, texts, told, value } from './parse-shown.ts'

/** Lists of more than so many characters are long. */
const LONG = 10

function read(source: string, longList?: number) {
  const { roots, problems } = parseJsonc(textOf(source), longList)
  return { values: roots.map(value), misplaced: roots.flatMap(texts).flatMap((text) => misplaced(text)), problems: told(problems) }
}

const SOURCE = JSON.stringify(
  {
    realm: 'big',
    clients: [{ clientId: 'one', redirectUris: ['https://a', 'https://b'] }, { clientId: 'two' }, 'three', 4, []],
    after: {
      list: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
  },
  undefined,
  2,
)

test('reads long lists as others', () => {
  expect(read(SOURCE, LONG)).toEqual(read(SOURCE))
  const clients = get(parseJsonc(textOf(SOURCE), LONG).roots[0], 'clients')
  expect(clients).toHaveProperty('long')
  expect([...each(clients)].map(value)).toEqual(JSON.parse(SOURCE).clients)
})

test('reads any JSON as without long lists', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (json, indent) => {
      const source = JSON.stringify(json, undefined, indent)
      expect(read(source, LONG)).toEqual(read(source))
    }),
  )
})

test('reads what is broken as without long lists', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b',
      '1',
      'x',
      '\n',
      '// c\n',
      "'d'",
      '{{ e }}',
      '[1, 2, 3, 4, 5, 6]',
      '{"k": [1, 2, 3, 4]}',
    ),
    { maxLength: 24 },
  )
  fc.assert(
    fc.property(pieces, (list) => {
      const source = list.join('')
      expect(read(source, LONG).values).toEqual(read(source).values)
    }),
    { numRuns: 2000 },
  )
})

test('says a problem once, whoever reads', () => {
  const source = '{"clients": [{"a": 1}, {"b": ?}, {"c": 3} {"d": 4}]}'
  const { roots, problems } = parseJsonc(textOf(source), LONG)
  const clients = get(roots[0], 'clients')
  for (const _ of each(clients)) break
  expect([...each(clients)]).toHaveLength(4)
  expect([...each(clients)]).toHaveLength(4)
  expect(told(problems)).toEqual(read(source).problems)
})

test('finds the place of what is in a long list', () => {
  const { roots } = parseJsonc(textOf(SOURCE), LONG)
  const outline = () => roots
  for (const [index, item] of [...each(get(roots[0], 'clients'))].entries()) {
    expect(placeOf(item.at, outline)).toBe(`clients.${index}`)
    for (const [i, uri] of [...each(get(item, 'redirectUris'))].entries())
      expect(placeOf(uri.at, outline)).toBe(`clients.${index}.redirectUris.${i}`)
  }
})

test('keeps no items', () => {
  const { roots } = parseJsonc(textOf(SOURCE), LONG)
  const [first] = each(get(roots[0], 'clients')) as Iterable<Node>
  const [again] = each(get(roots[0], 'clients')) as Iterable<Node>
  expect(first).not.toBe(again)
  expect(first).toEqual(again)
})
