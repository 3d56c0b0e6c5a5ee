/** Product levels; SARIF uses the same words. */
export type Level = 'error' | 'warning' | 'note'

/** A level and the score that GitHub shows as `security-severity`, 0.1 to 10.0 (STANDARD.md, "How much it weighs"). */
export interface Severity {
  readonly level: Level
  readonly score: number
}

const LEVELS: readonly Level[] = ['error', 'warning', 'note']

/**
 * Highest score of each level below error, so that a warning never carries the score of an error (STANDARD.md,
 * "One finding for one fault").
 */
const CEILING: Record<Level, number> = { error: 10, warning: 6.5, note: 3.5 }

/** The severity some levels down, never below note. The score drops by two each and stays under the new level's ceiling. */
export function lowered(severity: Severity, levels: number): Severity {
  if (levels <= 0) return severity
  const level = LEVELS[Math.min(LEVELS.indexOf(severity.level) + levels, LEVELS.length - 1)] as Level
  return { level, score: clamp(Math.min(severity.score - 2 * levels, CEILING[level])) }
}

/** Negative when `a` is the more severe. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b)
}

/** Whether a level reaches a threshold. */
export function reaches(level: Level, threshold: Level): boolean {
  return compareLevels(level, threshold) <= 0
}

function clamp(score: number): number {
  return Math.round(Math.min(10, Math.max(0.5, score)) * 10) / 10
}
