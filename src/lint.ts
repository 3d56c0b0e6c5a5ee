import type { Result } from './judge/finding.ts'
import { emptyModel } from './model/empty.ts'
import type { Examined } from './settings/compare.ts'
import type { LintOptions } from './settings/lint-options.ts'
import { discovered, type Found, type Run, started } from './settings/started.ts'

export type { LintOptions } from './settings/lint-options.ts'

/** Looks at a repository: discover → recognise → parse → read → link → check → suppress. Nothing in it is executed. */
export async function lint(options: LintOptions): Promise<Result> {
  const examined = await examine(options)
  if (options.since === undefined && !options.baseline) return examined.result
  const { compared } = await import('./settings/compare.ts')
  const partial =
    [options.paths, options.only, options.skip].some((list) => list && list.length > 0) ||
    options.staged === true ||
    options.since !== undefined
  return compared(examined, { ...options, partial }, async (commit) => examine(options, commit))
}

/** Looks at what is there now, or at what a commit had. */
async function examine(options: LintOptions, commit?: string): Promise<Examined> {
  const run = await started(options, async () => (await import('../rules/index.ts')).rules)
  const found = await discovered(run, commit)
  const result = comesToNothing(run, found) ? nothing(run, found) : await (await import('./settings/stages.ts')).judgedFiles(run, found)
  return { result, prefix: run.prefix, now: run.now }
}

/** Whether there is nothing to look at, to complain of or to say of rules: what would do so is not loaded then. */
function comesToNothing({ options, settings, asked }: Run, { files, skipped }: Found): boolean {
  return options.describeRules === false && [files, skipped, settings.files, asked].every(({ length }) => length === 0)
}

function nothing({ deadline }: Run, { leftOut, notes }: Found): Result {
  deadline.check()
  return {
    findings: [],
    suppressed: [],
    unreadable: [],
    failures: [],
    policy: { leftOut, rules: { off: [], lowered: [], by: [] } },
    notes,
    seen: { agent: 0, variables: 0, oauth: 0, code: 0, other: 0, parsedCode: 0, files: 0 },
    model: { ...emptyModel(), exception: [] },
    rules: [],
  }
}
