import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NamesInFiles } from '../src/text/names-in-files.ts'

const name = fc.stringMatching(/^[A-Za-z_$][\w$]{0,30}$/)

describe('names in files', () => {
  test('leave out no file that has a name', () => {
    fc.assert(
      fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }), (files) => {
        const names = new NamesInFiles()
        for (const [i, said] of files.entries()) names.add(`${i}.ts`, said.join(i % 2 === 0 ? ' (' : '.é'))
        for (const [i, said] of files.entries()) for (const one of said) expect(names.with(one)).toContain(`${i}.ts`)
      }),
    )
  })

  test('leave out nearly all that have it not', () => {
    const names = new NamesInFiles()
    for (let i = 0; i < 200; i++) names.add(`${i}.py`, Array.from({ length: 500 }, (_, at) => `name_${i}_${at}`).join(' = '))
    expect(names.with('name_7_7')).toContain('7.py')
    expect(names.with('name_7_7').length).toBeLessThan(10)
    expect(names.with('name_7').length).toBeLessThan(10)
    expect(names.with('other').length).toBeLessThan(10)
  })
})
