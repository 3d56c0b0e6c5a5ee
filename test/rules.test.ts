import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { crossings, expectCrossing } from './crossed.ts'
import { linted, shown } from './linted.ts'
import { foldersIn, inCheckout } from './materialise.ts'
import { proveFixes, proven } from './prove-fixes.ts'

// fixtures/rules/<rule>/{bad,good}-<case>/ are small repositories, each judged by its rule alone; where it offers a fix, the fix is proven by all rules.
describe.each(rules.map(({ id }) => id))('%s', (id) => {
  const folder = inCheckout(`fixtures/rules/${id}`)
  const cases = foldersIn(folder)
  const gate = { everything: false, read: expectCrossing }

  test('has cases of both kinds', () => {
    expect(
      cases.filter((name) => name.startsWith('bad-')),
      `add fixtures/rules/${id}/bad-…: a small repository with the mistake`,
    ).not.toEqual([])
    expect(
      cases.filter((name) => name.startsWith('good-')),
      `add fixtures/rules/${id}/good-…: one that looks like the mistake and is none`,
    ).not.toEqual([])
    expect(
      cases.filter((name) => !/^(?:bad|good)-[a-z\d]+(?:-[a-z\d]+)*$/.test(name)),
      'name cases bad-… or good-…',
    ).toEqual([])
  })

  test.each(cases)('%s', async (name) => {
    const { result } = await linted(`${folder}/${name}`, { only: [id], gate }, {}, proveFixes)
    const own = result.findings.filter(({ rule }) => rule.id === id)
    const report = shown(result)
    // A promise that no snapshot update can erase.
    if (name.startsWith('good-')) expect(own.length, `${id} is to be silent here, but says:\n${report}`).toBe(0)
    else expect(own.length, `${id} is to report this, but says:\n${report}`).toBeGreaterThan(0)
    if (name.startsWith('bad-')) await expect(report).toMatchFileSnapshot(`${folder}/${name}/expected.txt`)
  })
})

test('fixes of several rules are proven', () => expect([...proven.keys()].length).toBeGreaterThan(4))

test('what files say has crossed', () => expect(crossings.files).toBeGreaterThan(1000))
