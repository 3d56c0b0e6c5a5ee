import type { Result } from '../judge/finding.ts'
import { ours, type Shown, together } from '../text/shown.ts'
import { levelCounts, plural } from './summary.ts'

/** What a commit hook says when it lets a commit through: one line about what is below the threshold, nothing where there is nothing. */
export function passing(result: Result): Shown {
  const { findings } = result
  const suppressed = result.suppressed.filter(({ by }) => by !== 'baseline')
  const { error, warning, note } = levelCounts(findings)
  const counts = [
    ...(error > 0 ? [plural(error, 'error')] : []),
    ...(warning > 0 ? [plural(warning, 'warning')] : []),
    ...(note > 0 ? [plural(note, 'note')] : []),
    ...(suppressed.length > 0 ? [ours`${suppressed.length} suppressed`] : []),
  ]
  if (counts.length === 0) return ours``
  // No name of a file: what could hide a secret in one takes longer to load than the rest of a hook.
  const files = new Set([...findings, ...suppressed.map(({ finding }) => finding)].map(({ at }) => at.file.path)).size
  return ours`agent-auth-lint: ${together(counts, ', ')} in ${plural(files, 'file')}; --verbose shows them\n`
}
