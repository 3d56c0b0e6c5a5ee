import { inUnderscores } from '../../classify/words.ts'
import type { Project } from '../../discover/project.ts'
import type { Node } from '../../parse/node.ts'
import { saidInRuby } from '../../parse/ruby.ts'
import { SourceFile } from '../../text/source.ts'

/**
 * What a constant of another class or module holds, where it is written once in the file of its name or beside: `Grants::PASSWORD`. The
 * file of a class is called like it, https://guides.rubyonrails.org/autoloading_and_reloading_constants.html.
 */
export function rubyConstant(node: Node, project: Project): Node | undefined {
  const from = node.kind === 'dynamic' ? node.from : undefined
  if (!from || !/^[A-Z]\w{0,60}$/.test(from.module) || !/^[A-Z]\w{0,60}$/.test(from.name)) return undefined
  const { file } = node.at
  const opens = new RegExp(`^[ \\t]{0,40}(?:class|module) (?:\\w{1,60}::){0,4}${from.module}\\b`, 'm')
  const paths = [
    ...new Set([file.path, ...project.named(`${inUnderscores(from.module).toLowerCase()}.rb`), ...besides(file.path, project)]),
  ]
  const found = paths.flatMap((path) => {
    const text = path === file.path ? file.text : project.text(path)
    if (text === undefined || !text.includes(from.name) || !opens.test(text)) return []
    const said = saidInRuby(path === file.path ? file.whole : new SourceFile(path, text).whole)
    return said.filter((one) => one.is === 'set' && one.name === from.name).map(({ value }) => value)
  })
  const [value] = found
  return found.length === 1 && value?.kind === 'scalar' ? { ...value, at: node.at } : undefined
}

const MOST_FILES = 60

function besides(path: string, project: Project): readonly string[] {
  return project
    .inFolder(path.replace(/\/?[^/]*$/, ''))
    .filter((one) => one.endsWith('.rb'))
    .slice(0, MOST_FILES)
}
