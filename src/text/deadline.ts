import { clock } from './node.ts'

/** The run takes longer than it may: there is no verdict. */
export class TimeIsUp extends Error {
  override name = 'TimeIsUp'

  constructor(seconds: number) {
    super(`the run takes longer than the ${seconds} s of --timeout; nothing is judged`)
  }
}

/** When a run has to end. What is at work is never interrupted: whoever takes steps asks before each of them. */
export class Deadline {
  readonly #seconds: number
  /** On `clock()`. */
  readonly #end: number
  /** A wait has ended late: timers may fire a little before the clock says so. */
  #passed = false

  /** Seconds from now on; without, there is no end. */
  constructor(seconds = Infinity) {
    this.#seconds = seconds
    this.#end = clock() + seconds * 1000
  }

  /** Throws `TimeIsUp` where it has passed. */
  check(): void {
    if (this.#passed || clock() > this.#end) throw new TimeIsUp(this.#seconds)
  }

  /** What others are at work on, or `TimeIsUp` where it comes too late. */
  async before<T>(work: Promise<T>): Promise<T> {
    if (this.#end === Infinity) return work
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => {
          this.#passed = true
          reject(new TimeIsUp(this.#seconds))
        },
        Math.max(0, this.#end - clock()),
      )
    })
    try {
      return await Promise.race([work, late])
    } finally {
      clearTimeout(timer)
    }
  }
}
