import { expect, test } from 'vitest'
import { parse, type Format } from '../src/parse/index.ts'
import { textOf, value } from './parse-shown.ts'

test.each<[Format, string]>([
  ['jsonc', '{"a": "b"} // c'],
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
