import { isTestPath } from '../classify/file-role.ts'
import { deployedFile } from '../knowledge/words/deployed-files.ts'
import { oncePer } from '../text/once-per.ts'
import type { Folders } from './project.ts'

/**
 * Whether a file is what an environment called "test" is set up with, and no test: a file of infrastructure in a folder that stands beside
 * those of other environments (`keycloak-test/` and `keycloak-prod/`, `overlays/test/` and `overlays/staging/`).
 */
export function isOfTestEnvironment(path: string, folders: Folders): boolean {
  if (!TEST.test(path) || !deployedFile.pattern.test(path)) return false
  const all = withParents(folders)
  const parts = path.split('/')
  const renamed = parts.map((part, i) => (i < parts.length - 1 ? (twinOf(parts.slice(0, i), part, all) ?? part) : part))
  return renamed.some((part, i) => part !== parts[i]) && !isTestPath(renamed.join('/'))
}

const TEST = /(?:^|[-_./])(?:test|testing|tst)[-_./]/i
const AROUND_TEST = /^(.{0,80}?)(?:^|(?<=[-_.]))(?:test|testing|tst)(?=$|[-_.])(.{0,80})$/i
const OTHERS = ['prod', 'production', 'prd', 'live', 'staging', 'stage', 'stg', 'uat', 'acc', 'qa', 'preprod', 'dev', 'development', 'int']

/** The folder of another environment beside one that is called after tests. */
function twinOf(above: readonly string[], folder: string, all: ReadonlySet<string>): string | undefined {
  const [, before, after] = AROUND_TEST.exec(folder) ?? []
  if (before === undefined || after === undefined) return undefined
  return OTHERS.map((name) => `${before}${name}${after}`).find((one) => all.has([...above, one].join('/')))
}

/** All folders of a repository, those that hold folders alone included. */
const withParents = oncePer((folders: Folders): ReadonlySet<string> => {
  const all = new Set<string>()
  for (const folder of folders.keys()) {
    for (let end = folder.lastIndexOf('/'); end > 0 && !all.has(folder.slice(0, end)); end = folder.lastIndexOf('/', end - 1)) {
      all.add(folder.slice(0, end))
    }
  }
  return all
})
