import { expect } from 'vitest'

/** Four times the input takes four times as long, and sixteen times where the time is quadratic. */
const MOST = 10
/** What takes less says nothing, in milliseconds. */
const LEAST = 20

/**
 * Expects that the time grows with the size and no faster: two sizes are compared in the same run, again where other work on the machine
 * may have come between them.
 */
export function expectLinear(run: (size: number) => void, size: number): void {
  run(Math.ceil(size / 10))
  let ratio = Infinity
  for (let attempt = 0; attempt < 5 && ratio >= MOST; attempt++) {
    const small = timeOf(run, size)
    const large = timeOf(run, 4 * size)
    ratio = Math.min(ratio, large < LEAST ? 0 : large / small)
  }
  expect(ratio, 'four times the input').toBeLessThan(MOST)
}

function timeOf(run: (size: number) => void, size: number): number {
  const started = performance.now()
  run(size)
  return performance.now() - started
}
