import type { MessagePort } from 'node:worker_threads'
import { catalogue } from './catalogue.ts'
import { type Crossing, crossing, sameness, type Sameness } from './crossing.ts'
import type { FileOutcome } from './outcome.ts'
import { readFile } from './read-one.ts'
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
  /** The ids of the surfaces that its name and words call for. */
  readonly surfaces: readonly string[]
  /** It counts as read even if nothing more comes of it. */
  readonly looked: boolean
}

/** What a thread says of a file. */
export interface Answer {
  /** Absent where the file is to be read in the main thread: it is broken, or something failed on it. */
  readonly outcome?: Pick<FileOutcome, 'counts' | 'isParsedCode' | 'declares'> & {
    /** Readings and clients; absent of a file that says nothing. */
    readonly said?: Crossing & Sameness
  }
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
  const surfaces = new Map(catalogue.map((surface) => [surface.id, surface]))
  let before = Promise.resolve()
  port.on('message', (jobs: readonly Job[]) => {
    for (const { path, git, surfaces: ids, looked } of jobs) {
      before = before.then(async () => {
        const text = texts.of(foundAt(path))
        const outcome = text.is === 'text' ? await outcomeOf(new SourceFile(path, text.text, git), ids, looked) : undefined
        port.postMessage({ ...(outcome && { outcome }) } satisfies Answer)
      })
    }
  })
  port.postMessage(READY)

  async function outcomeOf(file: SourceFile, ids: readonly string[], looked: boolean): Promise<Answer['outcome']> {
    try {
      const { readings, clients, unreadable, failures, declares, counts, isParsedCode } = await readFile(
        file,
        ids.flatMap((id) => surfaces.get(id) ?? []),
        project,
        { looked, time: Infinity },
      )
      // How deep a file may be nested depends on the thread's stack, and an error may quote the file.
      if (failures.length > 0 || unreadable.length > 0) return undefined
      const says = readings.length > 0 || clients.length > 0 || declares
      return {
        ...(counts && { counts }),
        isParsedCode,
        declares,
        ...(says && { said: { ...crossing({ readings, clients }, file), ...sameness(file.text) } }),
      }
    } catch {
      return undefined
    }
  }
}
