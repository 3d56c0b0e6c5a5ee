import { agentPackages } from '../../knowledge/agent-packages.ts'
import type { Related } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { SourceFile } from '../../text/source.ts'
import type { Ast } from '../../program/ast.ts'
import { enclosingFunction, type Module } from '../../program/module.ts'

/** What shows that people are behind a piece of an agent: the package's dependencies, and identifiers of users around it. */
export function peopleBehind(module: Module, node: Ast): Related[] {
  const around = enclosingFunction(module, node)
  const user = around && module.nodes('Identifier').find(
    ({ name, start, end }) => USER.test(name) && start >= around.start && end <= around.end,
  )
  const chat = module.project && dependencyShowing(module.project, module.file.path, 'people')
  const agent = module.project && dependencyShowing(module.project, module.file.path, 'agent')
  if (!agent) return []
  return [...(chat ? [chat] : []), ...(user ? [{ at: module.span(user), label: `works for \`${user.name}\`` }] : [])]
}

const USER = /^(?:user_?id|current_?user|session_?user|tenant_?id|on_?behalf_?of)$/i

function dependencyShowing(project: Project, path: string, shows: 'agent' | 'people'): Related | undefined {
  const manifest = project.manifest(path)
  if (!manifest) return undefined
  const known = agentPackages.filter((one) => one.shows === shows)
  for (const name of manifest.dependencies.keys()) {
    if (!known.some((one) => (one.name.endsWith('/') ? name.startsWith(one.name) : one.name === name))) continue
    const file = manifest.folder === '' ? 'package.json' : `${manifest.folder}/package.json`
    const text = project.text(file)
    const start = text?.indexOf(`"${name}"`) ?? -1
    if (text === undefined || start < 0) continue
    return { at: { file: new SourceFile(file, text), start: start + 1, end: start + 1 + name.length }, label: `depends on ${name}` }
  }
  return undefined
}
