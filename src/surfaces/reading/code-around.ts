import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import { oncePerPair } from '../../text/once-per.ts'

// What all code of a repository or a package says, asked once however many files need it.

interface Around {
  /** Where the files stand, with a `/` at its end; by itself the repository. */
  readonly below?: string
  /** Which files; by itself all code that this linter reads. */
  readonly files?: RegExp
  /** Of more files nobody is asked. */
  readonly most?: number
}

/** Code of the languages that questions are asked of. */
const READ = /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|java|kt|cs|php|rb|rs)$/

/** Larger repositories are not asked as a whole. */
const MOST = 2000

/** What is found out about a repository once, by the question that it answers. */
export function onceFor<T>(project: Project, question: string, find: () => T): T {
  return answered(project, question, find) as T
}

const answered = oncePerPair((_: Project, __: string, find: () => unknown) => find())

/** The paths of the code around, tests apart; undefined where there are too many. */
export function codeAround(project: Project, { below = '', files = READ, most = MOST }: Around = {}): readonly string[] | undefined {
  return onceFor(project, `paths ${below} ${String(files)} ${most}`, () => {
    const paths = project.below(below).filter((path) => files.test(path) && !fileRole(path).test)
    return paths.length > most ? undefined : paths
  })
}

/** The paths of those whose text an answer is true of, or the first two of them; undefined where there are too many to ask. */
export function whereSaid(
  project: Project,
  question: string,
  says: (text: string, path: string) => boolean,
  { firstTwo = false, ...around }: Around & { readonly firstTwo?: boolean } = {},
): readonly string[] | undefined {
  return onceFor(project, `where ${question} ${around.below ?? ''} ${firstTwo}`, () => {
    const found: string[] = []
    const paths = codeAround(project, around)
    for (const path of paths ?? []) {
      if (says(project.text(path) ?? '', path)) found.push(path)
      if (firstTwo && found.length > 1) break
    }
    return paths && found
  })
}

/** Whether any code around says something; true where there is too much to ask, as something may. */
export function mayBeSaid(project: Project, question: string, says: (text: string) => boolean, around: Around = {}): boolean {
  return onceFor(project, `may ${question} ${around.below ?? ''}`, () => {
    const paths = codeAround(project, around)
    return paths === undefined || paths.some((path) => says(project.text(path) ?? ''))
  })
}

/** The folder of the package that a file stands in, as `below` takes it. */
export function packageFolder(path: string, project: Project): string {
  const folder = project.manifest(path)?.folder ?? ''
  return folder === '' ? '' : `${folder}/`
}
