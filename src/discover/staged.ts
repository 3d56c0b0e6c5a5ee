import { isLeftOut } from '../knowledge/left-out.ts'
import { UsageError } from '../text/errors.ts'
import type { GitState } from '../text/source.ts'
import { type GitAnswer, gitAt } from './git.ts'
import { type Blob, type Staged, sayOf, stagedChanges, readBlobs } from './objects.ts'
import { blobOnDisk } from './blob-on-disk.ts'
import { limit } from './on-disk.ts'
import type { Survey, Candidate } from './survey.ts'

/** What is not there yet would be added. */
export function stateOfText(git: GitAnswer, path: string): GitState {
  if (git.is !== 'repository') return 'none'
  return (
    git.repository.states.get(git.repository.prefix + path) ??
    (git.repository.ignored.includes(git.repository.prefix + path) ? 'ignored' : 'untracked')
  )
}

/** Throws a UsageError where there is no index. */
export async function stagedIn(root: string): Promise<Staged> {
  const git = gitAt(root)
  if ('is' in git) throw new UsageError(`--staged asks git what is to be committed: ${sayOf(git)}`)
  return stagedChanges(git)
}

/** The blobs below the root, with their paths from there. */
export function belowPrefix(git: GitAnswer, blobs: readonly Blob[]): Blob[] {
  const prefix = git.is === 'repository' ? git.repository.prefix : ''
  return blobs.filter(({ path }) => path.startsWith(prefix)).map(({ path, id }) => ({ path: path.slice(prefix.length), id }))
}

/** Puts the files of a commit in the place of what is tracked or new now. Ignored files are as they are. */
export async function intoCommit(
  { options, realRoot, git: state }: Survey,
  candidates: Map<string, Candidate>,
  folders: readonly string[],
  commit: string,
): Promise<void> {
  const git = gitAt(realRoot)
  if ('is' in git || state.is !== 'repository') return
  const { treeAt } = await import('./commit-tree.ts')
  const asked = new Set(candidates.keys())
  for (const [path, { state: is }] of candidates) if (is !== 'ignored' && is !== 'none') candidates.delete(path)
  for (const { path, content } of await treeAt(git, commit, {
    root: realRoot,
    prefix: state.repository.prefix,
    limit: (path) => limit(path, options),
  })) {
    if (!asked.has(path) && (isLeftOut(path) || !folders.some((folder) => folder === '' || path.startsWith(`${folder}/`)))) continue
    candidates.set(path, { state: 'tracked', asked: false, ...(content && { content }) })
  }
}

/** Gives the candidates that come from git their content. Most commits are of what the disk has: to ask git for it costs a process. */
export async function readIndex({ options, realRoot }: Survey, candidates: Map<string, Candidate>): Promise<void> {
  const wanted = new Map<string, number>()
  for (const [path, candidate] of candidates) {
    const { id } = candidate
    if (id === undefined) continue
    const bytes = blobOnDisk(realRoot, path, id, limit(path, options))
    if (bytes) candidates.set(path, { ...candidate, content: { is: 'bytes', bytes } })
    else wanted.set(id, limit(path, options))
  }
  const git = wanted.size > 0 ? gitAt(realRoot) : undefined
  if (!git || 'is' in git) return
  const contents = await readBlobs(git, wanted)
  for (const [path, candidate] of candidates) {
    const content = candidate.id === undefined || candidate.content ? undefined : contents.get(candidate.id)
    if (content) candidates.set(path, { ...candidate, content })
  }
}
