import { expect, test } from 'vitest'
import { parse } from '../src/parse/index.ts'
import { textOf, value } from './parse-shown.ts'

const bodies = async (source: string) => (await parse('bicep', textOf(source))).roots.map(value)

test.each<[string, unknown]>([
  ["resource a 'X/y@1' = {\n  b: 'c'\n  d: true\n  e: 12\n  f: null\n}\n", { b: 'c', d: true, e: 12, f: null }],
  ["resource a 'X/y@1' = { b: ['c', 'd'], 'e-f': { g: [\n    'h'\n    false\n  ] } }", { b: ['c', 'd'], 'e-f': { g: ['h', false] } }],
  ["// resource z 'X/y@1' = {}\n@description('d')\nresource a 'X/y@1' = {\n  /* b: 1 */ c: 'd' // e\n}", { c: 'd' }],
])('parses the resources of %s', async (source, body) => {
  expect(await bodies(source)).toEqual([{ type: 'X/y@1', body }])
})

test('leaves open what is computed', async () => {
  const { roots } = await parse(
    'bicep',
    textOf("resource a 'X/y@1' = {\n  ...shared\n  b: 'c${d}'\n  e: f ? true : false\n  g: [for h in i: {\n    j: h\n  }]\n  k: true\n}"),
  )
  const body = roots[0]?.kind === 'map' ? roots[0].entries[1]?.value : undefined
  expect(body?.kind === 'map' && body.open).toBe(true)
  expect(body?.kind === 'map' && body.entries.map(({ key, value: { kind } }) => [key.value, kind])).toEqual([
    ['b', 'dynamic'],
    ['e', 'dynamic'],
    ['g', 'dynamic'],
    ['k', 'scalar'],
  ])
})

test.each(["resource a 'X/y@1' existing = {\n}", "param a string = 'X/y@1'", "module a 'X.bicep' = {\n}", "resource a 'X/y@1'"])(
  'reads no resource in %s',
  async (source) => {
    expect(await bodies(source)).toEqual([])
  },
)

test.each([
  "resource a 'X/y@1' = {",
  "resource a 'X/y@1' = { b: [",
  "resource a 'X/y@1' = { b",
  "resource a 'X/y@1' = ",
  "resource a 'X/y@1' = {]}",
])('reads %s to its end', async (source) => {
  expect(await bodies(source)).toHaveLength(1)
})
