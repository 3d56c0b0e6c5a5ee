import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { homePatterns, type System } from '../knowledge/home-files.ts'
import { relativeTo } from '../text/paths.ts'

export interface AtHome {
  readonly root: string
  /** Absolute paths of what is there, sorted. */
  readonly paths: readonly string[]
  /** How many of the known places hold nothing. */
  readonly missing: number
}

/** The agent configuration in a user's home; `config` is XDG_CONFIG_HOME, which counts where it lies below the home. */
export function placeAtHome(home: string, platform: string, config?: string): AtHome {
  const system: System = platform === 'darwin' || platform === 'win32' ? platform : 'linux'
  const below = config === undefined || config === '' ? undefined : relativeTo(home, config)
  const places = homePatterns(system, below || undefined).map((pattern) => matches(home, pattern.split('/')))
  return { root: home, paths: [...new Set(places.flat())].sort(), missing: places.filter((found) => found.length === 0).length }
}

/** What a pattern stands for below a folder; a `*` is any part of one name. */
function matches(folder: string, [part, ...rest]: readonly string[]): string[] {
  if (part === undefined) return existsSync(folder) ? [folder] : []
  if (!part.includes('*')) return matches(join(folder, part), rest)
  const [before = '', after = ''] = part.split('*')
  return namesIn(folder)
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .flatMap((name) => matches(join(folder, name), rest))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // it is not there
  }
}
