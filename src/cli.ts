#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { UsageError } from './text/errors.ts'
import { parseOptions, type Options } from './settings/options.ts'
import { versionIn } from './report/version.ts'
import { TimeIsUp } from './text/deadline.ts'
import { ours, type Shown } from './text/shown.ts'
import { known, print, tell } from './command/written.ts'
import { complain, confess, isMistake } from './command/complaints.ts'
import { failedReports } from './command/reported.ts'
import { prepareWith } from './text/before-reading.ts'
import { growLess, optimiseLess } from './command/budget.ts'
import { check } from './command/checked.ts'
import { explanation, initialise, printConfig, ruleList } from './command/tasks.ts'

// Half a report must not pass for a whole one. Nothing can be said where standard error itself is closed.
process.stdout.on('error', (error) => {
  tell(ours`cannot write to standard output: ${known(error) ?? 'the system refuses it'}`)
  process.exit(2)
})
process.stderr.on('error', () => process.exit(2))

prepareWith({ reading: optimiseLess, readingMany: growLess })
// Where nothing is left to do before it has ended, that is no verdict.
process.exitCode = 2
const ended = main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
// For who runs it more than once in a process.
export { ended }

async function main(argv: readonly string[]): Promise<number> {
  let options: Options | undefined
  try {
    options = parseOptions(argv)
    if (options.task !== 'help' && options.task !== 'version' && isFolderGone())
      return await complain('the working directory no longer exists')
    return await run(options)
  } catch (error) {
    if (isMistake(error)) return await complain(error.message, error instanceof UsageError ? error.frame : [])
    if (options?.task === 'lint') await failedReports(options, version())
    if (!(error instanceof TimeIsUp)) return await confess(error)
    // Git may be at work still.
    setTimeout(() => process.exit(2), 500).unref()
    return await complain(error.message)
  }
}

/** Whether the working directory was taken away; no path can be resolved then. */
function isFolderGone(): boolean {
  try {
    return !existsSync(process.cwd())
  } catch {
    return true
  }
}

async function run(options: Options): Promise<number> {
  switch (options.task) {
    case 'help':
      return print((await import('./settings/help.ts')).help)
    case 'version':
      return print(ours`${version()}\n`)
    case 'list-rules':
      return print(await ruleList(options))
    case 'explain':
      return print(await explanation(options, new URL('../rules/', import.meta.url)))
    case 'init':
      return await initialise(options)
    case 'print-config':
      return print(await printConfig(options))
    default:
      return await check(options, version())
  }
}

/** The package's own; beside the bundle and beside the sources alike. */
function version(): Shown {
  return versionIn(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
}
