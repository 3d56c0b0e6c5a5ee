import { shownName } from '../../classify/shown-name.ts'
import { isFunction, keyOf, lastName, unwrap, type Ast, type AstOf } from '../../program/ast.ts'
import { definition } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import type { Binding } from '../../program/scope.ts'
import { listsMembers, redactor } from '../../knowledge/words/logging.ts'
import { isServerEntry } from './server-entries.ts'
import { isBlanked } from './blanked.ts'
import { unmasked, writtenAfter } from './masked-members.ts'
import { isRefused } from './token-answers.ts'
import { isNamed, type Shown } from './logged-secrets.ts'

/**
 * An object that is written whole and of which a credential is read elsewhere in its scope: `log(params)` beside `params.auth_token`, or
 * the event of a function that answers HTTP, whose headers hold one. Only where a log shows what an object holds: in a text it is
 * `[object Object]`, and in Python mostly a place in memory, if it is no dictionary.
 */
export function objectWithSecret(module: Module, node: Ast, steps = 4): Shown | undefined {
  const inner = unwrap(node)
  if (steps === 0) return undefined
  const first = (list: readonly (Ast | null)[]): Shown | undefined => {
    for (const one of list) {
      const found = one && objectWithSecret(module, one, steps - 1)
      if (found) return found
    }
    return undefined
  }
  switch (inner.type) {
    case 'Identifier':
      return ofName(module, inner)
    case 'SpreadElement':
      return first([inner.argument])
    case 'TemplateLiteral':
      return first(inner.expressions.filter((one) => module.language === 'python' || unwrap(one).type === 'CallExpression'))
    case 'ArrayExpression':
      return first(inner.elements)
    case 'ObjectExpression':
      return first(unmasked(inner).map((one) => (one.type === 'SpreadElement' ? kept(module, inner, one) : one.value)))
    case 'CallExpression':
      return isNamed(module, inner.callee, listsMembers.pattern) ? first(inner.arguments) : undefined
    default:
      return undefined
  }
}

/** What an object copies of another, where it does not write over the credential. */
function kept(module: Module, object: AstOf<'ObjectExpression'>, copy: AstOf<'SpreadElement'>): Ast | null {
  const { argument } = copy
  const binding = argument.type === 'Identifier' ? module.binding(argument) : undefined
  const secret = binding && secretOf(module, binding)
  return secret !== undefined && writtenAfter(object, copy).has(secret) ? null : argument
}

function ofName(module: Module, node: AstOf<'Identifier'>): Shown | undefined {
  const binding = module.binding(node)
  if (!binding || redactor.pattern.test(node.name) || binding.kind === 'import') return undefined
  if (binding.kind === 'param' && isEventOfCall(module, binding)) return { what: `${node.name}.headers`, node }
  if (isServerEntry(module, node, binding)) return { what: node.name, node }
  if (!isMadeElsewhere(definition(module, node)) || isRefused(module, node)) return undefined
  const secret = secretOf(module, binding)
  return secret === undefined || isMissing(module, node, secret) ? undefined : { what: `${node.name}.${secret}`, node }
}

/** The name of a credential among its members; a name may be logged often. */
function secretOf(module: Module, binding: Binding): string | undefined {
  if (!SECRETS.has(binding)) SECRETS.set(binding, isBlanked(module, binding) ? undefined : secretMember(module, binding))
  return SECRETS.get(binding)
}

const SECRETS = new WeakMap<Binding, string | undefined>()

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
  if (module.language !== 'python' || member.computed) return key
  const call = key === 'get' ? module.parent(member) : undefined
  const [first] = call?.type === 'CallExpression' && call.callee === member ? call.arguments : []
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined
}

/** Stands on a branch that is taken when there is no such credential: `if (!params.token)`, `if not isinstance(params, dict):`. */
function isMissing(module: Module, node: AstOf<'Identifier'>, secret: string): boolean {
  let below: Ast = node
  for (const one of module.ancestors(node)) {
    if (isFunction(one)) return false
    if (one.type === 'IfStatement' && one.consequent === below) {
      const test = module.source(one.test).slice(0, 300).replaceAll('?.', '.')
      if (test.includes(`!${node.name}.${secret}`) || test.includes(`not isinstance(${node.name},`)) return true
    }
    below = one
  }
  return false
}

/** The event that a function of a cloud is called with, where the module reads a caller's Authorization of its headers. */
function isEventOfCall(module: Module, binding: Binding): boolean {
  const known = EVENTS.get(binding)
  if (known !== undefined) return known
  const found =
    binding.name === 'event' &&
    /authorization/i.test(module.file.text) &&
    !isBlanked(module, binding) &&
    module.references(binding).some((use) => readsHeaders(module, use))
  EVENTS.set(binding, found)
  return found
}

const EVENTS = new WeakMap<Binding, boolean>()

/** `event.headers`, `event["headers"]`, `event.get("headers", {})`, `const { headers } = event`. */
function readsHeaders(module: Module, use: Ast): boolean {
  const around = module.parent(use)
  if (around?.type === 'VariableDeclarator' && around.init === use && around.id.type === 'ObjectPattern')
    return around.id.properties.some((one) => one.type === 'Property' && keyOf(one) === 'headers')
  if (around?.type !== 'MemberExpression' || around.object !== use) return false
  if (keyOf(around) === 'headers') return true
  const call = keyOf(around) === 'get' ? module.parent(around) : undefined
  const [first] = call?.type === 'CallExpression' ? call.arguments : []
  return first?.type === 'Literal' && first.value === 'headers'
}
