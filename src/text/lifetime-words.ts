export const MINUTE = 60

export const HOUR = 60 * MINUTE

export const DAY = 24 * HOUR

export const YEAR = 365 * DAY

export const JULIAN_YEAR = 365.25 * DAY

/** A lifetime for people: "30 days", "8 hours", "1 hour 30 minutes". Never more than two units. */
export function human(seconds: number): string {
  if (seconds >= 2 * YEAR || seconds === YEAR || seconds === JULIAN_YEAR) return years(seconds)
  if (seconds > 0 && seconds < 1) return `${exact(seconds * 1000)} milliseconds`
  const whole = Math.round(seconds)
  const at = HUMAN.findIndex(([, size]) => whole >= size)
  const [name, size] = HUMAN[at] ?? (['second', 1] as const)
  const count = Math.floor(whole / size)
  const next = HUMAN[at + 1]
  const rest = next ? Math.floor((whole - count * size) / next[1]) : 0
  return next && rest > 0 ? `${counted(count, name)} ${counted(rest, next[0])}` : counted(count, name)
}

const HUMAN = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1],
] as const

/** Takes the dust of floating point off. */
export function exact(value: number): number {
  return Math.round(value * 1e9) / 1e9
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function years(seconds: number): string {
  for (const year of [YEAR, JULIAN_YEAR]) if (seconds % year === 0) return counted(seconds / year, 'year')
  return `about ${counted(Math.round(seconds / JULIAN_YEAR), 'year')}`
}
