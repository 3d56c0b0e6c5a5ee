import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs'
import nodePath, { join } from 'node:path'
import type { Candidate, Survey, DiscoverOptions, Found, Skipped } from './survey.ts'
import { LEFT_OUT_FOLDERS } from '../knowledge/left-out.ts'
import { byCodePoint, folderOf, relativeTo } from '../text/paths.ts'
import { tooLarge, whyUnread } from './read-file.ts'
import type { GitAnswer, Repository } from './git.ts'
import type { GitState } from '../text/source.ts'

/** The candidates that are files on the disk and small enough, links told apart. */
export function present({ options, realRoot, git, skipped }: Survey, candidates: Map<string, Candidate>): Found[] {
  const found = new Map<string, Found>()
  const links: [path: string, target: string, asked: boolean][] = []
  const isReal = realFolders(options.root)
  const place = placesBelow(options.root)
  const take = (path: string, state: GitState, asked: boolean, size: number) => {
    const maxBytes = limit(path, options)
    if (size > maxBytes) skipped.push({ path, reason: 'too large', say: tooLarge(size, maxBytes) })
    else found.set(path, { path, absolute: place(path), git: state, asked, maxBytes })
  }

  for (const [path, { state, asked, content }] of candidates) {
    if (content) {
      if (content.is === 'skipped') skipped.push({ path, reason: content.reason, say: content.say })
      else found.set(path, { path, absolute: place(path), git: state, asked, maxBytes: limit(path, options), content })
      continue
    }
    if (!isReal(folderOf(path))) {
      // What git remembers below a folder that has become a link is not there.
      if (path.includes('\uFFFD')) skipped.push({ path, ...ODD_NAME })
      continue
    }
    const stats = look(skipped, place(path), path)
    if (!stats) continue
    if (stats.isSymbolicLink()) {
      const target = linkTarget(skipped, realRoot, place(path), path)
      if (target !== undefined) links.push([path, target, asked])
    } else if (stats.isFile()) take(path, state, asked, stats.size)
    else if (asked) skipped.push({ path, reason: 'unreadable', say: 'not a regular file' })
  }

  const targets = new Set<string>()
  for (const [path, target, asked] of links.sort((a, b) => byCodePoint(a[0], b[0]))) {
    const known = options.recognised(path)
    // Read once, under the name that says more.
    if (candidates.has(target) && (options.recognised(target) || !known)) continue
    if (targets.has(target) && !known) continue
    targets.add(target)
    const stats = look(skipped, join(realRoot, target), path)
    if (!stats?.isFile()) continue
    const state = stateOf(git, target)
    // What a link leads to is in git only if the target is.
    if (asked || !options.trackedOnly || state === 'tracked' || state === 'staged') take(path, state, asked, stats.size)
  }
  return [...found.values()]
}

/** Tells where a path below a root is. `join` for each of many files costs as much as to open them. */
export function placesBelow(root: string): (path: string) => string {
  const start = root.endsWith(nodePath.sep) ? root : root + nodePath.sep
  return (path) => start + (nodePath.sep === '/' ? path : path.replaceAll('/', nodePath.sep))
}

/** Tells whether a folder below the root is reached without links. */
function realFolders(root: string): (folder: string) => boolean {
  const known = new Map<string, boolean>([['', true]])
  return function isReal(folder: string): boolean {
    const answer = known.get(folder) ?? (isReal(folderOf(folder)) && isFolder(join(root, folder)))
    known.set(folder, answer)
    return answer
  }
}

function isFolder(absolute: string): boolean {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch {
    return true // the file itself will say why it cannot be read
  }
}

/** Files deleted from the disk, or never checked out, are no news. */
function look(skipped: Skipped[], absolute: string, path: string): Stats | undefined {
  try {
    const stats = lstatSync(absolute, { throwIfNoEntry: false })
    if (!stats && path.includes('\uFFFD')) skipped.push({ path, ...ODD_NAME })
    return stats
  } catch (error) {
    pushUnread(skipped, path, error)
    return undefined
  }
}

const ODD_NAME = { reason: 'unreadable', say: 'its name is not UTF-8' } as const

/**
 * The files below folders whose names are not UTF-8, by the path that such a folder has as text: they can be named, and not be read.
 * Folders of several names may have the same path.
 */
export function filesInOddFolder({ realRoot, skipped }: Survey, folder: string): string[] {
  const files: string[] = []
  const into = (absolute: Buffer, path: string, wanted?: string): void => {
    for (const entry of readdirSync(absolute, { encoding: 'buffer' })) {
      const name = entry.toString()
      if (wanted !== undefined && name !== wanted) continue
      const below = Buffer.concat([absolute, SLASH, entry])
      if (!lstatSync(below).isDirectory()) files.push(path + name)
      else if (!LEFT_OUT_FOLDERS.has(name)) into(below, `${path}${name}/`)
    }
  }
  const above = folderOf(folder)
  try {
    into(Buffer.from(join(realRoot, above)), above && `${above}/`, folder.slice(folder.lastIndexOf('/') + 1))
  } catch (error) {
    pushUnread(skipped, folder, error)
  }
  return files
}

const SLASH = Buffer.from('/')

/** What a link leads to, relative to the root. */
function linkTarget(skipped: Skipped[], realRoot: string, absolute: string, path: string): string | undefined {
  try {
    const target = relativeTo(realRoot, realPath(absolute))
    if (target === undefined) skipped.push({ path, reason: 'outside the root', say: 'a link that leads out of the root' })
    return target
  } catch (error) {
    pushUnread(skipped, path, error)
    return undefined
  }
}

/** The size limit of a path. */
export function limit(path: string, { recognised, large, maxBytes, maxConfigBytes }: DiscoverOptions): number {
  if (large?.(path)) return Math.max(MAX_LARGE_BYTES, maxConfigBytes)
  return recognised(path) ? maxConfigBytes : maxBytes
}

/** Notes why a file was not read, unless it is gone. */
export function pushUnread(skipped: Skipped[], path: string, error: unknown): void {
  const { reason, say } = whyUnread(error)
  if (reason !== 'vanished') skipped.push({ path, reason, say })
}

/** With every link resolved and in the spelling of the disk. */
export const realPath = realpathSync.native

const MAX_LARGE_BYTES = 64 * 1024 * 1024

/** What git says of a path below the root. */
export function stateOf(git: GitAnswer, path: string): GitState {
  if (git.is !== 'repository') return 'none'
  const { states, prefix } = git.repository
  return states.get(prefix + path) ?? (isNested(git.repository, prefix + path) ? 'none' : 'ignored')
}

/** Whether a path lies in another repository inside. */
export function isNested({ nested }: Repository, path: string): boolean {
  return nested.some((folder) => path.startsWith(folder + '/'))
}
