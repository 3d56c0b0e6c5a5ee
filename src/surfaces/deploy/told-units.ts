import type { Project } from '../../discover/project.ts'
import type { Confidence } from '../../model/index.ts'
import { type Grammar, parseLifetime } from '../../text/lifetime.ts'
import { inTurn, literally } from '../../text/pattern.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'

// What a bare number counts, by what is said beside it and by the code that reads it.

/** A lifetime and how it is written. */
export interface ReadValue {
  readonly seconds: number
  readonly written: string
  readonly confidence: Confidence
}

/** How a number of a unit is written. */
export const UNIT_WORDS: Partial<Record<Grammar, string>> = { sec: 's', min: 'min', hour: 'h', day: 'd', 'ms-int': 'ms' }

/** Minutes of sixty seconds, hours of sixty minutes: with these factors a number counts seconds, or milliseconds by a thousand. */
export const FACTORS = /\b60\s{0,4}\*\s{0,4}60\b|\b3_?600\s{0,4}\*|\*\s{0,4}3_?600\b/

const COMMENT_UNITS: readonly (readonly [RegExp, Grammar])[] = [
  [/\b(?:ms|milli(?:second)?s?)\b/i, 'ms-int'],
  [/\b(?:secs?|seconds?)\b/i, 'sec'],
  [/\b(?:mins?|minutes?)\b/i, 'min'],
  [/\b(?:hrs?|hours?)\b/i, 'hour'],
  [/\b(?:days?)\b/i, 'day'],
]

/** `# 15 minutes` and `# a day` say the lifetime itself when some unit of the number fits it; `# in seconds` says the unit. */
export function byComment(number: number, comment: string): ReadValue | undefined {
  const said =
    /(\d+(?:\.\d+)?)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)\b/i.exec(comment) ??
    /\b(?:an?|one)\s+()(minute|hour|day|week)\b/i.exec(comment)
  const seconds = said && parseLifetime(`${said[1] || '1'} ${said[2]}`, 'ms-lib')
  if (typeof seconds === 'number' && [0.001, 1, 60, 3600, 86400].some((size) => Math.abs(number * size - seconds) < 1))
    return { seconds, written: `${number}, ${said?.[0]}`, confidence: 'high' }
  if (said) return undefined
  const unit = COMMENT_UNITS.find(([word]) => word.test(comment))
  if (!unit || (unit[1] === 'day' && number > 4000)) return undefined
  return found(parseLifetime(number, unit[1]), `${number} ${UNIT_WORDS[unit[1]] ?? ''}`, 'medium')
}

/** Whether what is said of a number makes another lifetime of it than the unit of a product does. */
export function isToldOtherwise(raw: string, comment: string, grammar: Grammar): boolean {
  const said = /^\d{1,12}$/.test(raw) ? byComment(Number(raw), comment) : undefined
  return said !== undefined && said.seconds !== parseLifetime(Number(raw), grammar)
}

/** A lifetime, where there is one. */
export function found(seconds: number | 'never' | undefined, written: string, confidence: Confidence): ReadValue | undefined {
  return typeof seconds === 'number' ? { seconds, written, confidence } : undefined
}

/**
 * What the code that reads a variable counts it in, by the factors of its own default: `(int) env('JWT_TTL', 24 * 60 * 60)`. Empty where
 * it does not say.
 */
export function unitOfReaders(name: string, path: string, project: Project): string {
  const below = packageFolder(path, project)
  return onceFor(project, `unit of ${name} ${below}`, () => {
    const reads = inTurn('', new RegExp(`(?<![A-Z_\\d])${literally(name)}(?![A-Z_\\d])`), OR_ELSE)
    for (const one of codeAround(project, { below }) ?? []) {
      const text = project.text(one) ?? ''
      const fallback = text.includes(name) ? (reads.exec(text)?.[1] ?? '') : ''
      if (FACTORS.test(fallback)) return /(?<!\d)1_?000(?!\d)/.test(fallback) ? 'milliseconds' : 'seconds'
    }
    return ''
  })
}

/** `", 3600 * 24)`, `'] ?? 60 * 60`, ` || (24 * 60 * 60)` */
const OR_ELSE = /["'`]?\]?\)?\s{0,8}(?:,|\?\?|\|\||\?:|\bor\b)\s{0,8}\(?(\d[\d_*\s]{2,60})/
