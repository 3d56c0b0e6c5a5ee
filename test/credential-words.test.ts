import { describe, expect, it } from 'vitest'
import { credentialWords, isByForm, kindsMentioned, noteWords } from '../src/classify/credential-words.ts'
import { Keywords } from '../src/classify/keywords.ts'
import { credentialKinds } from '../src/knowledge/credential-kinds/index.ts'
import { fake, KINDS } from './fake-secrets.mjs'

const all = new Keywords([], [...credentialWords, 'token', 'other'])
const short = credentialKinds.filter(
  (kind) => !kind.needsName && !isByForm(kind) && kind.keywords.some((word) => word.length < 4) && KINDS.includes(kind.id),
)

describe('a pass for the words of others', () => {
  it('has kinds with short words', () => expect(short.length).toBeGreaterThan(20))

  it.each(short)('sees each credential of $id', (kind) => {
    for (let i = 0; i < 300; i++) {
      const text = `value = "${fake(kind.id, { seed: `run ${i}` })}"`
      noteWords(text, all.in(text))
      expect(kindsMentioned(text), text).toContain(kind)
    }
  })

  it('names the kinds that a pass of its own names', () => {
    for (const { id } of credentialKinds.filter((kind) => !kind.needsName && !isByForm(kind) && KINDS.includes(kind.id))) {
      const text = `${'// what follows is a value\n'.repeat(12)}const value = '${fake(id, { seed: 'pass' })}'`
      const own = kindsMentioned(`${text} `)
      noteWords(text, all.in(text))
      expect(kindsMentioned(text), id).toEqual(expect.arrayContaining([...own].filter((kind) => kind.id === id)))
    }
  })

  it('counts for nothing where it did not look for all of them', () => {
    const text = `${'-'.repeat(300)} sk-ant-`
    noteWords(text, new Keywords([], ['token']).in(text))
    expect(kindsMentioned(text).length).toBeGreaterThan(0)
  })
})
