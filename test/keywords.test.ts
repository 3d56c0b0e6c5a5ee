import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Keywords } from '../src/classify/keywords.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '.', '\u00e9'), minLength: 1, maxLength: 6 })

it('finds the words that occur, and no others', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', 'c', '_', '.', '\u00e9', '\u00c9'), maxLength: 40 })
  fc.assert(
    fc.property(fc.array(word), fc.array(word), text, (exact, folded, text) => {
      const small = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
      const found = new Keywords(exact, folded).in(text)
      expect([...found.exact].sort()).toEqual([...new Set(exact)].filter((one) => text.includes(one)).sort())
      expect([...found.folded].sort()).toEqual([...new Set(folded)].filter((one) => small.includes(one)).sort())
    }),
    { numRuns: 2000 },
  )
})
