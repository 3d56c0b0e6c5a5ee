import { describe, expect, it } from 'vitest'
import { credentialWords, isByForm, kindsMentioned, noteWords, shortCredentialWords } from '../src/classify/credential-words.ts'
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
