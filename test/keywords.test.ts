import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Keywords } from '../src/classify/keywords.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '.', '\u00e9'), minLength: 1, maxLength: 6 })

it('finds the words that occur, and no others', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', 'c', '_', '.', '\u00e9', '\u00c9'), maxLength: 40 })
  fc.assert(
    fc.property(fc.array(word), fc.array(word), text, (exact, folded, text) => {
      const small = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
      const words = new Keywords(exact, folded)
      // One by one in the first text, and by the table after a long one.
      const found = [words.in(text), words.in(' '.repeat(10_000)), words.in(text)]
      for (const { exact: there, folded: thereInAnyCase } of [found[0], found[2]].flatMap((one) => one ?? [])) {
        expect([...there].sort()).toEqual([...new Set(exact)].filter((one) => text.includes(one)).sort())
        expect([...thereInAnyCase].sort()).toEqual([...new Set(folded)].filter((one) => small.includes(one)).sort())
      }
    }),
    { numRuns: 2000 },
  )
})
