import { defaultTag } from '../../knowledge/libraries/command-lines.ts'
import type { Project } from '../../discover/project.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { get, type Node } from '../../parse/node.ts'
import { SourceFile, type Text } from '../../text/source.ts'
import { defaultOf } from './go-defaults.ts'
import { importedFolders, packageIn } from '../../program/written/index.ts'
import { folderWithSlash } from '../../text/paths.ts'

/**
 * What a field of a configuration holds where nobody says otherwise, and a package beside or imported makes it: `cfg.Server.Host` is
 * `"0.0.0.0"` by `c.Server.Host = envOr("HOST", "0.0.0.0")`, by a field of the object, or by the tag of the field.
 */
export function fieldElsewhere(code: string, { value, at: { file } }: Text, project: Project): string | undefined {
  const path = /^\*?\w{1,60}((?:\.\w{1,60}){1,3})$/.exec(code)?.[1]
  if (path === undefined) return undefined
  const folders = new Set([folderWithSlash(file.path), ...importedFolders(value, file.path, project)])
  const found = [...folders].flatMap((folder) => defaultsIn(`${folder}package.go`, packageIn(folder, project), path))
  return found.length === 1 ? found[0] : undefined
}

function defaultsIn(path: string, code: string, fields: string): (string | undefined)[] {
  const field = fields.slice(fields.lastIndexOf('.') + 1)
  if (!new RegExp(`\\b${field}\\b`).test(code)) return []
  const all = saidIn(new SourceFile(path, code).whole, 'go')
  const set = all.filter(({ is, name }) => is === 'set' && name.endsWith(fields))
  const given = all.flatMap((one) => (one.is === 'object' ? entryOf(one, field) : []))
  const tagged = [...code.matchAll(new RegExp(`^[^\\S\\n]{1,8}${field} {1,40}string {1,40}\`[^\`\\n]{0,200}`, 'gm'))].flatMap(
    ([tag]) => defaultTag.pattern.exec(tag)?.[1] ?? [],
  )
  const made: Given[] = [...set.map(({ value, inFunction }) => ({ value, inFunction })), ...given]
  return [...made.map(({ value, inFunction }) => defaultOf(value, { all, inFunction })?.value), ...tagged]
}

interface Given {
  readonly value: Node
  readonly inFunction: string | undefined
}

/** The field of an object of settings. */
function entryOf({ name, value, inFunction }: Said, field: string): Given[] {
  const given = /config|settings|options|server/i.test(name) ? get(value, field) : undefined
  return given ? [{ value: given, inFunction }] : []
}
