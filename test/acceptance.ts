import { readFileSync } from 'node:fs'
import type { Result } from '../src/judge/finding.ts'
import { lint } from '../src/lint.ts'
import { isBroken } from '../src/report/summary.ts'
import { region } from '../src/report/region.ts'
import type { Level } from '../src/model/severity.ts'
import { foldersIn, inCheckout, materialised, NOW, type Specification } from './materialise.ts'

/** Where something is to be reported; without a line the file decides, without a level any fits. */
interface Place {
  readonly rule: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly level?: Level
}

interface Case extends Specification {
  readonly title: string
  readonly why: string
  readonly expect: readonly Place[]
  readonly allow?: readonly Place[]
  /** The trap of the case. */
  readonly forbid?: readonly Place[]
}

interface Report {
  readonly rule: string
  readonly level: Level
  readonly file: string
  readonly line: number
}

export interface Judged {
  readonly name: string
  readonly title: string
  readonly expected: number
  readonly found: number
  readonly levels: number
  readonly levelsRight: number
  readonly missing: readonly string[]
  readonly wrong: readonly string[]
  readonly misjudged: readonly string[]
}

const FOLDER = inCheckout('test/cases')

export const cases = foldersIn(FOLDER)

/** Runs one case and compares, in the manner of score-cases.mjs of the project that made them. */
export async function judged(name: string): Promise<Judged> {
  const spec = JSON.parse(readFileSync(`${FOLDER}/${name}/expected.json`, 'utf8')) as Case
  const { root, remove } = materialised(`${FOLDER}/${name}`, {
    source: `${FOLDER}/${name}/repo`,
    specification: spec,
    seed: name,
    told: true,
  })
  try {
    const result = await lint({ root, now: NOW })
    for (const { what, path, cause } of result.failures) throw new Error(`${what} failed on ${path || name}`, { cause })
    return compared(name, spec, reportsOf(result))
  } finally {
    remove()
  }
}

function reportsOf({ findings, unreadable }: Result): Report[] {
  const broken = unreadable.filter(isBroken)
  return [
    ...findings.map(({ rule, level, at }): Report => ({ rule: rule.id, level, file: at.file.path, line: region(at).startLine })),
    ...broken.map(({ path, at }): Report => ({ rule: 'parse-error', level: 'warning', file: path, line: at ? region(at).startLine : 1 })),
  ]
}

function compared(name: string, { title, expect, allow = [], forbid = [] }: Case, reports: readonly Report[]): Judged {
  const left = new Set(reports)
  const hits = new Map<Place, Report>()
  for (const slack of [0, 1]) {
    for (const place of expect) {
      if (hits.has(place)) continue
      const report = [...left].find((one) => isSame(place, one, slack))
      if (!report) continue
      hits.set(place, report)
      left.delete(report)
    }
  }
  const wrong = [...left].filter((one) => {
    if (forbid.some((place) => isSame(place, one, 0))) return true
    if ([...hits].some(([place, hit]) => isAgain(place, hit, one))) return false
    return !allow.some((place) => isSame(place, one, 1) && (!place.level || place.level === one.level))
  })
  const leveled = [...hits].filter(([{ level }]) => level)
  const misjudged = leveled.filter(([{ level }, report]) => level !== report.level)
  return {
    name,
    title,
    expected: expect.length,
    found: hits.size,
    levels: leveled.length,
    levelsRight: leveled.length - misjudged.length,
    missing: expect.filter((place) => !hits.has(place)).map((place) => said(place)),
    wrong: wrong.map((report) => said(report)),
    misjudged: misjudged.map(([{ level }, report]) => `${said(report)}, not ${level}`),
  }
}

function isSame({ rule, file, line, endLine }: Place, report: Report, slack: number): boolean {
  if (rule !== '*' && rule !== report.rule) return false
  if (file && file !== report.file) return false
  return line === undefined || (report.line >= line - slack && report.line <= (endLine ?? line) + slack)
}

/** A second report of a fault already matched: on its line, or inside its span. */
function isAgain(place: Place, hit: Report, report: Report): boolean {
  if (hit.rule === report.rule && hit.file === report.file && hit.line === report.line) return true
  return (place.endLine !== undefined || place.line === undefined || place.rule === '*') && isSame(place, report, 0)
}

function said({ rule, level, file, line }: Place): string {
  return `${rule}${level ? ` ${level}` : ''} ${file ?? ''}${line === undefined ? '' : `:${line}`}`
}

export interface Figures {
  /** Of what is to be reported, the part that is. */
  readonly recall: number
  /** Of what is reported, the part that is right. */
  readonly precision: number
  /** Of the levels that a case settles, the part that is right. */
  readonly levels: number
}

/** Over all cases, to three places. */
export function figures(all: readonly Judged[]): Figures {
  const sum = (of: (one: Judged) => number) => all.reduce((total, one) => total + of(one), 0)
  const part = (right: number, whole: number) => (whole === 0 ? 1 : Math.floor((1000 * right) / whole) / 1000)
  const found = sum((one) => one.found)
  return {
    recall: part(
      found,
      sum((one) => one.expected),
    ),
    precision: part(found, found + sum((one) => one.wrong.length)),
    levels: part(
      sum((one) => one.levelsRight),
      sum((one) => one.levels),
    ),
  }
}

export const BASELINE = inCheckout('test/acceptance-baseline.json')

export function baseline(): Figures {
  return JSON.parse(readFileSync(BASELINE, 'utf8')) as Figures
}
