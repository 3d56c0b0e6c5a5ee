import ignore from 'ignore'
import { placesOf, type Finding, type Result } from '../judge/finding.ts'
import type { Fix } from '../judge/problems.ts'
import { compareLevels } from '../model/severity.ts'
import { SourceFile } from '../text/source.ts'
import { withAddition } from './additions.ts'
import { append } from '../text/append.ts'

/** A file with its fixes, proven by a new judgement. */
export interface Fixed {
  readonly file: SourceFile
  readonly text: string
  readonly fixes: readonly Fix[]
  /** The file is not there yet. */
  readonly isNew?: true
}

/** Judges again with these texts in place of the files. */
type Again = (texts: Readonly<Record<string, string>>) => Promise<Result>

export interface Choice {
  /** Also what somebody should look at first. */
  readonly suggested: boolean
  /** Where values that leave their file are kept elsewhere: whether that of a fix can be. Then it is safe to take it out, else it stays. */
  readonly keeps?: (fix: Fix) => boolean
  /** The text of a file by its path; undefined where it is missing. Without it no other files are changed. */
  readonly read?: (path: string) => string | undefined
}

interface Offer {
  readonly finding: Finding
  readonly fix: Fix
}

/**
 * The texts that safe fixes, and with `suggested` the others too, make of the files. A fix that leaves its finding as it is, brings
 * another or breaks the syntax is left out.
 */
export async function provenFixes(
  result: Result,
  { suggested, keeps, read }: Choice,
  again: Again,
): Promise<{ fixed: Fixed[]; left: number }> {
  // A decision is one finding and has a fix at each of its places.
  const places = result.findings.flatMap(placesOf)
  const offered = places.flatMap((finding) =>
    finding.fix && (keeps && finding.fix.moved !== undefined ? keeps(finding.fix) : suggested || finding.fix.safety === 'safe')
      ? [{ finding, fix: finding.fix }]
      : [],
  )
  const byFile = new Map<SourceFile, Offer[]>()
  for (const one of offered) if (!one.fix.elsewhere) byFile.set(one.finding.at.file, [...(byFile.get(one.finding.at.file) ?? []), one])
  const fixed: Fixed[] = []
  for (const [file, ours] of byFile) {
    const kept: Fix[] = []
    const before = places.filter(({ at }) => at.file === file)
    // Together when that holds, else one by one.
    if (
      await holds(
        file,
        ours.map(({ fix }) => fix),
        before,
        ours.map(({ finding }) => finding),
        result,
        again,
      )
    )
      append(
        kept,
        ours.map(({ fix }) => fix),
      )
    else
      for (const { finding, fix } of ours)
        if (ours.length > 1 && (await holds(file, [...kept, fix], before, [finding], result, again))) kept.push(fix)
    const text = edited(file, kept)
    if (kept.length > 0 && text !== undefined) fixed.push({ file, text, fixes: kept })
  }
  if (read)
    append(
      fixed,
      await additions(
        offered.filter(({ fix }) => fix.elsewhere),
        read,
        again,
      ),
    )
  return { fixed, left: offered.length - new Set(fixed.flatMap(({ fixes }) => fixes)).size }
}

/** What other files get. An ignore file of git's is judged by its own syntax, as git looks at the disk and not at a text. */
async function additions(offered: readonly Offer[], read: (path: string) => string | undefined, again: Again): Promise<Fixed[]> {
  const changed = new Map<string, { text: string; fixes: Fix[] }>()
  for (const { finding, fix } of offered) {
    const next = new Map<string, string>()
    for (const one of fix.elsewhere ?? [])
      next.set(one.path, withAddition(next.get(one.path) ?? changed.get(one.path)?.text ?? read(one.path), one) ?? '')
    if ([...next.values()].includes('') || !(await ends(finding, next, again))) continue
    for (const [path, text] of next) changed.set(path, { text, fixes: [...(changed.get(path)?.fixes ?? []), fix] })
  }
  return [...changed].flatMap(([path, { text, fixes }]) => {
    const there = read(path)
    return text === there
      ? []
      : [{ file: new SourceFile(path, there ?? ''), text, fixes, ...(there === undefined && { isNew: true as const }) }]
  })
}

async function ends(finding: Finding, texts: ReadonlyMap<string, string>, again: Again): Promise<boolean> {
  const { file } = finding.at
  const own = texts.get('.gitignore')
  if (own !== undefined) return ignore().add(own).ignores(file.path)
  const { findings, unreadable } = await again({ ...Object.fromEntries(texts), [file.path]: file.text })
  return (
    !findings
      .flatMap(placesOf)
      .some(
        (one) => texts.has(one.at.file.path) || (one.at.file.path === file.path && isSame(one, finding) && one.variant === finding.variant),
      ) && !unreadable.some(({ path }) => texts.has(path))
  )
}

async function holds(
  file: SourceFile,
  fixes: readonly Fix[],
  before: readonly Finding[],
  ended: readonly Finding[],
  { unreadable }: Result,
  again: Again,
): Promise<boolean> {
  const text = edited(file, fixes)
  if (text === undefined || text === file.text) return false
  const judged = await again({ [file.path]: text })
  const broken = (all: Result['unreadable']) => all.filter(({ path }) => path === file.path).length
  if (broken(judged.unreadable) > broken(unreadable)) return false
  const after = judged.findings.flatMap(placesOf).filter(({ at }) => at.file.path === file.path)
  const isKnown = (one: Finding) => before.some((other) => isSame(one, other) && compareLevels(one.level, other.level) >= 0)
  const goesOn = (one: Finding) =>
    after.some((other) => isSame(one, other) && compareLevels(other.level, one.level) <= 0 && other.variant === one.variant)
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
