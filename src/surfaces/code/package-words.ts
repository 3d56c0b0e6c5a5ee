import type { Module } from '../../program/index.ts'
import { packageFolder, whereSaid } from '../reading/code-around.ts'

/**
 * Whether a file of code of the module's package, tests apart, says something; undefined where the package is too big to look at, or its
 * files are not known.
 */
export function packageSays(module: Module, words: RegExp): boolean | undefined {
  const found = whoSay(module, [words])
  return found && found.length > 0
}

/** Whether a file of the package itself says something, and of none that stands in a folder of it. */
export function ownPackageSays({ file, project }: Module, words: RegExp): boolean {
  if (!project) return false
  const below = packageFolder(file.path, project)
  const found = whereSaid(project, String(words), (text) => words.test(text), { below, files: CODE, most: MOST })
  return found?.some((path) => packageFolder(path, project) === below) ?? false
}

/** Whether another file of the package than the module's, tests apart, says all of something. */
export function othersSay(module: Module, ...words: readonly RegExp[]): boolean {
  return whoSay(module, words)?.some((path) => path !== module.file.path) ?? false
}

/** The first two files of a module's package that say all of something: looked for once a package, however many modules ask. */
function whoSay({ file, project }: Module, words: readonly RegExp[]): readonly string[] | undefined {
  if (!project) return undefined
  const around = { below: packageFolder(file.path, project), files: CODE, most: MOST, firstTwo: true }
  return whereSaid(project, words.map(String).join(' '), (text) => words.every((one) => one.test(text)), around)
}

const CODE = /\.(?:[cm]?[jt]sx?|py)$/
const MOST = 1000
