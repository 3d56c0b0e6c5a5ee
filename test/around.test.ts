import { expect, test } from 'vitest'
import { matchesAround } from '../src/text/around.ts'

const WORD = /uris/g
const EXPRESSION = /\b\w{1,8}\.uris(?:\.length)?/g
const found = (text: string) => Array.from(matchesAround(text, WORD, EXPRESSION, 20), ({ index, 0: match }) => `${index} ${match}`)
const all = (text: string) => Array.from(text.matchAll(EXPRESSION), ({ index, 0: match }) => `${index} ${match}`)

test.each([
  ['no word', 'client.url'],
  ['at the beginning and the end', 'client.uris'],
  ['far apart', `client.uris.length${' '.repeat(100)}app.uris`],
  ['near each other', 'client.uris app.uris.length uris a.uris'],
  ['a name that is too long', `${'x'.repeat(40)}.uris`],
  ['stretches that touch', `a.uris${' '.repeat(36)}b.uris${' '.repeat(37)}c.uris${' '.repeat(60)}d.uris`],
])('finds what a look at the whole text finds: %s', (_, text) => {
  expect(found(text)).toEqual(all(text))
})
