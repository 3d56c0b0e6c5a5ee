import { agentDistribution, agentPackages } from '../../knowledge/agent-packages.ts'
import { takesPayments } from '../../knowledge/words/people.ts'
import { makesRow } from '../../knowledge/words/states.ts'
import type { MachineGrant, Related } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { SourceFile } from '../../text/source.ts'
import { enclosingFunction, withoutDefault, type Ast, type Identifier, type Module } from '../../program/index.ts'

/** What shows that people are behind a piece of an agent: a chat or UI package, and identifiers of users around it. */
export function peopleBehind(module: Module, node: Ast): MachineGrant['people'] {
  const showing = (what: 'agent' | 'people') =>
    importShowing(module, what) ?? (module.project && dependencyShowing(module.project, module.file.path, what))
  if (!showing('agent')) return []
  const chat = showing('people')
  const user = userAround(module, node)
  return [
    ...(chat ? [chat] : []),
    ...(user
      ? [
          {
            at: { file: module.file, start: user.start, end: user.start + user.name.length },
            label: `works for \`${user.name}\``,
            names: 'user' as const,
          },
        ]
      : []),
  ]
}

// A tenant is an organisation: its id names the address of a token endpoint, or what the token opens, and no person.
const USER = /^(?:user_?id|current_?user|session_?user|on_?behalf_?of)$/i
/** What a function is handed says more than what it names. */
const USER_PARAMETER = /^(?:user_?id|user|current_?user|session_?user|on_?behalf_?of|chat_?id|member_?id)$/i

function userAround(module: Module, node: Ast): Identifier | undefined {
  const around = enclosingFunction(module, node)
  for (const param of around?.params ?? []) {
    const id = withoutDefault(param)
    if (id.type === 'Identifier' && USER_PARAMETER.test(id.name)) return id
  }
  const isIn = ({ start, end }: Ast) => around !== undefined && start >= around.start && end <= around.end
  const rows = module.nodes('CallExpression').filter((call) => isIn(call) && makesRow.pattern.test(module.source(call.callee)))
  let row = 0
  return module.nodes('Identifier').find((id) => {
    if (!isIn(id) || !USER.test(id.name)) return false
    // Calls that make rows stand in the order of the text, and seldom in each other.
    let next = rows[row]
    while (next && next.end <= id.start) next = rows[++row]
    return !next || next.start > id.start
  })
}

/** More of a function is not looked at. */
const NEAR = 2000

/**
 * Whether the token is for a service at which the application takes its own money: no payer has one to give, and who pays is only told to
 * the application's own database.
 */
export function isForPayments(module: Module, node: Ast): boolean {
  const { start, end } = enclosingFunction(module, node) ?? { start: 0, end: module.file.text.length }
  return takesPayments.pattern.test(module.file.text.slice(Math.max(start, node.start - NEAR), Math.min(end, node.end + NEAR)))
}

function shows(name: string, what: 'agent' | 'people'): boolean {
  return agentPackages.some((one) => one.shows === what && (one.name.endsWith('/') ? name.startsWith(one.name) : one.name === name))
}

/** The first import of a module that shows an agent or people, and where it stands. */
export function importShowing(module: Module, what: 'agent' | 'people'): Related | undefined {
  for (const { source, specifiers } of module.nodes('ImportDeclaration')) {
    for (const one of specifiers) {
      const path =
        one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? `${source.value}.${one.imported.name}` : String(source.value)
      const name = [String(source.value), agentDistribution(path)].find((each) => shows(each, what))
      if (name !== undefined) return { at: module.span(one), label: `imports ${name}` }
    }
  }
  return undefined
}

const MANIFESTS = ['package.json', 'pyproject.toml', 'requirements.txt']

function dependencyShowing(project: Project, path: string, what: 'agent' | 'people'): Related | undefined {
  const manifest = project.manifest(path)
  for (const name of manifest?.dependencies.keys() ?? []) {
    if (!manifest || !shows(name, what)) continue
    for (const file of MANIFESTS) {
      const place = manifest.folder === '' ? file : `${manifest.folder}/${file}`
      const text = project.text(place)
      const written = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const match =
        text === undefined
          ? undefined
          : (file === 'package.json' ? new RegExp(`(?<=")${written}(?=")`) : new RegExp(written.replaceAll('-', '[-_.]'), 'i')).exec(text)
      if (text !== undefined && match)
        return {
          at: { file: new SourceFile(place, text), start: match.index, end: match.index + match[0].length },
          label: `depends on ${name}`,
        }
    }
  }
  return undefined
}
