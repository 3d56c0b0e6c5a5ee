import { describe, expect, test } from 'vitest'
import { clientOptions } from '../src/knowledge/libraries/client-options.ts'
import { libraryCalls } from '../src/knowledge/libraries/index.ts'
import { providerKeys } from '../src/knowledge/libraries/providers.ts'
import type { LibraryCall } from '../src/knowledge/libraries/row.ts'
import { knownCalls } from '../src/program/library-calls.ts'
import type { Module } from '../src/program/module.ts'
import { pythonModule } from '../src/program/python.ts'
import { parseTypeScript } from '../src/program/typescript.ts'
import { optionsOf } from '../src/surfaces/code/oauth-client-options.ts'
import { sdkReadings } from '../src/surfaces/code/sdk-clients.ts'
import { importsOneOf, wordsOf } from '../src/surfaces/code/word-tests.ts'
import { SourceFile } from '../src/text/source.ts'

function moduleOf(row: LibraryCall, source: string): Promise<Module> {
  return row.language === 'python'
    ? pythonModule(new SourceFile('src/code.py', source))
    : parseTypeScript(new SourceFile('src/code.ts', source), {})
}

describe.each(libraryCalls.map((row) => [`${row.package}: ${[row.call].flat().join(', ')} ${row.means}`, row] as const))('%s', (_, row) => {
  test.each(row.is)('is %s', async (source) => {
    const module = await moduleOf(row, source)
    expect(module.problems).toEqual([])
    expect(knownCalls(module, [row]).length).toBeGreaterThan(0)
    expect(source, 'the file is not parsed').toMatch(importsOneOf([row]))
    expect(
      wordsOf([row]).some((word) => source.includes(word)),
      'the file is not parsed',
    ).toBe(true)
  })

  test.each(row.isNot)('is not %s', async (source) => {
    const module = await moduleOf(row, source)
    expect(module.problems).toEqual([])
    expect(knownCalls(module, [row])).toEqual([])
  })

  test('is proven and documented', () => {
    expect(row.is).not.toEqual([])
    expect(row.isNot).not.toEqual([])
    expect(new URL(row.docs).protocol).toBe('https:')
  })
})

describe.each(providerKeys.map((row) => [`${row.package}: ${[row.name].flat().join(', ')}`, row] as const))('the key of %s', (_, row) => {
  const keysIn = async (source: string) => [...sdkReadings(await pythonModule(new SourceFile('src/code.py', source)))]

  test.each(row.is)('is %s', async (source) => expect(await keysIn(source)).toHaveLength(1))
  test.each(row.isNot)('is not %s', async (source) => expect(await keysIn(source)).toEqual([]))
})

describe.each(clientOptions.map((row, index) => [`${row.product} ${index}`, row] as const))('the options of %s', (_, row) => {
  const optionsIn = async (source: string) => [...optionsOf(await parseTypeScript(new SourceFile('src/code.tsx', source), {}), row)]

  test.each(row.is)('are %s', async (source) => {
    expect(await optionsIn(source)).toHaveLength(1)
    expect(row.packages.some((one) => source.includes(one))).toBe(true)
  })
  test.each(row.isNot)('are not %s', async (source) => expect(await optionsIn(source)).toEqual([]))
  test('are documented', () => expect(new URL(row.docs).protocol).toBe('https:'))
})
