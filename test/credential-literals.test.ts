import { expect, it } from 'vitest'
import { CredentialLiterals } from '../src/classify/credential-literals.ts'
import { matchesBeforeQuoted } from '../src/surfaces/code/quoted-values.ts'
import { expectLinear } from './linear.ts'

it.each([
  ['letters with digits among them', 'key = a1b2c3d4e5f6a7b8', 6],
  ['letters and digits behind a prefix', 'key = abc_ABCDEFGHIJKLMNOPQRST', 9],
  ['a UUID', 'id 01234567-89ab-cdef', 11],
  ['a password in an address', 'at postgres://desk:pass@db', 11],
  ['a private key', '-----BEGIN PRIVATE KEY', 0],
  ['a word', 'const generateTextWithTools', -1],
  ['fifteen characters', 'a1b2c3d4e5f6a7b', -1],
  ['an address', 'https://api.acme-labs.io:443/list?by=@desk', -1],
])('tells %s', (_, text, at) => expect(new CredentialLiterals(text).from(0)).toBe(at))

it('looks on from a place', () => {
  const text = 'a1b2c3d4e5f6a7b8\na1b2c3d4e5f6a7b9'
  expect(new CredentialLiterals(text).from(text.indexOf('\n'))).toBe(17)
})

it('finds the name before a quoted value, and not half of a name', () => {
  const named = /\b(\w{1,60})\s{0,4}=\s{0,4}["']([\w/]{16,400})["']/g
  const found = (text: string) => [...matchesBeforeQuoted(text, [named])].map(({ index, 1: name }) => [index, name])
  expect(found(`${' '.repeat(1000)}key = 'a1b2c3d4e5f6a7b8'; other = "a1b2c3d4e5f6a7b9"`)).toEqual([
    [1000, 'key'],
    [1026, 'other'],
  ])
  expect(found(`${'x'.repeat(300)} = 'a1b2c3d4e5f6a7b8'`)).toEqual([])
  expect(found("key = 'abcdefghijklmnopqrst'")).toEqual([])
})

it('takes linear time', () => {
  for (const piece of ['a', '_', '-', 'a-', '://a:', '"', "'a1b2c3d4e5f6a7b8", 'a1 ', '"a1b2c3d4e5f6a7b8"'])
    expectLinear((size) => {
      const text = piece.repeat(size / piece.length)
      const literals = new CredentialLiterals(text)
      for (let at = literals.from(0); at >= 0; at = literals.from(at + 1));
      Array.from(matchesBeforeQuoted(text, [/\b(\w{1,60})\s{0,4}=\s{0,4}["']([\w/]{16,400})["']/g]))
    }, 75_000)
})
