import type { Finding } from './finding.ts'

/** Whether two findings are faults of one whole, such as one client. */
export function isPartOf(one: Finding, other: Finding): boolean {
  return one.part !== undefined && one.part.of === other.part?.of
}

/** Of faults of one whole the worst first. */
export function byRank(a: Finding, b: Finding): number {
  return isPartOf(a, b) ? (b.part?.rank ?? 0) - (a.part?.rank ?? 0) : 0
}

/** What the message says of the other faults of one whole, those on the same lines included. */
export function moreOf(lead: Finding, others: readonly Finding[]): string {
  const all = [lead, ...others].flatMap(({ beside = [] }) => beside)
  const count = others.length + all.filter((one) => isPartOf(one, lead)).length
  return lead.part === undefined || count === 0 ? '' : `; ${lead.part.more(count)}`
}
