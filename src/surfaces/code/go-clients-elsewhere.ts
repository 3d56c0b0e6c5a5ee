import type { Project } from '../../discover/project.ts'
import { SourceFile, type Text } from '../../text/source.ts'

/**
 * The text of the package of this module that gives a field or variable its `oauth2.Config`: nothing when it is not known to be one, when
 * something wraps it, or when any of it speaks of a challenge.
 */
export function clientElsewhere(field: string, { value: code, at: { file } }: Text, project: Project): Text | undefined {
  const folders = [folderOf(file.path), ...importedFolders(code, file.path, project)]
  const packages = folders.map((folder) => packageIn(folder, project))
  const all = packages.join('\n')
  if (/\bAuthCodeURL\(\w{1,40} |S256Challenge|GenerateVerifier|code_?challenge|pkce/i.test(all + code)) return undefined
  const declared = new RegExp(`\\b${field}\\s{1,20}\\*?oauth2\\.Config\\b`)
  const found = packages.findIndex((text) => declared.test(text))
  const text = packages[found]
  return text === undefined || found === 0 ? undefined : new SourceFile(`${folders[found] ?? ''}package.go`, text).whole
}

/** Packages of the module that a file imports, by their folders: https://go.dev/ref/mod#go-mod-file-module */
function importedFolders(code: string, path: string, project: Project): string[] {
  const root = upwards(path).find((folder) => project.has(`${folder}go.mod`))
  const name = root === undefined ? undefined : /^module\s{1,4}(\S{1,200})/m.exec(project.text(`${root}go.mod`) ?? '')?.[1]
  if (root === undefined || name === undefined) return []
  const imported = [...code.matchAll(/^(?:import)?\s{1,8}(?:\w{1,40} )?"([^"\n]{1,200})"/gm)].map(([, one = '']) => one)
  return imported.flatMap((one) => (one.startsWith(`${name}/`) ? [`${root}${one.slice(name.length + 1)}/`] : []))
}

function packageIn(folder: string, project: Project): string {
  const paths = project.inFolder(folder.replace(/\/$/, '')).filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'))
  return paths.map((path) => project.text(path) ?? '').join('\n')
}

function folderOf(path: string): string {
  return path.replace(/[^/]*$/, '')
}

/** The folders around a file, the nearest first. */
function upwards(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  return [...steps.keys(), steps.length]
    .map((count) => steps.slice(0, count).join('/'))
    .map((folder) => (folder ? `${folder}/` : ''))
    .reverse()
}
