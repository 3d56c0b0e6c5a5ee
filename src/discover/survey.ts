import type { GitState } from '../text/source.ts'
import type { GitAnswer } from './git.ts'
import type { LeftOut } from './ignore-file.ts'
import type { BufferResult } from './read-file.ts'

export interface DiscoverOptions {
  /** Files or folders as given on the command line; none means the root. */
  readonly paths: readonly string[]
  /** Absolute; what the found paths are relative to. */
  readonly root: string
  /** Take ignored files, too, if their name is recognised. */
  readonly ignored: boolean
  readonly trackedOnly: boolean
  /** Obey `.agent-auth-lintignore`. Default: true. */
  readonly ignoreFiles?: boolean
  /**
   * The files of the next commit, as the index has them, with the configuration around them in the worktree. Throws a UsageError without
   * git.
   */
  readonly staged?: boolean
  /** Texts, by their paths below the root, that are judged in place of what the disk has there; the configuration around them is read. */
  readonly texts?: ReadonlyMap<string, string>
  /** A commit whose files are looked at in place of those that git tracks now. Throws a UsageError where git lacks them. */
  readonly commit?: string
  /** Called before the first name is asked about; never where there is none. */
  readonly ready?: () => Promise<void>
  /** Whether a name is one of an agent configuration or of the `.env` family. */
  readonly recognised: (path: string) => boolean
  readonly maxBytes: number
  /** For recognised names. */
  readonly maxConfigBytes: number
  /** Names that may reach 64 MiB. */
  readonly large?: (path: string) => boolean
  readonly maxFiles?: number
  /** The root is a user's home: no path means no file, and what no repository holds is as private as what git ignores. */
  readonly home?: boolean
  /** The root below that of its repository, up to which ignore files count: empty, or with a `/` at its end. Default: empty. */
  readonly prefix?: string
  /** What settings leave out, once the paths are known: those asked for, and all that folders hold. */
  readonly leftOut?: (asked: readonly string[], listed: readonly string[]) => Promise<LeftOut['patterns']>
}

export interface Found {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly absolute: string
  readonly git: GitState
  /** Named itself on the command line. */
  readonly asked: boolean
  /** The size limit that applies to it. */
  readonly maxBytes: number
  /** What is judged in place of what the disk has. */
  readonly content?: BufferResult
}

export interface Skipped {
  readonly path: string
  readonly reason: 'too large' | 'binary' | 'unreadable' | 'vanished' | 'limit' | 'outside the root'
  readonly say: string
}

export interface Discovered {
  /** In code point order. */
  readonly files: Found[]
  readonly git: GitAnswer
  /** A line each, for stderr. */
  readonly notes: string[]
  readonly skipped: Skipped[]
  /** What the repository leaves out: how many files, which configuration, which of those that were asked for, and the files that say so. */
  readonly leftOut: {
    readonly files: number
    readonly configuration: readonly string[]
    readonly asked: readonly string[]
    readonly by: readonly string[]
  }
  /** Only what concerns these paths is to be reported: the others are read for what they say about these. */
  readonly focus?: ReadonlySet<string>
  /** With a focus: all names, of which only those of the focus and configuration are in `files`. */
  readonly names?: ReadonlySet<string>
}

/** A path of the command line that does not exist. */
export class NoSuchPath extends Error {
  override readonly name = 'NoSuchPath'
  readonly path: string

  constructor(path: string) {
    super(`no such file or folder: ${path}`)
    this.path = path
  }
}

export const MAX_FILES = 200000

export interface Survey {
  readonly options: DiscoverOptions
  readonly realRoot: string
  readonly git: GitAnswer
  readonly skipped: Skipped[]
  readonly maxFiles: number
}

export interface Candidate {
  readonly state: GitState
  readonly asked: boolean
  /** Of the object that is judged in place of the file on the disk, and what git gave for it. */
  readonly id?: string
  readonly content?: BufferResult
}
