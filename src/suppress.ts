import { compareFindings } from './check.ts'
import type { Finding, Suppressed } from './finding.ts'
import type { Exception } from './model/index.ts'
import type { Level } from './severity.ts'
import { compareLevels } from './severity.ts'
import type { SourceFile, Span } from './source.ts'

/** An exception that a comment declares. */
export interface Directive {
  readonly form: 'session-key' | 'suppression'
  /** `file` for the whole file, else the line it speaks of. */
  readonly covers: number | 'file'
  readonly rules: readonly string[]
  readonly reason: string
  /** YYYY-MM-DD of a session key. */
  readonly date?: string
  readonly at: Span
}

const WORD = 'agent-auth-lint-'
const DIRECTIVE =
  /agent-auth-lint-(?:(disable(?:-next-line|-line|-file)?)[ \t]+([a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*){0,30})|session-key:[ \t]*expires=(\d{4}-\d{2}-\d{2}))(?:[ \t]*(?:--|—)[ \t]*([^\r\n]{0,400}))?/g
/** What a comment begins with before the directive, on the same line. */
const COMMENT = /(?:\/\/|\/\*|#|<!--|^\s*\*|--|;)[^\r\n]*$/

/** The directives in a file's comments. Only a comment counts: a string that holds the words is data. */
export function directivesIn(file: SourceFile): Directive[] {
  const { text } = file
  if (!text.includes(WORD)) return []
  const found: Directive[] = []
  for (const match of text.matchAll(DIRECTIVE)) {
    const position = file.position(match.index)
    const lineStart = match.index - position.column + 1
    const before = text.slice(lineStart, match.index)
    if (!COMMENT.test(before)) continue
    const alone = /^\s*(?:\/\/|\/\*|#|<!--|\*|--|;)\s*$/.test(before)
    const [whole, disable, rules, date, reason = ''] = match
    const at = { file, start: match.index, end: match.index + whole.trimEnd().length }
    const next = position.line + (alone ? 1 : 0)
    const cleanReason = reason.replace(/\s*(?:\*\/|-->)\s*$/, '').trim()
    if (date) found.push({ form: 'session-key', covers: next, rules: [], reason: cleanReason, date, at })
    else {
      const covers = disable === 'disable-file' ? 'file' : disable === 'disable-line' ? position.line : disable === 'disable-next-line' ? position.line + 1 : alone ? next : position.line
      found.push({ form: 'suppression', covers, rules: (rules as string).split(',').map((rule) => rule.trim()), reason: cleanReason, at })
    }
  }
  return found
}

/** A session key may be at most this far ahead: standards.md 2.2. */
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
    for (const directive of speaks) if (directive.form === 'session-key' && STATIC.has(finding.rule.id)) note(used, directive, finding.level)
    if (hiding) {
      note(used, hiding, finding.level)
      suppressed.push({ finding, reason: hiding.reason, at: hiding.at })
    } else live.push(finding)
  }
  const exceptions = [...directives.values()].flat().map((directive) => exceptionOf(directive, used.get(directive), now, ran))
  return { live: live.toSorted(compareFindings), suppressed, exceptions }
}

function byCover(directives: readonly Directive[]): Map<Directive['covers'], Directive[]> {
  const found = new Map<Directive['covers'], Directive[]>()
  for (const directive of directives) found.set(directive.covers, [...(found.get(directive.covers) ?? []), directive])
  return found
}

/** Rules that a session key speaks to. */
const STATIC = new Set(['static-key-remote-mcp', 'static-key-remote-api', 'static-key-stdio-backend', 'secret-literal-tracked', 'secret-in-args', 'jwt-as-static-key'])

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
