import { slice, type Text } from '../text/source.ts'
import { own } from '../text/own.ts'
import { inTurn, oneOf } from '../text/pattern.ts'
import { bracketEnd } from '../text/brackets.ts'
import { durationOf, secondsOf } from './c-like-durations.ts'
import { tokensOf, type CLike } from './c-like-tokens.ts'
import type { Node } from './node.ts'

/** What stands around a moment and changes nothing: `jwt.NewNumericDate(…)`, `Date.from(…)`, `new Date(…)`. */
const AROUND = oneOf(
  '',
  /^(?:\w+\.)?(?:New)?NumericDate\(/,
  // A project's own, round a moment: `jwt.Time(time.Now().Add(…))`, `timestamppb.New(…)`.
  /^&?\w{1,40}\.(?:New)?(?:Time|Date|Timestamp)?(?:Of|From|Ptr)?\((?=time\.Now\(|now\.)/,
  /^(?:Date|Timestamp)\.from\(/,
  /^(?:new\s+)?(?:java\.(?:util|sql)\.)?(?:Date|Timestamp)\(/,
  /^\(/,
)
/** A moment as a number or of another type: `.Unix()`, `.toInstant(…)`. */
const BEHIND = oneOf(
  '',
  // Also `.toEpochSecond(ZoneOffset.ofHours(2))`.
  /\.(?:Unix|UTC|Truncate|toInstant|getTimestamp|ToUnixTimeSeconds)\([^()]{0,60}(?:\(\))?\)$/,
  /\.(?:getEpochSecond|toEpochSecond)\([^()]{0,60}(?:\([^()]{0,20}\))?\)$/,
  /\.(?:toEpochMilli(?:seconds)?|toJavaInstant|atZone|atOffset|toDate|getMillis)\([^()]{0,60}(?:\(\))?\)$/,
  /->(?:timestamp|getTimestamp\(\))$/,
  /\.(?:Utc|Local)?DateTime$/,
)
/** Now in milliseconds, and what is added. */
const MILLISECONDS = inTurn(
  '',
  oneOf(
    '',
    /^(?:java\.lang\.)?System\.currentTimeMillis\(\)/,
    /^\(?new Date\(\)\)?\.getTime\(\)/,
    /^(?:\w{0,30}[nN]ow(?:Millis|\.getTime\(\)|\.time)|now)/,
  ),
  /\s*\+/,
)
/** Now in seconds, and what is added. */
const SECONDS = oneOf(
  '',
  /^(?:time\(\)|\$(?:now|time|iat|issued_?[aA]t|current_?[tT]ime))\s*\+/,
  /^(?:time\.Now\(\)(?:\.UTC\(\))?|now)\.Unix\(\)\s*\+/,
)
/** `DateTime.UtcNow`, `_clock.GetUtcNow().UtcDateTime` */
const NOW_OF_DOTNET = /(?:\w{1,30}\.){0,2}(?:(?:Get)?(?:Utc|Local)?Now(?:\(\))?(?:\.(?:Utc)?DateTime)?|\w{0,30}Now)/
/** Now, to which a duration is added: `time.Now().Add(…)`, `Instant.now().plus(…)`. */
const ADDED = oneOf(
  '',
  /^(?:time\.Now\(\)(?:\.UTC\(\))?|now)\.Add\(/,
  inTurn('', /^/, NOW_OF_DOTNET, /\.Add\(/),
  /^(?:\w{1,30}\.){0,2}now\([^()]{0,40}\)\.plus\(/,
  /^now\.plus\(/,
)
/** A sum of lengths of time: `Clock.System.now() + 30.days` of Kotlin, `now()->addDays(30)` of Carbon. */
const ADDED_LENGTH = oneOf(
  '',
  /^(?:\w{1,30}\.){0,2}now\(\)\s*\+\s*/,
  /^(?=(?:\\?[\w\\]{0,40}Carbon(?:Immutable)?::)?now\([^()]{0,40}\)->add)/,
)
/** `(new DateTime())->add(new DateInterval('P7D'))` */
const BY_INTERVAL = inTurn(
  '',
  oneOf('', /^\(new\s\\?DateTime(?:Immutable)?(?:\(\))?\)/, /^\$\w{1,40}/, /^now\(\)/),
  /->add\(new\s\\?DateInterval\(['"]P/,
  /(?:(\d{1,4})([YMWD])|T(\d{1,6})([HMS]))['"]\)\)$/,
)
const OF_INTERVAL: Readonly<Record<string, number>> = { Y: 31_536_000, M: 2_592_000, W: 604_800, D: 86_400 }
const OF_INTERVAL_TIME: Readonly<Record<string, number>> = { H: 3600, M: 60, S: 1 }
/** `Instant.now().plusSeconds(3600)`, `DateTime.UtcNow.AddHours(8)`: the reader of durations knows these units. */
const BY_UNIT = inTurn(
  '',
  oneOf(
    '',
    /^\w{1,30}\.now\([^()]{0,40}\)/,
    /^DateTime(?:Offset)?\.(?:Utc)?Now/,
    /^(?:\w{1,30}\.){1,2}Get(?:Utc|Local)Now\(\)(?:\.(?:Utc)?DateTime)?/,
    /^now(?:\.(?:Utc)?DateTime)?/,
  ),
  /\.(plus|Add)(?=[A-Z])/,
)
/** `time.Now().AddDate(1, 0, 0)`: https://pkg.go.dev/time#Time.AddDate */
const BY_DATE = /^(?:time\.Now\(\)(?:\.UTC\(\))?|now)\.AddDate\((\d{1,4}), ?(\d{1,4}), ?(\d{1,5})\)$/
/**
 * A moment of PHP by words: `strtotime('+30 days')`, `$now->modify('+1 hour')`, `new DateTimeImmutable('+1 week')`.
 * https://www.php.net/manual/en/datetime.formats.php#datetime.formats.relative
 */
const BY_WORDS = inTurn(
  'i',
  oneOf(
    '',
    /^strtotime\(/,
    /^\(?(?:new\s)?\\?[\w\\]{0,40}(?:DateTime(?:Immutable)?|Carbon(?:Immutable)?(?:::(?:parse|now|make)\()?)\(?/,
    /^\$\w{0,20}(?:now|iat|time|date|issued_?at|created_?at)->modify\(/,
    /^(?:(?:\\?\w{1,40}::)?now\(\)|\(new\s\\?DateTime(?:Immutable)?(?:\(\))?\))->modify\(/,
  ),
  /(?:(?:['"]now['"])?\)\)?->modify\()?['"](?:now\s)?/,
  /\+?(\d{1,4})\s(second|sec|minute|min|hour|day|week|month|year)s?['"]\)$/,
)
const OF_WORD: Readonly<Record<string, number>> = {
  second: 1,
  sec: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
}
/** `.plus(30, ChronoUnit.DAYS)` */
const COUNTED = /^(.{1,60}),\s*(?:\w+\.)*(SECONDS|MINUTES|HOURS|DAYS|WEEKS)$/
const UNITS: Readonly<Record<string, number>> = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400, WEEKS: 604_800 }

/** Seconds from now to a moment that is written as a sum; undefined where it cannot be read. */
export function secondsFromNow(moment: Text, file: Text, language: CLike): number | undefined {
  const whole = { ...file, before: language === 'go' ? functionBefore(moment, file) : '' }
  const written = withoutWrapping(moment.value.slice(0, LONGEST).replace(/\s+/g, ' ').trim())
  const code = language === 'php' ? withOwnTexts(written, file.value) : written
  const read = (text: string) => secondsIn(valueOf(text, whole, language, MAX_STEPS), 1)
  const milliseconds = MILLISECONDS.exec(code)
  if (milliseconds) return secondsIn(valueOf(code.slice(milliseconds[0].length), whole, language, MAX_STEPS), 0.001)
  const seconds = SECONDS.exec(code)
  if (seconds) return read(code.slice(seconds[0].length))
  const added = ADDED.exec(code)
  if (added && code.endsWith(')')) {
    const all = code.slice(added[0].length, -1).split(').plus(')
    const lengths = all.map((given) => {
      const counted = COUNTED.exec(given)
      const count = counted ? read(counted[1] as string) : undefined
      return counted ? count && count * (own(UNITS, counted[2] as string) ?? 0) : read(given)
    })
    return lengths.reduce((sum, one) => (sum === undefined || one === undefined ? undefined : sum + one), 0)
  }
  const lengths = ADDED_LENGTH.exec(code)
  if (lengths) return secondsOfLength(valueOf(code.slice(lengths[0].length), whole, language, MAX_STEPS))
  const interval = language === 'php' ? BY_INTERVAL.exec(code) : null
  if (interval) return ofInterval(interval)
  const date = language === 'go' ? BY_DATE.exec(code) : null
  if (date) return 86_400 * (Number(date[1]) * 365 + Number(date[2]) * 30 + Number(date[3]))
  const words = language === 'php' ? BY_WORDS.exec(code) : null
  if (words) return Number(words[1]) * (own(OF_WORD, (words[2] as string).toLowerCase()) ?? 0)
  const unit = BY_UNIT.exec(code)
  return unit ? read(`${unit[1] ?? ''}${code.slice(unit[0].length)}`) : undefined
}

/** `$now->modify(self::LIFETIME)` with the text of the constant, as it is written. */
function withOwnTexts(code: string, source: string): string {
  return code.replace(/\b(?:self|static)::(\w{1,60})\b(?!\()/, (whole, name: string) => {
    const set = new RegExp(`\\bconst\\s{1,4}(?:string\\s{1,4})?${name}\\s{0,4}=\\s{0,4}('[^'\\n]{1,40}'|"[^"\\n]{1,40}")`).exec(source)
    return set?.[1] ?? whole
  })
}

/** A length of time, and no bare number. */
function secondsOfLength(value: number | string | undefined): number | undefined {
  return typeof value === 'string' ? secondsIn(value, 1) : undefined
}

function ofInterval([, days = '', day = '', times = '', time = '']: RegExpExecArray): number | undefined {
  return day ? Number(days) * (own(OF_INTERVAL, day) ?? 0) : Number(times) * (own(OF_INTERVAL_TIME, time) ?? 0)
}

/** A file, and the function of a moment up to it. */
interface Around extends Text {
  readonly before: string
}

function functionBefore(moment: Text, file: Text): string {
  const before = file.value.slice(0, Math.max(0, moment.at.start - file.at.start))
  return before.slice(Math.max(0, before.lastIndexOf('\nfunc '), before.length - LONGEST_FUNCTION))
}

const LONGEST_FUNCTION = 6000

/** The name of the variable that a moment is kept in: `expiresAt` of `jwt.NewNumericDate(expiresAt)`. */
export function nameOfMoment(moment: Text): string | undefined {
  return /^\$?[a-z_]\w{0,60}$/i.exec(withoutWrapping(moment.value.slice(0, LONGEST).trim()))?.[0]
}

const LONGEST = 400
const MAX_STEPS = 3

function withoutWrapping(code: string): string {
  let inner = code
  for (let steps = 0; steps < 6; steps++) {
    const behind = BEHIND.exec(inner)
    if (behind && inner.length > behind[0].length) {
      inner = inner.slice(0, -behind[0].length).trim()
      continue
    }
    const around = AROUND.exec(inner)
    if (!around || !inner.endsWith(')') || bracketEnd(inner, around[0].length - 1, '()') !== inner.length) break
    inner = inner.slice(around[0].length, -1).trim()
  }
  return inner
}

/** A number, or a duration as ISO 8601 has it, in seconds. */
function secondsIn(value: number | string | undefined, unit: number): number | undefined {
  if (value === undefined || typeof value === 'number') return value && value * unit
  return secondsOf(value) || undefined
}

/** A sum or duration, with constants of the file that are set once. */
function valueOf(code: string, whole: Around, language: CLike, steps: number): number | string | undefined {
  const text: Text = { value: language === 'php' ? `<?php ${code}` : code, at: { ...whole.at, start: 0, end: 0 }, opaque: true }
  const tokens = tokensOf(text, language)
  return durationOf(tokens, (name): Node | undefined => {
    if (steps === 0 || !/^[\w$.:]{1,80}$/.test(name)) return undefined
    const value = constant(name.replace(/^.*[.:>]/, ''), whole, language, steps - 1)
    return value === undefined ? undefined : { kind: 'scalar', value, at: whole.at, opaque: true }
  })
}

function constant(name: string, whole: Around, language: CLike, steps: number): number | string | undefined {
  const set = (mark: string) =>
    new RegExp(
      `(?:^|[^\\w$.>])\\$?${name.replaceAll('$', '\\$')}(?:(?:\\s{1,4}|\\s{0,4}:\\s{0,4})[\\w.<>?]{1,30})?` +
        `\\s{0,8}${mark}=(?!=)\\s{0,8}([^;\\n=]{1,120})`,
      'g',
    )
  const near = [...whole.before.matchAll(set(':?'))]
  const found = near.length > 0 ? near : [...whole.value.matchAll(set(''))]
  const [only] = found
  const injected = only ? undefined : injectedDefault(name, whole.value)
  if (injected) return injected.value
  return found.length === 1 && only ? valueOf((only[1] as string).replace(/\/\/.*$/, '').trim(), whole, language, steps) : undefined
}

/**
 * The number that Spring puts into a field or a parameter where nobody sets its key: `@Value("${jwt.ttl:86400000}") private long life;`
 * https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html
 */
export function injectedDefault(name: string, source: string): { readonly key: string; readonly value: number } | undefined {
  if (!/^\w{1,80}$/.test(name) || !source.includes('@Value(')) return undefined
  const all = [...source.matchAll(new RegExp(`${INJECTED}(?:${AS_JAVA}${name}\\s{0,4}[;,)]|${AS_KOTLIN}${name}\\s{0,4}:)`, 'g'))]
  const [, key = '', number] = all[0] ?? []
  return all.length === 1 && number !== undefined ? { key, value: Number(number) } : undefined
}

const INJECTED = String.raw`@Value\(\s{0,4}"\\?\$\{([\w.-]{1,100}):\s{0,2}(\d{1,15})\}"\s{0,4}\)\s{1,40}`
const AS_JAVA = String.raw`(?:(?:private|protected|public|final)\s{1,4}){0,3}(?:int|long|Integer|Long)\s{1,4}`
const AS_KOTLIN = String.raw`(?:(?:private|protected|internal|lateinit)\s{1,4}){0,3}(?:va[lr]\s{1,4})?`

/** The code of a node as a text of its file. */
export function codeOf(node: Node, whole: Text): Text {
  return slice(whole, node.at.start - whole.at.start, Math.min(node.at.end, node.at.start + LONGEST) - whole.at.start)
}
