import { realpathSync, fstatSync } from 'node:fs'
import { relative, sep } from 'node:path'
import type { Result } from '../judge/finding.ts'
import { reporters } from '../report/index.ts'
import type { Whereabouts } from '../report/show.ts'
import type { TextOptions } from '../report/text.ts'
import { repositoryPrefix } from '../settings/config-places.ts'
import { type Options } from '../settings/options.ts'
import { wantsColor, showsLinks } from '../settings/terminal.ts'
import type { Place } from '../settings/place.ts'
import { type Shown, ours, together } from '../text/shown.ts'
import { writeOut } from './written.ts'

/** What the reports of a run say of it beside its findings. */
interface Run {
  /** Nothing failed as a whole. */
  readonly whole: boolean
  readonly version: Shown
}

/** Writes each report that is asked for; a summary on standard error when all go to files. */
export async function report(result: Result, options: Options, { root }: Place, run: Run): Promise<void> {
  const prefix = options.user ? '~' : repositoryPrefix(root)
  const contents: Shown[] = []
  const category = options.sarifCategory === undefined ? undefined : (await import('../report/redact.ts')).said(options.sarifCategory)
  for (const { format, file } of options.outputs) {
    const reporter = await reporters[format](result)
    contents.push(
      reporter(result, {
        ...reportOptions(options, { root, ...run }, file === undefined ? process.stdout : undefined),
        ...(category !== undefined && { sarifCategory: category }),
        prefix,
      }),
    )
  }
  for (const [i, output] of options.outputs.entries()) writeOut(output, contents[i] ?? ours``, root)
  if (run.whole && options.outputs.every(({ file }) => file !== undefined)) {
    const { summary } = await import('../report/summary.ts')
    process.stderr.write(ours`${together(summary(result, options), '\n')}\n`)
  }
}

function reportOptions(
  options: Options,
  { root, whole, version }: Run & { readonly root: string },
  stream?: NodeJS.WriteStream,
): TextOptions & Omit<Whereabouts, 'prefix'> {
  const { quiet, verbose, showSuppressed } = options
  const below = options.user ? '~' : relative(process.cwd(), root).replaceAll(sep, '/')
  return {
    version,
    color: stream ? wantsColor(options.color, process.env, stream.isTTY && !isFile(stream)) : options.color === true,
    width: (stream?.isTTY && stream.columns) || 0,
    below: below && `${below}/`,
    within: /^(?:\.\.(?:\/|$))+$/.test(below) ? `${relative(root, realpathSync(process.cwd())).replaceAll(sep, '/')}/` : '',
    links: showsLinks(process.env, stream?.isTTY ?? false),
    quiet,
    verbose,
    showSuppressed,
    successful: whole,
  }
}

function isFile({ fd }: NodeJS.WriteStream & { fd?: number }): boolean {
  return fd !== undefined && fstatSync(fd).isFile()
}

/** What a later step uploads is written even now, and says that the run failed. */
export async function failedReports(options: Options, version: Shown): Promise<void> {
  try {
    const rules = await import('../../rules/index.ts').then(
      (module) => module.rules,
      () => [],
    )
    const { emptyResult } = await import('../report/empty.ts')
    const outputs = options.outputs.filter(({ format }) => format === 'sarif' || format === 'json')
    await report(emptyResult(rules), { ...options, outputs }, { root: process.cwd(), paths: [] }, { whole: false, version })
  } catch {
    // The first error is the one to tell.
  }
}
