import { inOrder } from './reported.ts'
import type { Directive } from './directives.ts'
import type { Finding, Suppressed } from './finding.ts'
import type { Exception } from '../model/index.ts'
import { compareLevels, type Level } from '../model/severity.ts'
import type { SourceFile, Span } from '../text/source.ts'

/** A session key may be at most this far ahead: STANDARD.md, "What it is". */
const LONGEST_DAYS = 7
const DAY = 86_400

/** Whether a session key's date holds. `now` in seconds since 1970. */
export function sessionKeyState(date: string, now: number): 'valid' | 'expired' | 'too-long' {
  const ends = Date.parse(`${date}T23:59:59Z`) / 1000
  if (!Number.isFinite(ends) || ends < now) return 'expired'
  const today = Math.floor(now / DAY) * DAY
  return ends - today > (LONGEST_DAYS + 1) * DAY ? 'too-long' : 'valid'
}

export interface Outcome {
  readonly live: readonly Finding[]
  readonly suppressed: readonly Suppressed[]
  readonly exceptions: readonly Exception[]
}

export interface Exceptions {
  readonly directives: ReadonlyMap<SourceFile, readonly Directive[]>
  /** Seconds since 1970. */
  readonly now: number
  /** Ids of the rules that ran, and of all there are. */
  readonly ran: ReadonlySet<string>
  readonly known: ReadonlySet<string>
  /** What the configuration accepts, with its reason and its last day. */
  readonly configured?: (finding: Finding) => ConfiguredException | undefined
}

/** An exception that a configuration declares, for files that cannot hold a comment. */
export interface ConfiguredException {
  readonly rule: string
  readonly reason: string
  /** YYYY-MM-DD. */
  readonly expires?: string | undefined
  readonly at: Span
}

/** Takes out what comments and the configuration hide, and says what became of each exception. */
export function suppress(findings: readonly Finding[], { directives, now, ran, known, configured }: Exceptions): Outcome {
  const live: Finding[] = []
  const suppressed: Suppressed[] = []
  const used = new Map<Directive, Level>()
  const expired = new Map<ConfiguredException, Level>()
  const covering = new Map([...directives].map(([file, list]) => [file, byCover(list)]))
  for (const finding of findings) {
    const own = covering.get(finding.at.file)
    const { line } = finding.at.file.position(finding.at.start)
    const speaks = [own?.get('file'), own?.get(line)].filter((one) => one !== undefined)
    const hiding = firstOf(speaks.flatMap(({ named }) => namesOf(finding).map((name) => named.get(name))))
    if (finding.rule.ofStaticKeys) for (const { keys } of speaks) for (const directive of keys) note(used, directive, finding.level)
    const settled = hiding ? undefined : configured?.(finding)
    if (hiding) {
      note(used, hiding, finding.level)
      suppressed.push({ finding, reason: hiding.reason, at: hiding.at })
    } else if (settled && !isPast(settled.expires, now)) suppressed.push({ finding, reason: settled.reason, at: settled.at })
    else {
      if (settled) note(expired, settled, finding.level)
      live.push(finding)
    }
  }
  const declared = [...directives.values()]
    .flat()
    .filter((directive) => !directive.shown || used.has(directive))
    .map((directive) => exceptionOf(directive, used.get(directive), now, ran, known))
  const settled = [...expired].map(([{ rule, expires = '', at }, hid]): Exception => ({
    kind: 'exception',
    form: 'suppression',
    rules: [rule],
    outcome: 'expired',
    date: expires,
    hid,
    at,
  }))
  return { live: live.toSorted(inOrder), suppressed, exceptions: [...declared, ...settled] }
}

/** What an exception may call a finding: rules are named alone or with a form, `pkce-weak/plain`, at whatever level it came out. */
function namesOf({ rule, variant }: Finding): string[] {
  const form = `${rule.id}/${variant}`
  return [rule.id, form, ...LEVELS.flatMap((level) => (form.endsWith(`-${level}`) ? [form.slice(0, -level.length - 1)] : []))]
}

function firstOf(directives: readonly (Directive | undefined)[]): Directive | undefined {
  return directives.reduce((first, one) => (one && (!first || one.at.start < first.at.start) ? one : first), undefined)
}

/** Whether `rule/variant` names the form of a finding, at whatever level it came out. */
export function isForm(named: string, rule: string, variant: string): boolean {
  return named === `${rule}/${variant}` || LEVELS.some((level) => `${named}-${level}` === `${rule}/${variant}`)
}

const LEVELS = ['error', 'warning', 'note'] as const

function isPast(day: string | undefined, now: number): boolean {
  return day !== undefined && Date.parse(`${day}T23:59:59Z`) / 1000 < now
}

/** What speaks of a line or file. */
interface Cover {
  /** The first suppression of each name. */
  readonly named: Map<string, Directive>
  readonly keys: Directive[]
}

function byCover(directives: readonly Directive[]): Map<Directive['covers'], Cover> {
  const found = new Map<Directive['covers'], Cover>()
  for (const directive of directives) {
    const cover = found.get(directive.covers) ?? { named: new Map<string, Directive>(), keys: [] }
    found.set(directive.covers, cover)
    if (directive.form === 'session-key') cover.keys.push(directive)
    else for (const name of directive.rules) if (!cover.named.has(name)) cover.named.set(name, directive)
  }
  return found
}

function note<T>(used: Map<T, Level>, directive: T, level: Level): void {
  const known = used.get(directive)
  if (!known || compareLevels(level, known) < 0) used.set(directive, level)
}

function exceptionOf(
  directive: Directive,
  hid: Level | undefined,
  now: number,
  ran: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Exception {
  const { form, rules, reason, date, at } = directive
  const common = { kind: 'exception' as const, form, rules, at, ...(date ? { date } : {}), ...(hid ? { hid } : {}) }
  if (date) return { ...common, outcome: sessionKeyState(date, now) }
  const unknown = rules.filter((rule) => !known.has(ruleOf(rule)))
  if (unknown.length > 0) return { ...common, rules: unknown, outcome: 'unknown' }
  // A rule that did not run cannot show that its exception is unused.
  if (!hid) return { ...common, outcome: rules.some((rule) => !ran.has(ruleOf(rule))) ? 'valid' : 'unused' }
  return { ...common, outcome: reason ? 'valid' : 'unexplained' }
}

function ruleOf(named: string): string {
  return named.replace(/\/.*/, '')
}
