import type { Result } from '../judge/finding.ts'
import { cleaner } from './redact.ts'
import { levelCounts, plural } from './summary.ts'

/** What a commit hook says when it lets a commit through: one line about what is below the threshold, nothing where there is nothing. */
export function passing(result: Result): string {
  const { findings } = result
  const suppressed = result.suppressed.filter(({ by }) => by !== 'baseline')
  const { error, warning, note } = levelCounts(findings)
  const counts = [error && plural(error, 'error'), warning && plural(warning, 'warning'), note && plural(note, 'note'), suppressed.length && `${suppressed.length} suppressed`]
  const said = counts.filter(Boolean).join(', ')
  if (!said) return ''
  const paths = [...new Set([...findings, ...suppressed.map(({ finding }) => finding)].map(({ at }) => at.file.path))]
  const more = paths.length > 1 ? ` and ${plural(paths.length - 1, 'more file', 'more files')}` : ''
  return `agent-auth-lint: ${said} in ${cleaner(result).clean(paths[0] ?? '')}${more}; --verbose shows them\n`
}
