import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { GitAnswer } from './git.ts'
import type { Blob } from './objects.ts'
import { readAround } from './git-around.ts'
import { applyIgnoreFiles } from './ignore-file.ts'
import { byCodePoint, folderOf } from '../text/paths.ts'
import { present, realPath, stateOf } from './on-disk.ts'
import {
  type DiscoverOptions,
  type Discovered,
  NoSuchPath,
  type Skipped,
  type Found,
  MAX_FILES,
  type Survey,
  type Candidate,
} from './survey.ts'
import { stagedIn, belowPrefix, stateOfText, readIndex, intoCommit } from './staged.ts'
import { locate, below } from './folders.ts'

/** The files to look at, and what was passed over. */
export async function discover(options: DiscoverOptions): Promise<Discovered> {
  if (!existsSync(options.root)) throw new NoSuchPath(options.root)
  const skipped: Skipped[] = []
  const realRoot = realPath(options.root)
  const { files, folders } = locate(options, realRoot, skipped)
  const committing = options.staged ? stagedIn(realRoot) : undefined
  const asking = readAround(realRoot, [...folders, ...[...files].map(folderOf)], {
    ignored: options.ignored && !options.trackedOnly && folders.length > 0,
    ...(committing && { added: () => committing.then(({ added }) => added) }),
  })
  const [staged, git] = await Promise.all([committing?.then(({ blobs }) => blobs), asking])
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
  if (!isBare(options, git, files, folders)) await options.ready?.()
  const survey: Survey = { options, realRoot, git, skipped, maxFiles: options.maxFiles ?? MAX_FILES }

  const focused = staged !== undefined || options.texts !== undefined
  const { names, candidates } = candidatesOf(survey, files, folders, staged)
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
  const said = [...notes(git, options), ...noneOnDisk(kept, candidates, leftOut)]
  return { files: kept, git, notes: said, skipped, leftOut, ...(focus && { focus, names }) }
}

/** Says that git has files here and the disk has none of them, as in a clone without a checkout or where another program is at work. */
function noneOnDisk(kept: readonly Found[], candidates: ReadonlyMap<string, Candidate>, leftOut: Discovered['leftOut']): string[] {
  if (kept.length + leftOut.files > 0) return []
  const tracked = [...candidates.values()].filter(({ state }) => state === 'tracked').length
  if (tracked === 0) return []
  return [`git tracks ${tracked === 1 ? 'one file here, which is not' : `${tracked} files here, none of which is`} on the disk`]
}

/** Whether the root of a repository holds nothing that could be read. */
function isBare({ texts, commit }: DiscoverOptions, git: GitAnswer, files: ReadonlySet<string>, folders: readonly string[]): boolean {
  if (git.is !== 'repository' || texts !== undefined || commit !== undefined) return false
  const { states, ignored, prefix } = git.repository
  return states.size + ignored.length + files.size === 0 && prefix === '' && folders.every((folder) => folder === '')
}

/** What may be read, with what git says of it; `names`: all paths, where only some are reported on. */
function candidatesOf(
  survey: Survey,
  files: ReadonlySet<string>,
  folders: readonly string[],
  staged: readonly Blob[] | undefined,
): { names: Set<string>; candidates: Map<string, Candidate> } {
  const { options, git } = survey
  const focused = staged !== undefined || options.texts !== undefined
  const names = new Set<string>()
  const candidates = new Map<string, Candidate>()
  for (const folder of folders) {
    below(survey, folder, (path, state) => {
      if (focused) names.add(path)
      if (!focused || options.recognised(path)) candidates.set(path, { state, asked: false })
    })
  }
  if (staged)
    for (const { path, id } of belowPrefix(git, staged))
      if (names.has(path) || files.has(path)) candidates.set(path, { state: stateOf(git, path), asked: true, id })
  for (const path of files) if (!staged) candidates.set(path, { state: stateOf(git, path), asked: true })
  for (const [path, text] of options.texts ?? [])
    candidates.set(path, { state: stateOfText(git, path), asked: true, content: { is: 'bytes', bytes: Buffer.from(text) } })
  return { names, candidates }
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
