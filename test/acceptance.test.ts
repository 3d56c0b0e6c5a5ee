import { afterAll, describe, expect, test } from 'vitest'
import { baseline, cases, figures, judged, type Judged } from './acceptance.ts'

const all: Judged[] = []

// test/cases/README.md says what a case is. A single one: npm run try test/cases/001-…
describe('acceptance cases', () => {
  test.each(cases)('%s runs', async (name) => {
    all.push(await judged(name))
  })

  test('recall, precision and levels are no worse than they were', () => {
    expect(all.length).toBe(cases.length)
    const now = figures(all)
    const before = baseline()
    const failures = all.flatMap(({ name, missing, wrong, misjudged }) => [
      ...missing.map((one) => `${name} misses ${one}`),
      ...wrong.map((one) => `${name} wrongly says ${one}`),
      ...misjudged.map((one) => `${name} says ${one}`),
    ])
    const advice = `the cases below fail; compare them with those of the last good commit\n${failures.join('\n')}\n`
    for (const figure of ['recall', 'precision', 'levels'] as const) {
      expect(now[figure], `${figure} fell: ${advice}`).toBeGreaterThanOrEqual(before[figure])
    }
  })
})

afterAll(() => {
  const now = figures(all)
  const before = baseline()
  const risen = (['recall', 'precision', 'levels'] as const).some((figure) => now[figure] > before[figure])
  if (risen && all.length === cases.length)
    process.stderr.write(`acceptance figures rose to ${JSON.stringify(now)}; npm run acceptance keeps them\n`)
})
