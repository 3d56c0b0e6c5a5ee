import { existsSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { crossed, type Crossing, sameness, type Sameness } from './crossing.ts'
import type { Deadline } from '../../text/deadline.ts'
import type { Found } from '../../discover/survey.ts'
import type { Project } from '../../discover/project.ts'
import type { ClientFile } from '../../link/index.ts'
import type { Reading } from '../../model/reading.ts'
import { type FileOutcome, leftOut, unread } from './outcome.ts'
import { type Called, calledFor, type LookOptions, readCalled } from './called.ts'
import { clock } from '../../text/node.ts'
import { SourceFile } from '../../text/source.ts'
import { isForThreads, type SurfaceEntry } from './surface.ts'
import type { Answer, Job } from './thread.ts'
import type { Threads } from './threads.ts'

export interface ThreadOptions {
  readonly root: string
  readonly files: readonly Found[]
  readonly project: Project
  /** How many threads may be at work, the main one among them; 1 or less: it reads all. */
  readonly concurrency: number
  /** Told of a file that is no longer what was read. */
  readonly changed: (path: string) => void
  readonly deadline: Deadline
  readonly onProgress: Progress
}

/** What takes long. */
export type Stage = 'looking at files' | 'reading code' | 'joining what files say' | 'running rules'

/** Told what is being done, and how much of how many. */
export type Progress = (stage: Stage, done: number, total: number) => void

/**
 * Characters of code that are worth a thread beside those at work. Measured with Node 20: a thread takes 0.05 s of processor time and
 * 12 MB to start, and 34 ms and 13 MB more for the parser; 1 MB of TypeScript takes 0.6 s. With the whole of TypeScript, which took 0.2 s
 * and 33 MB more, two of them while the main one still looks at files brought a scan of 8,000 files to 321 MiB, where one brings it to 245.
 */
const WORTH = 1_000_000

/** Files that are worth one as well: to look at the words of so many takes half a second. */
const FILES_WORTH = 1500

/** How many files a thread is given to look at, from the end of the list on: 20 to 50 ms of work. */
const HANDED = 64

/** How long the main thread may go on without hearing the others, in milliseconds. */
const DEAF = 10

/**
 * The part of a scan that threads of their own take on where there is enough of it: the code that the main one has met, and the files at
 * the end of the list, while the main one goes through it from its beginning. What comes of it is the same.
 */
export class ThreadedReader {
  readonly #options: ThreadOptions & LookOptions
  readonly #outcomes: (FileOutcome | undefined)[]
  /** Code that no thread has been told of, and what the main one is to do. */
  #waiting: Job[] = []
  #here: Job[] = []
  readonly #neighbours = new Map<string, SourceFile>()
  readonly #surfaces: ReadonlyMap<string, SurfaceEntry>
  readonly #entry: URL | undefined
  #threads: Threads | undefined
  /** The files from here to the end are those that nobody has been given. */
  #next = 0
  #end: number
  #length = 0
  #count = 0
  #done = 0
  #heard = 0

  /** Outcomes are put where their files stand in the list. */
  constructor(options: ThreadOptions & LookOptions, outcomes: (FileOutcome | undefined)[]) {
    this.#options = options
    this.#outcomes = outcomes
    this.#end = options.files.length
    this.#surfaces = new Map(options.recogniser.surfaces.map((surface) => [surface.id, surface]))
    // What stands in place of the disk's files is in this thread alone.
    this.#entry = options.concurrency > 1 && options.files.every(({ content }) => content === undefined) ? threadEntry() : undefined
  }

  /** The next file that the main thread is to look at, in the order of the list; none when all have been given to some thread. */
  next(): Found | undefined {
    return this.#next < this.#end ? this.#options.files[this.#next++] : undefined
  }

  /**
   * Whether it reads a file, sooner or later. Trees are kept for the places of findings, so files that have some stay in the main thread.
   */
  takes(index: number, { file, surfaces, looked }: Called): boolean {
    if (!this.#entry || !isForThreads(surfaces)) return false
    this.#waiting.push({ index, path: file.path, git: file.git, surfaces: surfaces.map(({ id }) => id), looked, length: file.text.length })
    this.#length += file.text.length
    this.#count++
    return true
  }

  /** Starts threads where they are worth it, gives them work, and hears what they have done. */
  async turn(): Promise<void> {
    if (!this.#entry) return
    const now = clock()
    const worth = this.#length / WORTH + (this.#end - this.#next) / FILES_WORTH
    if (this.#threads ? this.#waiting.length > 0 : worth >= 1) {
      this.#threads ??= await this.#started()
      // This one is at work itself: as many as there may be would be one more than there are cores.
      this.#threads.add(this.#waiting, Math.min(worth, this.#options.concurrency - 1))
      this.#waiting = []
    } else if (!this.#threads || now - this.#heard < DEAF) return
    await turn()
    this.#heard = clock()
    await this.#readHere(this.#here.splice(0))
  }

  /** Reads small files beside the threads, waits for them, and reads what is left. */
  async rest(): Promise<void> {
    const { deadline, concurrency } = this.#options
    this.#threads?.add([], Math.min(1 + ((this.#threads.left / Math.max(this.#count, 1)) * this.#length) / WORTH, concurrency - 1))
    for (let job = this.#threads?.takeSmall(); job; job = this.#threads?.takeSmall()) {
      await this.#readHere([job])
      await turn()
    }
    const elsewhere = this.#threads ? await deadline.before(this.#threads.rest()) : []
    await this.stop()
    await this.#readHere([...this.#waiting, ...elsewhere, ...this.#here])
  }

  async stop(): Promise<void> {
    await this.#threads?.stop()
  }

  async #started(): Promise<Threads> {
    const { Threads } = await import('./threads.ts')
    const { root, files } = this.#options
    const maxBytes = files.reduce((least, file) => Math.min(least, file.maxBytes), Infinity)
    const limits = new Map(files.flatMap((file) => (file.maxBytes === maxBytes ? [] : [[file.path, file.maxBytes]])))
    return new Threads(this.#entry as URL, {
      data: { root, paths: files.map(({ path }) => path).join('\0'), maxBytes, limits },
      more: () => this.#handed(),
      answered: (job, answer) => this.#take(job, answer),
      lost: (job, say) => (this.#outcomes[job.index] = unread([leftOut(job.path, say)])),
    })
  }

  /**
   * The last files that nobody has looked at. Those that may have trees stay here, as the thread would have to hand them back, and those
   * that the company's own credentials are looked for in, of which a thread knows nothing.
   */
  #handed(): Job[] {
    const { files, ownKinds, recogniser } = this.#options
    const jobs: Job[] = []
    while (jobs.length < HANDED && this.#end > this.#next) {
      const index = --this.#end
      const { path, git } = files[index] as Found
      const job: Job = { index, path, git, looked: false }
      if (isForThreads(recogniser.surfacesFor(path)) && !ownKinds(path)) jobs.push(job)
      else this.#here.push(job)
    }
    return jobs
  }

  /** Reads files in the main thread. */
  async #readHere(jobs: readonly Job[]): Promise<void> {
    for (const { index, surfaces, looked } of jobs) {
      this.#options.deadline.check()
      const found = this.#options.files[index] as Found
      try {
        const called = surfaces ? this.#again(found, surfaces, looked) : await calledFor(found, this.#options)
        this.#outcomes[index] = called && 'surfaces' in called ? await readCalled(called, this.#options) : called
      } catch (cause) {
        this.#outcomes[index] = unread([], [{ what: 'reading', path: found.path, cause }])
      }
      if (surfaces) this.#tell()
    }
  }

  /** A file of which it is known which surfaces its words call for. */
  #again(found: Found, ids: readonly string[], looked: boolean): Called | FileOutcome {
    const { path, git } = found
    const result = this.#options.texts(found)
    if (result.is !== 'text') return unread([{ path, reason: result.reason, say: result.say }])
    return { file: new SourceFile(path, result.text, git), surfaces: ids.flatMap((id) => this.#surfaces.get(id) ?? []), looked }
  }

  #tell(): void {
    this.#done++
    this.#options.onProgress('reading code', this.#done, this.#count)
  }

  #take(job: Job, { outcome, called }: Answer): void {
    if (!outcome) {
      if (called) this.#count++
      return void this.#here.push({ ...job, ...called })
    }
    if (job.surfaces) this.#tell()
    const { said, ...counts } = outcome
    this.#outcomes[job.index] = { ...unread(), ...counts, ...(said && this.#saidIn(job, said)) }
  }

  #saidIn({ path, git }: Job, said: Crossing & Sameness): Pick<FileOutcome, 'file' | 'readings' | 'clients'> {
    const file = new SourceFile(path, () => this.#textAgain(path, said), git)
    return { file, ...(crossed(said, file, (other) => this.#neighbour(other)) as { readings: Reading[]; clients: ClientFile[] }) }
  }

  /** A file as others see it who import from it: the same for all of them. */
  #neighbour(other: Crossing['others'][number]): SourceFile {
    const key = `${other.git} ${other.path}`
    const known = this.#neighbours.get(key) ?? new SourceFile(other.path, () => this.#textAgain(other.path, other), other.git)
    this.#neighbours.set(key, known)
    return known
  }

  /**
   * The text that a thread has read. Of one that has changed since, only the length is right: places in it say nothing, and hide nothing.
   */
  #textAgain(path: string, { length, digest }: Sameness): string {
    const text = this.#options.project.text(path)
    if (text !== undefined && text.length === length && sameness(text).digest === digest) return text
    this.#options.changed(path)
    return ' '.repeat(length)
  }
}

/** The file that threads begin with: beside the bundle, and nowhere else. */
function threadEntry(): URL | undefined {
  try {
    const entry = new URL('./reading-worker.cjs', import.meta.url)
    return existsSync(fileURLToPath(entry)) ? entry : undefined
  } catch {
    return undefined // another bundler has taken `import.meta` out
  }
}
