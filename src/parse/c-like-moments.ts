import { slice, type Text } from '../text/source.ts'
import { own } from '../text/own.ts'
import { oneOf } from '../text/pattern.ts'
import { durationOf } from './c-like-durations.ts'
import { tokensOf, type CLike } from './c-like-tokens.ts'
import type { Node } from './node.ts'

/** What stands around a moment and changes nothing: `jwt.NewNumericDate(…)`, `Date.from(…)`, `new Date(…)`. */
const AROUND = oneOf('', /^(?:\w+\.)?NewNumericDate\(/, /^Date\.from\(/, /^(?:new\s+)?(?:java\.util\.)?Date\(/, /^\(/)
/** A moment as a number or of another type: `.Unix()`, `.toInstant(…)`. */
const BEHIND = oneOf(
  '',
  /\.(?:Unix|UTC|Truncate|toInstant|getEpochSecond|toEpochSecond|getTimestamp|ToUnixTimeSeconds)\([^()]{0,60}(?:\(\))?\)$/,
  /->(?:timestamp|getTimestamp\(\))$/,
)
/** Now in milliseconds, and what is added. */
const MILLISECONDS = /^(?:(?:java\.lang\.)?System\.currentTimeMillis\(\)|\w{0,30}[nN]ow(?:Millis|\.getTime\(\)|\.time)|now)\s*\+/
/** Now in seconds, and what is added. */
const SECONDS = oneOf(
  '',
  /^(?:time\(\)|\$(?:now|time|iat|issued_?[aA]t|current_?[tT]ime))\s*\+/,
  /^(?:time\.Now\(\)(?:\.UTC\(\))?|now)\.Unix\(\)\s*\+/,
)
/** Now, to which a duration is added: `time.Now().Add(…)`, `Instant.now().plus(…)`. */
const ADDED = oneOf('', /^(?:time\.Now\(\)(?:\.UTC\(\))?|now|\w{0,30}Now)\.Add\(/, /^\w{0,30}\.?now\([^()]{0,40}\)\.plus\(/, /^now\.plus\(/)
/** `Instant.now().plusSeconds(3600)`, `DateTime.UtcNow.AddHours(8)`: the reader of durations knows these units. */
const BY_UNIT = /^(?:\w{1,30}\.now\([^()]{0,40}\)|DateTime(?:Offset)?\.(?:Utc)?Now|now)\.(plus|Add)(?=[A-Z])/
/** `.plus(30, ChronoUnit.DAYS)` */
const COUNTED = /^(.{1,60}),\s*(?:\w+\.)*(SECONDS|MINUTES|HOURS|DAYS|WEEKS)$/
const UNITS: Readonly<Record<string, number>> = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400, WEEKS: 604_800 }

/** Seconds from now to a moment that is written as a sum; undefined where it cannot be read. */
export function secondsFromNow(moment: Text, whole: Text, language: CLike): number | undefined {
  const code = withoutWrapping(moment.value.slice(0, LONGEST).replace(/\s+/g, ' ').trim())
  const read = (text: string) => valueOf(text, whole, language, MAX_STEPS)
  const milliseconds = MILLISECONDS.exec(code)
  if (milliseconds) return thousandth(read(code.slice(milliseconds[0].length)))
  const seconds = SECONDS.exec(code)
  if (seconds) return read(code.slice(seconds[0].length))
  const added = ADDED.exec(code)
  if (added && code.endsWith(')')) {
    const given = code.slice(added[0].length, -1)
    const counted = COUNTED.exec(given)
    const count = counted ? read(counted[1] as string) : undefined
    return counted ? count && count * (own(UNITS, counted[2] as string) ?? 0) : read(given)
  }
  const unit = BY_UNIT.exec(code)
  return unit ? read(`${unit[1] ?? ''}${code.slice(unit[0].length)}`) : undefined
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
    if (!around || !inner.endsWith(')') || closes(inner, around[0].length - 1) !== inner.length - 1) break
    inner = inner.slice(around[0].length, -1).trim()
  }
  return inner
}

/** Where the parenthesis is closed that stands at a place. */
function closes(code: string, from: number): number {
  let depth = 0
  for (let i = from; i < code.length; i++) {
    if (code[i] === '(') depth++
    else if (code[i] === ')' && --depth === 0) return i
  }
  return -1
}

/** A sum or duration, with constants of the file that are set once. */
function valueOf(code: string, whole: Text, language: CLike, steps: number): number | undefined {
  const text: Text = { value: language === 'php' ? `<?php ${code}` : code, at: { ...whole.at, start: 0, end: 0 }, opaque: true }
  const tokens = tokensOf(text, language)
  const found = durationOf(tokens, (name): Node | undefined => {
    if (steps === 0 || !/^[\w$.:]{1,80}$/.test(name)) return undefined
    const value = constant(name.replace(/^.*[.:>]/, ''), whole, language, steps - 1)
    return value === undefined ? undefined : { kind: 'scalar', value, at: whole.at, opaque: true }
  })
  if (typeof found === 'number') return found
  const span = found === undefined ? null : /^PT([\d.]+)S$/.exec(found)
  return span ? Number(span[1]) : undefined
}

function constant(name: string, whole: Text, language: CLike, steps: number): number | undefined {
  const set = new RegExp(
    `(?:^|[^\\w$.>])\\$?${name.replaceAll('$', '\\$')}(?:\\s{1,4}[\\w.<>]{1,30})?\\s{0,8}=(?!=)\\s{0,8}([^;\\n=]{1,120})`,
    'g',
  )
  const found = [...whole.value.matchAll(set)]
  const [only] = found
  return found.length === 1 && only ? valueOf((only[1] as string).replace(/\/\/.*$/, '').trim(), whole, language, steps) : undefined
}

function thousandth(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 1000
}

/** The code of a node as a text of its file. */
export function codeOf(node: Node, whole: Text): Text {
  return slice(whole, node.at.start - whole.at.start, Math.min(node.at.end, node.at.start + LONGEST) - whole.at.start)
}
