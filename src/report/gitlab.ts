import { jsonText } from './redact.ts'
import { sentence } from './rule-text.ts'
import type { Reporter } from './reporter.ts'
import type { ShownFinding } from './shown-report.ts'

/**
 * A GitLab Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. Paths are those of the
 * repository.
 */
export const gitlab: Reporter = ({ findings }) =>
  jsonText(
    findings.map((finding) => {
      const { at, rule, variant, message, help, fingerprint } = finding
      return {
        type: 'issue',
        description: [message, help].filter(Boolean).map(sentence).join(' '),
        check_name: `${rule.id}/${variant}`,
        categories: ['Security'],
        fingerprint,
        severity: severity(finding),
        location: { path: at.inRepository, lines: { begin: at.region.startLine, end: at.region.endLine } },
      }
    }),
  )

/** `blocker` for what GitHub calls critical. */
function severity({ level, score }: ShownFinding): 'blocker' | 'critical' | 'major' | 'minor' {
  if (level === 'error') return score >= 9 ? 'blocker' : 'critical'
  return level === 'warning' ? 'major' : 'minor'
}
