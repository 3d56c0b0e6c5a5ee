import { describe, expect, test } from 'vitest'
import type { Words } from '../src/knowledge/words/row.ts'
import { filesIn, inCheckout } from './materialise.ts'

describe.each(filesIn(inCheckout('src/knowledge/words')).filter((path) => path !== 'row.ts'))('%s', async (path) => {
  const rows = Object.entries((await import(`../src/knowledge/words/${path}`)) as Record<string, Words>)

  test.each(rows)('%s', (_, { because, pattern, is, isNot }) => {
    expect(because).toMatch(/\w{3}/)
    expect(is, 'an example').not.toEqual([])
    expect(isNot, 'a near miss').not.toEqual([])
    for (const one of is) expect(one).toMatch(pattern)
    for (const one of isNot) expect(one).not.toMatch(pattern)
  })
})
