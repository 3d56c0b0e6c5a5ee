import { resolve } from 'node:path'
import { UsageError } from '../text/errors.ts'
import { own } from '../text/own.ts'
import { relativeTo } from '../text/paths.ts'
import { askedFile } from './config-places.ts'
import type { RuleOptions } from './rule-choice.ts'
import { didYouMean } from './suggest.ts'

/** What each option of the library is, and how to tell. */
const OPTIONS: Readonly<Record<string, readonly [is: (value: unknown) => boolean, what: string]>> = {
  paths: [isTexts, 'a list of paths'],
  texts: [(value) => isMap(value) && Object.values(value).every((one) => typeof one === 'string'), 'texts by their paths'],
  ignored: [isBoolean, 'true or false'],
  trackedOnly: [isBoolean, 'true or false'],
  only: [isTexts, 'a list of rules'],
  skip: [isTexts, 'a list of rules'],
  levels: [
    (value) => isMap(value) && Object.values(value).every((one) => ['error', 'warning', 'note', 'off'].includes(one as string)),
    'levels by rule: error, warning, note or off',
  ],
  profile: [(value) => ['recommended', 'strict', 'local'].includes(value as string), 'recommended, strict or local'],
  config: [(value) => isBoolean(value) || typeof value === 'string', 'true, false or a path'],
  concurrency: [(value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 64, 'a number from 1 to 64'],
}

/** The options of the library as the engine takes them: paths count from the root, wherever the process stands. */
export interface LibraryOptions extends RuleOptions {
  readonly root: string
  readonly paths: readonly string[]
  readonly texts?: Readonly<Record<string, string>>
  readonly ignored?: boolean
  readonly trackedOnly?: boolean
  readonly config: boolean
  readonly concurrency?: number
  readonly configFile?: string
}

/** Throws a UsageError for whatever cannot be meant. */
export function libraryOptions(folder: unknown, given: unknown): LibraryOptions {
  if (typeof folder !== 'string' || folder === '') throw new UsageError('the first argument is the path of a folder')
  if (!isMap(given)) throw new UsageError('the second argument is an object of options')
  const known = Object.keys(OPTIONS)
  for (const [name, value] of Object.entries(given)) {
    const [is, what] = own(OPTIONS, name) ?? []
    if (!is) throw new UsageError(`unknown option "${name}"${didYouMean(name, known)}`)
    if (value !== undefined && !is(value)) throw new UsageError(`the option "${name}" is ${what}`)
  }
  const root = resolve(folder)
  const {
    paths = [],
    texts,
    config = true,
    ...others
  } = given as { paths?: string[]; texts?: Record<string, string>; config?: boolean | string }
  return {
    ...others,
    root,
    paths: paths.map((path) => resolve(root, path)),
    ...(texts && { texts: Object.fromEntries(Object.entries(texts).map(([path, text]) => [below(root, path), text])) }),
    config: config !== false,
    ...(typeof config === 'string' && { configFile: askedFile(resolve(root, config), config) }),
  }
}

function below(root: string, path: string): string {
  const inside = relativeTo(root, resolve(root, path))
  if (inside === undefined || inside === '') throw new UsageError(`the path of a text lies below the root: ${path}`)
  return inside
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}
