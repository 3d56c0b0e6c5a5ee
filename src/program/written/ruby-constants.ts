import { inUnderscores } from '../../text/words.ts'
import type { Project } from '../../discover/project.ts'
import type { Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { lazy } from '../../text/lazy.ts'
import { SourceFile } from '../../text/source.ts'
import { folderOf } from '../../text/paths.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * What a constant of another class or module holds, where it is written once in the file of its name or beside: `Grants::PASSWORD`. The
 * file of a class is called like it, https://guides.rubyonrails.org/autoloading_and_reloading_constants.html.
 */
export function rubyConstant(node: Node, project: Project): Node | undefined {
  const value = rubyConstantWritten(node, project)
  return value?.kind === 'scalar' ? { ...value, at: node.at } : undefined
}

/** The same as it is written there, a table as well. */
export function rubyConstantWritten(node: Node, project: Project): Node | undefined {
  const from = node.kind === 'dynamic' ? node.from : undefined
  if (!from || !/^[A-Z]\w{0,60}$/.test(from.module) || !/^[A-Z]\w{0,60}$/.test(from.name)) return undefined
  const { file } = node.at
  const paths = [
    ...new Set([file.path, ...project.named(`${inUnderscores(from.module).toLowerCase()}.rb`), ...besides(file.path, project)]),
  ]
  const found = paths.flatMap((path) => {
    const read = path === file.path ? readOf(project, path, () => file) : readOf(project, path, () => fileAt(project, path))
    return read?.opens.has(from.module) ? (read.sets().get(from.name) ?? []) : []
  })
  const [value] = found
  return found.length === 1 ? value : undefined
}

/** What a file is asked for again and again, read once. */
interface Read {
  /** The names of its classes and modules. */
  readonly opens: ReadonlySet<string>
  /** What it gives to names. */
  readonly sets: () => ReadonlyMap<string, readonly Node[]>
}

const readOf = oncePerPair((_: Project, __: string, fileOf: () => SourceFile | undefined): Read | undefined => {
  const file = fileOf()
  return file && { opens: opensIn(file.text), sets: lazy(() => setsIn(file)) }
})

function fileAt(project: Project, path: string): SourceFile | undefined {
  const text = project.text(path)
  return text === undefined ? undefined : new SourceFile(path, text)
}

const OPENS = /^[ \t]{0,40}(?:class|module) ((?:\w{1,60}::){0,4}\w{1,61})/gm

function opensIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(OPENS), ([, path = '']) => path.split('::')).flat())
}

function setsIn(file: SourceFile): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>()
  for (const { is, name, value } of saidInRuby(file.whole)) {
    const values = is === 'set' && /^[A-Z]/.test(name) ? (found.get(name) ?? []) : undefined
    if (values) found.set(name, values)
    values?.push(value)
  }
  return found
}

const MOST_FILES = 60

function besides(path: string, project: Project): readonly string[] {
  return project
    .inFolder(folderOf(path))
    .filter((one) => one.endsWith('.rb'))
    .slice(0, MOST_FILES)
}
