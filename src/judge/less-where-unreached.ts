import type { EvidenceKind } from '../model/evidence.ts'
import { lowered } from '../model/severity.ts'
import { own } from '../text/own.ts'
import type { Span } from '../text/source.ts'
import { descriptorFor, withoutLevel } from './descriptor.ts'
import type { Finding } from './finding.ts'

/** Why nothing runs the code at each of the places, of those that nothing runs. */
export type Unreached = (places: readonly Span[]) => ReadonlyMap<Span, string>

/**
 * What nothing in the repository runs is a note that says so (STANDARD.md, "What changes the weight"). A live secret is known whether or
 * not its function runs, and what the user has set stays.
 */
export function lessWhereUnreached(
  findings: readonly Finding[],
  isSettled: (finding: Finding) => boolean,
  unreached: Unreached = () => new Map(),
): readonly Finding[] {
  const asked = findings.filter((one) => one.level !== 'note' && !isSettled(one) && !one.evidence.some(({ is }) => KNOWN_ANYHOW.has(is)))
  const why = asked.length > 0 ? unreached(asked.map(({ at }) => at)) : new Map<Span, string>()
  if (why.size === 0) return findings
  const isAsked = new Set(asked)
  return findings.map((finding) => {
    const say = isAsked.has(finding) ? why.get(finding.at) : undefined
    if (say === undefined) return finding
    const severity = lowered(finding, finding.level === 'error' ? 2 : 1)
    return {
      ...finding,
      ...descriptorFor(finding.rule, formOf(finding), severity),
      message: `${finding.message}; ${say}`,
    }
  })
}

function formOf({ rule, variant }: Finding): string {
  return own(rule.variants, variant) ? variant : withoutLevel(variant)
}

const KNOWN_ANYHOW: ReadonlySet<EvidenceKind> = new Set(['live-value', 'shipped'])
