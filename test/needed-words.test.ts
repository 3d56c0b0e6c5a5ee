import fc from 'fast-check'
import { expect, it } from 'vitest'
import { surfaces } from '../src/surfaces/index.ts'
import type { Surface } from '../src/surfaces/reading/surface.ts'
import { neededWords } from '../src/text/needed-words.ts'
import { Pieces } from '../src/text/pieces.ts'

it.each([
  [/client_id/, 'client_id'],
  [/refresh_?[tT]oken/, 'refreshtoken|refresh_token'],
  [/\b(?:req|request)\.(?:\w{1,12}\.)?body\b/, 'req.|request. & body'],
  [/\b(?:req|request)\.\s*body\b/, 'req.|request. & body'],
  [/print\w*\([^)]*(?:secret|token_\d+)/, 'print & secret|token_'],
  [/(?:\bfrom\s+|\bimport\s+)(?:jose|jsonwebtoken)["']/, 'from|import & jose"|jose\'|jsonwebtoken"|jsonwebtoken\''],
  [/from (?:a|b|c)/, 'from a|from b|from c'],
  [/(?=.*grant_type)password/, 'grant_type & password'],
  [/(?<=api_)key(?!s)/, 'api_ & key'],
  [/(?:log\(|print\(){2,3}/, 'log(|print('],
  [/(?<name>secret):\k<name>/, 'secret:'],
  [/a{1}pi\x41key\u0041more/, 'api & key & more'],
  [/access.?token/i, 'access & token'],
  [/ACCESS-TOKEN/, 'access-token'],
  [/token|\w+/, ''],
  [/(?:token)?/, ''],
  [/(?:token){0,3}/, ''],
  [/(?!token)\w/, ''],
  [/caf\u00e9s? bar/, 'caf &  bar'],
  [/[^t]oken/, 'oken'],
  [/[a-c]xyz/, 'xyz'],
  [/token(?:;|\n)/, 'token'],
  [/key\nword[\n;]/, 'key & word'],
  [/tokens/iu, ''],
])('says what %s needs', (expression, expected) => {
  expect(
    neededWords(expression)
      .map((words) => words.join('|'))
      .join(' & '),
  ).toBe(expected)
})

/** The expressions that tell which files surfaces read. */
const expressions = [
  ...new Map(
    surfaces
      .flatMap((one): (Surface['together'] | Surface['inTests'])[] => [
        one.together,
        one.besideCredential,
        one.inTests,
        one.inPython?.together,
        one.inPython?.besideCredential,
      ])
      .flatMap((lists) => (Array.isArray(lists) ? (lists as readonly (readonly RegExp[])[]).flat() : []))
      .map((one) => [String(one), one]),
  ).values(),
]

it('says what nearly all expressions of surfaces need', () => {
  expect(expressions.length).toBeGreaterThan(400)
  expect(expressions.filter((one) => neededWords(one).length === 0).length).toBeLessThan(30)
})

/** Texts that an expression matches, as far as such can be made. */
function matched(expression: RegExp): string[] {
  const made = ((): string[] => {
    try {
      const plain = new RegExp(expression.source.replaceAll(/\\b|\(\?(?:<?!)[^()]*\)/g, ''))
      return fc.sample(fc.stringMatching(plain, { maxLength: 400 }), { numRuns: 8, seed: 1 })
    } catch {
      return [] // it looks at more of what stands around it
    }
  })()
  return made.flatMap((text) => [text, ` ${text} `, text.toUpperCase()]).filter((text) => expression.test(text))
}

it('needs nothing that a text lacks which an expression matches', () => {
  const pieces = new Pieces()
  let made = 0
  for (const expression of expressions) {
    const texts = matched(expression)
    if (texts.length > 0) made++
    const needs = neededWords(expression)
    for (const text of texts) {
      pieces.fill(text)
      const without = needs.filter((words) => !words.some((word) => pieces.mayHold(word) && text.toLowerCase().includes(word)))
      expect({ expression, text, without }).toMatchObject({ without: [] })
    }
  }
  expect(made).toBeGreaterThan(300)
})

it('finds every piece of a text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'k', '_', '.', '\u00e9', '\u212a'), maxLength: 40 })
  const pieces = new Pieces()
  fc.assert(
    fc.property(text, fc.nat(40), fc.integer({ min: 3, max: 12 }), (text, from, length) => {
      const word = text.slice(from, from + length)
      pieces.fill(text)
      // eslint-disable-next-line no-control-regex
      if (word.length > 2 && /^[\x00-\x7f]*$/.test(word)) expect(pieces.mayHold(word.toLowerCase())).toBe(true)
      pieces.fill(text.replace(/[kK]/g, ''))
      expect(pieces.mayHold('kkk')).toBe(false)
    }),
  )
})
