import type { Project } from '../discover/project.ts'
import { PATH_CONFIGURATIONS } from '../knowledge/import-aliases.ts'
import { entries, get, items, string, type Node } from '../parse/node.ts'
import { parseJsonc } from '../parse/jsonc.ts'
import { append } from '../text/append.ts'
import { SourceFile } from '../text/source.ts'
import { oncePerPair } from '../text/once-per.ts'
import { pathFrom, upwards } from '../text/paths.ts'

/**
 * Where the paths of a repository begin that its own configuration gives a name: `paths` and `baseUrl` of the nearest TypeScript
 * configuration (https://www.typescriptlang.org/tsconfig/#paths), `imports` of the nearest package.json
 * (https://nodejs.org/api/packages.html#imports), and the `$lib` of SvelteKit (https://svelte.dev/docs/kit/$lib).
 */
export function aliased(from: string, module: string, project: Project | undefined): string[] {
  if (!project || !/^[\w@$~#]/.test(module)) return []
  const found: string[] = []
  const folders = [...upwards(from)]
  if (module === '$lib' || module.startsWith('$lib/'))
    append(
      found,
      folders.map((folder) => pathFrom(folder, `src/${module.slice(1)}`)),
    )
  for (const rows of [tsRows, importRows])
    for (const folder of folders) {
      const known = rows(project, folder)
      if (!known) continue
      append(
        found,
        known.flatMap((row) => targets(row, module)),
      )
      break
    }
  return found
}

/** What an import is called, with at most one `*`, and the paths that it may mean. */
interface Row {
  readonly before: string
  /** What stands behind the `*`; undefined where there is none. */
  readonly after: string | undefined
  readonly paths: readonly string[]
}

function targets({ before, after, paths }: Row, module: string): string[] {
  if (after === undefined) return module === before ? [...paths] : []
  if (!module.startsWith(before) || !module.endsWith(after) || module.length < before.length + after.length) return []
  const rest = module.slice(before.length, module.length - after.length)
  return paths.map((path) => path.replace('*', () => rest))
}

function row(name: string, paths: readonly string[]): Row {
  const star = name.indexOf('*')
  return star < 0 ? { before: name, after: undefined, paths } : { before: name.slice(0, star), after: name.slice(star + 1), paths }
}

const tsRows = oncePerPair((project: Project, folder: string): readonly Row[] | undefined => {
  for (const name of PATH_CONFIGURATIONS) {
    const options = get(read(project, pathFrom(folder, name)), 'compilerOptions')
    const base = string(get(options, 'baseUrl'))?.value
    const rows = rowsIn(get(options, 'paths'), pathFrom(folder, base ?? '.'))
    if (base !== undefined) rows.push(row('*', [pathFrom(pathFrom(folder, base), '*')]))
    if (rows.length > 0) return rows
  }
  return undefined
})

const importRows = oncePerPair((project: Project, folder: string): readonly Row[] | undefined => {
  const root = read(project, pathFrom(folder, 'package.json'))
  return root && rowsIn(get(root, 'imports'), folder)
})

function rowsIn(paths: Node | undefined, root: string): Row[] {
  return entries(paths).map(({ key, value }) =>
    row(
      key.value,
      textsIn(value).map((path) => pathFrom(root, path)),
    ),
  )
}

/** A text, those of a list, and those of each condition. */
function textsIn(node: Node): string[] {
  const text = string(node)?.value
  if (text !== undefined) return [text]
  return [...items(node), ...entries(node).map(({ value }) => value)].flatMap((one) => string(one)?.value ?? [])
}

function read(project: Project, path: string): Node | undefined {
  const text = project.has(path) ? project.text(path) : undefined
  return text === undefined ? undefined : parseJsonc(new SourceFile(path, text).whole).roots[0]
}
