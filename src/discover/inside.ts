import { closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, realpathSync, type Stats } from 'node:fs'
import { platform } from 'node:os'
import nodePath, { join } from 'node:path'
import { relativeTo, toSlash } from '../text/paths.ts'

/** What stands below a root was opened, or why it was not. */
export type Opened = { readonly is: 'open'; readonly descriptor: number; readonly found: Stats } | { readonly is: 'outside' }

/**
 * Whether a path, with `/`, names something below a root and nothing of git's own. An index can be made by hand, and then hold
 * `../x` or `.git/config`; on Windows a part may also be a drive, a device, a stream (`a:b`) or a second name of `.git`.
 */
export function isInsidePath(path: string, os: string = nodePath.sep === '\\' ? 'win32' : 'posix'): boolean {
  if (os === 'posix' && !MAY_LEAD_ELSEWHERE.test(path)) return true
  const parts = path.split('/')
  if (path === '' || path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..' || isGitFolder(part)))
    return false
  return os !== 'win32' || parts.every((part) => !/[\\:]/.test(part) && !/[. ]$/.test(part) && !DEVICE.test(part))
}

/** What few paths have, by which those are told that are to be looked at part by part. */
const MAY_LEAD_ELSEWHERE = /(?:^|\/)(?:\.{0,2}(?:\/|$)|\.git|git~)|[^\x20-\x7e]/i

/**
 * `.git` in all spellings that some file system takes for it: other case, `git~1`, dots and blanks at the end, characters that HFS+
 * ignores.
 */
function isGitFolder(part: string): boolean {
  return /^(?:\.git|git~1)[. ]*(?::.*)?$/i.test(part.replace(/[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g, ''))
}

/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(?:\..*)?$/i

/**
 * Opens a file below a root for reading; the one gate for all reads of a scanned repository. Links are resolved first and must lead to a
 * place inside; what is opened then is no link, and is looked at again, as it may have been changed in between. Throws as `fs` does.
 */
export function openInside(root: string, absolute: string): Opened {
  return openedInFolder(root, absolute) ?? openedAt(root, realpathSync.native(absolute), isStillThere) ?? { is: 'outside' }
}

/** Nothing where the file itself is a link, or its folder is no longer where it was. */
function openedInFolder(root: string, absolute: string): Opened | undefined {
  const name = nodePath.basename(absolute)
  // Without these, a folder that has become a link since would go unseen.
  if (platform() !== 'linux' || !constants.O_NOFOLLOW || name === '' || name === '.' || name === '..') return undefined
  try {
    return openedAt(root, join(realFolder(nodePath.dirname(absolute)), name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined
    throw error
  }
}

/** Opens a path without links; nothing where it leads outside, or is another file's by now: the system says so, or `isThere`. */
function openedAt(root: string, real: string, isThere?: (real: string, found: Stats) => boolean): Opened | undefined {
  if (!isBelow(root, real)) return undefined
  // Non-blocking, lest a pipe has taken the file's place.
  const descriptor = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const found = fstatSync(descriptor)
    const opened = pathOfOpened(descriptor)
    // Where the system says what was opened, that decides: whatever else is asked, the answer may be of a moment later.
    const isRight = opened === undefined ? isThere?.(real, found) : opened === real || (isThere !== undefined && isBelow(root, opened))
    if (isRight) return { is: 'open', descriptor, found }
  } catch (error) {
    closeSync(descriptor)
    throw error
  }
  closeSync(descriptor)
  return undefined
}

function isBelow(root: string, real: string): boolean {
  const start = realRoot(root)
  // Where one begins with the other, `relativeTo` would take the time of an open file to say the same.
  const path = real.startsWith(start + nodePath.sep) ? toSlash(real.slice(start.length + 1), nodePath.sep) : relativeTo(start, real)
  return path !== undefined && (path === '' || isInsidePath(path))
}

/** What the system says was opened, in one call where it has the file system of processes (proc_pid_fd(5)). */
function pathOfOpened(descriptor: number): string | undefined {
  if (platform() !== 'linux') return undefined
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    return undefined
  }
}

/** Whether the path still leads to the file that was opened, through no link. */
function isStillThere(real: string, { ino, dev }: Stats): boolean {
  const now = lstatSync(real)
  return realpathSync.native(real) === real && now.ino === ino && now.dev === dev
}

const folders = new Map<string, string>()

/** A folder's own path: its files are opened one after the other, and each of them is looked at again. */
function realFolder(folder: string): string {
  const known = folders.get(folder)
  if (known !== undefined) return known
  if (folders.size >= 10_000) folders.clear()
  const real = realpathSync.native(folder)
  folders.set(folder, real)
  return real
}

const roots = new Map<string, string>()

/** Roots are few, and files many. */
function realRoot(root: string): string {
  const known = roots.get(root) ?? realpathSync.native(root)
  if (roots.size < 100) roots.set(root, known)
  return known
}

/** The first link below a folder on the way to a path, the path itself included: what is written there would land elsewhere. */
export function linkOnTheWay(folder: string, path: string): string | undefined {
  const below = relativeTo(folder, path)
  if (below === undefined || below === '') return undefined
  let at = folder
  for (const part of below.split('/')) {
    at = join(at, part)
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at
  }
  return undefined
}
