import { shownName } from '../../classify/shown-name.ts'
import {
  branchesAround,
  definition,
  isTextLiteral,
  keyOf,
  lastName,
  propertyNode,
  traitsOf,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import { listsMembers, redactor, showsWhole } from '../../knowledge/words/logging.ts'
import { saidOfFields } from '../../knowledge/words/value-kinds.ts'
import { dumpsFields } from '../../knowledge/words/typed-objects.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { type HowShown } from './typed-members.ts'
import { secretByType } from './typed-objects.ts'
import { secretPutIn } from './put-in-members.ts'
import { secretBySchema } from './schema-members.ts'
import { answerOfRoutes, credentialOfEvent } from './logged-events.ts'
import { isServerEntry } from './server-entries.ts'
import { isBlanked } from './blanked.ts'
import { unmasked, writtenAfter } from './masked-members.ts'
import { isRefused } from './refused-answers.ts'
import type { Shown } from './logged-secrets.ts'
import { ofPath } from './logged-paths.ts'
import { isNamed } from './shown-parts.ts'
import { firstFound } from '../../text/first-found.ts'

/**
 * An object that is written whole and of which a credential is read elsewhere in its scope: `log(params)` beside `params.auth_token`, or
 * the event of a function that answers HTTP, whose headers hold one. Only where a log shows what an object holds: in a text it is
 * `[object Object]`, and in Python mostly a place in memory, if it is no dictionary.
 */
export function objectWithSecret(module: Module, node: Ast, steps = 4): Shown | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  const first = (list: readonly (Ast | null)[]): Shown | undefined =>
    firstFound(list, (one) => one && objectWithSecret(module, one, steps - 1))
  switch (inner.type) {
    case 'Identifier':
      return ofName(module, inner)
    case 'SpreadElement':
      return first([inner.argument])
    case 'TemplateLiteral':
      return first(inner.expressions.filter((one) => traitsOf(module).textsShowObjects || isCall(one)))
    case 'BinaryExpression':
      return first([inner.left, inner.right].filter((one) => /^[+%]$/.test(inner.operator) && showsInText(module, inner, one)))
    case 'ArrayExpression':
      return first(inner.elements)
    case 'ObjectExpression':
      return first(unmasked(inner).map((one) => (one.type === 'SpreadElement' ? kept(module, inner, one) : one.value)))
    case 'MemberExpression':
      return ofType(module, inner) ?? ofPath(module, inner)
    case 'CallExpression':
      if (isNamed(module, inner.callee, (traitsOf(module).fieldsAreEntries ? listsMembers : showsWhole).pattern))
        return first(inner.arguments)
      return dumped(module, inner) ?? ofResult(module, inner)
    default:
      return undefined
  }
}

const isCall = (node: Ast) => unwrap(node).type === 'CallExpression'

/** Whether an operand of a text that is put together shows what it holds: a call may, `%` of texts does, and so does another such text. */
function showsInText(module: Module, { operator, right }: AstOf<'BinaryExpression'>, one: Ast): boolean {
  return isCall(one) || one.type === 'BinaryExpression' || (traitsOf(module).textsShowObjects && operator === '%' && one === right)
}

/** What an object copies of another, where it does not write over the credential. */
function kept(module: Module, object: AstOf<'ObjectExpression'>, copy: AstOf<'SpreadElement'>): Ast | null {
  const { argument } = copy
  const binding = module.binding(argument)
  const secret = binding && secretOf(module, binding)
  return secret !== undefined && writtenAfter(object, copy).has(secret) ? null : argument
}

/** An object whose type says that a credential is among its members. */
function ofType(module: Module, node: AstOf<'Identifier' | 'MemberExpression'>, how: HowShown = 'printed'): Shown | undefined {
  const name = node.type === 'Identifier' ? node.name : (keyOf(node) ?? '')
  if (redactor.pattern.test(name) || shownName(name) === 'harmless') return undefined
  const secret = secretByType(module, node, how)
  return secret === undefined ? undefined : { what: `${module.source(node).replace(/\s+/g, '')}.${secret}`, node }
}

/** What is logged as it is given back: `console.log(await redeem(code))`. */
function ofResult(module: Module, call: AstOf<'CallExpression'>): Shown | undefined {
  const name = lastName(call.callee) ?? ''
  if (redactor.pattern.test(name) || shownName(name) === 'harmless') return undefined
  const secret = secretByType(module, call, 'printed')
  return secret === undefined ? undefined : { what: `${name}().${secret}`, node: call }
}

/** `settings.model_dump()` without a list of what it leaves out. */
function dumped(module: Module, { callee, arguments: given }: AstOf<'CallExpression'>): Shown | undefined {
  const member = unwrap(callee)
  const holder = member.type === 'MemberExpression' && dumpsFields.pattern.test(keyOf(member) ?? '') ? unwrap(member.object) : undefined
  if (holder?.type !== 'Identifier' && holder?.type !== 'MemberExpression') return undefined
  const leavesOut = ['exclude', 'include'].some((name) => propertyNode(module, given.at(-1), name) !== undefined)
  return leavesOut ? undefined : ofType(module, holder, 'dumped')
}

function ofName(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  const binding = module.binding(node)
  if (!binding || redactor.pattern.test(node.name) || binding.kind === 'import') return undefined
  const ofEvent = binding.kind === 'param' ? credentialOfEvent(module, binding) : answerOfRoutes(module, binding)
  if (ofEvent !== undefined) return { what: `${node.name}.${ofEvent}`, node }
  if (isServerEntry(module, node, binding)) return { what: node.name, node }
  const typed = ofType(module, node)
  if (typed && !isBlanked(module, binding) && !(binding.kind !== 'param' && isRefused(module, node))) return typed
  const put = shownName(node.name) === 'harmless' || isBlanked(module, binding) ? undefined : secretPutIn(module, binding, node)
  if (put) return put.isMerged ? { what: put.key, node, within: node } : { what: `${node.name}.${put.key}`, node }
  const checked = shownName(node.name) === 'harmless' || isBlanked(module, binding) ? undefined : secretBySchema(module, binding)
  if (checked !== undefined) return { what: `${node.name}.${checked}`, node }
  if (!isMadeElsewhere(definition(module, node)) || isRefused(module, node) || saidOfFields.pattern.test(node.name)) return undefined
  const secret = secretOf(module, binding)
  return secret === undefined || isMissing(module, node, secret) ? undefined : { what: `${node.name}.${secret}`, node }
}

/** The name of a credential among its members; a name may be logged often. */
const secretOf = oncePerPair((module: Module, binding: Binding): string | undefined =>
  isBlanked(module, binding) ? undefined : secretMember(module, binding),
)

/** A parameter, or what a function gave: what is written here is looked into by itself. */
function isMadeElsewhere(value: Ast): boolean {
  if (value.type === 'CallExpression') return !redactor.pattern.test(lastName(value.callee) ?? '')
  return value.type === 'Identifier' || value.type === 'AwaitExpression'
}

/** The name of a member that is a credential, as it is read of an object: `params.token`, `const { token } = params`. */
function secretMember(module: Module, binding: Binding): string | undefined {
  for (const use of module.references(binding)) {
    const around = module.parent(use)
    const names =
      around?.type === 'MemberExpression' && around.object === use
        ? [memberRead(module, around)]
        : around?.type === 'VariableDeclarator' && around.init === use && around.id.type === 'ObjectPattern'
          ? around.id.properties.map((one) => (one.type === 'Property' ? keyOf(one) : undefined))
          : []
    const secret = names.find((name) => name !== undefined && shownName(name) === 'credential')
    if (secret !== undefined) return secret
  }
  return undefined
}

/** `params.token`; in Python only what a dictionary holds, `params["token"]`: of other objects mostly a place in memory is shown. */
function memberRead(module: Module, member: AstOf<'MemberExpression'>): string | undefined {
  const key = keyOf(member)
  if (traitsOf(module).fieldsAreEntries || member.computed) return key
  const call = key === 'get' ? module.parent(member) : undefined
  const [first] = call?.type === 'CallExpression' && call.callee === member ? call.arguments : []
  return isTextLiteral(first) ? first.value : undefined
}

/**
 * Stands on a branch that is taken when there is no such credential: `if (!params.token)`, `if not isinstance(params, dict):`, and
 * `if token is None:` behind `token = params.get("token")`.
 */
function isMissing(module: Module, node: AstOf<'Identifier'>, secret: string): boolean {
  for (const condition of branchesAround(module, node)) {
    const test = module.source(condition).slice(0, 300).replaceAll('?.', '.')
    if (test.includes(`!${node.name}.${secret}`) || test.includes(`not isinstance(${node.name},`)) return true
    const absent = ABSENT.exec(test)
    if (absent && isMemberTaken(module, node, absent[1] ?? absent[2] ?? '', secret)) return true
  }
  return false
}

const ABSENT = /^(?:(?:!|not )\s{0,2}([A-Za-z_]\w{0,60})|([A-Za-z_]\w{0,60}) (?:is None|===? (?:null|undefined)))$/

/** Whether a name was given the credential of an object, in one of the lines before. */
function isMemberTaken(module: Module, node: AstOf<'Identifier'>, name: string, secret: string): boolean {
  if (!/^\w+$/.test(node.name + secret)) return false
  const before = module.file.text.slice(Math.max(0, node.start - NEAR), node.start)
  return new RegExp(`\\b${name} ?= ?(?:await )?${node.name}(?:\\??\\.|\\.get\\(["']|\\[["'])${secret}\\b`).test(before)
}

/** The part of a function above a place. */
const NEAR = 2000
