import { duration, type Lifetimes, type Limits } from '../knowledge/lifetimes.ts'
import { parseLifetime } from '../text/lifetime.ts'
import type { ConfigValues } from './config-schema.ts'

/** `lifetimes: { access: { warning: 8h, error: 7d } }` over what holds already; levels that are not named keep their limits. */
export function lifetimesOver(usual: Lifetimes, values: ConfigValues['lifetimes'], path: string): Lifetimes {
  if (!values) return usual
  const own = Object.entries(values).flatMap(([name, limits]) =>
    limits ? [[name, limitsOver(usual[name as keyof Lifetimes], limits, path)] as const] : [],
  )
  return { ...usual, ...Object.fromEntries(own) }
}

const LEVELS = ['error', 'warning', 'note'] as const

function limitsOver(usual: Limits, values: Partial<Record<(typeof LEVELS)[number], string | undefined>>, path: string): Limits {
  const given = LEVELS.flatMap((level) => {
    const seconds = secondsOf(values[level])
    return seconds === undefined ? [] : [{ level, above: seconds, says: `${path} allows ${duration(seconds)}` }]
  })
  if (given.length === 0) return usual
  const kept = usual.bounds.filter(
    ({ level, above }) =>
      !given.some((one) => one.level === level || (rank(one.level) < rank(level) ? one.above > above : one.above < above)),
  )
  const bounds = [...given, ...kept].toSorted((a, b) => b.above - a.above)
  return { fine: `${duration(Math.min(...bounds.map(({ above }) => above)))} or less`, bounds }
}

function secondsOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined
  const seconds = parseLifetime(written, 'ms-lib') ?? parseLifetime(written, 'iso8601')
  return typeof seconds === 'number' ? seconds : undefined
}

function rank(level: (typeof LEVELS)[number]): number {
  return LEVELS.length - LEVELS.indexOf(level)
}
