import { describe, expect, test } from 'vitest'
import type { Words } from '../src/knowledge/words/row.ts'
import { filesIn, inCheckout } from './materialise.ts'

const isWords = (row: unknown): row is Words => typeof row === 'object' && row !== null && 'because' in row && 'pattern' in row
const paths = ['words', 'libraries'].flatMap((folder) => filesIn(inCheckout(`src/knowledge/${folder}`)).map((path) => `${folder}/${path}`))
const modules = await Promise.all(
  paths
    .filter((path) => path !== 'words/row.ts')
    .map(async (path) => [path, Object.entries((await import(inCheckout(`src/knowledge/${path}`))) as Record<string, unknown>)] as const),
)

test.each(modules.filter(([path]) => path.startsWith('words/')))('%s holds nothing else', (_, all) => {
  expect(all.filter(([, row]) => !isWords(row)).map(([name]) => name)).toEqual([])
})

describe.each(modules.filter(([, all]) => all.some(([, row]) => isWords(row))))('%s', (_, all) => {
  test.each(all.filter((one): one is [string, Words] => isWords(one[1])))('%s', (__, { because, pattern, is, isNot }) => {
    expect(because).toMatch(/\w{3}/)
    expect(is, 'an example').not.toEqual([])
    expect(isNot, 'a near miss').not.toEqual([])
    for (const one of is) expect(one).toMatch(pattern)
    for (const one of isNot) expect(one).not.toMatch(pattern)
  })
})
