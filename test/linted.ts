import type { Result } from '../src/judge/finding.ts'
import { ours } from '../src/text/shown.ts'
import { lint, type LintOptions } from '../src/lint.ts'
import { text, type Options as TextOptions } from './reporters.ts'
import { materialised, NOW, type Options, type Specification } from './materialise.ts'

export interface Linted {
  readonly result: Result
  readonly specification: Specification
  readonly files: readonly string[]
}

/** What the linter says about a fixture, on the fixtures' own day; `meanwhile` has the repository before it is removed. */
export async function linted(
  folder: string,
  lintOptions: Omit<LintOptions, 'root'> = {},
  options: Options = {},
  meanwhile?: (root: string, result: Result) => Promise<void>,
): Promise<Linted> {
  const { root, specification, files, remove } = materialised(folder, { told: true, ...options })
  try {
    const only = lintOptions.only && { only: [...lintOptions.only, ...(specification.with ?? [])] }
    const result = await lint({ root, now: options.now ?? NOW, ...lintOptions, ...only })
    // The command line would say so and go on.
    for (const { what, path, cause } of result.failures) throw new Error(`${what} failed on ${path || folder}`, { cause })
    await meanwhile?.(root, result)
    return { result, specification, files }
  } finally {
    remove()
  }
}

/** The report options of every snapshot. */
export const REPORT: TextOptions = {
  version: ours`0.0.0`,
  color: false,
  width: 0,
  prefix: '',
  quiet: false,
  verbose: false,
  showSuppressed: false,
  successful: true,
}

/** What a user sees. */
export function shown(result: Result): string {
  return text(result, REPORT)
}

/** A result with those of all rules alone that say something in it: what is printed of the others is in no file, and the same every time. */
export function ofSaid(result: Result): Result {
  const said = new Set([...result.findings, ...result.suppressed.map(({ finding }) => finding)].map(({ rule }) => rule.id))
  return { ...result, rules: result.rules.filter(({ id }) => said.has(id)) }
}
