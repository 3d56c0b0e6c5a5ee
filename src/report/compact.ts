import { cleaner } from './redact.ts'
import { region, repositoryPath } from './region.ts'
import type { Reporter } from './reporter.ts'
import { isBroken } from './summary.ts'

/** One line a finding, for editors and scripts: `path:line:column level rule message`. Nothing else, so that no findings give no line. */
export const compact: Reporter = (result, { quiet, prefix }) => {
  const { clean } = cleaner(result)
  const path = (own: string) => clean(repositoryPath(own, prefix))
  const found = result.findings
    .filter(({ level }) => !quiet || level === 'error')
    .map(({ at, level, rule, message }) => {
      const { startLine, startColumn } = region(at)
      return `${path(at.file.path)}:${startLine}:${startColumn} ${level} ${rule.id} ${clean(message)}`
    })
  const broken = result.unreadable
    .filter((input) => !quiet && isBroken(input))
    .map((input) => {
      const { startLine, startColumn } = input.at ? region(input.at) : { startLine: 1, startColumn: 1 }
      return `${path(input.path)}:${startLine}:${startColumn} warning parse ${clean(input.say || input.reason)}`
    })
  return [...found, ...broken].map((line) => line + '\n').join('')
}
