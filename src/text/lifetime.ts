import { own } from './own.ts'
import { arithmetic } from './arithmetic.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY
const JULIAN_YEAR = 365.25 * DAY

/**
 * How a lifetime is written. The unit is never guessed: who reads a setting knows its product.
 * JavaScript numbers under `ms-lib` and `jose-span` have another meaning per library, so they give no answer here.
 */
export type Grammar =
  | 'sec'
  | 'min'
  | 'hour'
  | 'day'
  | 'ms-int'
  | 'ms-lib'
  | 'jose-span'
  | 'go'
  | 'words'
  | 'kv'
  | 'timespan'
  | 'iso8601'
  | 'pydelta'
  | 'unit-pair'
  | 'arith'

/** Seconds, or no end. */
export type Lifetime = number | 'never'

/**
 * A lifetime in seconds; undefined for what the grammar does not know. `unit` is the sibling key's word for `unit-pair`
 * ("hours"), and the unit of the result for `arith` (seconds when absent).
 * What 0, -1 and null mean is for the product's table: here 0 is 0, and the others are nothing.
 */
export function parseLifetime(value: string | number | null | undefined, grammar: Grammar, unit?: string): Lifetime | undefined {
  if (value === null || value === undefined) return undefined
  if (value === Infinity) return 'never'
  const lifetime = typeof value === 'number' ? ofNumber(value, grammar, unit) : GRAMMARS[grammar](value.trim(), unit)
  if (lifetime === 'never' || lifetime === undefined) return lifetime
  return Number.isFinite(lifetime) && lifetime >= 0 ? exact(lifetime) : undefined
}

/** The unit that a name ends in: `JWT_EXPIRES_MINUTES`, `expireInHours`, `ttlMs`. */
export function grammarOfName(name: string): Grammar | undefined {
  const word =
    name.match(/(?:_|^)(ms|millis|milliseconds|secs?|seconds?|mins?|minutes?|hours?|days?)$/i)?.[1] ??
    name.match(/[a-z](Ms|Millis|Milliseconds|Secs?|Seconds?|Mins?|Minutes?|Hours?|Days?)$/)?.[1]
  switch (word?.toLowerCase().replace(/s$/, '')) {
    case 'm':
    case 'milli':
    case 'millisecond':
      return 'ms-int'
    case 'sec':
    case 'second':
      return 'sec'
    case 'min':
    case 'minute':
      return 'min'
    case 'hour':
      return 'hour'
    case 'day':
      return 'day'
    default:
      return undefined
  }
}

const NUMBER = String.raw`\d+(?:\.\d+)?|\.\d+`

/** Units as the `ms` package and jose spell them; a year there is 365.25 days. */
const SHORT_UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:milliseconds?|msecs?|ms)$/i, 0.001],
  [/^(?:seconds?|secs?|s)$/i, 1],
  [/^(?:minutes?|mins?|m)$/i, MINUTE],
  [/^(?:hours?|hrs?|h)$/i, HOUR],
  [/^(?:days?|d)$/i, DAY],
  [/^(?:weeks?|w)$/i, 7 * DAY],
  [/^(?:years?|yrs?|y)$/i, JULIAN_YEAR],
]

const GO_UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, s: 1, m: MINUTE, h: HOUR }

/** Authelia's: `M` is a month there and `m` a minute. */
const WORD_UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milliseconds?)$/, 0.001],
  [/^(?:s|sec|secs|seconds?)$/, 1],
  [/^(?:m|min|mins|minutes?)$/, MINUTE],
  [/^(?:h|hr|hrs|hours?)$/, HOUR],
  [/^(?:d|days?)$/, DAY],
  [/^(?:w|weeks?)$/, 7 * DAY],
  [/^(?:M|months?)$/, YEAR / 12],
  [/^(?:y|years?)$/, YEAR],
]

const DELTA_UNITS: Readonly<Record<string, number>> = {
  days: DAY,
  seconds: 1,
  microseconds: 1e-6,
  milliseconds: 1e-3,
  minutes: MINUTE,
  hours: HOUR,
  weeks: 7 * DAY,
}

/** In the order of `datetime.timedelta`'s positions. */
const DELTA_POSITIONS = Object.keys(DELTA_UNITS)

const SPRING_UNITS: Readonly<Record<string, number>> = { ...GO_UNITS, d: DAY }

type Read = (source: string, unit: string | undefined) => Lifetime | undefined

const integer =
  (size: number): Read =>
  (source) =>
    /^\d+(?:\.\d+)?$/.test(source) ? Number(source) * size : undefined

const GRAMMARS: Readonly<Record<Grammar, Read>> = {
  sec: integer(1),
  min: integer(MINUTE),
  hour: integer(HOUR),
  day: integer(DAY),
  'ms-int': integer(0.001),
  'ms-lib': (source) => {
    const match = new RegExp(`^(-?(?:${NUMBER})) *([a-z]*)$`, 'i').exec(source)
    if (!match || source.length > 100) return undefined
    return Number(match[1]) * (match[2] ? (sizeOf(SHORT_UNITS, match[2]) ?? NaN) : 0.001)
  },
  'jose-span': (source) => {
    const match = /^(\+|-)? ?(\d+|\d+\.\d+) ?([a-z]+)(?: (ago|from now))?$/i.exec(source)
    if (!match || (match[1] && match[4]) || /^m(illi)?s/i.test(match[3] ?? '')) return undefined
    const size = sizeOf(SHORT_UNITS, match[3] ?? '')
    if (size === undefined || match[1] === '-' || match[4]?.toLowerCase() === 'ago') return undefined
    return Math.round(Number(match[2]) * size)
  },
  go: (source) => (source === '0' ? 0 : summed(source, /(\d+(?:\.\d*)?|\.\d+)([a-zµμ]+)/gy, (unit) => own(GO_UNITS, unit))),
  words: (source) => {
    if (/^\d+$/.test(source)) return Number(source)
    const joined = source.replace(/\s+(?:and)\s+|,\s*/g, ' ')
    return summed(joined, /(\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*/gy, (unit) => sizeOf(WORD_UNITS, unit.length > 2 ? unit.toLowerCase() : unit))
  },
  kv: (source) => {
    let total = 0
    for (const pair of source.replace(/;\s*$/, '').split(';')) {
      const [, unit, count] = /^\s*([a-z]+)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(pair) ?? []
      total += Number(count) * ((unit && own(DELTA_UNITS, unit)) || NaN)
    }
    return total
  },
  timespan: (source) => {
    if (/^until-revoked$/i.test(source)) return 'never'
    if (/^\d+$/.test(source)) return Number(source) * DAY
    const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,7})?))?$/.exec(source)
    if (!match) return undefined
    const [days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0)) as [number, number, number, number]
    return hours > 23 || minutes > 59 || seconds >= 60 ? undefined : days * DAY + hours * HOUR + minutes * MINUTE + seconds
  },
  iso8601: (source) => {
    const simple = /^(\d+)(ns|us|ms|s|m|h|d)$/i.exec(source)
    if (simple) return Number(simple[1]) * (own(SPRING_UNITS, (simple[2] ?? '').toLowerCase()) ?? NaN)
    const n = String.raw`(\d+(?:[.,]\d+)?)`
    const match = new RegExp(`^P(?:${n}Y)?(?:${n}M)?(?:${n}W)?(?:${n}D)?(?:T(?:${n}H)?(?:${n}M)?(?:${n}S)?)?$`, 'i').exec(source)
    if (!match || match.slice(1).every((part) => part === undefined) || /T$/i.test(source)) return undefined
    const sizes = [YEAR, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, 1]
    return sizes.reduce((total, size, i) => total + size * Number((match[i + 1] ?? '0').replace(',', '.')), 0)
  },
  pydelta: (source) => {
    const inside = /^(?:\w+\.)*timedelta\((.*)\)$/s.exec(source)?.[1]
    if (inside === undefined) return undefined
    let total = 0
    for (const [position, argument] of inside.split(',').entries()) {
      if (argument.trim() === '') continue
      const [, keyword, count] = /^\s*(?:(\w+)\s*=)?(.*)$/s.exec(argument) ?? []
      total += (arithmetic(count ?? '') ?? NaN) * (own(DELTA_UNITS, keyword ?? DELTA_POSITIONS[position] ?? '') ?? NaN)
    }
    return total
  },
  'unit-pair': (source, unit) => (/^\d+(?:\.\d+)?$/.test(source) ? Number(source) * (unitSize(unit) ?? NaN) : undefined),
  arith: (source, unit) => {
    const value = arithmetic(source)
    const size = unit === undefined ? 1 : unitSize(unit)
    return value === undefined || size === undefined ? undefined : value * size
  },
}

function ofNumber(value: number, grammar: Grammar, unit: string | undefined): Lifetime | undefined {
  switch (grammar) {
    case 'ms-lib':
    case 'jose-span':
    case 'go':
    case 'kv':
    case 'iso8601':
      return undefined
    case 'words':
    case 'pydelta':
      return value
    case 'timespan':
      return undefined
    case 'arith':
      return value * (unit === undefined ? 1 : (unitSize(unit) ?? NaN))
    case 'unit-pair':
      return value * (unitSize(unit) ?? NaN)
    default:
      return value * ({ sec: 1, min: MINUTE, hour: HOUR, day: DAY, 'ms-int': 0.001 } as const)[grammar]
  }
}

function unitSize(unit: string | undefined): number | undefined {
  return unit === undefined ? undefined : sizeOf(WORD_UNITS, unit.length > 2 ? unit.toLowerCase() : unit)
}

function sizeOf(units: readonly (readonly [RegExp, number])[], name: string): number | undefined {
  return units.find(([pattern]) => pattern.test(name))?.[1]
}

/** Adds up `count unit` pairs that fill the whole source. */
function summed(source: string, pair: RegExp, size: (unit: string) => number | undefined): number | undefined {
  let total = 0
  let end = 0
  for (const match of source.matchAll(pair)) {
    total += Number(match[1]) * (size(match[2] ?? '') ?? NaN)
    end = match.index + match[0].length
  }
  return end === source.length && end > 0 ? total : undefined
}

/** Takes the dust of floating point off. */
function exact(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
