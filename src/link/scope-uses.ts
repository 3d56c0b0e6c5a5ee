import type { Subject } from '../model/index.ts'
import type { Reading } from '../model/reading.ts'
import { signsInForOthers } from '../knowledge/words/scope-names.ts'
import type { Span } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import { foldersUpwards } from './facts.ts'

/** Of a scope: the folders below which its API is used, and where a call needs the scope. */
type Uses = Map<string, Map<string, Span | undefined>>

/**
 * Scopes that the code around needs. The nearest folder upwards that uses the API at all decides: a part of a product that only reads
 * has a consent of its own. Where one file of a package asks for a scope, its consent is that of the whole package, and so are all of
 * them where one folder of the package alone uses the API.
 */
export function withUses(subjects: readonly Subject[], readings: readonly Reading[], packageOf: (path: string) => string): Subject[] {
  const uses = usesOf(readings)
  if (uses.size === 0) return [...subjects]
  const asking = askingFiles(subjects, packageOf)
  const using = usingFolders(readings, packageOf)
  return subjects.map((subject) => {
    if (subject.kind !== 'scopeSet') return subject
    const used = subject.scopes.flatMap(({ value, at }) => {
      const folders = uses.get(value) ?? uses.get(lastOf(value))
      const home = packageOf(at.file.path)
      const isOne = asking.get(keyOf(home, value))?.size === 1 || using.get(keyOf(home, lastOf(value)))?.size === 1
      const ofPackage = isOne ? folders?.get(home) : undefined
      const needing = needingCall(folders, at.file.path) ?? ofPackage
      return needing ? [{ value, at: needing }] : []
    })
    return used.length > 0 ? { ...subject, used } : subject
  })
}

/** The files that ask for each scope, by package. */
function askingFiles(subjects: readonly Subject[], packageOf: (path: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const subject of subjects) {
    if (subject.kind !== 'scopeSet') continue
    for (const { value, at } of subject.scopes) {
      const key = keyOf(packageOf(at.file.path), value)
      found.set(key, (found.get(key) ?? new Set()).add(at.file.path))
    }
  }
  return found
}

/** The folders whose own files use the API of each scope, by package. */
function usingFolders(readings: readonly Reading[], packageOf: (path: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const reading of readings) {
    if (reading.kind !== 'scopeUse') continue
    const { path } = reading.at.file
    for (const scope of reading.scopes) {
      const key = keyOf(packageOf(path), lastOf(scope))
      found.set(key, (found.get(key) ?? new Set()).add(folderOf(path)))
    }
  }
  return found
}

/** A scope without the address that its provider has before it. */
function lastOf(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1)
}

const keyOf = (home: string, scope: string) => `${home} ${scope}`

function needingCall(folders: ReadonlyMap<string, Span | undefined> | undefined, path: string): Span | undefined {
  if (!folders) return undefined
  for (const folder of foldersUpwards(folderOf(path))) {
    if (!folders.has(folder)) continue
    const needing = folders.get(folder)
    // What signs people in for the others is no part of a product, though it may look at an API to tell whether that works.
    if (needing || !signsInForOthers.pattern.test(folder)) return needing
  }
  return undefined
}

function usesOf(readings: readonly Reading[]): Uses {
  const uses: Uses = new Map()
  for (const reading of readings) {
    if (reading.kind !== 'scopeUse') continue
    for (const scope of reading.scopes) {
      const folders = uses.get(scope) ?? new Map<string, Span | undefined>()
      uses.set(scope, folders)
      for (const folder of foldersUpwards(folderOf(reading.at.file.path))) {
        const known = folders.get(folder)
        if (reading.needed ? known === undefined : !folders.has(folder)) folders.set(folder, reading.needed ? reading.at : undefined)
      }
    }
  }
  return uses
}
