import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanEnvironment } from '../../test/materialise.ts'

/** The linter of secrets that speed is compared with. */
const VERSION = '13.0.6'
const PRESET = '@secretlint/secretlint-rule-preset-recommend'

/**
 * Installs secretlint and its recommended rules below a folder. Returns the arguments of a run; throws when other versions than the pinned
 * are there.
 */
export function secretlint(folder: string): { readonly args: readonly string[]; readonly version: string } {
  const home = join(folder, 'secretlint')
  mkdirSync(home)
  const packages = ['secretlint', PRESET]
  const { status, stderr } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      home,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--silent',
      ...packages.map((name) => `${name}@${VERSION}`),
    ],
    { env: cleanEnvironment(), timeout: 180_000, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`secretlint ${VERSION} cannot be installed: ${stderr}`)
  const module = (name: string) => join(home, 'node_modules', name)
  for (const name of packages) {
    const { version } = JSON.parse(readFileSync(join(module(name), 'package.json'), 'utf8')) as { version: string }
    if (version !== VERSION) throw new Error(`${name} ${version} is there, ${VERSION} is wanted`)
  }
  const rc = join(home, 'secretlintrc.json')
  writeFileSync(rc, JSON.stringify({ rules: [{ id: module(PRESET) }] }))
  return { args: [join(module('secretlint'), 'bin/secretlint.js'), '--secretlintrc', rc, '**/*'], version: VERSION }
}
