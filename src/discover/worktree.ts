import type { Ran } from './git.ts'

/** Git says on standard error where it has found itself (https://git-scm.com/docs/api-trace2), which saves a process that would ask. */
export const TRACED = { GIT_TRACE2_EVENT: '2', GIT_TRACE2_EVENT_BRIEF: '1' }

/**
 * What a traced git said besides, and the top of the worktree where it told: absolute, links resolved. Before 2.22 git tells nothing. It
 * tells first, so that nothing in a repository can speak in its place.
 */
export function untraced(ran: Ran): Ran & { readonly worktree?: string } {
  const lines = ran.said.split('\n')
  const worktree = lines.map(worktreeOf).find((told) => told !== undefined)
  return { ...ran, said: lines.filter((line) => !line.startsWith(EVENT)).join('\n'), ...(worktree !== undefined && { worktree }) }
}

const EVENT = '{"event":"'

function worktreeOf(line: string): string | undefined {
  if (!line.startsWith(`${EVENT}def_repo"`)) return undefined
  try {
    const { worktree } = JSON.parse(line) as { worktree?: unknown }
    return typeof worktree === 'string' ? worktree : undefined
  } catch {
    return undefined
  }
}
