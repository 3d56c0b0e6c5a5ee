import type { RuleMeta } from './rule.ts'
import { type Level, lowered, type Severity } from '../model/severity.ts'
import { own } from '../text/own.ts'

/** One SARIF descriptor: a variant of a rule at one level. */
export interface Descriptor extends Severity {
  readonly variant: string
}

/** All descriptors of a rule: each variant, and each at the lower levels that tests and doubt can take it to. */
export function descriptorsOf({ variants }: RuleMeta): Descriptor[] {
  return Object.entries(variants).flatMap(([variant, severity]) => [
    { variant, ...severity },
    ...lowerLevels(severity).map((lower) => ({ variant: `${variant}-${lower.level}`, ...lower })),
  ])
}

/**
 * The descriptor that fits a form and a level, so that a warning never carries the score of an error (STANDARD.md,
 * "One finding for one fault").
 */
export function descriptorFor(rule: RuleMeta, variant: string, severity: Severity): Descriptor {
  const base = own(rule.variants, variant)
  return { variant: base && base.level !== severity.level ? `${variant}-${severity.level}` : variant, ...severity }
}

function lowerLevels(severity: Severity): Severity[] {
  const levels: Level[] = severity.level === 'error' ? ['warning', 'note'] : severity.level === 'warning' ? ['note'] : []
  return levels.map((_, i) => lowered(severity, i + 1))
}

/** `literal-warning` is the variant `literal` at another level. */
export function withoutLevel(variant: string): string {
  return variant.replace(/-(?:warning|note)$/, '')
}
