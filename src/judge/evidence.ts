import type { Credential, Evidence, EvidenceKind, Host, Owner, StoredSecret } from '../model/index.ts'
import { type Level, lowered, type Severity } from '../model/severity.ts'
import type { Span } from '../text/source.ts'

/** All of these kinds, and of a list in the list any. */
export type Needs = readonly (EvidenceKind | readonly EvidenceKind[])[]

/** What each level of a variant needs. A level that is not named needs nothing, but an error that names nothing is none. */
export type NeedsByLevel = { readonly [L in Level]?: Needs }

/** What a problem's evidence carries. */
export interface Proof {
  readonly severity: Severity
  /** The first kind that the level above would have needed. */
  readonly lacks?: EvidenceKind
}

/** What shows that an agent has a key, and that it runs in this very file. */
export const AGENT: readonly EvidenceKind[] = ['agent-module', 'agent-file', 'agent-dependency']
export const AGENT_HERE: readonly EvidenceKind[] = ['agent-module', 'agent-file']

const LEVELS: readonly Level[] = ['error', 'warning', 'note']

/**
 * The highest level at or below `severity` whose evidence is all there (STANDARD.md, "Evidence"); undefined where even a note lacks some.
 */
export function proven(severity: Severity, needs: NeedsByLevel | undefined, evidence: readonly Evidence[]): Proof | undefined {
  const first = LEVELS.indexOf(severity.level)
  let lacks: EvidenceKind | undefined
  for (const [down, level] of LEVELS.slice(first).entries()) {
    const asked = needs?.[level] ?? []
    const missing = asked.find((one) => !has(evidence, one))
    if (missing === undefined && (level !== 'error' || asked.length > 0))
      return { severity: lowered(severity, down), ...(lacks && { lacks }) }
    if (missing !== undefined) lacks = typeof missing === 'string' ? missing : missing[0]
  }
  return undefined
}

function has(evidence: readonly Evidence[], kinds: EvidenceKind | readonly EvidenceKind[]): boolean {
  return evidence.some(({ is }) => (typeof kinds === 'string' ? is === kinds : kinds.includes(is)))
}

/** A setting that stands at a place, or whose absence from it has a known meaning. */
export function stated(at: Span, say = 'it is written here'): Evidence {
  return { is: 'written', at, say }
}

/** What a key is, who gets its file, and where it goes. */
export function keyEvidence(credential: Credential, host: Host | undefined): Evidence[] {
  return [
    ...(credential.form === 'literal' ? [...valueEvidence(credential), ...fileEvidence(credential.at)] : []),
    ...hostEvidence(host, credential.at),
  ]
}

/** What a stored secret is, who gets its file, and where it goes. */
export function secretEvidence({ credential, at, hosts }: StoredSecret): Evidence[] {
  return [...valueEvidence(credential), ...fileEvidence(at), ...hosts.slice(0, 1).flatMap((host) => hostEvidence(host, at))]
}

function valueEvidence({ judged, at }: Extract<Credential, { form: 'literal' }>): Evidence[] {
  if (judged.class === 'placeholder' || judged.class === 'public-id' || judged.class === 'unknown') return []
  const say = judged.defaultCredential
    ? 'it is the default of the product'
    : judged.provider || judged.kind
      ? 'the value has the form of such a key'
      : 'the value is random and stands under the name of a secret'
  return [{ is: 'live-value', at, say }]
}

const KEPT = {
  tracked: 'git tracks the file',
  staged: 'the file is staged for git',
  none: 'no git keeps the file back',
  untracked: 'nothing keeps the file out of git',
} as const

function fileEvidence(at: Span): Evidence[] {
  const { git } = at.file
  return git in KEPT ? [{ is: 'in-git', at: { ...at, end: at.start }, say: KEPT[git as keyof typeof KEPT] }] : []
}

function hostEvidence(host: Host | undefined, at: Span): Evidence[] {
  if (!host || host.class === 'placeholder') return []
  return [{ is: 'sent-to', at: host.at ?? at, say: `it goes to ${host.shown || 'a host that is set elsewhere'}` }]
}

/** The client's kind, where the subject says that it is public. */
export function clientEvidence(isPublic: boolean, owner: Owner, at: Span, shown: readonly Evidence[] = []): Evidence[] {
  if (!isPublic) return []
  const known = shown.filter(({ is }) => is === 'public-client')
  return known.length > 0 ? known : [{ is: 'public-client', at, say: `${owner.what} is a public client` }]
}
