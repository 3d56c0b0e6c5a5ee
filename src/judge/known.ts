import { again } from './decisions.ts'
import { placesOf, type Finding, type Suppressed } from './finding.ts'
import type { Model } from '../model/index.ts'
import { overlaps } from '../text/source.ts'

/** A fault as another state of the repository had it: by its symbolic place, never by a line or a value. */
export interface Fault {
  readonly rule: string
  /** The form, without its level. */
  readonly variant: string
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly place: string
  /** Seconds, where the fault is that something lives too long: a longer life is not the same fault. */
  readonly lifetime?: number
  /** A live secret in git. */
  readonly live?: true
  /** The file is ignored by git, so it may be absent elsewhere. */
  readonly ignored?: true
}

/** What tells whether a fault was known, and takes it. */
export type Takes = (fault: Fault) => boolean

/** The faults at a place: several may stand on one line. */
function each(place: Finding): readonly Finding[] {
  return [place, ...(place.beside ?? [])]
}

/** Findings without their known places and faults; of what is left at a place the most severe leads. */
export function unknownOf(
  findings: readonly Finding[],
  faultOf: (finding: Finding) => Fault,
  takes: Takes,
): { readonly left: Finding[]; readonly taken: Finding[] } {
  const left: Finding[] = []
  const taken: Finding[] = []
  for (const finding of findings) {
    const places = placesOf(finding)
    const fresh = places.flatMap((place) => unknownAt(place, faultOf, takes))
    const [first, ...others] = fresh
    if (!first) taken.push(finding)
    else if (fresh.length === places.length && fresh.every((one, i) => one === places[i])) left.push(finding)
    else left.push(places.length > 1 ? again(finding, [first, ...others]) : first)
  }
  return { left, taken }
}

function unknownAt(place: Finding, faultOf: (finding: Finding) => Fault, takes: Takes): Finding[] {
  const all = each(place)
  const fresh = all.filter((one) => !takes(faultOf(one)))
  const [lead, ...beside] = fresh.toSorted((a, b) => b.score - a.score)
  if (!lead) return []
  return fresh.length === all.length ? [place] : [beside.length > 0 ? { ...lead, beside } : lead]
}

/** How faults are told in one run. */
export function faultsOf(model: Model, prefix: string): (finding: Finding) => Fault {
  return ({ rule, variant, at, place }) => {
    const lifetime =
      rule.group === 'lifetimes'
        ? model.tokenPolicy.map((policy) => policy.lifetime).find((one) => one.is === 'set' && overlaps(one.at, at))
        : undefined
    const seconds = lifetime?.is === 'set' && lifetime.value !== 'never' ? lifetime.value : undefined
    const { git } = at.file
    const live =
      (git === 'tracked' || git === 'staged') &&
      model.storedSecret.some(
        ({ credential: { judged }, at: stored }) =>
          overlaps(stored, at) &&
          judged.mode !== 'test' &&
          (judged.class === 'static' || judged.class === 'declared') &&
          (judged.provider || judged.kind || judged.jwt),
      )
    return {
      rule: rule.id,
      variant: withoutLevel(variant),
      path: prefix + at.file.path,
      place,
      ...(seconds !== undefined && { lifetime: seconds }),
      ...(live && { live: true as const }),
      ...(git === 'ignored' && { ignored: true as const }),
    }
  }
}

/** All faults of a run, those of one line apart. */
export function allFaults(findings: readonly Finding[], faultOf: (finding: Finding) => Fault): Fault[] {
  return findings.flatMap((finding) => placesOf(finding).flatMap(each).map(faultOf))
}

/** What two states of a fault have in common. A life may have become shorter, and its form with it. */
export function keyOf({ rule, variant, path, place, lifetime }: Fault): string {
  return JSON.stringify([rule, lifetime === undefined ? variant : '', path, place])
}

/** Takes each fault of a former state once; `moved` gives today's path of a former one. */
export function takerOf(former: readonly Fault[], moved: ReadonlyMap<string, string> = new Map()): Takes {
  const lists = new Map<string, Fault[]>()
  for (const fault of former) {
    const key = keyOf({ ...fault, path: moved.get(fault.path) ?? fault.path })
    lists.set(key, [...(lists.get(key) ?? []), fault])
  }
  return (fault) => {
    const list = lists.get(keyOf(fault)) ?? []
    const i = list.findIndex(({ lifetime }) => (fault.lifetime ?? 0) <= (lifetime ?? 0))
    if (i < 0) return false
    list.splice(i, 1)
    return true
  }
}

/** What a baseline hides, as the other exceptions are shown. */
export function inBaseline(findings: readonly Finding[]): Suppressed[] {
  return findings.map((finding) => ({ finding, reason: 'in the baseline', at: finding.at, by: 'baseline' as const }))
}

function withoutLevel(variant: string): string {
  return variant.replace(/-(?:error|warning|note)$/, '')
}
