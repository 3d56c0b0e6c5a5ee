import { resolve } from 'node:path'
import type { Result } from '../judge/finding.ts'
import { lint } from '../lint.ts'
import { askedFile } from '../settings/config-places.ts'
import { type Options, checkRules } from '../settings/options.ts'
import { exitCode } from '../settings/terminal.ts'
import { placeOf, placeOfText, belowRoot, type Place } from '../settings/place.ts'
import { Deadline } from '../text/deadline.ts'
import { complain, confess } from './complaints.ts'
import { fixed } from './fixed.ts'
import { userPlace, standardInput } from './input.ts'
import { progressLine } from './progress.ts'
import { report } from './reported.ts'
import { tell, replaceFile, print } from './written.ts'
import { ours, type Shown } from '../text/shown.ts'
import { UsageError } from '../text/errors.ts'

/** One broken surface fails on many files. */
const MOST_FAILURES = 3

/** Judges what is asked for, reports it, and gives back the exit code. `version` is the package's own. */
export async function check(options: Options, version: Shown): Promise<number> {
  const place = options.user
    ? await userPlace()
    : options.stdin === undefined
      ? await placeOf(options.paths, process.cwd())
      : await placeOfText(options.stdin, process.cwd())
  const texts = options.stdin === undefined ? undefined : { [belowRoot(place.root, options.stdin)]: await standardInput() }
  if (options.only.length > 0 || options.skip.length > 0 || Object.keys(options.levels).length > 0) {
    const { rules } = await import('../../rules/index.ts')
    checkRules(
      options,
      rules.map(({ id }) => id),
    )
  }
  const progress = progressLine()
  const asked = { ...asLibrary(options, place), ...(texts && { texts }), onProgress: progress.show }
  const first = await lint(asked).finally(progress.clear)
  const result = options.fix === undefined ? first : await fixed(first, options, asked)
  await sayBeside(result, options)
  if (options.task === 'print-model') return print((await import('../report/model.ts')).printedModel(result.model))
  const whole = result.failures.every(({ path }) => path !== '')
  if (passes(result, options)) return print((await import('../report/passing.ts')).passing(result))
  await report(result, options, place, { whole, version })
  for (const { what, path, cause } of result.failures.slice(0, MOST_FAILURES))
    await confess(cause, `${what} failed${path ? ` on ${path}` : ''}`)
  return whole ? exitCode(result, options) : 2
}

/** The options of the command line as those of the library. */
function asLibrary(options: Options, place: Place) {
  const { only, skip, levels, profile, config, ignored, tracked, staged, since, ignoreFiles, inline, concurrency } = options
  const configFile = options.configFile === undefined ? undefined : askedFile(resolve(options.configFile), options.configFile)
  return {
    ...place,
    ignored,
    ignoreFiles,
    inline,
    trackedOnly: tracked,
    staged,
    home: options.user,
    ...(since !== undefined && { since }),
    ...baselineOf(options, place),
    only,
    skip,
    levels,
    ...(profile && { profile }),
    config,
    ...(configFile !== undefined && { configFile }),
    describeRules: options.outputs.some(({ format }) => format !== 'text'),
    ...(concurrency !== undefined && { concurrency }),
    ...(options.timeout !== undefined && { deadline: new Deadline(options.timeout) }),
  }
}

/** Says on standard error what stands in no report, and writes the next baseline. */
async function sayBeside(result: Result, options: Options): Promise<void> {
  if (result.notes.length > 0) {
    const { said } = await import('../report/redact.ts')
    for (const note of result.notes) tell(said(note))
  }
  if (result.nextBaseline !== undefined) replaceFile(options.baseline ?? '', result.nextBaseline)
  if (sawNothing(result, options)) tell(ours`nothing was checked: there was no file to read`)
  // Formats for machines alone have no room for it.
  if (!options.outputs.some(({ format }) => format === 'text' || format === 'github'))
    for (const line of (await import('../report/summary.ts')).policyLines(result)) tell(line)
  if (!options.requireCoverage) return
  const missing = result.policy?.leftOut.configuration ?? []
  if (missing.length > 0)
    await complain(`--require-coverage: ${files(missing.length)} left out; --no-ignore-file reads what an ignore file leaves out`)
  const missed = result.unreadable.filter((one) => one.missed)
  if (missed.length > 0) await complain(`--require-coverage: nothing was read of ${files(missed.length)}, such as ${missed[0]?.path}`)
}

/** Whether a whole run had no file, and only a report for machines says so: it looks the same as that of a clean repository. */
function sawNothing({ seen, policy }: Result, { outputs, staged, since }: Options): boolean {
  if (seen.files > 0 || (policy?.leftOut.files ?? 0) > 0 || staged || since !== undefined) return false
  return outputs.some(({ file }) => file === undefined) && !outputs.some(({ format }) => format === 'text')
}

function files(count: number): string {
  return `${count} agent configuration or .env ${count === 1 ? 'file' : 'files'}`
}

/** Whether a hook has nothing to say: one line is enough. */
function passes(result: Result, options: Options): boolean {
  return (
    options.hook &&
    options.outputs.length === 1 &&
    options.outputs[0]?.format === 'text' &&
    options.outputs[0].file === undefined &&
    result.failures.length === 0 &&
    exitCode(result, options) === 0
  )
}

/** Throws a UsageError where a baseline cannot be meant so. */
function baselineOf({ baseline, updateBaseline: update, only, skip, levels, staged, since, tracked, ignored }: Options, { paths }: Place) {
  if (staged && since !== undefined) throw new UsageError('--staged and --since exclude each other')
  if (baseline === undefined) {
    if (update) throw new UsageError('--update-baseline needs --baseline FILE')
    return {}
  }
  const parts = [
    paths.length > 0 && 'a path',
    only.length > 0 && '--only',
    skip.length > 0 && '--skip',
    Object.keys(levels).length > 0 && '--rule',
    staged && '--staged',
    since !== undefined && '--since',
    tracked && '--tracked',
    !ignored && '--no-ignored',
  ]
  const part = parts.find((one) => one !== false)
  if (update && part) throw new UsageError(`--update-baseline writes what a scan of the whole repository finds; leave out ${part}`)
  return { baseline: { file: resolve(baseline), shown: baseline, update } }
}
