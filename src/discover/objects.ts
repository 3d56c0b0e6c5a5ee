import { isInsidePath } from './inside.ts'
import { type Added, type Git, PLAIN, unavailable } from './git.ts'
import { names } from './git-list.ts'
import { complaint, run, runForBytes } from './git-run.ts'
import { type BufferResult, tooLarge } from './read-file.ts'
import { UsageError } from '../text/errors.ts'

/** A file as git holds it: its path in the worktree and the id of its content. */
export interface Blob {
  /** Relative to the top of the worktree, with `/`. */
  readonly path: string
  readonly id: string
}

const LINK = '120000'
const SUBMODULE = '160000'

/** What is to be committed. */
export interface Staged {
  /** Files as the index has them: no links, submodules, conflicts, and nothing that is only meant to be added. */
  readonly blobs: readonly Blob[]
  readonly added: Added
}

/** What the next commit adds or changes. Throws a UsageError where git does not tell. */
export async function stagedChanges(git: Git): Promise<Staged> {
  const all = await changesIn(git, '--ita-visible-in-index')
  // What is only meant to be added looks like an empty file.
  const isClear = all.changes.every(({ status, id }) => status !== 'A' || !EMPTY.has(id))
  const { changes } = isClear ? all : await changesIn(git, '--ita-invisible-in-index')
  return {
    blobs: changes.flatMap(({ mode, path, id }) => (mode !== LINK && mode !== SUBMODULE && isInsidePath(path) ? [{ path, id }] : [])),
    added: { paths: all.changes.flatMap(({ status, path }) => (status === 'A' ? [path] : [])), why: all.why },
  }
}

/** An empty file, as SHA-1 and SHA-256 name it. */
const EMPTY = new Set(['e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813'])

interface Change extends Blob {
  readonly mode: string
  readonly status: string
}

async function changesIn(git: Git, meant: string): Promise<{ changes: Change[]; why: string | undefined }> {
  const ran = await run(git, ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-relative', '--diff-filter=AMT', meant, ...PLAIN])
  if (!ran.ok) throw new UsageError(sayOf(unavailable(ran, git.expected)))
  const fields = names(ran.output)
  const changes: Change[] = []
  // `:mode mode id id status` NUL path NUL
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, mode, , id, status = ''] = (fields[i] as string).split(' ')
    if (mode && id) changes.push({ path: fields[i + 1] as string, id, mode, status })
  }
  return { changes, why: complaint(ran) }
}

/** What became of a blob that was asked for; it is not here where a clone is partial. */
export async function readBlobs(git: Git, wanted: ReadonlyMap<string, number>): Promise<Map<string, BufferResult>> {
  const found = new Map<string, BufferResult>()
  if (wanted.size === 0) return found
  const asked = [...wanted.keys()]
  // A commit of a few files costs one process less.
  if (asked.length <= FEW) {
    await readGroup(git, asked, found)
    for (const [id, read] of found)
      if (read.is === 'bytes' && read.bytes.length > (wanted.get(id) ?? 0))
        found.set(id, { is: 'skipped', reason: 'too large', say: tooLarge(read.bytes.length, wanted.get(id) ?? 0) })
    if ([...found.values()].every(({ is }) => is === 'bytes')) return found
    found.clear()
  }
  const sizes = await run(git, ['cat-file', '--batch-check'], asked.map((id) => id + '\n').join(''))
  if (!sizes.ok) throw new UsageError(sayOf(unavailable(sizes, git.expected)))
  let group: string[] = []
  let bytes = 0
  for (const [i, line] of sizes.output.split('\n').entries()) {
    const id = asked[i]
    if (id === undefined) break
    const size = Number(/ blob (\d+)$/.exec(line)?.[1] ?? NaN)
    const most = wanted.get(id) ?? 0
    if (Number.isNaN(size)) found.set(id, { is: 'skipped', reason: 'unreadable', say: 'git does not have its content here' })
    else if (size > most) found.set(id, { is: 'skipped', reason: 'too large', say: tooLarge(size, most) })
    else {
      if (bytes + size > MOST_AT_ONCE) {
        await readGroup(git, group, found)
        ;[group, bytes] = [[], 0]
      }
      group.push(id)
      bytes += size
    }
  }
  await readGroup(git, group, found)
  return found
}

const FEW = 20
/** git's answers are held in memory. */
const MOST_AT_ONCE = 64 * 1024 * 1024

async function readGroup(git: Git, ids: readonly string[], found: Map<string, BufferResult>): Promise<void> {
  if (ids.length === 0) return
  const { ok, bytes } = await runForBytes(git, ['cat-file', '--batch'], ids.map((id) => id + '\n').join(''))
  let at = 0
  for (const id of ids) {
    // `id blob size` LF content LF
    const end = bytes.indexOf(10, at)
    const size = Number(/ blob (\d+)$/.exec(bytes.subarray(at, Math.max(at, end)).toString('latin1'))?.[1] ?? NaN)
    if (!ok || end < 0 || Number.isNaN(size)) {
      found.set(id, { is: 'skipped', reason: 'unreadable', say: 'git could not read its content' })
      continue
    }
    found.set(id, { is: 'bytes', bytes: bytes.subarray(end + 1, end + 1 + size) })
    at = end + 1 + size + 1
  }
}

/** Why there is no git to ask, for the user who asked for it. */
export function sayOf(answer: { is: string; say?: string }): string {
  return answer.say ?? 'this is not a git repository'
}
