import { blobOnDisk } from './blob-on-disk.ts'
import type { Git } from './git.ts'
import { filesOf } from './history.ts'
import { isInsidePath } from './inside.ts'
import { readBlobs } from './objects.ts'
import type { BufferResult } from './read-file.ts'
import { UsageError } from '../text/errors.ts'

/** A file of a commit; without content where the disk has the same. */
export interface Former {
  readonly path: string
  readonly content?: BufferResult
}

/**
 * The files of a commit below a folder of the worktree, read from git where the disk has other content. Starts no filter of the repository.
 */
export async function treeAt(
  git: Git,
  commit: string,
  { root, prefix, limit }: { readonly root: string; readonly prefix: string; readonly limit: (path: string) => number },
): Promise<Former[]> {
  const files = (await filesOf(git, commit))
    .filter(({ path }) => path.startsWith(prefix) && isInsidePath(path))
    .map(({ path, id }) => ({ path: path.slice(prefix.length), id }))
  const other = files.filter(({ path, id }) => blobOnDisk(root, path, id, limit(path)) === undefined)
  const contents = await readBlobs(git, new Map(other.map(({ path, id }) => [id, limit(path)])))
  const changed = new Map(other.map(({ path, id }) => [path, contents.get(id)]))
  for (const content of changed.values())
    if (content?.is === 'skipped' && content.reason === 'unreadable')
      throw new UsageError(
        'this clone is partial: git does not have all files of the commit to compare with; fetch them first ' +
          '(git fetch --refetch --filter=blob:none:off, or a full clone)',
      )
  return files.map(({ path }) => ({ path, ...(changed.has(path) && { content: changed.get(path) as BufferResult }) }))
}
