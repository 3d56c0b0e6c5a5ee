import { readFileSync } from 'node:fs'

const nothing = new Int32Array(new SharedArrayBuffer(4))

/**
 * What this thread has taken of a processor so far, in milliseconds: other work on the machine is none of it. It is by the clock where no file
 * tells, which is everywhere but on Linux. https://docs.kernel.org/scheduler/sched-stats.html
 */
export function processorTime(): number {
  try {
    const [, , turns] = account()
    // The account is exact when the thread has slept, and some milliseconds old in between.
    for (let wait = 0.05; ; wait *= 2) {
      Atomics.wait(nothing, 0, 0, wait)
      const [taken = 0, , now] = account()
      if (now !== turns) return taken / 1e6
    }
  } catch {
    return performance.now()
  }
}

/** Nanoseconds on a processor, nanoseconds of waiting for one, and how often the thread was given one. */
function account(): number[] {
  return readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ').map(Number)
}
