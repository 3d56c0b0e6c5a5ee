import { existsSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { crossed, type Crossing, sameness, type Sameness } from './crossing.ts'
import type { Deadline } from '../../text/deadline.ts'
import type { Found } from '../../discover/survey.ts'
import type { Project } from '../../discover/project.ts'
import type { ReadResult } from '../../discover/read-file.ts'
import type { ClientFile } from '../../link/index.ts'
import type { Reading } from '../../model/reading.ts'
import { type FileOutcome, leftOut, unread } from './outcome.ts'
import type { Called } from './read.ts'
import { readFile } from './read-one.ts'
import { SourceFile } from '../../text/source.ts'
import type { SurfaceEntry } from './surface.ts'
import type { Answer, Job } from './thread.ts'
import type { Threads } from './threads.ts'

export interface CodeOptions {
  readonly root: string
  readonly files: readonly Found[]
  readonly texts: (file: Found) => ReadResult
  readonly project: Project
  /** How many threads may read code beside the main one; 1 or less: the main one reads it all. */
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

/** How long the main thread may go on without hearing the others, in milliseconds. */
const DEAF = 10

/** Reads the code among the files of a scan, in threads of its own where there is enough of it. What comes of it is the same. */
export class CodeReader {
  readonly #options: CodeOptions
  readonly #outcomes: (FileOutcome | undefined)[]
  /** Jobs that no thread has been told of, and those that the main one is to do. */
  #waiting: Job[] = []
  readonly #here: Job[] = []
  readonly #neighbours = new Map<string, SourceFile>()
  readonly #entry: URL | undefined
  #threads: Threads | undefined
  #length = 0
  #count = 0
  #done = 0
  #heard = 0

  /** Outcomes are put where their files stand in the list. */
  constructor(options: CodeOptions, outcomes: (FileOutcome | undefined)[]) {
    this.#options = options
    this.#outcomes = outcomes
    // What stands in place of the disk's files is in this thread alone.
    this.#entry = options.concurrency > 1 && options.files.every(({ content }) => content === undefined) ? threadEntry() : undefined
  }

  /**
   * Whether it reads a file, sooner or later. Trees are kept for the places of findings, so files that have some stay in the main thread.
   */
  takes(index: number, { file, surfaces, looked }: Called): boolean {
    if (!this.#entry || !surfaces.some(isOfCode) || !surfaces.every((surface) => isOfCode(surface) || surface.format === 'text'))
      return false
    this.#waiting.push({ index, path: file.path, git: file.git, surfaces: surfaces.map(({ id }) => id), looked })
    this.#length += file.text.length
    this.#count++
    return true
  }

  /** Starts threads where they are worth it, gives them work, and hears what they have done. */
  async turn(): Promise<void> {
    const now = performance.now()
    if (this.#waiting.length > 0 && this.#length >= WORTH) {
      this.#threads ??= await this.#started()
      // This one is at work itself: as many as there may be would be one more than there are cores.
      this.#threads.add(this.#waiting, Math.min(this.#length / WORTH, this.#options.concurrency - 1))
      this.#waiting = []
    } else if (!this.#threads || now - this.#heard < DEAF) return
    await turn()
    this.#heard = performance.now()
  }

  /** Waits for the threads, and reads what is left. */
  async rest(surfaces: ReadonlyMap<string, SurfaceEntry>): Promise<void> {
    const { deadline, concurrency } = this.#options
    // From here on this one only listens.
    this.#threads?.add([], Math.min(1 + ((this.#threads.left / this.#count) * this.#length) / WORTH, concurrency))
    const elsewhere = this.#threads ? await deadline.before(this.#threads.rest()) : []
    const left = [...this.#waiting, ...elsewhere, ...this.#here]
    await this.stop()
    for (const { index, path, surfaces: ids, looked } of left) {
      deadline.check()
      this.#done++
      this.#tell()
      const found = this.#options.files[index] as Found
      const result = this.#options.texts(found)
      this.#outcomes[index] =
        result.is === 'text'
          ? await readFile(
              new SourceFile(path, result.text, found.git),
              ids.flatMap((id) => surfaces.get(id) ?? []),
              this.#options.project,
              { looked },
            )
          : unread([{ path, reason: result.reason, say: result.say }])
    }
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
      answered: (job, answer) => this.#take(job, answer),
      lost: (job, say) => (this.#outcomes[job.index] = unread([leftOut(job.path, say)])),
    })
  }

  #tell(): void {
    this.#options.onProgress('reading code', this.#done, this.#count)
  }

  #take(job: Job, { outcome }: Answer): void {
    if (!outcome) return void this.#here.push(job)
    this.#done++
    this.#tell()
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

function isOfCode({ format }: SurfaceEntry): boolean {
  return format === 'code' || format === 'typescript'
}

/** The file that threads begin with: beside the bundle, and nowhere else. */
function threadEntry(): URL | undefined {
  try {
    const entry = new URL('./reading-worker.mjs', import.meta.url)
    return existsSync(fileURLToPath(entry)) ? entry : undefined
  } catch {
    return undefined // another bundler has taken `import.meta` out
  }
}
