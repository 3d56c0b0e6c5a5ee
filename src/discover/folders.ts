import { existsSync, lstatSync, opendirSync, statSync } from 'node:fs'
import nodePath, { basename, dirname, join, resolve } from 'node:path'
import { OUTPUT_FOLDERS, LEFT_OUT_FOLDERS, isLeftOutName, leftOutTest } from '../knowledge/left-out.ts'
import { toSlash, relativeTo } from '../text/paths.ts'
import type { GitState } from '../text/source.ts'
import { realPath, isNested, pushUnread, filesInOddFolder } from './on-disk.ts'
import { whyUnread } from './read-file.ts'
import { type DiscoverOptions, type Skipped, NoSuchPath, type Survey } from './survey.ts'

/** How far to look into ignored folders. */
const PEEK = { depth: 8, entries: 20_000 }
type Take = (path: string, state: GitState) => void

/** The arguments, relative to the root. */
export function locate({ paths, root, home }: DiscoverOptions, realRoot: string, skipped: Skipped[]) {
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

/** Hands on the paths of the files below a folder. */
export function below(survey: Survey, folder: string, take: Take): void {
  const { git, options } = survey
  if (git.is !== 'repository') return walk(survey, folder, 'none', take)

  const { repository } = git
  const start = repository.prefix + (folder && folder + '/')
  const isLeftOut = leftOutTest()
  const wanted = (path: string) => path.startsWith(start) && !isLeftOut(path.slice(start.length))
  let empty = true
  repository.states.forEach((state, path) => {
    if (!path.startsWith(start)) return
    empty = false
    if ((state !== 'untracked' || !options.trackedOnly) && !isLeftOut(path.slice(start.length)))
      take(path.slice(repository.prefix.length), state)
  })
  if (options.trackedOnly) return
  // Nothing for git in it: ignored as a whole, or a repository of its own.
  if (empty && start !== '') {
    const state = isNested(repository, start) ? 'none' : 'ignored'
    if (options.ignored || state === 'none') walk(survey, folder, state, take)
  } else if (options.ignored) {
    for (const path of ignoredFiles(survey, repository.ignored.filter(wanted))) if (options.recognised(path)) take(path, 'ignored')
  }
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
function walk(survey: Survey, folder: string, state: GitState, take: Take): void {
  const { realRoot, skipped, maxFiles } = survey
  let found = 0
  const each = (path: string) => {
    found++
    take(path, state)
  }
  const queue = new Set([folder])
  for (const at of queue) {
    const names = { files: [] as string[], folders: [] as string[] }
    const below = (name: string) => (at ? `${at}/${name}` : name)
    try {
      readFolder(join(realRoot, at), Infinity, names)
    } catch (error) {
      if (at.includes('\uFFFD')) for (const path of filesInOddFolder(survey, at)) each(path)
      else pushUnread(skipped, at, error)
    }
    for (const name of names.files) each(below(name))
    // One more than allowed, so that the cut is noticed.
    if (found > maxFiles) break
    for (const name of names.folders) queue.add(below(name))
  }
}
