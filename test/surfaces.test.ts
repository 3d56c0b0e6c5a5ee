import { describe, expect, test } from 'vitest'
import type { Result } from '../src/judge/finding.ts'
import { printedModel } from '../src/report/model.ts'
import { surfaces } from '../src/surfaces/index.ts'
import { expectCrossing } from './crossed.ts'
import { linted } from './linted.ts'
import { foldersIn, inCheckout, specificationOf } from './materialise.ts'

const FOLDER = inCheckout('fixtures/surfaces')

// fixtures/surfaces/<surface>/<case>/ are small repositories, each read by its surface alone. `with` in repo.json names others.
describe.each(foldersIn(FOLDER))('%s', (id) => {
  const surface = surfaces.find((one) => one.id === id)
  const cases = foldersIn(`${FOLDER}/${id}`)

  test('is a surface', () => {
    expect(surface, `fixtures/surfaces/${id} is named like no surface of src/surfaces: rename the folder`).toBeDefined()
    expect(cases, `add a case: fixtures/surfaces/${id}/<case>/`).not.toEqual([])
  })

  test.each(cases)('%s', async (name) => {
    // What a file means does not depend on git.
    const specification = { ...specificationOf(`${FOLDER}/${id}/${name}`), git: false } as const
    const others = specification.with ?? []
    const read = surfaces.filter((one) => one.id === id || others.includes(one.id))
    const gate = { everything: false, read: expectCrossing }
    const { result } = await linted(`${FOLDER}/${id}/${name}`, { surfaces: read, rules: [], gate }, { specification })
    if (name.startsWith('bad-')) {
      const kinds = Object.values(result.model)
        .flat()
        .map(({ kind }) => kind)
      expect(kinds.length, `${id} is to understand something of ${name}/; do \`files\` and \`recognises\` fit?`).toBeGreaterThan(0)
    }
    await expect(understood(result)).toMatchFileSnapshot(`${FOLDER}/${id}/${name}/expected.json`)
  })
})

/** The printed model, and what could not be read. */
function understood({ model: whole, unreadable }: Result): string {
  // Why a connection counts is for the tests of rules.
  const model = { ...whole, connection: whole.connection.map((one) => ({ ...one, evidence: undefined as never })) }
  if (unreadable.length === 0) return printedModel(model)
  const problems = unreadable.map(({ path, at, say }) => `${path}${at ? `:${at.file.position(at.start).line}` : ''}: ${say}`)
  return printedModel(model)
    .replace(/\n\}\n$/, `,\n  "unreadable": ${JSON.stringify(problems, null, 2).replaceAll('\n', '\n  ')}\n}\n`)
    .replace(/^\{\},/, '{')
}
