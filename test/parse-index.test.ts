import { expect, test } from 'vitest'
import { parse, type Format } from '../src/parse/index.ts'
import { textOf, value } from './parse-shown.ts'

test.each<[Format, string]>([
  ['jsonc', '{"a": "b"} // c'],
  ['json5', "{a: 'b'} // c"],
  ['yaml', 'a: b'],
  ['toml', 'a = "b"'],
  ['dotenv', 'a=b'],
])('parses %s', async (format, source) => {
  const { roots, problems } = await parse(format, textOf(source))
  expect(roots.map(value)).toEqual([{ a: 'b' }])
  expect(problems).toEqual([])
})

test('turns a failure into a problem without words of the file', async () => {
  const text = textOf('x')
  const broken = {
    ...text,
    value: {
      startsWith: () => {
        throw new Error('secret')
      },
    } as unknown as string,
  }
  const { roots, problems } = await parse('jsonc', broken)
  expect(roots).toEqual([])
  expect(problems.map((problem) => problem.value)).toEqual(['the file cannot be parsed'])
})

test.each([
  ["{ a: 'it\\'s', $b_2 : .5, c: [Infinity, 'd',], }", []],
  ['{ a: sk-live }', ['expected double quotes']],
  ['{ a }', ['expected double quotes', 'expected a colon']],
  ["{ a: 'b }", ['expected double quotes']],
])('says of JSON5 what its standard forbids: %s', async (source, problems) => {
  expect((await parse('json5', textOf(source))).problems.map(({ value }) => value)).toEqual(problems)
})
