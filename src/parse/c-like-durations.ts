import { own } from '../text/own.ts'
import { inTurn } from '../text/pattern.ts'
import type { Node } from './node.ts'
import { withoutCasts, type Token } from './c-like-tokens.ts'

/** Seconds of the units that libraries name. */
const UNITS: readonly (readonly [names: RegExp, seconds: number])[] = [
  // https://pkg.go.dev/time#Duration
  [/^time\.Millisecond$|(?:FromMilliseconds|ofMillis|from_millis|milliseconds|\.millis|plusMillis|AddMilliseconds)$/, 0.001],
  [/^time\.Second$|(?:FromSeconds|ofSeconds|from_secs|seconds|plusSeconds|AddSeconds|addSeconds)$/, 1],
  [/^time\.Minute$|(?:FromMinutes|ofMinutes|minutes|plusMinutes|AddMinutes|addMinutes)$/, 60],
  [/^time\.Hour$|(?:FromHours|ofHours|hours|plusHours|AddHours|addHours)$/, 3600],
  // https://learn.microsoft.com/dotnet/api/system.timespan.fromdays, java.time.Duration, Carbon
  [/(?:FromDays|ofDays|days|plusDays|AddDays|addDays)$/, 86_400],
  [/(?:weeks|plusWeeks|addWeeks)$/, 604_800],
  [/(?:months|plusMonths|AddMonths|addMonths)$/, 2_592_000],
  [/(?:years|plusYears|AddYears|addYears)$/, 31_536_000],
]

/** One of a unit, without a number: `addYear()`, `CarbonInterval::year()` of https://carbon.nesbot.com/docs/#api-addsub */
const ONE = inTurn(
  '',
  /^(?:add|(?:.{0,60}[.\\])?CarbonInterval\.)/,
  /([sS]econd|[mM]inute|[hH]our|[dD]ay|[wW]eek|[mM]onth|[yY]ear)/,
  /(?:NoOverflow)?$/,
)

/** `new DateInterval('P1Y')` of PHP, `Duration.parse("PT1H")` of Java. */
const SPANS = /(?:^|[.\\])(?:DateInterval|Duration\.parse)$/

/**
 * A length of time as a number, and the seconds that one of it has: `.toMillis()`, `.TotalSeconds`,
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/concurrent/TimeUnit.html
 */
const AS_NUMBER: readonly (readonly [names: RegExp, seconds: number])[] = [
  [/^(?:toMillis|TotalMilliseconds|Milliseconds|inWholeMilliseconds)$/, 0.001],
  [/^(?:toSeconds|getSeconds|TotalSeconds|Seconds|inWholeSeconds)$/, 1],
  [/^(?:toMinutes|TotalMinutes|Minutes|inWholeMinutes)$/, 60],
]

/** `TimeUnit.DAYS.toMillis(7)`: the unit of what is given, and that of what comes out. */
const TIME_UNIT = /(?:^|\.)TimeUnit\.(SECONDS|MINUTES|HOURS|DAYS)\.(\w{1,20})$/
const OF_TIME_UNIT: Readonly<Record<string, number>> = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 }

type Constants = (name: string) => Node | undefined

/**
 * What an expression of numbers comes to, or a duration as ISO 8601 has it (`PT3600S`); undefined for anything else.
 * `24 * time.Hour`, `TimeSpan.FromDays(7)`, `60 * 60 * 24`, `Duration.ofDays(30)`, `now()->addDays(15)`.
 */
export function durationOf(tokens: readonly Token[], constants: Constants): number | string | undefined {
  const result = new Sum(tokens, constants).read()
  if (!result) return undefined
  const { value, unit, text } = result
  return unit !== undefined ? `PT${String(rounded(value * unit))}S` : typeof text === 'string' ? text : value
}

/** The seconds of a duration that was read so. */
export function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? /^PT([\d.]+)S$/.exec(value)?.[1] : undefined
  return seconds === undefined ? undefined : Number(seconds)
}

/** Milliseconds of a duration without the noise of binary fractions. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}

interface Amount {
  readonly value: number
  /** The seconds that one of it has, where it is a length of time. */
  readonly unit?: number
  /** Made a number, which may be divided into other units. */
  readonly isNumber?: true
  readonly text?: string
}

class Sum {
  readonly #tokens: readonly Token[]
  readonly #constants: Constants
  #at = 0

  constructor(tokens: readonly Token[], constants: Constants) {
    this.#tokens = withoutCasts(tokens)
    this.#constants = constants
  }

  read(): Amount | undefined {
    const sum = this.#sum()
    return sum && this.#at === this.#tokens.length ? sum : undefined
  }

  #mark(...texts: readonly string[]): string | undefined {
    const token = this.#tokens[this.#at]
    if (token?.is !== 'mark' || !texts.includes(token.text)) return undefined
    this.#at++
    return token.text
  }

  #sum(): Amount | undefined {
    let left = this.#product()
    for (let mark = this.#mark('+', '-'); left && mark; mark = this.#mark('+', '-')) {
      const right = this.#product()
      left = right && {
        value: mark === '+' ? left.value + right.value : left.value - right.value,
        ...(left.unit !== undefined && left.unit === right.unit ? { unit: left.unit } : {}),
      }
    }
    return left
  }

  #product(): Amount | undefined {
    let left = this.#term()
    for (let mark = this.#mark('*', '/'); left && mark; mark = this.#mark('*', '/')) {
      const right = this.#term()
      left = right && product(left, right, mark)
    }
    return left
  }

  #term(): Amount | undefined {
    if (this.#mark('-')) {
      const inner = this.#term()
      return inner && { ...inner, value: -inner.value }
    }
    const token = this.#tokens[this.#at]
    if (token?.is === 'number') return (this.#at++, this.#ofUnit(token.value))
    if (token?.is === 'group')
      return token.open === '(' ? (this.#at++, this.#asNumber(new Sum(token.tokens, this.#constants).read())) : undefined
    return token?.is === 'word' || (token?.is === 'mark' && token.text === '\\') ? this.#named() : undefined
  }

  /** A number, or one of a unit: `30.days`, https://kotlinlang.org/api/core/kotlin-stdlib/kotlin.time/-duration/ */
  #ofUnit(value: number): Amount {
    const [joint, word] = this.#tokens.slice(this.#at, this.#at + 2)
    const isUnit =
      joint?.is === 'mark' && joint.text === '.' && word?.is === 'word' && /^(?:days|hours|minutes|seconds|milliseconds)$/.test(word.text)
    const unit = isUnit ? unitOf(word.text) : undefined
    if (unit === undefined) return { value }
    this.#at += 2
    return this.#asNumber({ value: value * unit, unit: 1 }) ?? { value }
  }

  /** A constant, a unit, or a call of one. */
  #named(): Amount | undefined {
    let name = ''
    for (;;) {
      // A name of PHP from the root of all: `\DateInterval`.
      if (name === '') this.#mark('\\')
      const word = this.#tokens[this.#at]
      if (word?.is !== 'word') return undefined
      this.#at++
      if (word.text === 'new') continue
      name += word.text
      const given = this.#tokens[this.#at]
      if (given?.is === 'group' && given.open === '(') {
        this.#at++
        if (SPANS.test(name)) {
          const text = this.#textOf(given.tokens)
          if (text !== undefined) return { value: 0, text }
        }
        const unit = unitOf(name)
        if (unit !== undefined) {
          const count =
            given.tokens.length === 0 ? (ONE.test(name) ? { value: 1 } : undefined) : new Sum(given.tokens, this.#constants).read()
          return count && !count.text ? this.#asNumber({ value: count.value * unit, unit: 1 }) : undefined
        }
        const counted = given.tokens.length === 0 ? this.#countedOf(name) : undefined
        if (counted) return counted
        const converted = TIME_UNIT.exec(name)
        if (converted) return this.#inUnits(given.tokens, converted)
        if (/^(?:time\.Duration|int|int64|long|u64|Long\.valueOf|jsii\.Number)$/.test(name))
          return new Sum(given.tokens, this.#constants).read()
        if (!/(?:^|\.)(?:now|UtcNow|Now|today)$/.test(name)) return undefined
        name = ''
      }
      if (!this.#mark('.', '::', '->', '\\')) break
      if (name !== '') name += '.'
    }
    const unit = unitOf(name)
    if (unit !== undefined && name.includes('.')) return { value: unit, unit: 1 }
    const constant = this.#constants(name)
    if (constant?.kind === 'scalar' && typeof constant.value === 'number') return { value: constant.value }
    return this.#asNumber(spanOf(constant))
  }

  /** A text, or a constant that is one: `'P1D'`, `self::ACCESS_TTL` */
  #textOf(tokens: readonly Token[]): string | undefined {
    const [only] = tokens
    if (tokens.length === 1 && only?.is === 'string') return only.value
    const name = tokens.map((token) => (token.is === 'word' ? token.text : token.is === 'mark' ? '.' : '?')).join('')
    const constant = /^\w+(?:\.\w+)?$/.test(name) ? this.#constants(name) : undefined
    return constant?.kind === 'scalar' && typeof constant.value === 'string' ? constant.value : undefined
  }

  /** `sessionAge.Seconds()` of a constant that is a length of time. */
  #countedOf(name: string): Amount | undefined {
    const dot = name.lastIndexOf('.')
    const unit = AS_NUMBER.find(([names]) => names.test(name.slice(dot + 1)))?.[1]
    const span = dot > 0 && unit !== undefined ? spanOf(this.#constants(name.slice(0, dot))) : undefined
    return span && unit !== undefined ? { value: span.value / unit, unit, isNumber: true } : undefined
  }

  #inUnits(given: readonly Token[], [, of = '', to = '']: RegExpExecArray): Amount | undefined {
    const count = new Sum(given, this.#constants).read()
    const seconds = own(OF_TIME_UNIT, of)
    const unit = AS_NUMBER.find(([names]) => names.test(to))?.[1]
    return count && !count.text && seconds !== undefined && unit !== undefined
      ? { value: (count.value * seconds) / unit, unit, isNumber: true }
      : undefined
  }

  /** `.toMillis()`, `.TotalSeconds` behind a length of time. */
  #asNumber(amount: Amount | undefined): Amount | undefined {
    const [joint, word, given] = this.#tokens.slice(this.#at, this.#at + 3)
    if (amount?.unit === undefined || joint?.is !== 'mark' || joint.text !== '.' || word?.is !== 'word') return amount
    const unit = AS_NUMBER.find(([names]) => names.test(word.text))?.[1]
    if (unit === undefined) return undefined
    const isCalled = given?.is === 'group' && given.open === '(' && given.tokens.length === 0
    this.#at += isCalled ? 3 : 2
    return { value: (amount.value * amount.unit) / unit, unit, isNumber: true }
  }
}

/** A constant that is a length of time. */
function spanOf(constant: Node | undefined): Amount | undefined {
  const seconds = constant?.kind === 'scalar' ? secondsOf(constant.value) : undefined
  return seconds === undefined ? undefined : { value: seconds, unit: 1 }
}

/** A number of milliseconds that is divided by a thousand is the same time in seconds. */
function product(left: Amount, right: Amount, mark: string): Amount {
  const value = mark === '*' ? left.value * right.value : left.value / right.value
  const unit = left.unit ?? right.unit
  if (unit === undefined) return { value }
  const changes = left.isNumber === true && right.unit === undefined && right.value === 1000
  return changes ? { value, unit: mark === '*' ? unit / 1000 : unit * 1000, isNumber: true } : { value, unit }
}

/**
 * `Duration.Hours` of C# and `Duration_Hours` of Go, which Java calls `Duration.hours`:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Duration.html
 */
const OF_CDK = /(?:^|\.)Duration[._]([A-Z])(?=[a-z]+$)/

function unitOf(name: string): number | undefined {
  const known = name.replace(OF_CDK, (_, first: string) => `Duration.${first.toLowerCase()}`)
  const [, one] = ONE.exec(known) ?? []
  return UNITS.find(([names]) => names.test(one === undefined ? known : `${one.toLowerCase()}s`))?.[1]
}
