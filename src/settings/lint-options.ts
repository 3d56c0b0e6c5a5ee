import type { Rule } from '../judge/rule.ts'
import type { Progress } from '../surfaces/reading/threaded-reader.ts'
import type { Gate } from '../surfaces/reading/read.ts'
import type { Surface } from '../surfaces/reading/surface.ts'
import type { Deadline } from '../text/deadline.ts'
import type { RuleOptions } from './rule-choice.ts'

/** What a run is asked for. */
export interface LintOptions extends RuleOptions {
  /** Absolute folder that paths in the result are relative to. */
  readonly root: string
  /** Files and folders to look at; none means the root. */
  readonly paths?: readonly string[]
  /** Read git-ignored agent configuration and `.env` files. Default: true. */
  readonly ignored?: boolean
  /** Obey `.agent-auth-lintignore`. Default: true. */
  readonly ignoreFiles?: boolean
  /** Obey exceptions in comments. Default: true. */
  readonly inline?: boolean
  /** Only files that git tracks. */
  readonly trackedOnly?: boolean
  /** The files of the next commit, as the index has them. Default: false. */
  readonly staged?: boolean
  /**
   * Only what the branch brings in since it left this one: a branch, tag or commit. Throws a UsageError where the clone does not reach it.
   */
  readonly since?: string
  /** Faults that the repository lives with: the file, absolute, and as messages call it. With `update` the result has its next text. */
  readonly baseline?: { readonly file: string; readonly shown: string; readonly update?: boolean }
  /** Read the configurations of the repository. Default: true. */
  readonly config?: boolean
  /** A configuration, absolute, that holds in place of those of the repository. */
  readonly configFile?: string
  /** Texts, by their paths below the root, that are judged in place of what the disk has there, and alone reported on. */
  readonly texts?: Readonly<Record<string, string>>
  /**
   * The root is a user's home: only `paths` are read, and what no repository holds there is as private as what git ignores. Default: false.
   */
  readonly home?: boolean
  /** Give the rules that ran even where nothing was found that they could judge. Default: true. */
  readonly describeRules?: boolean
  /** Seconds since 1970; for tests. */
  readonly now?: number
  /** Told what is being done, and how much of how many. */
  readonly onProgress?: Progress
  /** When the run has to end; a TimeIsUp is thrown then. Default: never. */
  readonly deadline?: Deadline
  /** How many threads may read code; 1: the main one reads it. Default: as many as there are cores, and no more than four. */
  readonly concurrency?: number
  /** For tests: other surfaces and rules than the built-in ones. */
  readonly surfaces?: readonly Surface[]
  readonly rules?: readonly Rule[]
  /** For development. */
  readonly gate?: Gate
}
