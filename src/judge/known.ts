import { again } from './decisions.ts'
import { placesOf, type Finding, type Suppressed } from './finding.ts'
import type { Model, StoredSecret } from '../model/index.ts'
import { grouped } from '../text/grouped.ts'
import { SpanIndex } from '../text/span-index.ts'

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
  const lifetimes = new SpanIndex<number | 'never'>()
  for (const { lifetime } of model.tokenPolicy) if (lifetime.is === 'set') lifetimes.add(lifetime.at, lifetime.value)
  const secrets = new SpanIndex<true>()
  for (const { credential, at } of model.storedSecret) if (isLive(credential)) secrets.add(at, true)
  return ({ rule, variant, at, place }) => {
    const lifetime = rule.group === 'lifetimes' ? lifetimes.at(at) : undefined
    const seconds = lifetime === 'never' ? undefined : lifetime
    const { git } = at.file
    const live = (git === 'tracked' || git === 'staged') && secrets.at(at) === true
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

function isLive({ judged }: StoredSecret['credential']): boolean {
  if (judged.mode === 'test' || (judged.class !== 'static' && judged.class !== 'declared')) return false
  return judged.provider !== undefined || judged.kind !== undefined || judged.jwt !== undefined
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
  // The shortest lives last, so that a fault takes the shortest that is as long as its own.
  const left = new Map<string, Fault[]>()
  const lists = grouped(former, (fault) => keyOf({ ...fault, path: moved.get(fault.path) ?? fault.path }))
  for (const [key, list] of lists)
    left.set(
      key,
      list.toSorted((a, b) => (b.lifetime ?? 0) - (a.lifetime ?? 0)),
    )
  return (fault) => {
    const list = left.get(keyOf(fault)) ?? []
    if (list.length === 0) return false
    if ((fault.lifetime ?? 0) <= (list.at(-1)?.lifetime ?? 0)) return list.pop() !== undefined
    const i = list.findLastIndex(({ lifetime }) => (fault.lifetime ?? 0) <= (lifetime ?? 0))
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
