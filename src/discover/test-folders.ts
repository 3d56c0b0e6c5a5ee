import { fileRole } from '../classify/file-role.ts'
import { codeFile, testKind } from '../knowledge/words/files.ts'
import { grouped } from '../text/grouped.ts'
import { parent } from '../text/paths.ts'

/**
 * The folders that are called after a kind of tests and whose own code is tests for the most part: `integration/` and `acceptance/` with
 * `main_test.go`. A test that stands beside what it tests (`client.go`, `client_test.go`) shows that the folder is a part of the program.
 */
export function testFolders(paths: Iterable<string>): ReadonlySet<string> {
  const within = grouped(
    [...paths].filter((path) => testKind.pattern.test(lastOf(parent(path)))),
    parent,
  )
  return new Set([...within].filter(([, files]) => holdsTests(new Set(files))).map(([folder]) => folder))
}

function holdsTests(files: ReadonlySet<string>): boolean {
  const tests = [...files].filter((path) => fileRole(path).test)
  const others = [...files].filter((path) => codeFile.pattern.test(path)).length - tests.length
  return tests.length > 0 && tests.length >= others && tests.every((path) => tested(path) === undefined || !files.has(tested(path) ?? ''))
}

/** What a test is of, by its name. */
function tested(path: string): string | undefined {
  const name = path.slice(parent(path).length).replace(/^\//, '')
  const of = name.replace(/^test_|(?:[._-](?:test|tests|spec|e2e)|Tests?)(?=\.[a-z]{1,5}$)/, '')
  return of === name ? undefined : path.slice(0, path.length - name.length) + of
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1)
}
