import picocolors from 'picocolors'
import type { Finding, Result, Unreadable } from '../judge/finding.ts'
import { EVIDENCE, type Related, type TokenPolicy } from '../model/index.ts'
import { cleaner, type Cleaner } from './redact.ts'
import type { Level } from '../model/severity.ts'
import type { Span } from '../text/source.ts'
import { codeFrame } from './code-frame.ts'
import { region } from './region.ts'
import type { ReportOptions } from './reporter.ts'
import { isBroken } from './summary.ts'
import { verdict } from './verdict.ts'
import { wrapped } from './wrapped.ts'
import { pageUrl } from './descriptors.ts'

/** How the text is to look, beyond what all reporters are told. */
export interface TextOptions extends ReportOptions {
  /** The scanned folder as seen from the working directory, so that a terminal's links lead somewhere: `packages/api/`. */
  readonly below?: string
  /** The terminal shows links: the rule of a finding leads to its page. */
  readonly links?: boolean
  /** The working directory as seen from the scanned root, when that is above it: `packages/api/`. */
  readonly within?: string
}

/** Frame width when nobody says how wide the terminal is. */
const WIDTH = 120
/** The worst last: that is where a terminal stands when it is done. */
const LEVELS: readonly Level[] = ['note', 'warning', 'error']
/** More related places than this need `--verbose`. */
const PLACES = 5

/** Code frames for people. */
export function text(result: Result, options: TextOptions): string {
  const page = pageOf(result, options)
  const shown = (level: Level) => !options.quiet || level === 'error'
  const blocks = [
    ...(options.quiet ? [] : result.unreadable.filter(isBroken).map((input) => unreadable(page, input))),
    ...LEVELS.filter(shown)
      .flatMap((level) => result.findings.filter((finding) => finding.level === level))
      .map((finding) => problem(page, finding)),
    ...(options.showSuppressed ? result.suppressed : [])
      .filter(({ finding }) => shown(finding.level))
      .map(({ finding, reason }) => problem(page, finding, `suppressed: ${reason || 'without a reason'}`)),
  ]
  if (options.verbose) blocks.push(result.unreadable.filter((input) => !isBroken(input)).map((input) => skipped(page, input)))
  if (options.verbose) blocks.push(result.model.tokenPolicy.filter(({ unread: is }) => is).map((policy) => unread(page, policy)))
  const [first] = result.findings.toSorted((a, b) => b.score - a.score)
  const pointer =
    first && !options.quiet ? wrapped(`why, and what to do instead: agent-auth-lint --explain ${first.rule.id}`, options.width, '  ') : []
  blocks.push([...verdict(result, options), ...pointer])
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n') + '\n')
    .join('\n')
}

interface Page extends Cleaner {
  readonly options: TextOptions
  readonly colors: ReturnType<typeof picocolors.createColors>
}

function pageOf(result: Result, options: TextOptions): Page {
  return { options, colors: picocolors.createColors(options.color), ...cleaner(result) }
}

function problem(page: Page, finding: Finding, remark?: string): string[] {
  const { options, clean } = page
  const others = finding.related.filter(({ at }) => !isSame(at, finding.at))
  const related = options.verbose ? others : others.slice(0, PLACES)
  const gutter = Math.max(...[finding.at, ...related.map(({ at }) => at)].map((at) => String(region(at).startLine).length))
  const aside = (name: string, say: string) => asideOf(page, gutter, name, say)
  return [
    ...heading(page, finding.level, finding.rule.id, finding.message, pageUrl(finding.rule)),
    ...place(page, gutter, finding.at, finding.level),
    ...related.flatMap((one) => relatedPlace(page, gutter, one)),
    ...(related.length < others.length ? aside('note', `and ${others.length - related.length} more places; --verbose shows them`) : []),
    ...(finding.help ? aside('help', clean(finding.help)) : []),
    ...(options.verbose ? because(page, finding).flatMap((say) => aside('why', clean(say))) : []),
    ...(options.verbose ? aside('facts', clean(facts(finding))) : []),
    ...(remark === undefined ? [] : aside('note', clean(remark))),
  ]
}

function unreadable(page: Page, { path, at, say }: Unreadable): string[] {
  const lines = heading(page, 'warning', 'parse', say)
  // Nothing tells what stands where in it.
  if (at)
    return [
      ...lines,
      ...place({ ...page, line: (file, number) => page.line(file, number, true) }, String(region(at).startLine).length, at, 'warning'),
    ]
  return [...lines, ` ${page.colors.blue('-->')} ${pathOf(page, path)}`]
}

function skipped(page: Page, { path, reason, say }: Unreadable): string {
  return `${signal(page, 'note')(`note[skipped]`)}: ${pathOf(page, path)}: ${page.clean(say || reason)}`
}

function unread(page: Page, { key, lifetime: { at } }: TokenPolicy): string {
  const { startLine, startColumn } = region(at)
  return `${signal(page, 'note')('note[lifetime]')}: ${pathOf(page, at.file.path)}:${startLine}:${startColumn}: no unit can be told for \`${page.clean(key)}\`, so it is not judged`
}

function heading(page: Page, level: Level, id: string, message: string, url?: string): string[] {
  const tag = `${level}[${id}]`
  const [first = '', ...rest] = wrapped(`${tag}: ${page.clean(message)}`, page.options.width, '  ')
  const { bold } = page.colors
  const linked = url !== undefined && page.options.links ? tag.replace(id, () => `\u001b]8;;${url}\u001b\\${id}\u001b]8;;\u001b\\`) : tag
  return [bold(signal(page, level)(linked)) + bold(first.slice(tag.length)), ...rest.map(bold)]
}

function place(page: Page, gutter: number, at: Span, level: Level): string[] {
  return [arrow(page, gutter, at), ...frame(page, gutter, at, '^', signal(page, level))]
}

function relatedPlace(page: Page, gutter: number, { at, label }: Related): string[] {
  const say = page.clean(label)
  const { width } = page.options
  const { endColumn } = region(at)
  const lead = ' '.repeat(gutter + 1)
  // Behind the signs where it fits there, else in lines of its own.
  const fits = width === 0 || gutter + 3 + endColumn + say.length <= width
  const below = fits ? [] : wrapped(`${lead}| ${say}`, width, `${lead}| `).map((line) => page.colors.blue(line))
  return [arrow(page, gutter, at), ...frame(page, gutter, at, '-', page.colors.blue, fits ? say : undefined), ...below]
}

function arrow(page: Page, gutter: number, at: Span): string {
  const { startLine, startColumn } = region(at)
  return `${' '.repeat(gutter)}${page.colors.blue('-->')} ${pathOf(page, at.file.path)}:${startLine}:${startColumn}`
}

function frame(page: Page, gutter: number, at: Span, sign: '^' | '-', paintSign: (text: string) => string, label?: string): string[] {
  return codeFrame(at, {
    gutter,
    sign,
    width: page.options.width || WIDTH,
    line: page.line,
    paintGutter: page.colors.blue,
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
function because(page: Page, { level, evidence, lacks }: Finding): string[] {
  const links = evidence.map(({ say, at }) => `${say} (${pathOf(page, at.file.path)}:${region(at).startLine})`)
  const chain = links.length < 2 ? links.join('') : `${links.slice(0, -1).join(', ')} and ${links.at(-1)}`
  const open = lacks ? `nothing shows ${EVIDENCE[lacks].shows}` : ''
  if (!chain && !open) return []
  return [[`${level}${chain && `, because ${chain}`}`, open].filter(Boolean).join('; ')]
}

/** `endpoint class production, pairing P1, confidence high`. */
function facts({ confidence, facts: known, rule, score, variant, alsoRules }: Finding): string {
  const said = Object.entries(known)
    .filter(([name]) => name !== 'confidence')
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (capital) => ' ' + capital.toLowerCase())} ${value}`)
  const also = alsoRules.length > 0 ? [`also ${alsoRules.join(' and ')}`] : []
  return [...said, `confidence ${confidence}`, `${rule.id}/${variant} ${score.toFixed(1)}`, ...also].join(', ')
}

function pathOf({ clean, options }: Page, path: string): string {
  const { below = '', within = '' } = options
  return clean(within !== '' && path.startsWith(within) ? path.slice(within.length) : below + path)
}

function signal({ colors }: Page, level: Level): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, note: colors.cyan }[level]
}

function isSame(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end
}
