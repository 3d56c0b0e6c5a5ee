import { unwrap, type Ast, type AstOf, type FunctionNode } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { isUnset } from './unset-settings.ts'

/** A call that makes a check, with the module that it stands in, and the function that is called. */
export interface MadeCheck {
  readonly module: Module
  readonly made: AstOf<'CallExpression'>
  readonly maker: FunctionNode
}

/**
 * The name of a setting that is off unless somebody sets it, also where the function around is given it: `token` in
 * `optionalAuth(token)`, which is called as `optionalAuth(process.env.TOKEN)`.
 */
export function settingGiven(module: Module, node: Ast, { module: caller, made, maker }: MadeCheck): string | undefined {
  const own = isUnset(module, node)
  const inner = unwrap(node)
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  if (own !== undefined || binding?.kind !== 'param' || module.written(binding)) return own
  const index = maker.params.findIndex((one) => one.start <= binding.id.start && one.end >= binding.id.end)
  const [parameter, argument] = [maker.params[index], made.arguments[index]]
  if (!parameter || argument?.type === 'SpreadElement') return undefined
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
  const otherwise = parameter.type === 'AssignmentPattern' ? parameter.right : undefined
  if (pattern.type === 'ObjectPattern') {
    const given = property(caller, argument, binding.name)
    return given && isUnset(caller, given)
  }
  if (pattern.type !== 'Identifier') return undefined
  return argument ? isUnset(caller, argument) : otherwise && isUnset(module, otherwise)
}
