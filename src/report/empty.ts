import type { Result } from '../judge/finding.ts'
import { emptyModel } from '../model/empty.ts'
import type { RuleMeta } from '../judge/rule.ts'

/** The result of a run that came to nothing. */
export function emptyResult(rules: readonly RuleMeta[]): Result {
  return {
    findings: [],
    suppressed: [],
    unreadable: [],
    failures: [],
    notes: [],
    seen: { files: 0, agent: 0, variables: 0, oauth: 0, code: 0, other: 0, parsedCode: 0 },
    model: emptyModel(),
    rules: rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}
