import { calledFor, type LookOptions, readCalled } from './called.ts'
import { type FileOutcome, type ReadOutcome, together, unread } from './outcome.ts'
import { type ThreadOptions, ThreadedReader } from './threaded-reader.ts'

export interface ReadOptions extends ThreadOptions, LookOptions {
  readonly gate?: Gate
}

/** What development asks of the words that decide what is parsed: src/dev/gate.ts. */
export interface Gate {
  /** Whether everything is parsed, whatever the words. */
  readonly everything: boolean
  /** Told the surfaces that are called for a file, and those that read something in it. */
  readonly seen?: (path: string, called: readonly string[], useful: readonly string[]) => void
  /** Told what a file says. */
  readonly read?: (outcome: FileOutcome) => void
}

/** Recognises, parses and reads every file with the surfaces that its name and words call for. */
export async function readFiles(options: ReadOptions): Promise<ReadOutcome> {
  const { files, onProgress, deadline, gate } = options
  const outcomes: (FileOutcome | undefined)[] = files.map(() => undefined)
  const threads = new ThreadedReader(options, outcomes)
  try {
    for (let i = 0, found = threads.next(); found; i++, found = threads.next()) {
      onProgress('looking at files', i, files.length)
      deadline.check()
      try {
        const called = await calledFor(found, options, gate?.everything)
        if (!called || !('surfaces' in called)) outcomes[i] = called
        else if (!threads.takes(i, called)) {
          const outcome = await readCalled(called, options, gate)
          gate?.read?.(outcome)
          outcomes[i] = outcome
        }
      } catch (cause) {
        outcomes[i] = unread([], [{ what: 'reading', path: found.path, cause }])
      }
      await threads.turn()
    }
    await threads.rest()
  } finally {
    await threads.stop()
  }
  return together(outcomes)
}
