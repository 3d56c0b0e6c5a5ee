import { agentDistribution, agentPackages } from '../../knowledge/agent-packages.ts'
import { takesPayments } from '../../knowledge/words/people.ts'
import { makesRow } from '../../knowledge/words/states.ts'
import type { MachineGrant, Related } from '../../model/index.ts'
import type { Project } from '../../discover/project.ts'
import { codeAt, SourceFile } from '../../text/source.ts'
import type { Node as Value } from '../../parse/node.ts'
import {
  enclosingFunction,
  isFunction,
  lastName,
  nameOf,
  walk,
  withoutDefault,
  type Ast,
  type Identifier,
  type Module,
  inside,
  isOwnImport,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { callsIn } from './calls-in-function.ts'
import { peopleOfCallers } from './people-of-callers.ts'

/** What shows that people are behind a piece of an agent: a chat or UI package, and identifiers of users around it. */
export function peopleBehind(module: Module, node: Ast): MachineGrant['people'] {
  const showing = (what: 'agent' | 'people') =>
    importShowing(module, what) ?? (module.project && dependencyShowing(module.project, module.file.path, what))
  if (!showing('agent')) return []
  const chat = showing('people')
  const user = userAround(module, node)
  const around = enclosingFunction(module, node)
  return [
    ...(chat ? [chat] : []),
    ...(user || !around ? [] : peopleOfCallers(module, around, USER_PARAMETER)),
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

/**
 * Whether the token is for a service at which the application takes its own money: no payer has one to give, and who pays is only told to
 * the application's own database. The request for the token says so, by its address and its client, the name of the function around it,
 * or the address that the token is sent to.
 */
export function isForPayments(module: Module, node: Ast, address?: Value): boolean {
  const around = enclosingFunction(module, node)
  return (
    (address !== undefined && takesPayments.pattern.test(codeAt(address.at).slice(0, LONGEST))) ||
    requestsWith(module, node).some((one) => namesPayments(module, one)) ||
    (around !== undefined && sendsToPayments(around, module))
  )
}

function namesPayments(module: Module, node: Ast): boolean {
  return written(module, node).some((text) => takesPayments.pattern.test(text))
}

const sendsToPayments = oncePerPair((around: Ast, module: Module): boolean => {
  if (takesPayments.pattern.test(`${nameOf(module, around) ?? ''} ${classAround(module, around)}`)) return true
  // What is made there for it: `new PayPalOrders(token)`, `new Error('PayPal refused the client')`.
  const made = module.nodes('NewExpression').filter((one) => inside(one, around))
  if (made.slice(0, MOST).some((one) => takesPayments.pattern.test(module.source(one).slice(0, LONGEST)))) return true
  const sent = callsIn(module, around).filter((call) => SENDS_TOKEN.test(module.source(call).slice(0, LONGEST)))
  return sent.slice(0, MOST).some(({ arguments: [first] }) => first !== undefined && namesPayments(module, first))
})

function classAround(module: Module, node: Ast): string {
  const outer = [...module.ancestors(node)].find((one) => one.type === 'ClassDeclaration')
  return (outer?.type === 'ClassDeclaration' ? outer.id?.name : undefined) ?? ''
}

const SENDS_TOKEN = /\bBearer\b|access_?token/i
const LONGEST = 600
const MOST = 8

/** The call that a part of a request is written in, or those that are given it by its name. */
function requestsWith(module: Module, node: Ast): Ast[] {
  const own = outermost(module, node)
  const parent = module.parent(own)
  const binding = parent?.type === 'VariableDeclarator' && parent.init === own ? module.binding(parent.id) : undefined
  const uses = binding ? module.references(binding).filter((use) => use !== binding.id) : []
  return [own, ...uses.slice(0, MOST).map((use) => outermost(module, use))]
}

/** The whole expression of a call around a node, up to what follows on its answer. */
function outermost(module: Module, node: Ast): Ast {
  let inner = node
  for (const one of module.ancestors(node)) {
    if (isFunction(one) || /Statement$|Declarat/.test(one.type)) break
    if (one.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(lastName(one) ?? '')) break
    if (one.type === 'AwaitExpression') break
    inner = one
  }
  return inner
}

/** The code of an expression, and what its names were given. */
function written(module: Module, node: Ast, steps = 2): string[] {
  const given = new Set<Ast>()
  let looked = 0
  for (const one of steps === 0 ? [] : walk(node, (inner) => !isFunction(inner))) {
    if (++looked > MOST_NODES || given.size > MOST) break
    const init = one.type === 'Identifier' ? module.binding(one)?.init : undefined
    if (init && !isFunction(init)) given.add(init)
  }
  return [module.source(node).slice(0, LONGEST), ...[...given].flatMap((one) => written(module, one, steps - 1))]
}

const MOST_NODES = 200

function shows(name: string, what: 'agent' | 'people'): boolean {
  return agentPackages.some((one) => one.shows === what && (one.name.endsWith('/') ? name.startsWith(one.name) : one.name === name))
}

/** The first import of a module that shows an agent or people, and where it stands. */
export function importShowing(module: Module, what: 'agent' | 'people'): Related | undefined {
  for (const { source, specifiers } of module.nodes('ImportDeclaration')) {
    for (const one of specifiers) {
      const taken = one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : ''
      const path = taken === '' ? String(source.value) : `${source.value}.${taken}`
      const name = [String(source.value), agentDistribution(path)].find((each) => shows(each, what))
      if (name !== undefined && !isOwnImport(module, { module: String(source.value), name: taken }))
        return { at: module.span(one), label: `imports ${name}` }
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
