import { join } from 'node:path'
import { folderOf, relativeTo } from '../text/paths.ts'
import { type GitAnswer, readRepository, type ReadOptions } from './git.ts'

/** What git knows around the asked folders alone: the whole of a large repository would take long. */
export async function readAround(realRoot: string, folders: readonly string[], options: ReadOptions): Promise<GitAnswer> {
  const [first = '', ...others] = folders
  let common = first
  while (common !== '' && !others.every((one) => one === common || one.startsWith(`${common}/`))) common = folderOf(common)
  const git = await readRepository(join(realRoot, common), options)
  if (git.is !== 'repository') return git
  const below = relativeTo(git.repository.top, realRoot)
  // The asked folder is a repository of its own.
  if (below === undefined) return { is: 'none' }
  return { is: 'repository', repository: { ...git.repository, prefix: below && `${below}/` } }
}
