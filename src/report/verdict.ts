import picocolors from 'picocolors'
import type { Result } from '../judge/finding.ts'
import type { Shown } from '../text/shown.ts'
import type { ReportOptions } from './reporter.ts'
import { summary } from './summary.ts'
import { wrapped } from './wrapped.ts'

/** The summary at the end of a text. */
export function verdict(said: readonly Shown[], options: ReportOptions): string[] {
  const [first = '', ...rest] = said.flatMap((line) => wrapped(line, options.width, '  '))
  return [picocolors.createColors(options.color).bold(first), ...rest]
}

/** All that there is to say of a result without any file in it, without what masks. */
export function verdictText(result: Result, options: ReportOptions): string {
  return verdict(summary(result, options), options).join('\n') + '\n'
}
