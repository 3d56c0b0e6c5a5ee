import type { Finding, Policy, Result, Suppressed, Unreadable } from '../judge/finding.ts'
import type { Fix } from '../judge/problems.ts'
import type { Connection, Credential, TokenPolicy } from '../model/index.ts'
import type { Span } from '../text/source.ts'
import { lazy } from '../text/lazy.ts'
import { asShown, type Shown } from '../text/shown.ts'
import { fingerprints, firstFingerprints, lineHash } from './line-hash.ts'
import { cleaner, type Cleaner } from './redact.ts'
import { region, repositoryPath, shownLine } from './region.ts'
import type {
  ShownConnection,
  ShownCredential,
  ShownFinding,
  ShownInput,
  ShownPath,
  ShownPlace,
  ShownPolicy,
  ShownReport,
  ShownSuppressed,
} from './shown-report.ts'
import { authentication, isBroken, policyLines, summary } from './summary.ts'

/** Where the scanned root lies. */
export interface Whereabouts {
  /** Folder of the scanned root below the repository root, '' when they are the same: SARIF URIs are relative to the repository. */
  readonly prefix: string
  /** The scanned folder as seen from the working directory, so that a terminal's links lead somewhere: `packages/api/`. */
  readonly below?: string
  /** The working directory as seen from the scanned root, when that is above it: `packages/api/`. */
  readonly within?: string
}

/** The last of each result: several formats are asked for at once. */
const reports = new WeakMap<Result, { readonly of: string; readonly report: ShownReport }>()

/** What may be shown of a result. Costly parts are made when a format asks for them. */
export function shownReport(result: Result, where: Whereabouts): ShownReport {
  const of = JSON.stringify([where.prefix, where.below, where.within])
  const known = reports.get(result)
  if (known?.of === of) return known.report
  const report = reportOf(result, where)
  reports.set(result, { of, report })
  return report
}

function reportOf(result: Result, where: Whereabouts): ShownReport {
  const show: Show = { ...cleaner(result), where, paths: new Map() }
  const all = [...result.findings, ...result.suppressed.map(({ finding }) => finding)]
  const identities = lazy(() => fingerprints(all, where.prefix))
  const former = lazy(() => firstFingerprints(all, where.prefix))
  const shown = (finding: Finding, i: number) =>
    ofFinding(
      show,
      finding,
      () => identities()[i] as Shown,
      () => former()[i] as Shown,
    )
  return {
    findings: result.findings.map(shown),
    suppressedCount: result.suppressed.length,
    suppressed: lazy(() => result.suppressed.map((one, i) => ofSuppressed(show, one, shown(one.finding, result.findings.length + i)))),
    unreadable: result.unreadable.map((input) => ofInput(show, input)),
    connections: lazy(() => result.model.connection.map((connection) => ofConnection(show, connection))),
    unread: () => result.model.tokenPolicy.filter(({ unread: is }) => is).map((policy) => ofUnread(show, policy)),
    ...(result.policy && { policy: ofPolicy(show, result.policy) }),
    policyLines: policyLines(result),
    seen: result.seen,
    rules: result.rules,
    summary: (how) => summary(result, how),
  }
}

interface Show extends Cleaner {
  readonly where: Whereabouts
  /** Many places are in one file. */
  readonly paths: Map<string, ShownPath>
}

function ofFinding(show: Show, finding: Finding, identity: () => Shown, former: () => Shown): ShownFinding {
  const { rule, variant, level, score, confidence, at, related, alsoRules, lacks, evidence, facts } = finding
  const { clean } = show
  const fix = finding.fix && ofFix(show, finding.fix)
  return {
    rule,
    // Names of our own, which no value of a repository may hide.
    variant: asShown(variant),
    alsoRules: alsoRules.map(asShown),
    level,
    score,
    confidence,
    at: ofPlace(show, at),
    message: clean(finding.message),
    help: clean(finding.help),
    related: related.map((one) => ({ label: clean(one.label), at: ofPlace(show, one.at), isSame: isSame(one.at, at) })),
    place: clean(finding.place),
    facts: Object.entries(facts).map(([name, value]) => [clean(name), clean(value)] as const),
    evidence: evidence.map((one) => ({ say: clean(one.say), at: ofPlace(show, one.at) })),
    ...(lacks && { lacks }),
    ...(fix && { fix }),
    get fingerprint() {
      return identity()
    },
    get formerFingerprint() {
      return former()
    },
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end
}

/** None where a mask would be written into the file. */
function ofFix(show: Show, { title, edits }: Fix): ShownFinding['fix'] {
  const shown = edits.map(({ at, text }) => ({ at: ofPlace(show, at), text: show.redact(text) }))
  return shown.length > 0 && shown.every(({ text }, i) => text === edits[i]?.text) ? { title: show.clean(title), edits: shown } : undefined
}

function ofSuppressed({ clean }: Show, { reason, by }: Suppressed, finding: ShownFinding): ShownSuppressed {
  return { finding, reason: clean(reason), by: by ?? 'exception' }
}

function ofInput(show: Show, input: Unreadable): ShownInput {
  const { path, at, reason, say } = input
  return {
    ...ofPath(show, path),
    reason,
    isBroken: isBroken(input),
    say: show.clean(say || reason),
    ...(at && { at: ofPlace(show, at) }),
  }
}

function ofPath({ clean, redact, where: { prefix, below = '', within = '' }, paths }: Show, path: string): ShownPath {
  const known = paths.get(path)
  if (known) return known
  const shown = {
    path: redact(path),
    inRepository: redact(repositoryPath(path, prefix)),
    fromHere: clean(within !== '' && path.startsWith(within) ? path.slice(within.length) : below + path),
  }
  paths.set(path, shown)
  return shown
}

function ofPlace(show: Show, at: Span): ShownPlace {
  const where = region(at)
  return {
    ...ofPath(show, at.file.path),
    git: at.file.git,
    region: where,
    line: (broken = false) => shownLine(at.file, where.startLine, (file, number) => show.line(file, number, broken)),
    lineHash: () => lineHash(at.file, where.startLine),
  }
}

function ofConnection(show: Show, connection: Connection): ShownConnection {
  const { agent, name, protocol, source, endpoint, credentials, enabled, at } = connection
  const { clean } = show
  return {
    agent: clean(agent.id),
    name: clean(name.value),
    protocol,
    source,
    enabled,
    authentication: authentication(connection),
    transport: endpoint.transport,
    ...(endpoint.transport === 'http'
      ? { host: clean(endpoint.host.name), class: endpoint.host.class }
      : { program: clean(endpoint.program), class: 'none' as const }),
    credentials: credentials.map((credential) => ofCredential(show, credential)),
    at: ofPlace(show, at),
  }
}

function ofCredential({ clean }: Show, credential: Credential): ShownCredential {
  const { form, sentAs, place, to, pairing } = credential
  return {
    form,
    sentAs: clean(sentAs),
    place,
    ...(credential.form === 'literal'
      ? { class: credential.judged.class, what: clean(credential.judged.what) }
      : { store: credential.store, variable: clean(credential.name) }),
    ...(to && { host: clean(to.name), hostClass: to.class }),
    ...(pairing && { pairing: clean(pairing) }),
  }
}

function ofUnread(show: Show, { key, lifetime: { at } }: TokenPolicy): { readonly key: Shown; readonly at: ShownPlace } {
  return { key: show.clean(key), at: ofPlace(show, at) }
}

function ofPolicy({ clean }: Show, { leftOut, rules }: Policy): ShownPolicy {
  return {
    leftOut: {
      files: leftOut.files,
      configuration: leftOut.configuration.map(clean),
      asked: leftOut.asked.map(clean),
      by: leftOut.by.map(clean),
    },
    rules: { off: rules.off.map(asShown), lowered: rules.lowered.map(asShown), by: rules.by.map(clean) },
  }
}
