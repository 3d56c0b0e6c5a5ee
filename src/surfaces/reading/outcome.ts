import type { Failure, Seen, Unreadable } from '../../judge/finding.ts'
import type { ClientFile } from '../../link/index.ts'
import type { Reading } from '../../model/reading.ts'
import type { Node } from '../../parse/node.ts'
import type { SourceFile } from '../../text/source.ts'
import { append } from '../../text/append.ts'

/** What reading one file gave. */
export interface FileOutcome {
  /** Absent where it says nothing and declares no exception: its text and trees are let go. */
  readonly file?: SourceFile
  readonly readings: readonly Reading[]
  readonly clients: readonly ClientFile[]
  readonly unreadable: readonly Unreadable[]
  readonly failures: readonly Failure[]
  /** Its trees, for the symbolic places of what it says. */
  readonly roots: readonly Node[]
  /** Whether a comment of it may declare an exception. */
  readonly declares: boolean
  /** What it counts as for the summary; absent when nothing was read of it. */
  readonly counts?: keyof Counts
  readonly isParsedCode: boolean
}

/** A file of which nothing was read. */
export function unread(unreadable: readonly Unreadable[] = [], failures: readonly Failure[] = []): FileOutcome {
  return { readings: [], clients: [], unreadable, failures, roots: [], declares: false, isParsedCode: false }
}

/** What is said of a file that was too much to read: it passes for no file that was looked at. */
export function leftOut(path: string, why: string): Unreadable {
  return { path, reason: 'internal error', say: `${why}; nothing of it is judged` }
}

type Counts = { -readonly [K in Exclude<keyof Seen, 'files' | 'unanalysed'>]: number }

/** What reading all files gave. */
export interface ReadOutcome {
  readonly readings: Reading[]
  readonly clients: ClientFile[]
  readonly unreadable: Unreadable[]
  readonly failures: Failure[]
  /** Every file that says something and has trees. */
  readonly outline: Map<SourceFile, readonly Node[]>
  /** Every file in which a comment may declare an exception. */
  readonly declaring: SourceFile[]
  readonly seen: Counts
}

/** The outcomes of files in one; in the order that they are given in, whichever was read first. */
export function together(outcomes: Iterable<FileOutcome | undefined>): ReadOutcome {
  const all: ReadOutcome = {
    readings: [],
    clients: [],
    unreadable: [],
    failures: [],
    outline: new Map(),
    declaring: [],
    seen: { agent: 0, variables: 0, oauth: 0, code: 0, other: 0, parsedCode: 0 },
  }
  for (const one of outcomes) {
    if (!one) continue
    // One by one: a call takes no hundred thousand arguments.
    for (const reading of one.readings) all.readings.push(reading)
    append(all.clients, one.clients)
    append(all.unreadable, one.unreadable)
    append(all.failures, one.failures)
    if (one.file && one.roots.length > 0) all.outline.set(one.file, one.roots)
    if (one.file && one.declares) all.declaring.push(one.file)
    if (one.counts) all.seen[one.counts]++
    if (one.isParsedCode) all.seen.parsedCode++
  }
  return all
}
