import type { Result } from '../judge/finding.ts'

export interface ReportOptions {
  readonly version: string
  readonly color: boolean
  /** Columns of the terminal; text is wrapped to it. */
  readonly width: number
  /** Folder of the scanned root below the repository root, '' when they are the same: SARIF URIs are relative to the repository. */
  readonly prefix: string
  /** Findings below this level are left out of the text. */
  readonly quiet: boolean
  readonly verbose: boolean
  /** Suppressed results are shown too. */
  readonly showSuppressed: boolean
  /** `automationDetails.id`, when asked for. */
  readonly sarifCategory?: string
  /** False when the run ended in an internal error. */
  readonly successful: boolean
}

/** A report format: a pure function to a string; `cli.ts` prints it. */
export type Reporter = (result: Result, options: ReportOptions) => string
