import { type ResourceLimits, Worker } from 'node:worker_threads'
import { clock, processorTime } from '../../text/node.ts'
import { FILE_TIME, TOO_SLOW } from './read-one.ts'
import { type Answer, type Job, READY, type ThreadData } from './thread.ts'
import { append } from '../../text/append.ts'

const ENDED = 'reading it ended the thread'

/** How often the threads are looked after, in milliseconds. */
const ROUND = 500

/** How much longer than its processor time a file may take on the clock. */
const CLOCK = 15

/** The most that a thread is given ahead: files next to each other share neighbours, and the last ones are to be shared out. */
const AHEAD = 8

/** How many files are looked at while one is parsed. */
const LOOKS = 8

/** Characters of a file that takes so little that nobody waits for it, and that nobody has to stop in the middle. */
const SMALL = 100_000

/**
 * A thread's memory, in MiB. With a young generation of 16 two threads take 60 MB less at their peak than with 32, and no more time; no
 * file of 1 MiB needs as much as the old one has.
 */
const MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024, stackSizeMb: 1 }

export interface ThreadsOptions {
  readonly data: ThreadData
  /** How long one file may take, in milliseconds of processor time. Default: `FILE_TIME`. */
  readonly time?: number
  /** Default: `MEMORY`. */
  readonly memory?: ResourceLimits
  /** More work where all that was added has been given out. Default: none. */
  readonly more?: () => readonly Job[]
  readonly answered: (job: Job, answer: Answer) => void
  /** A file that took too long or ended its thread, and which of the two, for people. */
  readonly lost: (job: Job, say: string) => void
}

interface Thread {
  readonly worker: Worker
  readonly jobs: Job[]
  isReady: boolean
  /** What the job that it is at has taken so far. */
  readonly spent: Spent
  say?: string
}

/** Milliseconds: of processors, and on the clock. */
interface Spent {
  cpu: number
  wall: number
}

/** The threads that read code beside the main one. They start when work comes. */
export class Threads {
  readonly #options: ThreadsOptions
  readonly #entry: URL
  readonly #threads = new Set<Thread>()
  /** What no thread has been given. Large files come first, so that what is left for the main thread are the others. */
  readonly #large: Job[] = []
  readonly #small: Job[] = []
  readonly #watch: NodeJS.Timeout
  #looked: Spent = clocks()
  /** Threads do not even start here. */
  #isBroken = false
  #idle: (() => void) | undefined

  constructor(entry: URL, options: ThreadsOptions) {
    this.#entry = entry
    this.#options = options
    // What has arrived meanwhile is heard first: the main thread may have been busy itself.
    this.#watch = setInterval(() => setImmediate(() => this.#stopSlow()), ROUND)
  }

  /** `worth`: how many threads there are to be at least. */
  add(jobs: readonly Job[], worth: number): void {
    for (const job of jobs) (isSmall(job) ? this.#small : this.#large).push(job)
    while (this.#threads.size < Math.floor(worth) && !this.#isBroken) this.#start()
    this.#share()
  }

  /** How many jobs no thread has been given yet. */
  get left(): number {
    return this.#large.length + this.#small.length
  }

  /** The last of the small jobs that no thread has been given, for whoever is at work beside them. */
  takeSmall(): Job | undefined {
    return this.#small.pop()
  }

  /** Waits until all is read, and gives what no thread could. */
  async rest(): Promise<readonly Job[]> {
    if (this.#threads.size > 0 && this.#isBusy()) await new Promise<void>((resolve) => (this.#idle = resolve))
    return [...this.#large, ...this.#small]
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch)
    const threads = [...this.#threads]
    this.#threads.clear()
    await Promise.all(threads.map(({ worker }) => worker.terminate()))
  }

  #isBusy(): boolean {
    return this.left > 0 || [...this.#threads].some(({ jobs }) => jobs.length > 0)
  }

  #start(): void {
    const { data, memory = MEMORY } = this.#options
    const worker = new Worker(this.#entry, { workerData: data, resourceLimits: memory, execArgv: [] })
    const thread: Thread = { worker, jobs: [], isReady: false, spent: { cpu: 0, wall: 0 } }
    this.#threads.add(thread)
    worker.on('message', (message: Answer | typeof READY) => {
      Object.assign(thread.spent, { cpu: 0, wall: 0 })
      if (message === READY) thread.isReady = true
      else {
        const job = thread.jobs.shift()
        if (job) this.#options.answered(job, message)
      }
      this.#share()
    })
    worker.on(
      'error',
      (error: NodeJS.ErrnoException) =>
        (thread.say ??= error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'reading it takes too much memory' : ENDED),
    )
    worker.on('exit', () => this.#ended(thread))
  }

  #ended(thread: Thread): void {
    if (!this.#threads.delete(thread)) return
    const [job, ...others] = thread.jobs
    this.#giveBack(others)
    if (job && thread.isReady) this.#options.lost(job, thread.say ?? ENDED)
    else if (job) this.#giveBack([job])
    // Where one cannot start, no other will.
    this.#isBroken ||= !thread.isReady
    if (!this.#isBroken && this.left > 0) this.#start()
    this.#share()
  }

  #giveBack(jobs: readonly Job[]): void {
    for (const job of jobs.toReversed()) (isSmall(job) ? this.#small : this.#large).unshift(job)
  }

  /** Node tells the processor time of all threads together: those at work have shared it. On a busy machine the clock says little. */
  #stopSlow(): void {
    const now = clocks()
    const busy = [...this.#threads].filter(({ jobs }) => jobs.length > 0)
    const most = this.#options.time ?? FILE_TIME
    for (const thread of busy) {
      thread.spent.cpu += (now.cpu - this.#looked.cpu) / busy.length
      thread.spent.wall += now.wall - this.#looked.wall
      if (thread.spent.cpu < most && thread.spent.wall < most * CLOCK) continue
      thread.say = TOO_SLOW
      void thread.worker.terminate()
    }
    this.#looked = now
  }

  /** Gives each thread what to do next. */
  #share(): void {
    for (const thread of this.#threads) {
      const { worker, jobs } = thread
      if (jobs.reduce((sum, { surfaces }) => sum + (surfaces ? LOOKS : 1), 0) > (AHEAD * LOOKS) / 2) continue
      const count = Math.min(AHEAD, Math.ceil(this.left / (this.#threads.size + 1)))
      const given = this.#large.splice(0, count)
      append(given, this.#small.splice(0, count - given.length))
      const next = given.length > 0 ? given : (this.#options.more?.() ?? given)
      if (next.length === 0) continue
      if (jobs.length === 0) Object.assign(thread.spent, { cpu: 0, wall: 0 })
      append(jobs, next)
      worker.postMessage(next)
    }
    if (this.#idle && (this.#threads.size === 0 || !this.#isBusy())) this.#idle()
  }
}

function isSmall({ length }: Job): boolean {
  return length !== undefined && length <= SMALL
}

function clocks(): Spent {
  return { cpu: processorTime(), wall: clock() }
}
