import nodePath from 'node:path'

/** A path with `/` between its parts. */
export function toSlash(path: string, separator: string): string {
  return separator === '/' ? path : path.replaceAll(separator, '/')
}

/** The path below a root, with `/`; empty for the root itself, `undefined` outside of it. */
export function relativeTo(root: string, absolute: string, flavour: Flavour = nodePath): string | undefined {
  const path = flavour.relative(root, absolute)
  if (path === '..' || path.startsWith('..' + flavour.sep) || flavour.isAbsolute(path)) return undefined
  return toSlash(path, flavour.sep)
}

type Flavour = Pick<typeof nodePath, 'relative' | 'sep' | 'isAbsolute'>

/** The order of the bytes of UTF-8, the same on every system. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Surrogates stand for what comes after U+FFFF. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/** The folder of a path, '' for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/**
 * The folder of each of many paths, with a `/` at its end; empty for the root. In a sorted list most stand in the folder of the one before,
 * and to search one from its end takes longer than all else about it.
 */
export function folderOfEach(): (path: string) => string {
  let folder = ''
  return (path) => {
    if (!path.startsWith(folder) || path.includes('/', folder.length)) folder = path.slice(0, path.lastIndexOf('/') + 1)
    return folder
  }
}

/** Where the last dot of a name is; most have only one. */
export function lastDot(name: string): number {
  const first = name.indexOf('.')
  return name.includes('.', first + 1) ? name.lastIndexOf('.') : first
}

/** The folder of a path with its `/`; '' for the root. */
export function folderWithSlash(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** The folders around a file, the nearest first; the root is ''. */
export function* upwards(path: string): Generator<string> {
  for (let at = path.lastIndexOf('/'); ; at = path.lastIndexOf('/', at - 1)) {
    yield at < 0 ? '' : path.slice(0, at)
    if (at <= 0) return
  }
}

/** The same with a `/` at their ends; the root is ''. */
export function foldersAbove(path: string): string[] {
  return Array.from(upwards(path), (folder) => folder && `${folder}/`)
}

/** A path as seen from a folder; upwards never leaves the repository. */
export function pathFrom(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** How a script imports a file of the same repository: `../lib/gate`. */
export function importPath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const parts = to.replace(/\.[cm]?[jt]s$/, '').split('/')
  let same = 0
  while (same < folders.length && same < parts.length - 1 && folders[same] === parts[same]) same++
  return [...(same === folders.length ? ['.'] : folders.slice(same).map(() => '..')), ...parts.slice(same)].join('/')
}
