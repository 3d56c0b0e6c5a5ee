import type { Problem } from '../src/judge/problems.ts'
import type { Rule, RuleSettings } from '../src/judge/rule.ts'
import type { Subject } from '../src/model/index.ts'
import type { Span } from '../src/text/source.ts'
import { runAs } from './make-subjects.ts'

/** Fields of a subject, made of one of these values each. */
export type Fields = Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>

export type Case = readonly [label: string, given: Readonly<Record<string, unknown>>]

/** Each base as it is, and with each value of each field, one at a time: so each condition on a field has its near miss. */
export function around(bases: Readonly<Record<string, Readonly<Record<string, unknown>>>>, fields: Fields): Case[] {
  return Object.entries(bases).flatMap(([name, base]): Case[] => [
    [name, base],
    ...Object.entries(fields).flatMap(([field, values]) =>
      (Array.isArray(values) ? values.map((value): [string, unknown] => [String(value), value]) : Object.entries(values))
        .filter(([, value]) => base[field] !== value)
        .map(([label, value]): Case => [`${name}, ${field} ${label || "''"}`, { ...base, [field]: value }]),
    ),
  ])
}

/** All that a rule says of each case, by what is other than in the case that it was made of; cases of which it says the same in one. */
export function whole<G>(
  rule: Rule,
  cases: readonly Case[],
  subjects: (given: G) => readonly Subject[],
  settings: Partial<RuleSettings> = {},
): string {
  const said: string[] = []
  let base: readonly string[] = []
  let alike = new Map<string, string[]>()
  const tell = () => {
    for (const [what, labels] of alike) said.push(`  ${labels.join(' | ')}: ${what}`)
    alike = new Map()
  }
  for (const [label, given] of cases) {
    const lines = runAs(rule, settings, ...subjects(given as G)).flatMap(told)
    const [name, change] = label.split(/, (.*)/s)
    if (change === undefined) {
      tell()
      base = lines
      said.push(`${name}:`, ...(lines.length > 0 ? lines : ['nothing']).map((line) => `  ${line}`))
    } else {
      const what = difference(base, lines)
      alike.set(what, [...(alike.get(what) ?? []), change])
    }
  }
  tell()
  return `${said.join('\n')}\n`
}

function difference(base: readonly string[], lines: readonly string[]): string {
  if (lines.join() === base.join()) return 'the same'
  if (lines.length === 0) return 'nothing'
  const [left, gone] = [without(lines, base), without(base, lines)]
  // What is said in place of a line shows that it is gone.
  const shown = gone.length > left.length ? [...gone.map((line) => `- ${line}`), ...left] : left
  if (shown.length === 0) return 'the same in another order'
  return [gone.length < left.length ? `${left.length - gone.length} more` : '', ...shown].join('\n    ')
}

/** The lines of one that another lacks, each as often. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return lines.filter((line) => {
    const i = left.indexOf(line)
    if (i >= 0) left.splice(i, 1)
    return i < 0
  })
}

/** A problem, a line for each thing that it says. */
function told(problem: Problem): string[] {
  const {
    variant,
    severity,
    confidence,
    at,
    message,
    help,
    decision,
    evidence = [],
    facts = {},
    related = [],
    alsoRules = [],
    fix,
  } = problem
  return [
    [variant, ...(severity ? [severity.level, severity.score] : []), ...(confidence ? [confidence] : [])].join(' '),
    `${place(at)}: ${message}`,
    `help: ${help}`,
    ...(decision === undefined ? [] : [`decision: ${typeof decision === 'object' ? 'one value' : String(decision)}`]),
    ...(problem.ofVariable ? ['of a variable'] : []),
    ...(problem.everywhere ? ['everywhere'] : []),
    ...evidence.map((one) => `${one.is} ${place(one.at)}: ${one.say}`),
    ...related.map((one) => `related ${place(one.at)}: ${one.label}`),
    ...(alsoRules.length > 0 ? [`also: ${alsoRules.join(', ')}`] : []),
    ...Object.entries(facts).map(([name, fact]) => `fact ${name}: ${fact}`),
    ...(fix ? [`fix: ${fix.title}, ${fix.safety}${fix.moved === undefined ? '' : `, moves ${fix.moved}`}`] : []),
    ...(fix?.edits ?? []).map((edit) => `edit ${place(edit.at)} ${edit.at.end - edit.at.start}: ${edit.text}`),
    ...(fix?.elsewhere ?? []).map((one) => `adds to ${one.path}: ${'line' in one ? one.line : `${one.list.join('.')} ${one.item}`}`),
  ]
}

function place({ file, start }: Span): string {
  const { line, column } = file.position(start)
  return `${file.path}:${line}:${column}`
}
