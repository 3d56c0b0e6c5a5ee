import type { Finding, Result, Suppressed } from '../judge/finding.ts'
import type { Connection, Credential } from '../model/index.ts'
import { cleaner, jsonText } from './redact.ts'
import { pageUrl } from './descriptors.ts'
import { fingerprints } from './line-hash.ts'
import { region } from './region.ts'
import type { Reporter } from './reporter.ts'
import { authentication, levelCounts } from './summary.ts'
import type { Span } from '../text/source.ts'

/** Rises when a field is renamed or removed, not when one is added. */
const SCHEMA_VERSION = 1

/** Findings and the inventory of connections, the same bytes for the same input; report-schema.json describes it. */
export const json: Reporter = (result, { version, prefix, showSuppressed, successful }) => {
  const { clean, redact } = cleaner(result)
  const show: Show = { clean, redact }
  const hidden = showSuppressed ? result.suppressed : []
  const all = [...result.findings, ...hidden.map(({ finding }) => finding)]
  const identities = fingerprints(all, prefix)
  return jsonText({
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'agent-auth-lint', version },
    successful,
    summary: summaryOf(result, show),
    findings: all.map((finding, i) => found(show, finding, identities[i] ?? '', hidden[i - result.findings.length])),
    connections: result.model.connection.map((connection) => connected(show, connection)),
    unreadable: result.unreadable.map(({ path, at, reason, say }) => ({
      path: redact(path),
      reason,
      message: clean(say),
      ...(at && { region: region(at) }),
    })),
  })
}

interface Show {
  readonly clean: (text: string) => string
  readonly redact: (text: string) => string
}

/** Files left out that are named; they are counted in full elsewhere. */
const MOST_NAMED = 100

function summaryOf({ findings, suppressed, unreadable, seen, model, policy }: Result, { clean }: Show) {
  const { error, warning, note } = levelCounts(findings)
  const used = model.connection.filter(({ protocol, enabled }) => protocol === 'mcp' && enabled).map(authentication)
  const count = (way: string) => used.filter((one) => one === way).length
  const { files, agent, variables, oauth, code, parsedCode, other } = seen
  return {
    errors: error,
    warnings: warning,
    notes: note,
    suppressed: suppressed.length,
    unreadable: unreadable.length,
    ...(policy && {
      policy: {
        leftOut: {
          files: policy.leftOut.files,
          configuration: policy.leftOut.configuration.slice(0, MOST_NAMED).map(clean),
          asked: policy.leftOut.asked.slice(0, MOST_NAMED).map(clean),
          by: policy.leftOut.by.map(clean),
        },
        rules: { off: [...policy.rules.off], lowered: [...policy.rules.lowered], by: policy.rules.by.map(clean) },
      },
    }),
    files: { seen: files, agent, variables, oauth, code, parsedCode, other },
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

function found(show: Show, finding: Finding, fingerprint: string, suppressed: Suppressed | undefined) {
  const { rule, variant, level, score, confidence, message, help, related, alsoRules, facts } = finding
  return {
    rule: rule.id,
    variant,
    level,
    score,
    confidence,
    message: show.clean(message),
    help: show.clean(help),
    url: pageUrl(rule),
    ...place(show, finding.at),
    place: show.clean(finding.place),
    git: finding.at.file.git,
    related: related.map(({ at, label }) => ({ label: show.clean(label), ...place(show, at) })),
    relatedRules: [...alsoRules],
    facts: Object.fromEntries(
      Object.entries(facts)
        .sort(byName)
        .map(([name, value]) => [name, show.clean(value)]),
    ),
    fingerprint,
    ...(suppressed && { suppressed: { reason: show.clean(suppressed.reason) } }),
  }
}

function connected(show: Show, connection: Connection) {
  const { agent, name, protocol, source, endpoint, credentials, enabled } = connection
  return {
    agent: agent.id,
    name: show.clean(name.value),
    protocol,
    source,
    enabled,
    authentication: authentication(connection),
    ...(endpoint.transport === 'http'
      ? { transport: endpoint.transport, host: show.clean(endpoint.host.name), class: endpoint.host.class }
      : { transport: endpoint.transport, program: show.clean(endpoint.program), class: 'none' }),
    credentials: credentials.map((credential) => carried(show, credential)),
    ...place(show, connection.at),
  }
}

/** How a credential travels; never what it is. */
function carried(show: Show, credential: Credential) {
  const { form, sentAs, place: where, to, pairing } = credential
  return {
    form,
    sentAs: show.clean(sentAs),
    place: where,
    ...(credential.form === 'literal'
      ? { class: credential.judged.class, what: credential.judged.what }
      : { store: credential.store, variable: show.clean(credential.name) }),
    ...(to && { host: show.clean(to.name), hostClass: to.class }),
    ...(pairing && { pairing }),
  }
}

function place(show: Show, at: Span) {
  return { path: show.redact(at.file.path), region: region(at) }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
