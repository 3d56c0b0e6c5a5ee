import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  credentialWords,
  hasPasswordInAddress,
  isByForm,
  kindsMentioned,
  noteWords,
  PASSWORD_IN_ADDRESS,
  shortCredentialWords,
} from '../src/classify/credential-words.ts'
import { Keywords } from '../src/classify/keywords.ts'
import { credentialKinds } from '../src/knowledge/credential-kinds/index.ts'
import { fake, KINDS } from './fake-secrets.mjs'

const all = new Keywords([], [...credentialWords, ...shortCredentialWords, 'token', 'other'])
const told = credentialKinds.filter((kind) => !kind.needsName && !isByForm(kind) && KINDS.includes(kind.id))

describe('a pass for the words of others', () => {
  it('has kinds to tell', () => expect(told.length).toBeGreaterThan(200))

  it.each(told)('sees each credential of $id', (kind) => {
    for (let i = 0; i < 20; i++) {
      const text = `value = "${fake(kind.id, { seed: `run ${i}` })}"`
      noteWords(text, all.in(text))
      expect(kindsMentioned(text), text).toContain(kind)
    }
  })

  it('counts for nothing where it did not look for all of them', () => {
    const text = `${'-'.repeat(300)} sk-ant-`
    noteWords(text, new Keywords([], ['token']).in(text))
    expect(kindsMentioned(text).length).toBeGreaterThan(0)
  })
})

describe('a look for passwords in addresses', () => {
  const pieces = ['://', '@', ':', '/', '?', '#', ' ', '"', 'a', 'postgres', 'postgresql', 'xmysql', '+', 'psycopg2', '\n', '\u00a0', 'é']

  it('says what the expression says', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (parts) => {
        const text = parts.join('')
        expect(hasPasswordInAddress(text), text).toBe(PASSWORD_IN_ADDRESS.test(text))
      }),
      { numRuns: 5000, seed: 1 },
    ))

  it.each([399, 400, 401])('ends after as many characters: %i', (length) => {
    for (const text of [
      `x://${'u'.repeat(length)}@h`,
      `redis+${'s'.repeat(20)}://${'/'.repeat(length)}@h`,
      `redis+${'s'.repeat(21)}:///@h`,
    ])
      expect(hasPasswordInAddress(text), text).toBe(PASSWORD_IN_ADDRESS.test(text))
  })
})
