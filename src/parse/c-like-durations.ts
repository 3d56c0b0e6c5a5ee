import type { Node } from './node.ts'
import type { Token } from './c-like-tokens.ts'

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

/** `new DateInterval('P1Y')` of PHP, `Duration.parse("PT1H")` of Java. */
const SPANS = /(?:^|\.)(?:DateInterval|Duration\.parse)$/

type Constants = (name: string) => Node | undefined

/**
 * What an expression of numbers comes to, or a duration as ISO 8601 has it (`PT3600S`); undefined for anything else.
 * `24 * time.Hour`, `TimeSpan.FromDays(7)`, `60 * 60 * 24`, `Duration.ofDays(30)`, `now()->addDays(15)`.
 */
export function durationOf(tokens: readonly Token[], constants: Constants): number | string | undefined {
  const result = new Sum(tokens, constants).read()
  if (!result) return undefined
  return result.seconds ? `PT${String(result.value)}S` : typeof result.text === 'string' ? result.text : result.value
}

interface Amount {
  readonly value: number
  readonly seconds?: true
  readonly text?: string
}

class Sum {
  readonly #tokens: readonly Token[]
  readonly #constants: Constants
  #at = 0

  constructor(tokens: readonly Token[], constants: Constants) {
    this.#tokens = tokens
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
        ...(left.seconds && right.seconds ? { seconds: true } : {}),
      }
    }
    return left
  }

  #product(): Amount | undefined {
    let left = this.#term()
    for (let mark = this.#mark('*', '/'); left && mark; mark = this.#mark('*', '/')) {
      const right = this.#term()
      left = right && {
        value: mark === '*' ? left.value * right.value : left.value / right.value,
        ...(left.seconds || right.seconds ? { seconds: true } : {}),
      }
    }
    return left
  }

  #term(): Amount | undefined {
    if (this.#mark('-')) {
      const inner = this.#term()
      return inner && { ...inner, value: -inner.value }
    }
    const token = this.#tokens[this.#at]
    if (token?.is === 'number') return (this.#at++, { value: token.value })
    if (token?.is === 'group') return token.open === '(' ? (this.#at++, new Sum(token.tokens, this.#constants).read()) : undefined
    return token?.is === 'word' ? this.#named() : undefined
  }

  /** A constant, a unit, or a call of one. */
  #named(): Amount | undefined {
    let name = ''
    for (;;) {
      const word = this.#tokens[this.#at]
      if (word?.is !== 'word') return undefined
      this.#at++
      if (word.text === 'new') continue
      name += word.text
      const given = this.#tokens[this.#at]
      if (given?.is === 'group' && given.open === '(') {
        this.#at++
        const [only] = given.tokens
        if (SPANS.test(name) && given.tokens.length === 1 && only?.is === 'string' && only.value !== undefined)
          return { value: 0, text: only.value }
        const unit = unitOf(name)
        if (unit !== undefined) {
          const count = given.tokens.length === 0 ? undefined : new Sum(given.tokens, this.#constants).read()
          return count && !count.text ? { value: count.value * unit, seconds: true } : undefined
        }
        if (/^(?:time\.Duration|int|int64|long|u64|Long\.valueOf|jsii\.Number)$/.test(name))
          return new Sum(given.tokens, this.#constants).read()
        if (!/(?:^|\.)(?:now|UtcNow|Now|today)$/.test(name)) return undefined
        name = ''
      }
      if (!this.#mark('.', '::', '->')) break
      if (name !== '') name += '.'
    }
    const unit = unitOf(name)
    if (unit !== undefined && name.includes('.')) return { value: unit, seconds: true }
    const constant = this.#constants(name)
    if (constant?.kind !== 'scalar') return undefined
    if (typeof constant.value === 'number') return { value: constant.value }
    const span = typeof constant.value === 'string' ? /^PT([\d.]+)S$/.exec(constant.value) : null
    return span ? { value: Number(span[1]), seconds: true } : undefined
  }
}

/**
 * `Duration.Hours` of C# and `Duration_Hours` of Go, which Java calls `Duration.hours`:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Duration.html
 */
const OF_CDK = /(?:^|\.)Duration[._]([A-Z])(?=[a-z]+$)/

function unitOf(name: string): number | undefined {
  const known = name.replace(OF_CDK, (_, first: string) => `Duration.${first.toLowerCase()}`)
  return UNITS.find(([names]) => names.test(known))?.[1]
}
