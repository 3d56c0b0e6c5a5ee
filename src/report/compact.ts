import { oneLine } from './redact.ts'
import type { Reporter } from './reporter.ts'

/** One line a finding, for editors and scripts: `path:line:column level rule message`. Nothing else, so that no findings give no line. */
export const compact: Reporter = ({ findings, unreadable }, { quiet }) => {
  const found = findings
    .filter(({ level }) => !quiet || level === 'error')
    .map(({ at, level, rule, message }) => {
      const { startLine, startColumn } = at.region
      return `${oneLine(at.inRepository)}:${startLine}:${startColumn} ${level} ${rule.id} ${message}`
    })
  const broken = unreadable
    .filter(({ isBroken }) => !quiet && isBroken)
    .map(({ inRepository, at, say }) => {
      const { startLine, startColumn } = at?.region ?? { startLine: 1, startColumn: 1 }
      return `${oneLine(inRepository)}:${startLine}:${startColumn} warning parse ${say}`
    })
  return [...found, ...broken].map((line) => line + '\n').join('')
}
