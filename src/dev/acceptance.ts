import { writeFileSync } from 'node:fs'
import { BASELINE, baseline, cases, figures, judged, type Figures, type Judged } from '../../test/acceptance.ts'

/** Shows how the acceptance cases fare, and raises the baseline where they do better; it never lowers it. */
const all: Judged[] = []
const asked = process.argv.slice(2)
const chosen = cases.filter((name) => asked.length === 0 || asked.some((part) => name.includes(part)))
for (const name of chosen) {
  const one = await judged(name)
  all.push(one)
  for (const place of one.missing) process.stdout.write(`${name}\n  missing  ${place}\n`)
  for (const report of one.wrong) process.stdout.write(`${name}\n  wrong    ${report}\n`)
  for (const report of one.misjudged) process.stdout.write(`${name}\n  level    ${report}\n`)
}

const now = figures(all)
process.stdout.write(`${all.length} cases: recall ${now.recall}, precision ${now.precision}, levels ${now.levels}\n`)
if (chosen.length === cases.length) raise(now, baseline())

function raise(found: Figures, before: Figures): void {
  const best: Figures = {
    recall: Math.max(found.recall, before.recall),
    precision: Math.max(found.precision, before.precision),
    levels: Math.max(found.levels, before.levels),
  }
  if (JSON.stringify(best) === JSON.stringify(before)) return
  writeFileSync(BASELINE, JSON.stringify(best, null, 2) + '\n')
  process.stdout.write('raised test/acceptance-baseline.json\n')
}
