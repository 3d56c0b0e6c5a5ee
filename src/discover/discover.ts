import { existsSync, lstatSync, opendirSync, statSync } from 'node:fs'
import nodePath, { basename, dirname, join, resolve } from 'node:path'
import { UsageError } from '../text/errors.ts'
import { type GitAnswer, gitAt } from './git.ts'
import { readAround } from './git-around.ts'
import { applyIgnoreFiles, type LeftOut } from './ignore-file.ts'
import { isLeftOut, isLeftOutName, LEFT_OUT_FOLDERS, OUTPUT_FOLDERS } from '../knowledge/left-out.ts'
import { byCodePoint, parent, relativeTo, toSlash } from '../text/paths.ts'
import { filesInOddFolder, isNested, limit, present, pushUnread, realPath, stateOf } from './on-disk.ts'
import { type Blob, readBlobs, sayOf, stagedBlobs } from './objects.ts'
import { type BufferResult, whyUnread } from './read-file.ts'
import type { GitState } from '../text/source.ts'

export interface DiscoverOptions {
  /** Files or folders as given on the command line; none means the root. */
  readonly paths: readonly string[]
  /** Absolute; what the found paths are relative to. */
  readonly root: string
  /** Take ignored files, too, if their name is recognised. */
  readonly ignored: boolean
  readonly trackedOnly: boolean
  /** Obey `.agent-auth-lintignore`. Default: true. */
  readonly ignoreFiles?: boolean
  /** The files of the next commit, as the index has them, with the configuration around them in the worktree. Throws a UsageError without git. */
  readonly staged?: boolean
  /** Texts, by their paths below the root, that are judged in place of what the disk has there; the configuration around them is read. */
  readonly texts?: ReadonlyMap<string, string>
  /** A commit whose files are looked at in place of those that git tracks now. Throws a UsageError where git lacks them. */
  readonly commit?: string
  /** Whether a name is one of an agent configuration or of the `.env` family. */
  readonly recognised: (path: string) => boolean
  readonly maxBytes: number
  /** For recognised names. */
  readonly maxConfigBytes: number
  /** Names that may reach 64 MiB. */
  readonly large?: (path: string) => boolean
  readonly maxFiles?: number
  /** The root is a user's home: no path means no file, and what no repository holds is as private as what git ignores. */
  readonly home?: boolean
  /** The root below that of its repository, up to which ignore files count: empty, or with a `/` at its end. Default: empty. */
  readonly prefix?: string
  /** What settings leave out, once the paths are known: those asked for, and all that folders hold. */
  readonly leftOut?: (asked: readonly string[], listed: readonly string[]) => Promise<LeftOut['patterns']>
}

export interface Found {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly absolute: string
  readonly git: GitState
  /** Named itself on the command line. */
  readonly asked: boolean
  /** The size limit that applies to it. */
  readonly maxBytes: number
  /** What is judged in place of what the disk has. */
  readonly content?: BufferResult
}

export interface Skipped {
  readonly path: string
  readonly reason: 'too large' | 'binary' | 'unreadable' | 'vanished' | 'limit' | 'outside the root'
  readonly say: string
}

export interface Discovered {
  /** In code point order. */
  readonly files: Found[]
  readonly git: GitAnswer
  /** A line each, for stderr. */
  readonly notes: string[]
  readonly skipped: Skipped[]
  /** What the repository leaves out: how many files, which configuration, which of those that were asked for, and the files that say so. */
  readonly leftOut: {
    readonly files: number
    readonly configuration: readonly string[]
    readonly asked: readonly string[]
    readonly by: readonly string[]
  }
  /** Only what concerns these paths is to be reported: the others are read for what they say about these. */
  readonly focus?: ReadonlySet<string>
  /** With a focus: all names, of which only those of the focus and configuration are in `files`. */
  readonly names?: ReadonlySet<string>
}

/** A path of the command line that does not exist. */
export class NoSuchPath extends Error {
  override readonly name = 'NoSuchPath'
  readonly path: string

  constructor(path: string) {
    super(`no such file or folder: ${path}`)
    this.path = path
  }
}

/** The files to look at, and what was passed over. */
export async function discover(options: DiscoverOptions): Promise<Discovered> {
  if (!existsSync(options.root)) throw new NoSuchPath(options.root)
  const skipped: Skipped[] = []
  const realRoot = realPath(options.root)
  const { files, folders } = locate(options, realRoot, skipped)
  const asking = readAround(
    realRoot,
    [...folders, ...[...files].map(parent)],
    options.ignored && !options.trackedOnly && folders.length > 0,
  )
  const staged = options.staged ? await stagedIn(realRoot) : undefined
  const git = await asking
  // Most commits of a merge or an amended message change nothing.
  if (staged?.length === 0)
    return {
      files: [],
      git,
      notes: [],
      skipped,
      leftOut: { files: 0, configuration: [], asked: [], by: [] },
      focus: new Set(),
      names: new Set(),
    }
  const survey: Survey = { options, realRoot, git, skipped, maxFiles: options.maxFiles ?? MAX_FILES }

  const focused = staged !== undefined || options.texts !== undefined
  const names = new Set<string>()
  const candidates = new Map<string, Candidate>()
  for (const folder of folders) {
    for (const [path, state] of await below(survey, folder)) {
      if (focused) names.add(path)
      if (!focused || options.recognised(path)) candidates.set(path, { state, asked: false })
    }
  }
  if (staged)
    for (const { path, id } of belowPrefix(git, staged))
      if (names.has(path) || files.has(path)) candidates.set(path, { state: stateOf(git, path), asked: true, id })
  for (const path of files) if (!staged) candidates.set(path, { state: stateOf(git, path), asked: true })
  for (const [path, text] of options.texts ?? [])
    candidates.set(path, { state: stateOfText(git, path), asked: true, content: { is: 'bytes', bytes: Buffer.from(text) } })

  const asked = [...files, ...(options.texts?.keys() ?? []), ...folders.map((folder) => (folder ? `${folder}/x` : 'x'))]
  const patterns = (await options.leftOut?.(asked, [...names, ...candidates.keys()])) ?? []
  const named = new Set([...candidates].flatMap(([path, { asked: is }]) => (is ? [path] : [])))
  const taken = await applyIgnoreFiles(
    { root: options.root, prefix: options.prefix ?? '', maxBytes: options.maxBytes, patterns, ignoreFiles: options.ignoreFiles ?? true },
    skipped,
    candidates,
  )
  const leftOut = {
    files: taken.paths.length,
    configuration: taken.paths.filter(options.recognised),
    asked: taken.paths.filter((path) => named.has(path)),
    by: taken.by,
  }
  await readIndex(survey, candidates)
  if (options.commit !== undefined) await intoCommit(survey, candidates, folders, options.commit)
  const found = present(survey, candidates)
    .map((file) => (options.home && file.git === 'none' ? { ...file, git: 'ignored' as const } : file))
    .sort((a, b) => byCodePoint(a.path, b.path))
  const kept = withinLimit(survey, found)
  skipped.sort((a, b) => byCodePoint(a.path, b.path))
  const focus = focused
    ? new Set([...candidates].filter(([, { id, content }]) => id !== undefined || content !== undefined).map(([path]) => path))
    : undefined
  return { files: kept, git, notes: notes(git, options), skipped, leftOut, ...(focus && { focus, names }) }
}

/** What is not there yet would be added. */
function stateOfText(git: GitAnswer, path: string): GitState {
  if (git.is !== 'repository') return 'none'
  return (
    git.repository.states.get(git.repository.prefix + path) ??
    (git.repository.ignored.includes(git.repository.prefix + path) ? 'ignored' : 'untracked')
  )
}

/** Throws a UsageError where there is no index. */
async function stagedIn(root: string): Promise<Blob[]> {
  const git = gitAt(root)
  if ('is' in git) throw new UsageError(`--staged asks git what is to be committed: ${sayOf(git)}`)
  return stagedBlobs(git)
}

/** The blobs below the root, with their paths from there. */
function belowPrefix(git: GitAnswer, blobs: readonly Blob[]): Blob[] {
  const prefix = git.is === 'repository' ? git.repository.prefix : ''
  return blobs.filter(({ path }) => path.startsWith(prefix)).map(({ path, id }) => ({ path: path.slice(prefix.length), id }))
}

/** Puts the files of a commit in the place of what is tracked or new now. Ignored files are as they are. */
async function intoCommit(
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

/** Gives the candidates that come from git their content. */
async function readIndex({ options, realRoot }: Survey, candidates: Map<string, Candidate>): Promise<void> {
  const git = gitAt(realRoot)
  if ('is' in git) return
  const wanted = [...candidates].flatMap(([path, { id }]) => (id === undefined ? [] : [[id, limit(path, options)] as const]))
  const contents = await readBlobs(git, new Map(wanted))
  for (const [path, candidate] of candidates) {
    const content = candidate.id === undefined ? undefined : contents.get(candidate.id)
    if (content) candidates.set(path, { ...candidate, content })
  }
}

const MAX_FILES = 200_000

/** How far to look into ignored folders. */
const PEEK = { depth: 8, entries: 20_000 }

export interface Survey {
  readonly options: DiscoverOptions
  readonly realRoot: string
  readonly git: GitAnswer
  readonly skipped: Skipped[]
  readonly maxFiles: number
}

export interface Candidate {
  readonly state: GitState
  readonly asked: boolean
  /** Of the object that is judged in place of the file on the disk, and what git gave for it. */
  readonly id?: string
  readonly content?: BufferResult
}

type States = Iterable<readonly [path: string, state: GitState]>

/** The arguments, relative to the root. */
function locate({ paths, root, home }: DiscoverOptions, realRoot: string, skipped: Skipped[]) {
  const files = new Set<string>()
  const folders = new Set<string>()
  for (const given of paths.length > 0 || home ? paths : [root]) {
    const place = placeOf(given, realRoot)
    if (place.is === 'skipped') skipped.push({ path: toSlash(given, nodePath.sep), reason: place.reason, say: place.say })
    else if (place.is === 'folder') folders.add(place.path)
    else files.add(place.path)
  }
  return { files, folders: [...folders] }
}

type Place = { is: 'file' | 'folder'; path: string } | { is: 'skipped'; reason: Skipped['reason']; say: string }

/** A link to a file keeps its own place, a link to a folder has the folder's. */
function placeOf(given: string, realRoot: string): Place {
  const absolute = resolve(given)
  try {
    const named = lstatSync(absolute, { throwIfNoEntry: false })
    if (!named) throw new NoSuchPath(given)
    const kind = statSync(absolute, { throwIfNoEntry: false })
    if (!kind) return { is: 'skipped', reason: 'vanished', say: 'a link to nothing' }
    const target = realPath(absolute)
    const isLink = named.isSymbolicLink() && !kind.isDirectory()
    const path = relativeTo(realRoot, isLink ? join(realPath(dirname(absolute)), basename(absolute)) : target)
    if (path === undefined || relativeTo(realRoot, target) === undefined) {
      return { is: 'skipped', reason: 'outside the root', say: 'not below the root' }
    }
    return { is: kind.isDirectory() ? 'folder' : 'file', path }
  } catch (error) {
    if (error instanceof NoSuchPath) throw error
    const unread = whyUnread(error)
    if (unread.reason === 'vanished') throw new NoSuchPath(given)
    return unread
  }
}

async function below(survey: Survey, folder: string): Promise<States> {
  const { git, options } = survey
  if (git.is !== 'repository') return walk(survey, folder, 'none')

  const { repository } = git
  const start = repository.prefix + (folder && folder + '/')
  const wanted = (path: string) => path.startsWith(start) && !isLeftOut(path.slice(start.length))
  const relative = (path: string) => path.slice(repository.prefix.length)
  const listed: [string, GitState][] = []
  let empty = true
  for (const [path, state] of repository.states) {
    if (!path.startsWith(start)) continue
    empty = false
    if (options.trackedOnly && state === 'untracked') continue
    if (wanted(path)) listed.push([relative(path), state])
  }
  if (options.trackedOnly) return listed
  // Nothing for git in it: ignored as a whole, or a repository of its own.
  if (empty && start !== '') {
    const state = isNested(repository, start) ? 'none' : 'ignored'
    return options.ignored || state === 'none' ? walk(survey, folder, state) : []
  }
  if (!options.ignored) return listed
  for (const path of ignoredFiles(survey, repository.ignored.filter(wanted))) {
    if (options.recognised(path)) listed.push([path, 'ignored'])
  }
  return listed
}

/** Ignored files, those in folded folders included, the shallow ones first. */
function* ignoredFiles({ realRoot, git, skipped }: Survey, ignored: readonly string[]): Generator<string> {
  const prefix = git.is === 'repository' ? git.repository.prefix.length : 0
  const queue: { path: string; depth: number }[] = []
  for (const path of ignored) {
    if (path.endsWith('/')) queue.push({ path: path.slice(prefix, -1), depth: 0 })
    else yield path.slice(prefix)
  }
  const seen = new Set<string>()
  let left = PEEK.entries
  for (const { path: folder, depth } of queue) {
    if (seen.has(folder) || OUTPUT_FOLDERS.has(basename(folder))) continue
    seen.add(folder)
    const absolute = join(realRoot, folder)
    // Another repository, such as a worktree that an agent works in.
    if (existsSync(join(absolute, '.git'))) continue
    const names = { files: [] as string[], folders: [] as string[] }
    try {
      left -= readFolder(absolute, left, names)
    } catch (error) {
      pushUnread(skipped, folder, error)
    }
    for (const name of names.files) yield `${folder}/${name}`
    if (left <= 0) {
      const say = `not looked into further: over ${PEEK.entries} entries in ignored folders`
      skipped.push({ path: folder, reason: 'limit', say })
      return
    }
    if (depth === PEEK.depth) continue
    for (const name of names.folders) queue.push({ path: `${folder}/${name}`, depth: depth + 1 })
  }
}

/** Adds the names in a folder, at most so many, and tells how many there were. */
function readFolder(absolute: string, most: number, names: { files: string[]; folders: string[] }): number {
  const folder = opendirSync(absolute, { bufferSize: 256 })
  try {
    let count = 0
    for (let entry = folder.readSync(); entry; entry = folder.readSync()) {
      if (entry.isDirectory()) {
        if (!LEFT_OUT_FOLDERS.has(entry.name)) names.folders.push(entry.name)
      } else if (!isLeftOutName(entry.name)) names.files.push(entry.name)
      if (++count >= most) break
    }
    return count
  } finally {
    folder.closeSync()
  }
}

/** Every file below a folder, without git's help, whatever bytes its name is of. */
function walk(survey: Survey, folder: string, state: GitState): States {
  const { realRoot, skipped, maxFiles } = survey
  const found: [string, GitState][] = []
  const queue = new Set([folder])
  for (const at of queue) {
    const names = { files: [] as string[], folders: [] as string[] }
    const below = (name: string) => (at ? `${at}/${name}` : name)
    try {
      readFolder(join(realRoot, at), Infinity, names)
    } catch (error) {
      if (at.includes('\uFFFD')) for (const path of filesInOddFolder(survey, at)) found.push([path, state])
      else pushUnread(skipped, at, error)
    }
    for (const name of names.files) found.push([below(name), state])
    // One more than allowed, so that the cut is noticed.
    if (found.length > maxFiles) break
    for (const name of names.folders) queue.add(below(name))
  }
  return found
}

function withinLimit({ skipped, maxFiles }: Survey, found: Found[]): Found[] {
  if (found.length <= maxFiles) return found
  skipped.push({ path: '.', reason: 'limit', say: `more than ${maxFiles} files, the rest is left out` })
  return found.filter(({ asked }, index) => asked || index < maxFiles)
}

function notes(git: GitAnswer, { trackedOnly, home }: DiscoverOptions): string[] {
  if (home && git.is === 'none') return []
  const all = trackedOnly && git.is !== 'repository' ? ['without git nothing tells which files are tracked: all are read'] : []
  if (git.is === 'none') return ['not a git repository: every file is read, none counts as tracked', ...all]
  if (git.is === 'unavailable') return [git.say, ...all]
  const { top, nested, why } = git.repository
  const alive = nested.filter((path) => existsSync(join(top, path, '.git'))).sort(byCodePoint)
  if (why !== undefined) all.push(`git: ${why}`)
  if (alive.length > 0) {
    const more = alive.length > 3 ? ` and ${alive.length - 3} more` : ''
    all.push(`repositories inside are not looked into: ${alive.slice(0, 3).join(', ')}${more}`)
  }
  return all
}
