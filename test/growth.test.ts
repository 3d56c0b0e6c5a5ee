import { Session } from 'node:inspector/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgedAndReported } from './growth-run.ts'
import { SHAPES } from './growth-shapes.ts'

/**
 * Input that is twice as long takes twice as many steps. Steps are what V8 counts: functions and blocks that ran, which no other
 * program on the machine changes. With GROWTH_TABLE=1 they are printed. What regular expressions take is in growth-time.test.ts.
 */
const table = process.env['GROWTH_TABLE'] !== undefined

/** A doubling and a little: steps are exact, so what compares all with all shows in inputs that are still small. */
const MOST = 2.1
/**
 * Steps of three small inputs, each larger by the same, say what the last doubling will be, of 4n to 8n, as long as they grow with the size
 * and its square alone. Where the forecast is a doubling it comes true, to some hundredths. Where it is another, all sizes are run: it may
 * be a square, or a limit that small inputs reach.
 */
const FORECAST = { least: 1.8, most: 2.05 }

const session = new Session()
beforeAll(async () => {
  session.connect()
  await session.post('Profiler.enable')
  // Once for all: what was compiled before it starts, or again after it has stopped, counts its calls and no longer its loops.
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  // The first runs load modules and make tables that all later ones find, which is no growth. To ask what was counted takes as long as such
  // a run, so it is asked once behind all of them.
  for (const { files } of Object.values(SHAPES)) await judgedAndReported(files(2), (run) => run())
  const [{ n, files }] = Object.values(SHAPES) as [(typeof SHAPES)[string]]
  await stepsOf(files(n))
})
afterAll(() => session.disconnect())

/** The steps since the last time; nothing that counts runs between two runs, so one look at all functions is enough for each. */
function stepsOf(files: Readonly<Record<string, string>>): Promise<number> {
  return judgedAndReported(files, async (run) => {
    await run()
    const { result: scripts } = await session.post('Profiler.takePreciseCoverage')
    const own = scripts.filter(({ url }) => /\/(?:src|rules)\/|\/node_modules\/(?!.*(?:vitest|vite|chai))/.test(url))
    return own.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges)).reduce((sum, { count }) => sum + count, 0)
  })
}

test.each(Object.keys(SHAPES))('%s', async (name) => {
  const { n, files } = SHAPES[name] as (typeof SHAPES)[string]
  const part = Math.ceil(n / 2)
  const small = [await stepsOf(files(part)), await stepsOf(files(2 * part)), await stepsOf(files(3 * part))] as const
  const forecast = stepsAhead(small, (8 * n) / part) / stepsAhead(small, (4 * n) / part)
  if (table) process.stdout.write(`| ${name} | ${small.join(' | ')} | ${forecast.toFixed(2)} |\n`)
  if (forecast >= FORECAST.least && forecast <= FORECAST.most) return

  const steps: number[] = []
  for (const factor of [1, 2, 4, 8]) steps.push(await stepsOf(files(factor * n)))
  const growth = steps.slice(1).map((one, i) => one / (steps[i] as number))
  if (table) process.stdout.write(`| ${name} | ${steps.join(' | ')} | ${growth.map((one) => one.toFixed(2)).join(' ')} |\n`)
  for (const one of growth) expect(one, `steps: ${steps.join(', ')}`).toBeLessThanOrEqual(MOST)
})

/** The steps of an input of a size, where those of the sizes 1, 2 and 3 are known: the parabola through them. */
function stepsAhead([one, two, three]: readonly [number, number, number], size: number): number {
  return one + (size - 1) * (two - one) + (((size - 1) * (size - 2)) / 2) * (three - 2 * two + one)
}
