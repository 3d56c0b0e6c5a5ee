import { UsageError } from '../text/errors.ts'
import { formats, type Format } from '../report/index.ts'
import type { Level } from '../model/severity.ts'
import { didYouMean } from './suggest.ts'
import type { Output } from './options.ts'

const LEVELS = ['error', 'warning', 'note'] as const satisfies Level[]

/** A second report on the same stream would spoil these for whoever parses them. */
const DOCUMENTS = new Set<Format>(['sarif', 'json', 'gitlab', 'junit'])

export function outputs(written: readonly string[], file: string | undefined): Output[] {
  const parsed = (written.length > 0 ? written : ['text']).map((one): Output => {
    const at = one.indexOf('=')
    const format = oneOf('--format', at < 0 ? one : one.slice(0, at), formats)
    if (at < 0) return { format }
    if (at === one.length - 1) throw new UsageError(`--format ${format}= needs a file name after the =`)
    return { format, file: one.slice(at + 1) }
  })
  const all = file === undefined ? parsed : intoFile(parsed, file)
  const files = all.flatMap((output) => output.file ?? [])
  const twice = files.find((name, i) => files.indexOf(name) !== i)
  if (twice !== undefined) throw new UsageError(`two formats go to the same file ${quoted(twice)}`)
  const printed = all.filter((output) => output.file === undefined).map(({ format }) => format)
  const alone = printed.find((format) => DOCUMENTS.has(format))
  if (alone && printed.length > 1) throw new UsageError(`${alone} cannot share standard output; write -f ${alone}=FILE`)
  return all
}

function intoFile(parsed: readonly Output[], file: string): Output[] {
  const open = parsed.filter((output) => output.file === undefined)
  if (open.length !== 1) throw new UsageError('-o goes with one format; with several write -f FORMAT=FILE')
  return parsed.map((output) => (output.file === undefined ? { ...output, file } : output))
}

export function ruleLevels(written: readonly string[]): Record<string, Level | 'off'> {
  return Object.fromEntries(
    written.map((one) => {
      const [id = '', level, ...rest] = one.split('=')
      if (level === undefined || rest.length > 0) throw new UsageError(`--rule ${quoted(one)} is not of the form ID=LEVEL`)
      if (id.includes('/'))
        throw new UsageError(`--rule sets the level of a whole rule, not of ${quoted(id)}; --skip leaves out one form of it`)
      return [id, oneOf('--rule', level, [...LEVELS, 'off'] as const)]
    }),
  )
}

export function list(written: readonly string[] = []): string[] {
  return written
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter(Boolean)
}

export function count(flag: string, written: string): number {
  if (!/^\d{1,9}$/.test(written)) throw new UsageError(`${flag} takes a number, not ${quoted(written)}`)
  return Number(written)
}

export function between(flag: string, written: string, most: number): number {
  const number = count(flag, written)
  if (number < 1 || number > most) throw new UsageError(`${flag} takes a number from 1 to ${most}, not ${number}`)
  return number
}

export function oneOf<T extends string>(flag: string, written: string, known: readonly T[]): T {
  const found = known.find((one) => one === written)
  if (found !== undefined) return found
  throw new UsageError(
    `${flag} takes ${known.slice(0, -1).join(', ')} or ${known.at(-1)}, not ${quoted(written)}${didYouMean(written, known)}`,
  )
}

export function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}
