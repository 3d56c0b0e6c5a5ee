import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import type { Module } from '../../program/module.ts'

/**
 * Whether a file of code of the module's package, tests apart, says something; undefined where the package is too big to look at, or its
 * files are not known.
 */
export function packageSays(module: Module, words: RegExp): boolean | undefined {
  const found = whoSay(module, [words])
  return found && found.length > 0
}

/** Whether another file of the package than the module's, tests apart, says all of something. */
export function othersSay(module: Module, ...words: readonly RegExp[]): boolean {
  return whoSay(module, words)?.some((path) => path !== module.file.path) ?? false
}

/** The files of a module's package that say all of something: looked for once a package, however many modules ask. */
function whoSay({ file, project }: Module, words: readonly RegExp[]): readonly string[] | undefined {
  if (!project) return undefined
  const folder = project.manifest(file.path)?.folder ?? ''
  const known = KNOWN.get(project) ?? new Map<string, readonly string[] | undefined>()
  KNOWN.set(project, known)
  const key = [folder, ...words.map(({ source }) => source)].join('\n')
  if (!known.has(key)) {
    const paths = project.below(folder === '' ? '' : `${folder}/`).filter((path) => CODE.test(path) && !fileRole(path).test)
    const says = (path: string) => words.every((one) => one.test(project.text(path) ?? ''))
    known.set(key, paths.length > MOST ? undefined : paths.filter(says))
  }
  return known.get(key)
}

const KNOWN = new WeakMap<Project, Map<string, readonly string[] | undefined>>()
const CODE = /\.(?:[cm]?[jt]sx?|py)$/
const MOST = 1000
