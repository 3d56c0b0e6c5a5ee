import type { MessagePort } from 'node:worker_threads'
import { catalogue } from './catalogue.ts'
import { type Crossing, crossing, sameness, type Sameness } from './crossing.ts'
import type { FileOutcome } from './outcome.ts'
import { calledFor, type LookOptions, readCalled } from './called.ts'
import { Recogniser } from './recognise.ts'
import { isForThreads } from './surface.ts'
import { ProjectFiles } from '../../discover/project-files.ts'
import { Texts } from '../../discover/texts.ts'
import type { Found } from '../../discover/survey.ts'
import { placesBelow } from '../../discover/on-disk.ts'
import { type GitState, SourceFile } from '../../text/source.ts'

/** What a thread knows of the repository. */
export interface ThreadData {
  readonly root: string
  /** The paths of all files, with NUL between them: a hundred thousand are one string. */
  readonly paths: string
  /** The size limit of most of them, and of the others. */
  readonly maxBytes: number
  readonly limits: ReadonlyMap<string, number>
}

/** A file to be read. */
export interface Job {
  /** Its place among the files. */
  readonly index: number
  readonly path: string
  readonly git: GitState
  /** The ids of the surfaces that its name and words call for; absent where the thread is to look itself. */
  readonly surfaces?: readonly string[]
  /** It counts as read even if nothing more comes of it. */
  readonly looked: boolean
  /** Characters, where it has been read already. */
  readonly length?: number
}

/** What a thread says of a file. */
export interface Answer {
  /** Absent where the file is to be read in the main thread: it is broken, or something failed on it. */
  readonly outcome?: Pick<FileOutcome, 'counts' | 'isParsedCode' | 'declares'> & {
    /** Readings and clients; absent of a file that says nothing. */
    readonly said?: Crossing & Sameness
  }
  /** What the file's words call for, where the thread has looked and does not read it. */
  readonly called?: Required<Pick<Job, 'surfaces' | 'looked'>>
}

export const READY = 'ready'

/** Reads files as they are asked for, one after the other. */
export function serve(port: MessagePort, { root, paths, maxBytes, limits }: ThreadData): void {
  const names = new Set(paths.split('\0'))
  const place = placesBelow(root)
  const foundAt = (path: string): Found => ({
    path,
    absolute: place(path),
    git: 'none',
    asked: false,
    maxBytes: limits.get(path) ?? maxBytes,
  })
  const texts = new Texts(root, (path) => (names.has(path) ? foundAt(path) : undefined))
  const project = new ProjectFiles(names, (path) => texts.read(path))
  const recogniser = new Recogniser(catalogue)
  const surfaces = new Map(catalogue.map((surface) => [surface.id, surface]))
  const options: LookOptions = { texts: (found) => texts.of(found), recogniser, project, ownKinds: () => false }
  let before = Promise.resolve()
  port.on('message', (jobs: readonly Job[]) => {
    for (const job of jobs) before = before.then(async () => port.postMessage(await answer(job)))
  })
  port.postMessage(READY)

  /** Whatever fails is done again in the main thread, which says so. */
  async function answer(job: Job): Promise<Answer> {
    try {
      return job.surfaces ? read(job, job.surfaces) : await looked(job)
    } catch {
      return {}
    }
  }

  async function looked({ path, git }: Job): Promise<Answer> {
    const called = await calledFor({ ...foundAt(path), git }, options)
    if (!called) return { outcome: { isParsedCode: false, declares: false } }
    if ('surfaces' in called) {
      if (isForThreads(called.surfaces)) return said(called.file, await readCalled(called, options, { time: Infinity }))
      return { called: { surfaces: called.surfaces.map(({ id }) => id), looked: called.looked } }
    }
    return called.unreadable.length > 0 ? {} : said(called.file, called)
  }

  async function read({ path, git, looked }: Job, ids: readonly string[]): Promise<Answer> {
    const text = texts.of(foundAt(path))
    if (text.is !== 'text') return {}
    const file = new SourceFile(path, text.text, git)
    const called = { file, surfaces: ids.flatMap((id) => surfaces.get(id) ?? []), looked }
    return said(file, await readCalled(called, options, { time: Infinity }))
  }
}

/** What comes of a file, as plain data. How deep it may be nested depends on the thread's stack, and an error may quote it. */
function said(
  file: SourceFile | undefined,
  { readings, clients, unreadable, failures, declares, counts, isParsedCode }: FileOutcome,
): Answer {
  if (failures.length > 0 || unreadable.length > 0) return {}
  const says = file !== undefined && (readings.length > 0 || clients.length > 0 || declares)
  return {
    outcome: {
      ...(counts && { counts }),
      isParsedCode,
      declares,
      ...(says && { said: { ...crossing({ readings, clients }, file), ...sameness(file.text) } }),
    },
  }
}
