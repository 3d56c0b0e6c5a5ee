import { MOST_PLACES } from '../judge/decisions.ts'
import picocolors from 'picocolors'
import { EVIDENCE } from '../model/index.ts'
import type { Level } from '../model/severity.ts'
import { ours, type Shown } from '../text/shown.ts'
import { codeFrame } from './code-frame.ts'
import type { ReportOptions } from './reporter.ts'
import type { ShownFinding, ShownInput, ShownPlace, ShownRelated, ShownReport } from './shown-report.ts'
import { plural } from './summary.ts'
import { verdict } from './verdict.ts'
import { wrapped } from './wrapped.ts'
import { pageUrl } from './rule-text.ts'

/** How the text is to look, beyond what all reporters are told. */
export interface TextOptions extends ReportOptions {
  /** The terminal shows links: the rule of a finding leads to its page. */
  readonly links?: boolean
}

/** Frame width when nobody says how wide the terminal is. */
const WIDTH = 120
/** The worst last: that is where a terminal stands when it is done. */
const LEVELS: readonly Level[] = ['note', 'warning', 'error']
/** More related places than this need `--verbose`. */
const PLACES = 5

/** Code frames for people. */
export function text(report: ShownReport, options: TextOptions): string {
  const page: Page = { options, colors: picocolors.createColors(options.color) }
  const { findings, suppressed, unreadable } = report
  const shown = (level: Level) => !options.quiet || level === 'error'
  const blocks = [
    ...(options.quiet ? [] : unreadable.filter(({ isBroken }) => isBroken).map((input) => brokenInput(page, input))),
    ...LEVELS.filter(shown)
      .flatMap((level) => findings.filter((finding) => finding.level === level))
      .map((finding) => problem(page, finding)),
    ...(options.showSuppressed ? suppressed() : [])
      .filter(({ finding }) => shown(finding.level))
      .map(({ finding, reason }) => problem(page, finding, ours`suppressed: ${reason || 'without a reason'}`)),
  ]
  if (options.verbose) blocks.push(unreadable.filter(({ isBroken }) => !isBroken).map((input) => skipped(page, input)))
  if (options.verbose) blocks.push(report.unread().map((one) => unread(page, one)))
  const [first] = findings.toSorted((a, b) => b.score - a.score)
  const pointer =
    first && !options.quiet ? wrapped(`why, and what to do instead: agent-auth-lint --explain ${first.rule.id}`, options.width, '  ') : []
  blocks.push([...verdict(report.summary(options), options), ...pointer])
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n') + '\n')
    .join('\n')
}

interface Page {
  readonly options: TextOptions
  readonly colors: ReturnType<typeof picocolors.createColors>
}

function problem(page: Page, finding: ShownFinding, remark?: Shown): string[] {
  const { options } = page
  const others = finding.related.filter(({ isSame }) => !isSame)
  const related = options.verbose ? others : others.slice(0, PLACES)
  const gutter = Math.max(...[finding.at, ...related.map(({ at }) => at)].map((at) => String(at.region.startLine).length))
  const aside = (name: string, say: string) => asideOf(page, gutter, name, say)
  return [
    ...heading(page, finding.level, finding.rule.id, finding.message, pageUrl(finding.rule)),
    ...place(page, gutter, finding.at, finding.level),
    ...related.flatMap((one) => relatedPlace(page, gutter, one)),
    ...unshown(others.length - related.length, uncounted(finding)).flatMap((say) => aside('note', say)),
    ...(finding.help ? aside('help', finding.help) : []),
    ...(options.verbose ? because(finding).flatMap((say) => aside('why', say)) : []),
    ...(options.verbose ? aside('facts', facts(finding)) : []),
    ...(remark === undefined ? [] : aside('note', remark)),
  ]
}

/** How many places are left out, and how to see them; those that no report lists are counted alone. */
function unshown(count: number, uncounted: number): string[] {
  const all = count + uncounted
  if (all === 0) return []
  const shown = uncounted > 0 ? String(count) : count === 1 ? 'it' : 'them'
  return [`and ${plural(all, 'more place')}${count === 0 ? '' : `; --verbose shows ${shown}`}`]
}

/** How many places of a decision, besides its own, are more than a finding lists. */
function uncounted({ facts: known }: ShownFinding): number {
  const places = Number(known.find(([name]) => name === 'places')?.[1] ?? 0)
  return Math.max(0, places - 1 - MOST_PLACES)
}

function brokenInput(page: Page, { fromHere, at, say }: ShownInput): string[] {
  const lines = heading(page, 'warning', 'parse', say)
  // Nothing tells what stands where in it.
  if (at) return [...lines, ...place(page, String(at.region.startLine).length, at, 'warning', true)]
  return [...lines, ` ${page.colors.blue('-->')} ${fromHere}`]
}

function skipped(page: Page, { fromHere, say }: ShownInput): string {
  return `${signal(page, 'note')(`note[skipped]`)}: ${fromHere}: ${say}`
}

function unread(page: Page, { key, at }: ReturnType<ShownReport['unread']>[number]): string {
  return `${signal(page, 'note')('note[lifetime]')}: ${placed(at)}: no unit can be told for \`${key}\`, so it is not judged`
}

function heading(page: Page, level: Level, id: string, message: Shown, url?: string): string[] {
  const tag = `${level}[${id}]`
  const [first = '', ...rest] = wrapped(`${tag}: ${message}`, page.options.width, '  ')
  const { bold } = page.colors
  const linked = url !== undefined && page.options.links ? tag.replace(id, () => `\u001b]8;;${url}\u001b\\${id}\u001b]8;;\u001b\\`) : tag
  return [bold(signal(page, level)(linked)) + bold(first.slice(tag.length)), ...rest.map(bold)]
}

function place(page: Page, gutter: number, at: ShownPlace, level: Level, broken = false): string[] {
  return [arrow(page, gutter, at), ...frame(page, gutter, at, '^', signal(page, level), undefined, broken)]
}

function relatedPlace(page: Page, gutter: number, { at, label }: ShownRelated): string[] {
  const { width } = page.options
  const { endColumn } = at.region
  const lead = ' '.repeat(gutter + 1)
  // Behind the signs where it fits there, else in lines of its own.
  const fits = width === 0 || gutter + 3 + endColumn + label.length <= width
  const below = fits ? [] : wrapped(`${lead}| ${label}`, width, `${lead}| `).map((line) => page.colors.blue(line))
  return [arrow(page, gutter, at), ...frame(page, gutter, at, '-', page.colors.blue, fits ? label : undefined), ...below]
}

function arrow({ colors }: Page, gutter: number, at: ShownPlace): string {
  return `${' '.repeat(gutter)}${colors.blue('-->')} ${placed(at)}`
}

function placed({ fromHere, region: { startLine, startColumn } }: ShownPlace): string {
  return `${fromHere}:${startLine}:${startColumn}`
}

function frame(
  { options, colors }: Page,
  gutter: number,
  at: ShownPlace,
  sign: '^' | '-',
  paintSign: (text: string) => string,
  label?: Shown,
  broken = false,
): string[] {
  return codeFrame(at.line(broken), at.region, {
    gutter,
    sign,
    width: options.width || WIDTH,
    paintGutter: colors.blue,
    paintSign,
    ...(label && { label }),
  })
}

function asideOf({ options, colors }: Page, gutter: number, name: string, say: string): string[] {
  const lead = `${' '.repeat(gutter + 1)}= `
  const [first = '', ...rest] = wrapped(`${lead}${name}: ${say}`, options.width, ' '.repeat(lead.length + name.length + 2))
  return [colors.blue(lead) + colors.bold(name) + first.slice(lead.length + name.length), ...rest]
}

/** `error, because git tracks the file (.env:1) and it goes to api.acme.io (.env:2)`, and what the level above would have needed. */
function because({ level, evidence, lacks }: ShownFinding): string[] {
  const links = evidence.map(({ say, at }) => `${say} (${at.fromHere}:${at.region.startLine})`)
  const chain = links.length < 2 ? links.join('') : `${links.slice(0, -1).join(', ')} and ${links.at(-1)}`
  const open = lacks ? `nothing shows ${EVIDENCE[lacks].shows}` : ''
  if (!chain && !open) return []
  return [[`${level}${chain && `, because ${chain}`}`, open].filter(Boolean).join('; ')]
}

/** `endpoint class production, pairing P1, confidence high`. */
function facts({ confidence, facts: known, rule, score, variant, alsoRules }: ShownFinding): string {
  const said = known
    .filter(([name]) => name !== 'confidence')
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (capital) => ' ' + capital.toLowerCase())} ${value}`)
  const also = alsoRules.length > 0 ? [`also ${alsoRules.join(' and ')}`] : []
  return [...said, `confidence ${confidence}`, `${rule.id}/${variant} ${score.toFixed(1)}`, ...also].join(', ')
}

function signal({ colors }: Page, level: Level): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, note: colors.cyan }[level]
}
