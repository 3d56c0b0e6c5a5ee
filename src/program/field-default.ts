import { keyOf, lastName, unwrap, type Ast, type AstOf } from './ast.ts'
import { argumentsOf } from './arguments.ts'
import { type Here, instanceOf, promisedBy } from './instances.ts'
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
