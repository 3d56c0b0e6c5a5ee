import { expect, test } from 'vitest'
import { judgedAndReported } from './growth-run.ts'
import { SHAPES } from './growth-shapes.ts'
import { processorTime } from './processor-time.ts'

/**
 * What a regular expression or a search through a string does is none of the steps that growth.test.ts counts. Input that takes so many
 * milliseconds of the processor twice as long is to take less than 2.7 times as much, as what grows with the square takes four times.
 */
const SLOW = 400
const MOST = 2.7

function timeOf(files: Readonly<Record<string, string>>): Promise<number> {
  return judgedAndReported(files, async (run) => {
    const started = processorTime()
    await run()
    return processorTime() - started
  })
}

test.each(Object.keys(SHAPES))('%s', async (name) => {
  const { n, files } = SHAPES[name] as (typeof SHAPES)[string]
  // To load modules takes a second.
  await timeOf(files(2))
  let whole = await timeOf(files(4 * n))
  if (process.env['GROWTH_TABLE']) process.stdout.write(`| ${name} | ${whole.toFixed(0)} |\n`)
  let half = Infinity
  // Compiling and collecting garbage only add to a time, so the least of several is compared.
  for (let attempt = 0; attempt < 3 && whole > SLOW && (attempt === 0 || whole / half >= MOST); attempt++) {
    half = Math.min(half, await timeOf(files(2 * n)), await timeOf(files(2 * n)))
    whole = Math.min(whole, await timeOf(files(4 * n)))
  }
  if (whole <= SLOW || whole / half < MOST) return
  // Memory that is asked for the first time makes it dearer once; what grows with the square does so again.
  const twice = Math.min(await timeOf(files(8 * n)), await timeOf(files(8 * n)))
  if (twice / whole >= MOST) expect(whole / half, `milliseconds: ${half}, ${whole}, ${twice}`).toBeLessThan(MOST)
})
