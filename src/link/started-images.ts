import { isTestPath } from '../classify/file-role.ts'
import { oncePerPair } from '../text/once-per.ts'
import { literally } from '../text/pattern.ts'
import type { SourceFile } from '../text/source.ts'
import type { Facts } from './facts.ts'

/**
 * Whether the image that exposes a port starts another program than a file: its command runs a script of the repository, and no code takes
 * the file in, so that it runs where it is started itself alone.
 */
export function startsAnother({ starts }: Facts['evidence'][number], file: SourceFile, facts: Facts): boolean {
  if (starts === undefined || !SCRIPT.test(file.path) || isAt(file.path, starts)) return false
  return [...(facts.paths?.() ?? [])].some((path) => isAt(path, starts)) && !isTakenIn(file, facts)
}

const SCRIPT = /\.(?:py|[cm]?[jt]s)$/

function isAt(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`)
}

/** Whether code of the repository names a module, other than itself and tests. */
const isTakenIn = oncePerPair((file: SourceFile, { text, paths }: Facts): boolean => {
  const [, folder = '', stem = ''] = /(?:([^/]+)\/)?([^/]+)\.\w+$/.exec(file.path) ?? []
  const name = /^(?:__init__|__main__|index|main|server)$/.test(stem) ? folder : stem
  const named = new RegExp(`(?<![\\w-])${literally(name)}(?![\\w-])`)
  return [...(paths?.() ?? [])].some((path) => path !== file.path && SCRIPT.test(path) && !isTestPath(path) && named.test(text(path) ?? ''))
})
