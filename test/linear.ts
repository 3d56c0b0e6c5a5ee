import { expect } from 'vitest'
import { processorTime } from './processor-time.ts'

/** What takes less says nothing, in milliseconds: fresh memory for a longer text takes as many. */
const LEAST = 20
/** What takes more, in milliseconds, is not explained by fresh memory. */
const MOST = 1000

/**
 * Expects that the time grows with the size and no faster. Found is what grows with the square where it is as much as all else at `size`:
 * four times as much input then takes ten times as long. It shows at a quarter of the size as well, in a smaller ratio. What is below that
 * need not run at the whole; what is not is compared with four times the size, where a square is far from a line. Fresh memory makes a longer
 * text dearer as well, up to three times: at sixteen times the size a square is far from that too.
 */
export function expectLinear(run: (size: number) => void, size: number): void {
  run(Math.ceil(size / 10))
  for (const part of [1 / 4, 1 / 2, 1]) {
    const ratio = ratioOf(run, size, [part, 4 * part], part < 1 ? 3 : 8)
    // Too little to be measured.
    if (ratio === undefined) continue
    if (ratio < boundOf(part, 4 * part)) return
    const whole = part < 1 ? (ratioOf(run, size, [part, 4], 8) ?? 0) : ratio
    if (whole < boundOf(part, 4)) return
    const again = timeOf(run, 4 * size) > MOST ? Infinity : (ratioOf(run, size, [part, 16], 3) ?? 0)
    if (again >= boundOf(part, 16)) expect(whole, `${4 / part} times the input takes as many times as long`).toBeLessThan(boundOf(part, 4))
    return
  }
}

/** How many times as long one part of the size takes as another, where half of the time at the size grows with its square. */
function boundOf(small: number, large: number): number {
  return (large + large ** 2) / (small + small ** 2)
}

/**
 * How many times as long the larger part of the size takes. Collecting garbage, and waiting for memory that others use as well, only add to a
 * time, so the least of several is compared: of two where that is within the bound, else of more.
 */
function ratioOf(run: (size: number) => void, size: number, [from, to]: readonly [number, number], attempts: number): number | undefined {
  const take = (part: number) => timeOf(run, Math.ceil(size * part))
  let large = take(to)
  let small = Infinity
  for (let attempt = 1; large >= LEAST; attempt++) {
    small = Math.min(small, take(from), take(from))
    if (attempt >= (large / small < boundOf(from, to) ? 2 : attempts)) return large / small
    large = Math.min(large, take(to))
  }
  return undefined
}

function timeOf(run: (size: number) => void, size: number): number {
  const started = processorTime()
  run(size)
  return processorTime() - started
}
