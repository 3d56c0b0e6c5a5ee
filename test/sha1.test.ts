import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha1 } from '../src/discover/sha1.ts'

const theirs = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')

test('the same as that of OpenSSL at every length around the ends of blocks', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 151 + length) & 0xff)
    expect(sha1(bytes)).toBe(theirs(bytes))
  }
})

test('and of any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => sha1(bytes) === theirs(bytes)))
})

test('and of many', () => {
  const bytes = new Uint8Array(1_000_000).fill(0x61)
  expect(sha1(bytes)).toBe('34aa973cd4c4daa4f61eeb2bdbad27316534016f')
})
