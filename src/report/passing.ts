import type { Result } from '../judge/finding.ts'
import { levelCounts, plural } from './summary.ts'

/** What a commit hook says when it lets a commit through: one line about what is below the threshold, nothing where there is nothing. */
export function passing(result: Result): string {
  const { findings } = result
  const suppressed = result.suppressed.filter(({ by }) => by !== 'baseline')
  const { error, warning, note } = levelCounts(findings)
  const counts = [
    error && plural(error, 'error'),
    warning && plural(warning, 'warning'),
    note && plural(note, 'note'),
    suppressed.length && `${suppressed.length} suppressed`,
  ]
  const said = counts.filter(Boolean).join(', ')
  if (!said) return ''
  // No name of a file: what could hide a secret in one takes longer to load than the rest of a hook.
  const files = new Set([...findings, ...suppressed.map(({ finding }) => finding)].map(({ at }) => at.file.path)).size
  return `agent-auth-lint: ${said} in ${plural(files, 'file')}; --verbose shows them\n`
}
