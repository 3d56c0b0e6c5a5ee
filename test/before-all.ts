import { basename } from 'node:path'
import type { TestProject } from 'vitest/node'
import { compile } from './compiled.ts'
import runFolder from './run-folder.ts'

/** What every test finds done. */
export default async function beforeAll({ vitest: { config } }: TestProject): Promise<(() => void) | undefined> {
  // Every project asks, one after the other; the folder's name has the number of the process that made it.
  if (basename(process.env['RUN_FOLDER'] ?? '').includes(`-${process.pid}-`)) return undefined
  const remove = runFolder()
  // Who watches wants to see what changes next, and coverage is that of the sources.
  if (!config.watch && !config.coverage.enabled) await compile()
  return remove
}
