import { existsSync, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isInsidePath } from './inside.ts'
import type { GitState } from '../text/source.ts'
import { run, complaint, firstLine, printable } from './git-run.ts'
import { names, outsiders, readList } from './git-list.ts'
import { TRACED, untraced } from './worktree.ts'

/** What git knows about the files below a folder. Its paths are relative to `top`, with `/`. */
export interface Repository {
  /** The root of the worktree, absolute, symlinks resolved. */
  readonly top: string
  /** The folder that was asked about: empty, or with a `/` at its end. */
  readonly prefix: string
  /** Tracked, staged and untracked files; some may be absent from the disk. */
  readonly states: ReadonlyMap<string, GitState>
  /** Files and, with a `/` at the end, whole folders. */
  readonly ignored: readonly string[]
  /** Submodules and other repositories inside, which git does not look into. */
  readonly nested: readonly string[]
  /** What git could not tell. */
  readonly why?: string
  /** Those ignored by a rule that is not shared: info/exclude, core.excludesFile, an ignored .gitignore. */
  localOnly(paths: readonly string[]): Promise<Set<string>>
}

export type GitAnswer =
  | { is: 'repository'; repository: Repository }
  | { is: 'none' }
  | { is: 'unavailable'; reason: 'no git' | 'ownership' | 'timeout' | 'error'; say: string }

export interface ReadOptions {
  /** List what is ignored, too. */
  readonly ignored: boolean
  /** For each call. */
  readonly timeout?: number
  /** What the next commit adds, where it has been asked about already. */
  readonly added?: () => Promise<Added>
}

/** What the next commit adds to the one before it. */
export interface Added {
  /** From the top of the worktree; with what is only meant to be added. */
  readonly paths: readonly string[]
  /** What git could not tell. */
  readonly why?: string | undefined
}

/** How long a call of git may take, in milliseconds. */
const GIT_TIME = 10_000

/** The state of every file below a folder, from as few git processes as will do: to start one takes as long as most of them run. */
export async function readRepository(root: string, { ignored, timeout = GIT_TIME, added }: ReadOptions): Promise<GitAnswer> {
  const git = gitAt(root, timeout)
  if ('is' in git) return git
  const { folder, expected } = git
  const [listing, hidden] = await Promise.all([
    run({ ...git, env: { ...git.env, ...TRACED } }, ['ls-files', '-z', '-t', '-s', '-o', '--exclude-standard', '--full-name']),
    ignored ? run(git, ['ls-files', '-z', '-o', '-i', '--exclude-standard', '--directory', '--full-name']) : NOTHING,
  ])
  const { worktree, ...files } = untraced(listing)
  if (!files.ok && files.cause !== 'exit') return unavailable(files, expected)
  const place = await placeIn(git, files.ok ? worktree : undefined)
  if ('is' in place) return place
  if (!files.ok) return unavailable(files, expected)

  const { top } = place
  const prefix = relative(top, folder).replaceAll(sep, '/')
  const { refused, isTracking, ...listed } = readList(files.output)
  const fresh = isTracking ? await (added?.() ?? addedIn(git)) : undefined
  for (const path of fresh?.paths ?? []) if (listed.states.get(path) === 'tracked') listed.states.set(path, 'staged')
  const why = [outsiders(refused), complaint(files), complaint(hidden), fresh?.why].find((said) => said !== undefined)
  const isShared = (source: string) => listed.states.has(source) || !source.startsWith(prefix && prefix + '/')
  return {
    is: 'repository',
    repository: {
      top,
      prefix: prefix && prefix + '/',
      ...listed,
      ignored: hidden.ok ? names(hidden.output).filter((path) => isInsidePath(path.replace(/\/$/, ''))) : [],
      ...(why !== undefined && { why }),
      localOnly: (paths) => localOnly({ ...git, folder: top }, paths, isShared),
    },
  }
}

/** The top of the worktree that a folder is in. */
async function placeIn(git: Git, worktree: string | undefined): Promise<{ readonly top: string } | GitAnswer> {
  if (worktree === git.expected) return { top: worktree }
  const place = await run(git, ['rev-parse', '--is-inside-work-tree', '--show-cdup'])
  if (!place.ok) return unavailable(place, git.expected)
  const [inside, up = ''] = place.output.split('\n')
  return inside === 'true' ? { top: resolve(git.folder, up) } : { is: 'none' }
}

async function addedIn(git: Git): Promise<Added> {
  const ran = await run(git, ['diff', '--cached', '--name-only', '-z', '--diff-filter=A', ...PLAIN_DIFF])
  return { paths: ran.ok ? names(ran.output) : [], why: complaint(ran) }
}

/** A git to ask about a folder, or why there is none. */
export function gitAt(root: string, timeout = GIT_TIME): Git | GitAnswer {
  const folder = realpathSync.native(root)
  const expected = worktreeAbove(folder)
  if (!expected) return { is: 'none' }
  const binary = gitBinary(process.env.PATH ?? '', process.platform)
  if (!binary) return { is: 'unavailable', reason: 'no git', say: 'no git on the PATH: tracked and ignored files look alike' }
  return { binary, folder, expected, env: environment(expected), timeout }
}

/** The git on the PATH. Relative entries are passed over: they could lie in what is scanned. */
export function gitBinary(path: string, os: string): string | undefined {
  const windows = os === 'win32'
  for (const entry of path.split(delimiter)) {
    const folder = windows ? entry.replace(/^"(.*)"$/, '$1') : entry
    if (!isAbsolute(folder)) continue
    const file = join(folder, windows ? 'git.exe' : 'git')
    if (existsSync(file) && statSync(file, { throwIfNoEntry: false })?.isFile()) return file
  }
  return undefined
}

/** A diff of names that starts no program. */
export const PLAIN = ['--no-ext-diff', '--no-textconv', '--no-renames', '--ignore-submodules=all']

const PLAIN_DIFF = [...PLAIN, '--ita-visible-in-index']

/** How git is asked about a folder. */
export interface Git {
  readonly binary: string
  readonly folder: string
  /** The worktree that holds the folder, as far as the disk tells. */
  readonly expected: string
  readonly env: NodeJS.ProcessEnv
  readonly timeout: number
}

/** What git said, as text of UTF-8. */
export type Ran =
  | { ok: true; output: string; said: string }
  | { ok: false; cause: 'failure' | 'timeout' | 'exit'; code?: number; output: string; said: string }

const NOTHING: Ran = { ok: true, output: '', said: '' }

/** The nearest folder upwards that has a `.git`; git has the last word. */
function worktreeAbove(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

/** What the user, not a repository or a hook, has set. */
const OURS = /^GIT_(CONFIG|EXEC_PATH$|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$)/i

function environment(worktree: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || OURS.test(name))
  const index = indexOfHook(worktree)
  return {
    ...Object.fromEntries(kept),
    ...(index !== undefined && { GIT_INDEX_FILE: index }),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone must not fetch what it lacks.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
  }
}

/** Under `git commit -a` the index to be committed is a temporary file, named to the hook. */
function indexOfHook(worktree: string): string | undefined {
  const named = process.env.GIT_INDEX_FILE
  if (!named || worktreeAbove(realpathSync.native(process.cwd())) !== worktree) return undefined
  const file = resolve(worktree, named)
  return existsSync(file) ? file : undefined
}

/** Whether git ignores a file, absolute, and does not track it. */
export async function ignoresFile(root: string, file: string): Promise<boolean> {
  const git = gitAt(root)
  return !('is' in git) && (await run(git, ['check-ignore', '-q', '--', file])).ok
}

async function localOnly(git: Git, paths: readonly string[], isShared: (source: string) => boolean): Promise<Set<string>> {
  const local = new Set<string>()
  if (paths.length === 0) return local
  // A path that begins with a colon would be magic without the `./`.
  const input = paths.map((path) => `./${path}\0`).join('')
  // It may end early, with 1 where none is ignored; what it said before holds.
  const answer = await run(git, ['check-ignore', '-v', '-z', '--stdin'], input)
  // source NUL line NUL pattern NUL path NUL
  const fields = answer.output.split('\0')
  for (let i = 0; i + 3 < fields.length; i += 4) {
    const [source = '', , , path = ''] = fields.slice(i, i + 4)
    // Sources outside the worktree are absolute.
    if (!/^([^/]+\/)*\.gitignore$/.test(source) || !isShared(source)) local.add(path.slice(2))
  }
  return local
}

/** Why git does not answer, for people. */
export function unavailable(ran: Ran & { ok: false }, worktree: string): GitAnswer {
  if (ran.cause === 'timeout') return { is: 'unavailable', reason: 'timeout', say: ran.said }
  if (ran.cause === 'failure') return { is: 'unavailable', reason: 'error', say: ran.said }
  if (/dubious ownership|unsafe repository/.test(ran.said)) {
    const fix = `git config --global --add safe.directory ${quoted(worktree)}`
    return { is: 'unavailable', reason: 'ownership', say: `git refuses this repository, another user owns it; to trust it: ${fix}` }
  }
  if (/not a git repository|must be run in a work tree/.test(ran.said)) return { is: 'none' }
  return { is: 'unavailable', reason: 'error', say: firstLine(ran.said) || `git ended with ${ran.code}` }
}

function quoted(path: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(path) ? path : `'${printable(path).replaceAll("'", `'\\''`)}'`
}
