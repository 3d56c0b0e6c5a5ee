import { createRequire } from 'node:module'
import { delimiter, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanEnvironment } from './materialise.ts'

/** Where `.ci/tools` has installed the tools of others. */
const folder = process.env['TOOLS'] ? resolve(process.env['TOOLS']) : undefined
/** `.ci/run` wants a report of the tests. Without network it has to be told so: OFFLINE=1. */
export const strict = Boolean(process.env['TEST_REPORT']) && process.env['OFFLINE'] !== '1'

/** Tests with other people's tools. Without the tools they are skipped on a developer's machine and fail in `.ci/run`, unless that is declared offline. */
export function withTools(name: string, tests: () => void): void {
  if (folder === undefined && strict) test(name, () => expect.fail('TOOLS is not set: .ci/run installs them; OFFLINE=1 goes without'))
  else describe.skipIf(folder === undefined)(folder === undefined ? `${name} (skipped: TOOLS is not set)` : name, tests)
}

/** A module of a tool. */
export function tool(name: string): unknown {
  return createRequire(`${folder}/node_modules/x.js`)(name)
}

/** The path of a package that `.ci/tools` has installed. */
export function toolFolder(name: string): string {
  return `${folder}/node_modules/${name}`
}

/** A clean environment with the programs of the tools first on the PATH. */
export function withPrograms(...first: readonly string[]): NodeJS.ProcessEnv {
  const { PATH = '', ...others } = cleanEnvironment()
  return { ...others, PATH: [...first, `${folder}/node_modules/.bin`, PATH].join(delimiter), NO_COLOR: '1' }
}
