import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { linkOnTheWay } from '../discover/inside.ts'
import type { Finding, Result } from '../judge/finding.ts'
import type { Fix } from '../judge/problems.ts'
import { type LintOptions, lint } from '../lint.ts'
import type { Options } from '../settings/options.ts'
import type { SourceFile } from '../text/source.ts'
import { UsageError } from '../text/errors.ts'
import { ours } from '../text/shown.ts'
import { print, replaceFile, tell } from './written.ts'

/** Fixes what can be fixed, or shows how; what is left is judged anew. */
export async function fixed(first: Result, options: Options, asked: LintOptions): Promise<Result> {
  const [{ provenFixes }, { unifiedDiff }, { cleaner }] = await Promise.all([
    import('../settings/apply-fixes.ts'),
    import('../report/diff.ts'),
    import('../report/redact.ts'),
  ])
  const values = options.fixEnv === undefined ? undefined : await movedValues(first, options.fixEnv, asked.root)
  const read = (path: string) =>
    linkOnTheWay(asked.root, join(asked.root, path)) === undefined && existsSync(join(asked.root, path))
      ? readFileSync(join(asked.root, path), 'utf8')
      : undefined
  const { fixed: files, left } = await provenFixes(
    first,
    { suggested: options.fix === 'suggested', read, ...(values && { keeps: (fix) => values.kept.has(fix) }) },
    (texts) => lint({ ...asked, paths: [], texts, onProgress: () => {} }),
  )
  const { clean, redact } = cleaner(first)
  // Before they leave the files that have them now.
  if (values && !options.fixDryRun) values.write(files.flatMap(({ fixes }) => fixes))
  let count = 0
  for (const { file, text, fixes, isNew } of files) {
    const path = join(asked.root, file.path)
    // What is not UTF-8, or was changed meanwhile, is left alone.
    if (isNew ? existsSync(path) : !readFileSync(path).equals(Buffer.from(file.text))) continue
    count += fixes.length
    if (options.fixDryRun) print(unifiedDiff(file, text, redact, isNew))
    else replaceFile(path, text, asked.root)
    for (const one of first.findings.filter(({ fix }) => fix && fixes.includes(fix)))
      tell(clean(`${options.fixDryRun ? 'would fix' : 'fixed'} ${whatOf(one, file)}`))
  }
  const [what, them] = left === 1 ? (['a fix is', 'it'] as const) : ([ours`${left} fixes are`, 'them'] as const)
  if (left > 0) tell(ours`${what} left out, as a second scan did not confirm ${them}`)
  return options.fixDryRun || count === 0 ? first : lint(asked)
}

/** The place, rule and title of a fix, where it goes, and what is left to do. */
function whatOf({ fix, facts, rule, at }: Finding, file: SourceFile): string {
  const where = fix?.elsewhere ? ` (${file.path})` : ''
  const isKept = facts['credentialClass'] === 'static' && (at.file.git === 'tracked' || at.file.git === 'staged')
  const revoke = isKept ? '; the history of git keeps the value: revoke it' : ''
  return `${at.file.path}:${at.file.position(at.start).line} ${rule.id}: ${fix?.title ?? ''}${where}${revoke}`
}

/** The values that fixes take out of files and a file can keep. Throws a UsageError where git does not ignore that file. */
async function movedValues(first: Result, shown: string, root: string) {
  const [{ withMovedValues }, { ignoresFile }] = await Promise.all([import('../settings/moved-values.ts'), import('../discover/git.ts')])
  const file = resolve(shown)
  if (!(await ignoresFile(root, file))) throw new UsageError(`--fix-env writes secrets: git has to ignore ${shown}`)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const { kept } = withMovedValues(
    text,
    first.findings.flatMap(({ fix }) => fix ?? []),
  )
  const write = (fixes: readonly Fix[]) => {
    const next = withMovedValues(text, fixes).text
    if (next !== text) replaceFile(shown, next, root, 0o600)
  }
  return { kept, write }
}
