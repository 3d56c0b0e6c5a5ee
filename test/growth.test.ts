import { Session } from 'node:inspector/promises'
import { ours } from '../src/text/shown.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lint } from '../src/lint.ts'
import { reporters } from '../src/report/index.ts'
import { SHAPES } from './growth-shapes.ts'

/**
 * Input that is twice as long takes twice as many steps. Steps are what V8 counts: functions and blocks that ran, which no other
 * program on the machine changes. With GROWTH_TABLE=1 the table is printed, with the CPU time beside it.
 */
const OPTIONS = {
  version: ours`0.0.0`,
  color: false,
  width: 0,
  prefix: '',
  quiet: false,
  verbose: true,
  showSuppressed: true,
  successful: true,
}
/** A doubling and a little: steps are exact, so what compares all with all shows in inputs that are still small. */
const MOST = 2.1
/**
 * What a regular expression or a search through a string does is no step. Of input that takes so many milliseconds of the processor twice as
 * long is to take less than 2.7 times as much, as what grows with the square takes four times.
 */
const SLOW = 2000
const MOST_SLOW = 2.7

const session = new Session()
beforeAll(async () => {
  session.connect()
  await session.post('Profiler.enable')
  // Once for all: what was compiled before it starts, or again after it has stopped, counts its calls and no longer its loops.
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
})
afterAll(() => session.disconnect())

async function run(files: Readonly<Record<string, string>>): Promise<{ steps: number; cpu: number }> {
  const root = mkdtempSync(join(tmpdir(), 'agent-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    await session.post('Profiler.takePreciseCoverage')
    const before = process.cpuUsage()
    const result = await lint({ root })
    for (const format of ['text', 'json', 'sarif'] as const) (await reporters[format](result))(result, OPTIONS)
    const { user, system } = process.cpuUsage(before)
    const { result: scripts } = await session.post('Profiler.takePreciseCoverage')
    expect(result.failures).toEqual([])
    const own = scripts.filter(({ url }) => /\/(?:src|rules)\/|\/node_modules\/(?!.*(?:vitest|vite|chai))/.test(url))
    return {
      steps: own
        .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
        .reduce((sum, count) => sum + count, 0),
      cpu: (user + system) / 1000,
    }
  } finally {
    rmSync(root, { recursive: true })
  }
}

test.each(Object.keys(SHAPES))('%s', { timeout: 60_000 }, async (name) => {
  const { n, files } = SHAPES[name] as (typeof SHAPES)[string]
  // Modules are loaded and tables made before anything is counted.
  await run(files(2))
  const runs: { steps: number; cpu: number }[] = []
  for (const factor of [1, 2, 4, 8]) runs.push(await run(files(n * factor)))
  const growth = runs.slice(1).map(({ steps }, i) => steps / (runs[i] as { steps: number }).steps)
  if (process.env['GROWTH_TABLE'])
    process.stdout.write(
      `| ${name} | ${runs.map(({ steps }) => steps).join(' | ')} | ${growth.map((one) => one.toFixed(2)).join(' ')} | ${runs.map(({ cpu }) => cpu.toFixed(0)).join(' | ')} |\n`,
    )
  let [, , half, whole] = runs.map(({ cpu }) => cpu) as [number, number, number, number]
  // Processor time grows too where others use the processor's caches: measured again before it is believed.
  for (let attempt = 0; attempt < 2 && whole > SLOW && whole / half >= MOST_SLOW; attempt++)
    [half, whole] = [(await run(files(4 * n))).cpu, (await run(files(8 * n))).cpu]
  if (whole > SLOW) expect(whole / half, `milliseconds: ${half}, ${whole}`).toBeLessThan(MOST_SLOW)
  for (const one of growth) expect(one, `steps: ${runs.map(({ steps }) => steps).join(', ')}`).toBeLessThanOrEqual(MOST)
})
