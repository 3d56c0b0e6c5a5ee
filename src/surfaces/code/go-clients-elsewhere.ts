import { oneOf } from '../../text/pattern.ts'
import { goHandlesChallenge, goOAuth2 } from '../../knowledge/libraries/go-oauth2.ts'
import type { Project } from '../../discover/project.ts'
import { SourceFile, type Text } from '../../text/source.ts'
import { folderOf, importedFolders, packageIn } from './go-packages.ts'

const CHALLENGES = oneOf('i', goHandlesChallenge.pattern, /code_?challenge|pkce/)

/**
 * The text of the package of this module that gives a field or variable its `oauth2.Config`: nothing when it is not known to be one, when
 * something wraps it, or when any of it speaks of a challenge.
 */
export function clientElsewhere(field: string, { value: code, at: { file } }: Text, project: Project): Text | undefined {
  const folders = [folderOf(file.path), ...importedFolders(code, file.path, project)]
  const packages = folders.map((folder) => packageIn(folder, project))
  const all = packages.join('\n')
  if (CHALLENGES.test(all + code)) return undefined
  const declared = new RegExp(`\\b${field}\\s{1,20}\\*?${goOAuth2.config.replace('.', '\\.')}\\b`)
  const found = packages.findIndex((text) => declared.test(text))
  const text = packages[found]
  return text === undefined || found === 0 ? undefined : new SourceFile(`${folders[found] ?? ''}package.go`, text).whole
}
