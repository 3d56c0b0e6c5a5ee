import { UsageError } from '../text/errors.ts'
import { type Git, gitAt, unavailable } from './git.ts'
import { names } from './git-list.ts'
import { run } from './git-run.ts'
import { type Blob, sayOf } from './objects.ts'

/** A git to ask about history; throws a UsageError with what asked for it where there is none. */
export function historyAt(root: string, asking: string): Git {
  const git = gitAt(root)
  if ('is' in git) throw new UsageError(`${asking} needs git: ${sayOf(git)}`)
  return git
}

/** The commit that a branch left another one at: the newest that both have. Throws a UsageError that says what to fetch. */
export async function partedAt(git: Git, ref: string): Promise<string> {
  const [tip, shallow] = await Promise.all([
    run(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]),
    isShallow(git),
  ])
  const deeper = 'fetch its history (git fetch --unshallow; fetch-depth: 0 of actions/checkout)'
  if (!tip.ok) {
    if (tip.cause !== 'exit') throw new UsageError(sayOf(unavailable(tip, git.expected)))
    throw new UsageError(
      `--since ${ref}: there is no such commit here${shallow ? `, and this clone is shallow: ${deeper}` : '; fetch it first'}`,
    )
  }
  const base = await run(git, ['merge-base', tip.output.trim(), 'HEAD'])
  const commit = base.ok ? base.output.trim() : ''
  if (commit) return commit
  throw new UsageError(
    shallow
      ? `--since ${ref}: this clone is shallow and does not reach the commit where ${ref} and HEAD parted: ${deeper}`
      : `--since ${ref}: ${ref} and HEAD have no commit in common`,
  )
}

/** The files of a commit, their paths from the top of the worktree; no links and submodules. */
export async function filesOf(git: Git, commit: string): Promise<Blob[]> {
  const ran = await run(git, ['ls-tree', '-r', '-z', '--full-tree', commit])
  if (!ran.ok) throw new UsageError(sayOf(unavailable(ran, git.expected)))
  return names(ran.output).flatMap((entry) => {
    // `mode type id` TAB path
    const [, kind, id, path] = /^(\d+) blob ([0-9a-f]+)\t([^]*)$/.exec(entry) ?? []
    return kind?.startsWith('100') && id && path !== undefined ? [{ path, id }] : []
  })
}

/** The first commits of the history: they name a repository wherever it is cloned. Undefined where the clone does not reach them. */
export async function firstCommits(git: Git): Promise<readonly string[] | undefined> {
  if (await isShallow(git)) return undefined
  const ran = await run(git, ['rev-list', '--max-parents=0', 'HEAD'])
  return ran.ok ? ran.output.split('\n').filter(Boolean).sort() : []
}

export async function headOf(git: Git): Promise<string | undefined> {
  const ran = await run(git, ['rev-parse', '--verify', '--quiet', 'HEAD'])
  return ran.ok ? ran.output.trim() : undefined
}

/** Where files have gone since a commit, committed or staged: today's path by the former one. Empty where the commit is not here. */
export async function movedSince(git: Git, commit: string): Promise<Map<string, string>> {
  const moved = new Map<string, string>()
  const plain = ['--no-ext-diff', '--no-textconv', '--find-renames=50%', '--diff-filter=R', '--name-status', '-z']
  const [committed, staged] = await Promise.all([
    run(git, ['log', '--reverse', '--format=', '--no-relative', ...plain, `${commit}..HEAD`, '--']),
    run(git, ['diff', '--cached', '--no-relative', '--ignore-submodules=all', ...plain, 'HEAD']),
  ])
  for (const ran of [committed, staged]) {
    if (!ran.ok) continue
    const fields = names(ran.output).map((field) => field.replace(/^\n+/, ''))
    for (let i = 0; i + 2 < fields.length; i += 3) follow(moved, fields[i + 1] as string, fields[i + 2] as string)
  }
  return moved
}

function follow(moved: Map<string, string>, from: string, to: string): void {
  const first = [...moved].find(([, now]) => now === from)?.[0] ?? from
  if (first === to) moved.delete(first)
  else moved.set(first, to)
}

async function isShallow(git: Git): Promise<boolean> {
  const ran = await run(git, ['rev-parse', '--is-shallow-repository'])
  return ran.ok && ran.output.trim() === 'true'
}
