import { compareFindings } from './check.ts'
import type { Directive } from './directives.ts'
import type { Finding, Suppressed } from './finding.ts'
import type { Exception } from '../model/index.ts'
import type { Level } from '../model/severity.ts'
import { compareLevels } from '../model/severity.ts'
import type { SourceFile } from '../text/source.ts'

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

/** Takes out what comments hide, and says what became of each exception. */
export function suppress(findings: readonly Finding[], directives: ReadonlyMap<SourceFile, readonly Directive[]>, now: number, ran: ReadonlySet<string>): Outcome {
  const live: Finding[] = []
  const suppressed: Suppressed[] = []
  const used = new Map<Directive, Level>()
  const covering = new Map([...directives].map(([file, list]) => [file, byCover(list)]))
  for (const finding of findings) {
    const own = covering.get(finding.at.file)
    const { line } = finding.at.file.position(finding.at.start)
    const speaks = own ? [...(own.get('file') ?? []), ...(own.get(line) ?? [])].toSorted((a, b) => a.at.start - b.at.start) : []
    const hiding = speaks.find(({ form, rules }) => form === 'suppression' && rules.includes(finding.rule.id))
    for (const directive of speaks) if (directive.form === 'session-key' && finding.rule.ofStaticKeys) note(used, directive, finding.level)
    if (hiding) {
      note(used, hiding, finding.level)
      suppressed.push({ finding, reason: hiding.reason, at: hiding.at })
    } else live.push(finding)
  }
  const exceptions = [...directives.values()].flat().filter((directive) => !directive.shown || used.has(directive)).map((directive) => exceptionOf(directive, used.get(directive), now, ran))
  return { live: live.toSorted(compareFindings), suppressed, exceptions }
}

function byCover(directives: readonly Directive[]): Map<Directive['covers'], Directive[]> {
  const found = new Map<Directive['covers'], Directive[]>()
  for (const directive of directives) found.set(directive.covers, [...(found.get(directive.covers) ?? []), directive])
  return found
}

function note(used: Map<Directive, Level>, directive: Directive, level: Level): void {
  const known = used.get(directive)
  if (!known || compareLevels(level, known) < 0) used.set(directive, level)
}

function exceptionOf(directive: Directive, hid: Level | undefined, now: number, ran: ReadonlySet<string>): Exception {
  const { form, rules, reason, date, at } = directive
  const common = { kind: 'exception' as const, form, rules, at, ...(date ? { date } : {}), ...(hid ? { hid } : {}) }
  if (date) return { ...common, outcome: sessionKeyState(date, now) }
  // A rule that did not run cannot show that its exception is unused.
  if (!hid) return { ...common, outcome: rules.some((rule) => !ran.has(rule)) ? 'valid' : 'unused' }
  return { ...common, outcome: reason ? 'valid' : 'unexplained' }
}
