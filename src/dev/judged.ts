import { readFileSync } from 'node:fs'
import type { Level } from '../model/severity.ts'

/** What a reader of the source said of a finding; test/real/README.md explains the letters. */
export type Verdict = 'T' | 'N' | 'F' | 'M'

/** One line of a judged file. */
export interface Judged {
  /** `owner/name` at GitHub. */
  readonly repo: string
  readonly commit: string
  readonly path: string
  readonly line: number
  /** Where a miss belongs to a whole construct and no single line is right. */
  readonly endLine?: number
  readonly rule: string
  readonly level: Level
  readonly verdict: Verdict
  readonly why: string
}

interface Place {
  readonly path: string
  readonly line: number
}

/** A finding as it is reported now. */
export interface Report extends Place {
  readonly rule: string
  readonly level: Level
  readonly message: string
  readonly related: readonly Place[]
  /** Other rules that say the same of this value. */
  readonly alsoRules: readonly string[]
}

/** What became of a judgement, or that a report has none: `related` means that another finding names its place. */
export interface Outcome {
  readonly repo: string
  readonly judged?: Judged
  readonly report?: Report
  readonly is: 'reported' | 'related' | 'silent'
}

/** Code moves by a line or two where a finding's place is told better. */
const SLACK = 3

/** The judgements of files with one JSON object a line. Throws where a file is missing or a line is no JSON. */
export function readJudged(files: readonly string[]): Judged[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Judged),
  )
}

/**
 * What became of each judgement, and then the reports that nobody has judged. A report meets a judgement of its rule in its file within
 * three lines, the nearest first and of equals the useful one; each meets one. A judgement that met none is kept, as `related`, where a
 * report of its rule names its place beside its own, or where a report of another rule there speaks for its rule.
 */
export function outcomes(repo: string, judged: readonly Judged[], reports: readonly Report[]): Outcome[] {
  const met = new Map<Judged, Report>()
  const taken = new Set<Report>()
  const pairs = judged.flatMap((one) =>
    reports
      .filter((report) => report.rule === one.rule && meets(one, report))
      .map((report) => ({ one, report, far: distance(one, report) })),
  )
  for (const { one, report } of pairs.toSorted((a, b) => a.far - b.far || rank(a.one) - rank(b.one))) {
    if (met.has(one) || taken.has(report)) continue
    met.set(one, report)
    taken.add(report)
  }
  const of = (one: Judged): Outcome => {
    const report = met.get(one)
    if (report) return { repo, judged: one, report, is: 'reported' }
    return { repo, judged: one, is: reports.some((other) => speaksFor(other, one)) ? 'related' : 'silent' }
  }
  return [...judged.map(of), ...reports.filter((report) => !taken.has(report)).map((report) => ({ repo, report, is: 'reported' as const }))]
}

function speaksFor(report: Report, one: Judged): boolean {
  return report.rule === one.rule
    ? report.related.some((place) => meets(one, place))
    : report.alsoRules.includes(one.rule) && meets(one, report)
}

const rank = ({ verdict }: Judged) => 'TMFN'.indexOf(verdict)

const meets = (one: Judged, place: Place) => one.path === place.path && distance(one, place) <= SLACK

/** Lines between a judgement and a place; 0 within its span. */
function distance({ line, endLine = line }: Judged, place: Place): number {
  return Math.max(line - place.line, place.line - endLine, 0)
}
