import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { text } from './reporters.ts'
import { linted, REPORT } from './linted.ts'
import { inCheckout } from './materialise.ts'

const { result, files } = await linted(inCheckout('fixtures/demo'))
/** What `node dist/cli.mjs fixtures/demo` prints. */
const printed = text(result, { ...REPORT, prefix: 'fixtures/demo/', below: 'fixtures/demo/' })

test('demo', async () => {
  expect(result.failures).toEqual([])
  expect(new Set(result.findings.map(({ rule }) => rule.id)).size).toBeGreaterThan(12)
  await expect(printed).toMatchFileSnapshot(inCheckout('fixtures/demo.txt'))
})

test('its README names every file with a finding, and no other as planted', () => {
  const readme = readFileSync(inCheckout('fixtures/demo/README.md'), 'utf8')
  const rows = [...readme.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, path = '', planted = '']) => ({
    path,
    planted: planted.trim(),
  }))
  expect(rows.filter(({ path }) => !files.includes(path))).toEqual([])
  const found = new Set(result.findings.map(({ at }) => at.file.path))
  expect(
    rows
      .filter(({ planted }) => planted !== '–')
      .map(({ path }) => path)
      .sort(),
  ).toEqual([...found].sort())
})
