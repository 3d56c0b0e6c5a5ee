import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import type { Module } from '../../program/module.ts'

/**
 * Whether a file of code of the module's package, tests apart, says something; undefined where the package is too big to look at, or its
 * files are not known.
 */
export function packageSays({ file, project }: Module, words: RegExp): boolean | undefined {
  if (!project) return undefined
  const folder = project.manifest(file.path)?.folder ?? ''
  const known = KNOWN.get(project) ?? new Map<string, boolean | undefined>()
  KNOWN.set(project, known)
  const key = `${folder}\n${words.source}`
  if (!known.has(key)) known.set(key, says(project, folder, words))
  return known.get(key)
}

const KNOWN = new WeakMap<Project, Map<string, boolean | undefined>>()

function says(project: Project, folder: string, words: RegExp): boolean | undefined {
  return filesOf(project, folder)?.some((path) => words.test(project.text(path) ?? ''))
}

/** Whether another file of the package than the module's, tests apart, says all of something. */
export function othersSay({ file, project }: Module, ...words: readonly RegExp[]): boolean {
  const folder = project?.manifest(file.path)?.folder ?? ''
  return (
    project !== undefined &&
    (filesOf(project, folder) ?? []).some((path) => path !== file.path && words.every((one) => one.test(project.text(path) ?? '')))
  )
}

function filesOf(project: Project, folder: string): readonly string[] | undefined {
  const paths = project.below(folder === '' ? '' : `${folder}/`).filter((path) => CODE.test(path) && !fileRole(path).test)
  return paths.length > MOST ? undefined : paths
}

const CODE = /\.(?:[cm]?[jt]sx?|py)$/
const MOST = 1000
