import { jsonText } from './redact.ts'
import { pageUrl } from './rule-text.ts'
import type { Reporter } from './reporter.ts'
import type { ShownConnection, ShownFinding, ShownPlace, ShownPolicy, ShownReport } from './shown-report.ts'
import { levelCounts } from './summary.ts'
import type { Shown } from '../text/shown.ts'

/** Rises when a field is renamed or removed, not when one is added. */
const SCHEMA_VERSION = 1

/** Findings and the inventory of connections, the same bytes for the same input; report-schema.json describes it. */
export const json: Reporter = (report, { version, showSuppressed, successful }) =>
  jsonText({
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'agent-auth-lint', version },
    successful,
    summary: summaryOf(report),
    findings: [
      ...report.findings.map((finding) => found(finding)),
      ...(showSuppressed ? report.suppressed() : []).map(({ finding, reason }) => found(finding, reason)),
    ],
    connections: report.connections().map(connected),
    unreadable: report.unreadable.map(({ path, at, reason, say }) => ({ path, reason, message: say, ...(at && { region: at.region }) })),
  })

/** Files left out that are named; they are counted in full elsewhere. */
const MOST_NAMED = 100

function summaryOf({ findings, suppressedCount, unreadable, seen, connections, policy }: ShownReport) {
  const { error, warning, note } = levelCounts(findings)
  const used = connections().filter(({ protocol, enabled }) => protocol === 'mcp' && enabled)
  const count = (way: ShownConnection['authentication']) => used.filter(({ authentication }) => authentication === way).length
  const { files, agent, variables, oauth, code, parsedCode, other, unanalysed = [] } = seen
  return {
    errors: error,
    warnings: warning,
    notes: note,
    suppressed: suppressedCount,
    unreadable: unreadable.length,
    ...(policy && { policy: policyOf(policy) }),
    files: { seen: files, agent, variables, oauth, code, parsedCode, other, unanalysed },
    servers: {
      total: used.length,
      oauth: count('OAuth'),
      staticKey: count('static key'),
      shortLivedToken: count('short-lived token'),
      local: count('local'),
      none: count('none'),
    },
  }
}

function policyOf({ leftOut, rules }: ShownPolicy): ShownPolicy {
  const { files, configuration, asked, by } = leftOut
  return { leftOut: { files, configuration: configuration.slice(0, MOST_NAMED), asked: asked.slice(0, MOST_NAMED), by }, rules }
}

function found(finding: ShownFinding, suppressed?: Shown) {
  const { rule, variant, level, score, confidence, message, help, related, alsoRules, facts, at, fingerprint } = finding
  return {
    rule: rule.id,
    variant,
    level,
    score,
    confidence,
    message,
    help,
    url: pageUrl(rule),
    ...place(at),
    place: finding.place,
    git: at.git,
    related: related.map((one) => ({ label: one.label, ...place(one.at) })),
    relatedRules: alsoRules,
    facts: Object.fromEntries(facts.toSorted(byName)),
    fingerprint,
    ...(suppressed !== undefined && { suppressed: { reason: suppressed } }),
  }
}

function connected({ credentials, at, host, program, class: is, transport, ...connection }: ShownConnection) {
  return {
    ...connection,
    transport,
    ...(host !== undefined && { host }),
    ...(program !== undefined && { program }),
    class: is,
    credentials,
    ...place(at),
  }
}

function place({ path, region }: ShownPlace) {
  return { path, region }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
