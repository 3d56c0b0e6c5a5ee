import { oneOffScript } from '../knowledge/words/one-off-scripts.ts'
import type { Related } from '../model/index.ts'
import { compareLevels } from '../model/severity.ts'
import { asFormatted, isCompiled, isCopy } from './copied-files.ts'
import { copiedLines } from './copied-lines.ts'
import { inOrder } from './reported.ts'
import { withoutLevel } from './descriptor.ts'
import { type Finding, type OneValue, placesOf } from './finding.ts'
import { byRank, isPartOf, moreOf } from './parts.ts'
import { append } from '../text/append.ts'
import { grouped, addTo } from '../text/grouped.ts'
import { own } from '../text/own.ts'
import { codeAt, type SourceFile } from '../text/source.ts'

/** More related places than this help nobody; the count says how many there are. */
export const MOST_PLACES = 100

/**
 * What was decided once in a package is one finding: the same variable, value, option or permission
 * (STANDARD.md, "One finding for one fault"); a secret is one in the whole repository. The most severe place leads, of equals the first by
 * path and line; the others are related and counted. `homeOf` gives the folder of a path's nearest manifest. Copies of a file in several
 * packages count as one. Comes after suppression, so that a comment hides its own place alone.
 */
export function byDecision(findings: readonly Finding[], homeOf: (path: string) => string): Finding[] {
  const groups = new Map<string, [Finding, ...Finding[]]>()
  for (const finding of findings) {
    const key = keyOf(finding, homeOf) ?? `${groups.size}`
    addTo(groups, key, finding)
  }
  const joint = [...groups.values()].map((group) => joined(group, homeOf(group[0].at.file.path)))
  return withoutCopies(copiesIn(joint), homeOf).toSorted(inOrder)
}

/** Some places of a finding, as one finding again. */
export function again(whole: Finding, places: readonly [Finding, ...Finding[]]): Finding {
  if (whole.decision === undefined && whole.rule.decidedBy === undefined) return withCopies(places, whole.copied)
  const parts = isOfItsFile(whole) ? [...grouped(places, ({ at }) => at.file).values()] : inPackages(whole, places)
  return withCopies(
    parts.map((group) => joined(group as [Finding, ...Finding[]], whole.home ?? '')) as [Finding, ...Finding[]],
    whole.copied,
  )
}

/** Places of a decision by the packages of the copies that it stands for, or all together where it is of one package. */
function inPackages({ places: all = [] }: Finding, places: readonly Finding[]): (readonly Finding[])[] {
  if (all.every(({ home }) => home === undefined)) return [places]
  const packageOf = new Map(all.flatMap((one, i) => placesOf(one).map(({ at }) => [at.file, i] as const)))
  return [...grouped(places, ({ at }) => packageOf.get(at.file)).values()]
}

/** Files that say the same and are no copies: with more of them nobody looks for a copy. */
const MOST_ALIKE = 20

/** The same fault in copies of one file, in several packages, is one finding: who changes one changes all. */
function copiesIn(findings: readonly Finding[]): [Finding, ...Finding[]][] {
  const kept: [Finding, ...Finding[]][] = []
  const alike = new Map<string, Alike<SourceFile>[]>()
  for (const finding of findings.toSorted(inOrder)) {
    const group: [Finding, ...Finding[]] = [finding]
    const { file } = finding.at
    if (finding.ofVariable) {
      kept.push(group)
      continue
    }
    const key = JSON.stringify([
      finding.rule.id,
      withoutLevel(finding.variant),
      nameOf(finding),
      finding.place,
      saidAtItsPlace(finding),
      isOfAValue(finding) ? lineOf(finding) : '',
      isValue(finding.decision) ? finding.decision.value : '',
    ])
    const groups = alike.get(key) ?? []
    const copies = groups.find((one) => !one.seen.has(file) && isCopyFor(finding, one.findings[0].at.file))
    if (copies) {
      copies.findings.push(finding)
      copies.seen.add(file)
      continue
    }
    kept.push(group)
    if (groups.length < MOST_ALIKE) groups.push({ findings: group, seen: new Set([file]) })
    alike.set(key, groups)
  }
  return kept
}

/** So is the same fault in lines that were copied into other packages; all copies are counted together. */
function withoutCopies(groups: readonly [Finding, ...Finding[]][], homeOf: (path: string) => string): Finding[] {
  const kept: Lines[] = []
  const alike = new Map<string, Lines>()
  const copied = groups.map((parts) => ({ whole: withCopies(parts), parts })).toSorted((a, b) => inOrder(a.whole, b.whole))
  for (const { whole, parts } of copied) {
    const home = homeOf(whole.at.file.path)
    const keys = new Set(placesOf(whole).slice(0, MOST_PLACES).flatMap(copiedLines))
    const known = [...keys].map((key) => alike.get(key)).find((one) => one?.seen.has(home) === false)
    const group: Lines = known ?? { whole, findings: parts, seen: new Set() }
    if (known) append(known.findings, parts)
    else kept.push(group)
    group.seen.add(home)
    for (const key of keys) if (!alike.has(key)) alike.set(key, group)
  }
  return kept.map(({ whole, findings, seen }) => (seen.size > 1 ? withCopies(findings, 'lines') : whole))
}

/** Copies of lines, with what the first of them is alone. */
interface Lines extends Alike<string> {
  readonly whole: Finding
}

/** What each file has for itself, such as its variables, is one fault in files of one name that are the same to the letter. */
function isCopyFor({ decision, at: { file } }: Finding, other: SourceFile): boolean {
  return decision === false ? other !== file && other.text === file.text : isCopy(other, file)
}

/** Whether the fault is of what is written there, such as a key: another text is another fault, also in a copy. */
function isOfAValue({ rule }: Finding): boolean {
  return rule.ofOneValue !== undefined || rule.decidedBy === 'text'
}

/** The message without the count of the places that one decision has. */
function saidAtItsPlace({ places, at, message }: Finding): string {
  return places?.flatMap(placesOf).find((one) => one.at === at)?.message ?? message
}

/** What was decided for all clients of one file is copied with the file. */
function isOfItsFile({ decision, at }: Finding): boolean {
  return typeof decision === 'string' && decision.includes(at.file.path)
}

/** Findings that are one, and the files or packages that they are of. */
interface Alike<Of> {
  readonly findings: [Finding, ...Finding[]]
  readonly seen: Set<Of>
}

function withCopies(group: readonly [Finding, ...Finding[]], copied?: Finding['copied']): Finding {
  const [lead, ...copies] = group.toSorted((a, b) => compareLevels(a.level, b.level) || byOrigin(a, b) || byDepth(a, b)) as [
    Finding,
    ...Finding[],
  ]
  if (copies.length === 0) return lead
  const files = copies.length === 1 ? 'a copy' : `${copies.length} copies`
  return {
    ...lead,
    message: `${lead.message}; the same in ${files} of ${copied === undefined ? 'the file' : 'these lines'}`,
    related: [
      ...lead.related,
      ...relatedCopies(copies, copied)
        .slice(0, MOST_PLACES)
        .map(({ at }) => ({ at, label: 'the same in a copy' })),
    ],
    alsoRules: [...new Set(group.flatMap(({ alsoRules }) => alsoRules))],
    places: group,
    ...(copied !== undefined && { copied }),
  }
}

/** Copies of lines stand in files of their own, which may have further places of the decision. */
function relatedCopies(copies: readonly Finding[], copied: Finding['copied']): readonly Finding[] {
  return copied === undefined ? copies : copies.flatMap(placesOf)
}

/** The name of the file; what a compiler makes of TypeScript ends otherwise. */
const nameOf = ({ at: { file } }: Finding) => file.path.slice(file.path.lastIndexOf('/') + 1).replace(/(?<=\.[cm]?)[jt]s(?=x?$)/, '')

/** The line of a finding, of a long one what stands around it. */
function lineOf({ at: { file, start } }: Finding): string {
  const line = file.lineSpan(file.position(start).line)
  return asFormatted(file.text.slice(Math.max(line.start, start - LONGEST_LINE), Math.min(line.end, start + LONGEST_LINE)))
}

const LONGEST_LINE = 2000

/** What is written by hand leads, what is made of it follows, and so does what an agent's working tree has a copy of. */
function byOrigin(a: Finding, b: Finding): number {
  return Number(isMade(a.at.file)) - Number(isMade(b.at.file))
}

/** Of copies the one that stands in fewer folders, as the other is what somebody put into something else. */
function byDepth(a: Finding, b: Finding): number {
  return a.at.file.path.split('/').length - b.at.file.path.split('/').length
}

/** What runs leads, what somebody once tried it with follows. */
function byUse(a: Finding, b: Finding): number {
  const [first, second] = [a, b].map(({ at }) => Number(oneOffScript.pattern.test(at.file.path))) as [number, number]
  return first - second
}

/** Of both ends of a sign-in the one with which it begins. */
function byEnd(a: Finding, b: Finding): number {
  return Number(a.follows === true) - Number(b.follows === true)
}

function isMade(file: SourceFile): boolean {
  return isCompiled(file) || /(?:^|\/)\.?worktrees\//.test(file.path)
}

/** In memory only: it may hold the text of a secret. */
function keyOf({ rule, variant, at, decision, ofAnyForm }: Finding, homeOf: (path: string) => string): string | undefined {
  if (decision === false) return undefined
  const what = decision ?? (rule.decidedBy === 'text' && at.end - at.start >= LEAST_TEXT ? codeAt(at) : undefined)
  if (what === undefined) return undefined
  // A secret is revoked once, whatever packages have it and by whatever names.
  if (isValue(decision)) return JSON.stringify([rule.id, decision])
  return JSON.stringify([rule.id, ofAnyForm ? '' : formOf(rule, variant, decision), homeOf(at.file.path), decision !== undefined, what])
}

function isValue(decision: Finding['decision']): decision is OneValue {
  return typeof decision === 'object'
}

/** Forms that weigh the same say one thing of what was decided by name: both ends of a sign-in, of which one shows the client's secret. */
function formOf({ variants }: Finding['rule'], variant: string, decision: Finding['decision']): unknown {
  const form = withoutLevel(variant)
  return decision === undefined ? form : (own(variants, form) ?? form)
}

/** A shorter text is a number or a flag, which many decisions share. */
const LEAST_TEXT = 4

function asRelated(one: Finding, lead: Finding): Related {
  return { at: one.at, label: (isPartOf(one, lead) ? one.part?.label : one.asOther) ?? 'the same decision' }
}

/** `home` is the folder of the nearest manifest of all of them. */
function joined(group: readonly [Finding, ...Finding[]], home: string): Finding {
  const [lead, ...others] = group.toSorted(
    (a, b) => compareLevels(a.level, b.level) || byRank(a, b) || byOrigin(a, b) || byUse(a, b) || byEnd(a, b) || inOrder(a, b),
  ) as [Finding, ...Finding[]]
  const decided = typeof lead.decision === 'string' ? { home } : {}
  if (others.length === 0) return { ...lead, ...decided, message: `${lead.message}${moreOf(lead, [])}` }
  const parts = others.filter((one) => isPartOf(one, lead))
  const elsewhere = others.length - parts.length
  const places = elsewhere === 1 ? 'one other place' : `${elsewhere} other places`
  const same = elsewhere === 0 ? '' : `; the same at ${places} of the ${isValue(lead.decision) ? 'repository' : 'package'}`
  return {
    ...lead,
    ...decided,
    message: `${lead.message}${moreOf(lead, parts)}${same}`,
    related: [...lead.related, ...others.slice(0, MOST_PLACES).map((one) => asRelated(one, lead))],
    alsoRules: [...new Set(group.flatMap(({ alsoRules }) => alsoRules))],
    places: group,
    facts: { ...lead.facts, places: String(group.length) },
  }
}
