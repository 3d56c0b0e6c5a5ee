import { expect, test } from 'vitest'
import { defaultLengths, tokenOfOthers } from '../src/knowledge/libraries/default-lifetimes.ts'

/** What a row reads in some code: the name of the setting and what it is by default. */
function readBy({ written }: (typeof defaultLengths)[number], code: string): (string | undefined)[][] {
  return [...code.matchAll(written)].map(({ groups = {} }) => [groups['of'], groups['or'] ?? groups['length']])
}

test.each(defaultLengths.map((row) => [`${row.language} ${row.is}`, row] as const))('%s', (_, row) => {
  expect(readBy(row, row.is)).toHaveLength(1)
  expect(readBy(row, row.is).flat()).not.toContain(undefined)
  expect(readBy(row, row.isNot)).toEqual([])
  expect(row.docs).toMatch(/^https:\/\//)
})

test(tokenOfOthers.because, () => {
  for (const one of tokenOfOthers.is) expect(one).toMatch(tokenOfOthers.pattern)
  for (const one of tokenOfOthers.isNot) expect(one).not.toMatch(tokenOfOthers.pattern)
})
