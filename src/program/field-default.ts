import { isCallNode, keyOf, lastName, memberName, unwrap, type Ast, type AstOf, type CallNode } from './ast.ts'
import { argumentsOf } from './arguments.ts'
import { type Here, instanceOf, named, promisedBy } from './instances.ts'
import type { Module } from './module.ts'

/**
 * What a field of a settings object holds where nobody sets it: `"0.0.0.0"` of `config.server.host`, whose classes say
 * `server: ServerConfig` and `host: str = Field(default="0.0.0.0")`.
 */
export function fieldDefault(module: Module, node: Ast): Here | undefined {
  const member = unwrap(node)
  const field = member.type === 'MemberExpression' ? fieldOf(module, member) : undefined
  const value = field?.node.value
  if (!field || !value) return undefined
  const given = unwrap(value)
  if (given.type !== 'CallExpression') return { module: field.module, node: given }
  if (!/^(?:Field|field)$/.test(lastName(given.callee) ?? '')) return undefined
  const start = argumentsOf(field.module, given).expression(['default', 0])
  return start && { module: field.module, node: start }
}

/** Whether the class of an object demands a field: `api_key: str`, `api_key: SecretStr = Field(..., min_length=32)`. */
export function isDemandedField(module: Module, node: Ast): boolean {
  const member = unwrap(node)
  const field = member.type === 'MemberExpression' ? fieldOf(module, member) : undefined
  if (!field) return false
  const value = field.node.value && unwrap(field.node.value)
  if (!value || /^\.\.\.$|^(?:\w{1,40}\.)?Field\(\s{0,40}\.\.\./.test(field.module.source(value))) return true
  if (value.type !== 'CallExpression' || lastName(value.callee) !== 'Field') return false
  const given = argumentsOf(field.module, value)
  return !given.open && given.expression(['default', 'default_factory', 0]) === undefined
}

/** The declaration of a field in the class of the object that it is read of. */
function fieldOf(module: Module, member: AstOf<'MemberExpression'>, steps = 4): Here<AstOf<'PropertyDefinition'>> | undefined {
  const object = unwrap(member.object)
  const name = keyOf(member)
  if (steps === 0 || name === undefined) return undefined
  const outer = object.type === 'MemberExpression' ? fieldOf(module, object, steps - 1) : undefined
  const owner = outer ? promisedBy(outer.module, outer.node) : instanceOf(module, object)
  const field = owner?.node.body.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === name)
  return owner && field?.type === 'PropertyDefinition' ? { module: owner.module, node: field } : undefined
}

/**
 * What a field of a settings object is given by the one call that makes the object: `os.environ.get("BIND_HOST")` of
 * `config.server.bind_host` after `config = Config(server=ServerConfig(bind_host=os.environ.get("BIND_HOST")))`.
 */
export function fieldGiven(module: Module, node: Ast, steps = MOST_STEPS): Here | undefined {
  const member = unwrap(node)
  const name = memberName(member)
  const made = member.type === 'MemberExpression' && name !== undefined ? constructed(module, member.object, steps - 1) : undefined
  const value = made && name !== undefined ? argumentsOf(made.module, made.node).expression(name) : undefined
  return made && value && { module: made.module, node: value }
}

/** The call of a class of this repository that makes an object, by its variable or the field that keeps it. */
function constructed(module: Module, node: Ast, steps: number): Here<CallNode> | undefined {
  const inner = unwrap(node)
  if (steps <= 0) return undefined
  if (isCallNode(inner)) return instanceOf(module, inner)?.made === inner ? { module, node: inner } : undefined
  const meant = named(module, inner) ?? fieldGiven(module, inner, steps)
  return meant && meant.node !== inner ? constructed(meant.module, meant.node, steps - 1) : undefined
}

const MOST_STEPS = 8
