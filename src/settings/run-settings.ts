import { realpathSync } from 'node:fs'
import { isLeftOutFolder } from '../discover/ignore-file.ts'
import { Settings } from './config.ts'
import { repositoryRoot } from './config-places.ts'
import type { LintOptions } from './lint-options.ts'

/** The settings of the run, of which nothing has been read yet, and the scanned root below that of its repository. */
export async function settingsOf(
  { root, config, configFile }: Pick<LintOptions, 'root' | 'config' | 'configFile'>,
  rules: () => Promise<readonly string[]>,
): Promise<{ settings: Settings; prefix: string }> {
  const real = realPath(root)
  const above = real === undefined ? undefined : repositoryRoot(real)
  const top = above === undefined || real === undefined || (above !== real && (await isLeftOutFolder(above, real))) ? (real ?? root) : above
  const settings = new Settings({
    root: real ?? root,
    top,
    rules,
    ...(configFile !== undefined && config !== false && { file: configFile }),
  })
  return { settings, prefix: settings.prefix }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined // discovery says why
  }
}
