import { isInsidePath } from './inside.ts'
import type { GitState } from '../text/source.ts'

/** The files that git lists, by their paths from the top of the worktree. */
export interface Listed {
  readonly states: Map<string, GitState>
  /** Submodules and other repositories inside. */
  readonly nested: readonly string[]
  /** How many paths no checkout can have. */
  readonly refused: number
  /** Whether the index holds any file. */
  readonly isTracking: boolean
}

/** Reads `ls-files -t -s -o`: `H mode blob stage TAB path` or `? path`. */
export function readList(files: string): Listed {
  const states = new Map<string, GitState>()
  const nested = new Set<string>()
  let refused = 0
  let isTracking = false
  for (const entry of names(files)) {
    const untracked = entry.startsWith('? ')
    const path = entry.slice(untracked ? 2 : entry.indexOf('\t') + 1)
    // An index made by hand may name anything; no checkout has such a path.
    const isFolder = path.endsWith('/')
    if (!isInsidePath(isFolder ? path.slice(0, -1) : path)) refused++
    else if (isFolder) nested.add(path.slice(0, -1))
    else if (untracked) states.set(path, 'untracked')
    else if (entry.startsWith(SUBMODULE, 2)) nested.add(path)
    else {
      states.set(path, 'tracked')
      isTracking = true
    }
  }
  return { states, nested: [...nested], refused, isTracking }
}

const SUBMODULE = '160000 '

/** Paths of the index that lead out of the folder, into `.git`, or nowhere. */
export function outsiders(refused: number): string | undefined {
  return refused === 0
    ? undefined
    : `its index names ${refused} ${refused === 1 ? 'path' : 'paths'} that no checkout can have; nothing is read there`
}

/** A list that NULs end. */
export function names(output: string): string[] {
  const all = output.split('\0')
  all.pop()
  return all
}
