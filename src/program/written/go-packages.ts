import type { Project } from '../../discover/project.ts'
import { folderOf, foldersAbove } from '../../text/paths.ts'
import { isGoCode } from './files.ts'

/** Packages of the module that a file imports, by their folders: https://go.dev/ref/mod#go-mod-file-module */
export function importedFolders(code: string, path: string, project: Project): string[] {
  const root = moduleFolder(path, project)
  const name = moduleName(path, project)
  if (root === undefined || name === undefined) return []
  const imported = [...code.matchAll(/^(?:import)?\s{1,8}(?:\w{1,40} )?"([^"\n]{1,200})"/gm)].map(([, one = '']) => one)
  return imported.flatMap((one) => (one.startsWith(`${name}/`) ? [`${root}${one.slice(name.length + 1)}/`] : []))
}

/** What the module around a file is called. */
export function moduleName(path: string, project: Project): string | undefined {
  const root = moduleFolder(path, project)
  return root === undefined ? undefined : /^module\s{1,4}(\S{1,200})/m.exec(project.text(`${root}go.mod`) ?? '')?.[1]
}

/** The code of a package, without its tests. */
export function packageIn(folder: string, project: Project): string {
  const paths = project.inFolder(folder.replace(/\/$/, '')).filter(isGoCode)
  return paths.map((path) => project.text(path) ?? '').join('\n')
}

/** The folder of the module that a file is of: https://go.dev/ref/mod#go-mod-file */
export function moduleFolder(path: string, project: Project): string | undefined {
  return foldersAbove(path).find((folder) => project.has(`${folder}go.mod`))
}

/** A module of more files is not read as a whole. */
const MOST_FILES = 500

/** The code of a whole module, without its tests; nothing where it is too large or no module. */
export function moduleAround(path: string, project: Project): string | undefined {
  const paths = moduleFolder(path, project) === undefined ? [] : filesOfModule(path, project)
  return paths.length === 0 ? undefined : paths.map((one) => project.text(one) ?? '').join('\n')
}

/** The files of the module around a file without its tests, or of its folder where there is no module; none of one that is too large. */
export function filesOfModule(path: string, project: Project): readonly string[] {
  const root = moduleFolder(path, project)
  const all = root === undefined ? project.inFolder(folderOf(path)) : project.below(root)
  const paths = all.filter(isGoCode)
  return paths.length > MOST_FILES ? [] : paths
}
