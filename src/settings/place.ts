import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isLeftOutFolder } from '../discover/ignore-file.ts'
import { UsageError } from '../text/errors.ts'
import { repositoryRoot } from './config-places.ts'

/** What is scanned: a root, and of it these files and folders or all. */
export interface Place {
  readonly root: string
  readonly paths: readonly string[]
}

/** The file of a text need not be there. */
export async function placeOfText(file: string, cwd: string): Promise<Place> {
  let folder = dirname(resolve(file))
  while (!existsSync(folder)) folder = dirname(folder)
  const { root } = await placeOf([folder], cwd)
  return { root: isBelow(realpathSync.native(cwd), root) || repositoryRoot(root) !== undefined ? root : cwd, paths: [] }
}

/** The path of a file that need not be there, as the result calls it. */
export function belowRoot(root: string, file: string): string {
  const real = realpathSync.native(root)
  let folder = dirname(resolve(file))
  while (!existsSync(folder)) folder = dirname(folder)
  return relative(real, join(realpathSync.native(folder), relative(folder, resolve(file)))).replaceAll(sep, '/')
}

/** In a repository its root is the root, so that a file is judged alike whichever path was asked for. */
export async function placeOf(paths: readonly string[], cwd: string): Promise<Place> {
  const place = placeOutsideGit(paths, cwd)
  const real = realpathSync.native(place.root)
  const top = repositoryRoot(real)
  if (top === undefined || (top !== real && (await isLeftOutFolder(top, real)))) return place
  return { root: top, paths: place.paths.length > 0 || realpathSync.native(place.root) === top ? place.paths : [place.root] }
}

/** One folder is scanned as a root of its own; else the working directory is the root, or what holds all the paths. */
function placeOutsideGit(paths: readonly string[], cwd: string): Place {
  const missing = paths.find((path) => !existsSync(path))
  if (missing !== undefined) throw new UsageError(`no such file or folder: ${missing}`)
  const [folder, ...others] = paths.map((path) => resolve(path)).map((path) => (statSync(path).isDirectory() ? path : dirname(path)))
  if (folder === undefined) return { root: cwd, paths }
  if (paths.length === 1 && folder === resolve(paths[0] ?? '')) {
    const root = aboveHidden(folder, cwd)
    return { root, paths: root === folder ? [] : [folder] }
  }
  if ([folder, ...others].every((one) => isBelow(cwd, one))) return { root: cwd, paths }
  let root = folder
  // Two drives of Windows have nothing above them.
  while (!others.every((one) => isBelow(root, one)) && root !== dirname(root)) root = dirname(root)
  return { root: aboveHidden(root, cwd), paths }
}

/** `.cursor` says nothing by itself: the folder that holds it is the root. */
function aboveHidden(folder: string, cwd: string): string {
  const parts = isBelow(cwd, folder) ? relative(cwd, folder).split(sep) : [basename(folder)]
  const hidden = parts.findIndex((part) => part.startsWith('.'))
  return hidden < 0 ? folder : resolve(folder, ...parts.slice(hidden).map(() => '..'))
}

function isBelow(root: string, path: string): boolean {
  const below = relative(root, path)
  return below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below)
}
