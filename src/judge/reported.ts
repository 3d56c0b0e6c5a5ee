import type { Skipped } from '../discover/survey.ts'
import type { Failure, Finding, Unreadable } from './finding.ts'

/** What could not be read, or only in part: what a surface says, what changed meanwhile, what was passed over, and faults of our own. */
export function unread(
  read: {
    readonly unreadable: readonly Unreadable[]
    readonly changed: ReadonlySet<string>
    readonly failures: readonly Failure[]
  },
  skipped: readonly Skipped[],
  isMissed: (path: string) => boolean,
): Unreadable[] {
  return [
    ...read.unreadable,
    ...[...read.changed].map((path): Unreadable => ({ path, reason: 'unreadable', say: 'it has changed while it was looked at' })),
    ...skipped.map(({ path, reason, say }): Unreadable => ({
      path,
      reason,
      say,
      ...((reason === 'too large' || reason === 'unreadable') && isMissed(path) && { missed: true as const }),
    })),
    ...notRead(read.failures),
  ]
}

/** Faults of our own, a line for each file. */
function notRead(failures: readonly Failure[]): Unreadable[] {
  const parts = new Map<string, string[]>()
  for (const { what, path } of failures) if (path) parts.set(path, [...(parts.get(path) ?? []), what])
  return [...parts].map(([path, what]) => ({
    path,
    reason: 'internal error',
    say: `the linter failed on it (${[...new Set(what)].slice(0, 3).join(', ')}); what else it holds is judged`,
  }))
}

/** Whether a finding, or a place that belongs to it, lies in a file that is asked about. */
export function concerning(focus: ReadonlySet<string> | undefined): (finding: Finding) => boolean {
  return ({ at, related }) => focus === undefined || [at, ...related.map((one) => one.at)].some(({ file }) => focus.has(file.path))
}

/** The stable order of findings: path, place, rule. */
export function inOrder(a: Finding, b: Finding): number {
  if (a.at.file !== b.at.file && a.at.file.path !== b.at.file.path) return a.at.file.path < b.at.file.path ? -1 : 1
  return a.at.start - b.at.start || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)
}
