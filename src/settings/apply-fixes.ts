import type { Finding, Result } from '../judge/finding.ts'
import type { Fix } from '../judge/rule.ts'
import { compareLevels } from '../model/severity.ts'
import type { SourceFile } from '../text/source.ts'

/** A file with its fixes, proven by a new judgement. */
export interface Fixed {
  readonly file: SourceFile
  readonly text: string
  readonly fixes: readonly Fix[]
}

/** Judges again with these texts in place of the files. */
type Again = (texts: Readonly<Record<string, string>>) => Promise<Result>

/**
 * The texts that safe fixes, and with `suggested` the others too, make of the files. A fix that leaves its finding as it is, brings
 * another or breaks the syntax is left out. Fixes that change several files are judged by each.
 */
export async function provenFixes(result: Result, suggested: boolean, again: Again): Promise<{ fixed: Fixed[]; left: number }> {
  const offered = result.findings.flatMap((finding) => (finding.fix && (suggested || finding.fix.safety === 'safe') ? [{ finding, fix: finding.fix }] : []))
  const byFile = new Map<SourceFile, { finding: Finding; fix: Fix }[]>()
  for (const one of offered) byFile.set(one.finding.at.file, [...(byFile.get(one.finding.at.file) ?? []), one])
  const fixed: Fixed[] = []
  for (const [file, ours] of byFile) {
    const kept: Fix[] = []
    const before = result.findings.filter(({ at }) => at.file === file)
    // Together when that holds, else one by one.
    if (await holds(file, ours.map(({ fix }) => fix), before, ours.map(({ finding }) => finding), result, again)) kept.push(...ours.map(({ fix }) => fix))
    else for (const { finding, fix } of ours) if (ours.length > 1 && (await holds(file, [...kept, fix], before, [finding], result, again))) kept.push(fix)
    const text = edited(file, kept)
    if (kept.length > 0 && text !== undefined) fixed.push({ file, text, fixes: kept })
  }
  return { fixed, left: offered.length - fixed.reduce((sum, { fixes }) => sum + fixes.length, 0) }
}

async function holds(file: SourceFile, fixes: readonly Fix[], before: readonly Finding[], ended: readonly Finding[], { unreadable }: Result, again: Again): Promise<boolean> {
  const text = edited(file, fixes)
  if (text === undefined || text === file.text) return false
  const judged = await again({ [file.path]: text })
  const broken = (all: Result['unreadable']) => all.filter(({ path }) => path === file.path).length
  if (broken(judged.unreadable) > broken(unreadable)) return false
  const after = judged.findings.filter(({ at }) => at.file.path === file.path)
  const isKnown = (one: Finding) => before.some((other) => isSame(one, other) && compareLevels(one.level, other.level) >= 0)
  const goesOn = (one: Finding) => after.some((other) => isSame(one, other) && compareLevels(other.level, one.level) <= 0 && other.variant === one.variant)
  return after.every(isKnown) && !ended.some(goesOn)
}

function isSame(one: Finding, other: Finding): boolean {
  return one.rule.id === other.rule.id && one.place === other.place
}

/** The text with all edits of the fixes; undefined where two of them touch. */
export function edited(file: SourceFile, fixes: readonly Fix[]): string | undefined {
  const edits = fixes.flatMap((fix) => fix.edits).toSorted((a, b) => a.at.start - b.at.start)
  if (edits.some(({ at }, i) => at.file !== file || at.start < (edits[i - 1]?.at.end ?? 0))) return undefined
  return edits.reduceRight((text, { at, text: put }) => text.slice(0, at.start) + put + text.slice(at.end), file.text)
}
