import type { Level } from '../model/severity.ts'
import type { Outcome, Verdict } from './judged.ts'

/** How the judged findings fare now: figures by level and rule, then what was lost, what is still wrong or useless, and what is new. */
export function judgedReport(all: readonly Outcome[]): string {
  const serious = all.filter(isSerious)
  const levels = (['error', 'warning', 'note'] as const).map((level) =>
    row(
      level,
      all.filter((one) => levelOf(one) === level),
    ),
  )
  const names = [...new Set(serious.map(ruleOf))].sort()
  const rules = names.map((rule) =>
    row(
      rule,
      serious.filter((one) => ruleOf(one) === rule),
    ),
  )
  return [
    table('level', [...levels, row('error and warning', serious)]),
    table('rule, errors and warnings', rules),
    list('Lost T', serious.filter(isLost), judgedLine),
    list(
      'T that is a note now',
      all.filter((one) => isVerdict(one, 'T') && one.judged?.level !== 'note' && one.report?.level === 'note'),
      judgedLine,
    ),
    list(
      'F, still an error or a warning',
      serious.filter((one) => isReported(one, 'F')),
      judgedLine,
    ),
    list(
      'N, still an error or a warning',
      serious.filter((one) => isReported(one, 'N')),
      judgedLine,
    ),
    list(
      'M, found',
      all.filter((one) => isVerdict(one, 'M') && one.is !== 'silent'),
      judgedLine,
    ),
    list(
      'M, still missed',
      all.filter((one) => isVerdict(one, 'M') && one.is === 'silent'),
      judgedLine,
    ),
    list('New, not judged', serious.filter(isNew), newLine),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** A true finding that is not reported any more, at no place. */
export const isLost = (one: Outcome) => isVerdict(one, 'T') && one.is === 'silent'

/** What is reported counts at its present level, what is not at the one that was judged. */
const levelOf = ({ report, judged }: Outcome): Level | undefined => report?.level ?? judged?.level

const isSerious = (one: Outcome) => levelOf(one) !== 'note'

const ruleOf = ({ judged, report }: Outcome) => judged?.rule ?? report?.rule ?? ''

const isVerdict = ({ judged }: Outcome, verdict: Verdict) => judged?.verdict === verdict

const isReported = (one: Outcome, verdict: Verdict) => isVerdict(one, verdict) && one.is === 'reported'

const isNew = ({ judged }: Outcome) => judged === undefined

const HEAD = ['T', 'N', 'F', 'new', 'fact right', 'useful', 'T kept elsewhere', 'T lost', 'M found']

type Row = readonly string[]

function row(name: string, some: readonly Outcome[]): Row {
  const count = (verdict: Verdict, is: Outcome['is']) => some.filter((one) => isVerdict(one, verdict) && one.is === is).length
  const [right, useless, wrong] = [count('T', 'reported'), count('N', 'reported'), count('F', 'reported')] as const
  const share = (part: number) => (right + useless + wrong === 0 ? '–' : `${Math.round((100 * part) / (right + useless + wrong))} %`)
  const missed = count('M', 'silent')
  const found = count('M', 'reported') + count('M', 'related')
  const lost = count('T', 'silent')
  return [
    name,
    ...[right, useless, wrong, some.filter(isNew).length].map(String),
    share(right + useless),
    share(right),
    `${count('T', 'related')}`,
    `${lost}`,
    `${found}/${found + missed}`,
  ]
}

function table(first: string, rows: readonly Row[]): string {
  const lines = [[first, ...HEAD], ...rows]
  const widths = lines.reduce<number[]>((all, line) => line.map((cell, i) => Math.max(all[i] ?? 0, cell.length)), [])
  const aligned = (cell: string, i: number) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))
  return `${lines.map((line) => line.map(aligned).join('  ')).join('\n')}\n`
}

function list(title: string, some: readonly Outcome[], line: (one: Outcome) => string): string {
  return some.length === 0
    ? ''
    : `${title} (${some.length})\n${some
        .map((one) => `  ${line(one)}\n`)
        .toSorted()
        .join('')}`
}

const judgedLine = ({ repo, judged, report }: Outcome) =>
  `${judged?.rule} ${report?.level ?? judged?.level} ${repo} ${judged?.path}:${report?.line ?? judged?.line}  ${judged?.why}`

const newLine = ({ repo, report }: Outcome) =>
  `${report?.rule} ${report?.level} ${repo} ${report?.path}:${report?.line}  ${report?.message}`
