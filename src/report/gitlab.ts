import type { Finding } from '../judge/finding.ts'
import { cleaner, jsonText } from './redact.ts'
import { sentence } from './descriptors.ts'
import { fingerprints } from './line-hash.ts'
import { region, repositoryPath } from './region.ts'
import type { Reporter } from './reporter.ts'

/** A GitLab Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. Paths are those of the repository. */
export const gitlab: Reporter = (result, { prefix }) => {
  const { clean, redact } = cleaner(result)
  const identities = fingerprints(result.findings, prefix)
  return jsonText(
    result.findings.map((finding, i) => {
      const { startLine, endLine } = region(finding.at)
      return {
        type: 'issue',
        description: [finding.message, finding.help]
          .filter(Boolean)
          .map((text) => sentence(clean(text)))
          .join(' '),
        check_name: `${finding.rule.id}/${finding.variant}`,
        categories: ['Security'],
        fingerprint: identities[i],
        severity: severity(finding),
        location: { path: redact(repositoryPath(finding.at.file.path, prefix)), lines: { begin: startLine, end: endLine } },
      }
    }),
  )
}

/** `blocker` for what GitHub calls critical. */
function severity({ level, score }: Finding): 'blocker' | 'critical' | 'major' | 'minor' {
  if (level === 'error') return score >= 9 ? 'blocker' : 'critical'
  return level === 'warning' ? 'major' : 'minor'
}
