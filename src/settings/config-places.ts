import { realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readText } from '../discover/read-file.ts'
import { UsageError } from '../text/errors.ts'
import { relativeTo } from '../text/paths.ts'

/** The names that a configuration may have; of several in a folder the first is taken. */
const CONFIG_NAMES = [
  'agent-auth-lint.config.json',
  'agent-auth-lint.config.jsonc',
  'agent-auth-lint.config.yaml',
  'agent-auth-lint.config.yml',
  '.agent-auth-lintrc',
  '.agent-auth-lintrc.json',
  '.agent-auth-lintrc.yaml',
  '.agent-auth-lintrc.yml',
]

/** Whether a path is one of a configuration; few even have the words of its name. */
export function isOfConfig(path: string): boolean {
  return path.includes('agent-auth-lint') && CONFIG_NAMES.includes(path.slice(path.lastIndexOf('/') + 1))
}

const MAX_BYTES = 256 * 1024

/** The configuration of a folder. `agentAuthLint` of package.json counts at the root of the repository. */
export function configIn(folder: string, isTop: boolean): string | undefined {
  const name = CONFIG_NAMES.find((one) => isFile(join(folder, one)))
  if (name) return join(folder, name)
  if (!isTop || !isFile(join(folder, 'package.json'))) return undefined
  const result = readText(folder, join(folder, 'package.json'), MAX_BYTES)
  return result.is === 'text' && result.text.includes('agentAuthLint') ? join(folder, 'package.json') : undefined
}

/** A configuration file that was asked for, or a UsageError. */
export function askedFile(absolute: string, written: string): string {
  if (isFile(absolute)) return absolute
  throw new UsageError(`no such configuration file: ${written}`)
}

/** The nearest folder upwards that holds a `.git`: the root of the repository. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (statSync(join(at, '.git'), { throwIfNoEntry: false })) return at
    if (dirname(at) === at) return undefined
  }
}

/** A folder below the root of its repository, both without links: empty, or with a `/` at its end. */
export function repositoryPrefix(folder: string): string {
  const real = realpathSync.native(folder)
  const below = relativeTo(repositoryRoot(real) ?? real, real)
  return below ? `${below}/` : ''
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
