import { fileRole } from '../classify/file-role.ts'
import { environmentOf } from '../classify/environment.ts'
import { codeFile, testKind, testKindAlone } from '../knowledge/words/files.ts'
import { grouped } from '../text/grouped.ts'
import { folderOf } from '../text/paths.ts'
import { oneOf } from '../text/pattern.ts'
import type { Folders } from './project.ts'

/**
 * The folders that are called after a kind of tests and whose own code is tests for the most part: `integration/` and `acceptance/` with
 * `main_test.go`. A test that stands beside what it tests (`client.go`, `client_test.go`) shows that the folder is a part of the program.
 * So are those that hold what tests elsewhere share: the containers that they run against, and code that is no program of its own.
 */
export function testFolders(folders: Folders): ReadonlySet<string> {
  const within = new Map(
    [...folders]
      .map(([folder, files]) => [folder.slice(0, -1), files] as const)
      .filter(([folder]) => testKind.pattern.test(lastOf(folder))),
  )
  const tests = [...within].filter(([, files]) => holdsTests(new Set(files)) || sharesContainers(files)).map(([folder]) => folder)
  const sharing = tests.filter((folder) => !holdsTests(new Set(within.get(folder))))
  const environments = besideEnvironments(sharing, folders)
  return new Set(tests.filter((folder) => !environments.has(folder)))
}

/** Whether containers to run against and code that is no program of its own stand in a folder whose name is of tests alone. */
function sharesContainers(files: readonly string[]): boolean {
  const names = files.map(lastOf)
  return (
    testKindAlone.pattern.test(lastOf(folderOf(files[0] ?? ''))) &&
    names.some((name) => COMPOSE.test(name)) &&
    names.some((name) => codeFile.pattern.test(name)) &&
    !names.some((name) => PROGRAM.test(name))
  )
}

const COMPOSE = /^(?:docker-)?compose[\w.-]{0,40}\.ya?ml$/
/** Where a program begins, and what it is built from. */
const PROGRAM = oneOf(
  'i',
  /^(?:main|index|app|server|manage|program)\.[a-z]{1,4}$/,
  /^(?:package\.json|go\.mod|pom\.xml|Cargo\.toml|pyproject\.toml|[\w.-]{1,60}\.csproj)$/,
)

/** Those of the folders that stand beside one of an environment: `acceptance` is the name of an environment too. */
function besideEnvironments(sharing: readonly string[], folders: Folders): ReadonlySet<string> {
  const beside = grouped(sharing, folderOf)
  const found = new Set<string>()
  if (sharing.length === 0) return found
  for (const path of folders.keys()) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      const here = beside.get(folderOf(folder))
      if (here && environmentOf([lastOf(folder).toLowerCase()])) for (const one of here) found.add(one)
    }
  }
  return found
}

function holdsTests(files: ReadonlySet<string>): boolean {
  const tests = [...files].filter((path) => fileRole(path).test)
  const others = [...files].filter((path) => codeFile.pattern.test(path)).length - tests.length
  return tests.length > 0 && tests.length >= others && tests.every((path) => tested(path) === undefined || !files.has(tested(path) ?? ''))
}

/** What a test is of, by its name. */
function tested(path: string): string | undefined {
  const name = path.slice(folderOf(path).length).replace(/^\//, '')
  const of = name.replace(/^test_|(?:[._-](?:test|tests|spec|e2e)|Tests?)(?=\.[a-z]{1,5}$)/, '')
  return of === name ? undefined : path.slice(0, path.length - name.length) + of
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1)
}
