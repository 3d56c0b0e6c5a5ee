import type { Shown } from '../text/shown.ts'
import type { ShownReport } from './shown-report.ts'

export interface ReportOptions {
  readonly version: Shown
  readonly color: boolean
  /** Columns of the terminal; text is wrapped to it. */
  readonly width: number
  /** Findings below this level are left out of the text. */
  readonly quiet: boolean
  readonly verbose: boolean
  /** Suppressed results are shown too. */
  readonly showSuppressed: boolean
  /** `automationDetails.id`, when asked for. */
  readonly sarifCategory?: Shown
  /** False when the run ended in an internal error. */
  readonly successful: boolean
}

/** A report format: a pure function of what may be shown. */
export type Reporter<O extends ReportOptions = ReportOptions> = (report: ShownReport, options: O) => string
