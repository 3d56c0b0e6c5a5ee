import {
  argumentsOf,
  fieldValue,
  inside,
  isOwnMember,
  property,
  unwrap,
  withoutDefault,
  type Ast,
  type AstOf,
  type CallNode,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
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
  const binding = module.binding(inner)
  if (own !== undefined || binding?.kind !== 'param' || module.written(binding)) return own
  const index = maker.params.findIndex((one) => one.start <= binding.id.start && one.end >= binding.id.end)
  const [parameter, argument] = [maker.params[index], made.arguments[index]]
  if (!parameter || argument?.type === 'SpreadElement') return undefined
  const pattern = withoutDefault(parameter)
  const otherwise = parameter.type === 'AssignmentPattern' ? parameter.right : undefined
  if (pattern.type === 'ObjectPattern') {
    const given = property(caller, argument, binding.name)
    return given && isUnset(caller, given)
  }
  if (pattern.type !== 'Identifier') return undefined
  return argument ? isUnset(caller, argument) : otherwise && isUnset(module, otherwise)
}

/**
 * The same of a field that a class keeps from what it is made with: `self.key` of `KeyMiddleware`, which an application is told to ask with
 * `add_middleware(KeyMiddleware, key=os.environ.get("KEY"))`.
 */
export function fieldSetting(
  module: Module,
  node: Ast,
  type: Ast,
  { module: caller, call }: { module: Module; call: CallNode },
): string | undefined {
  const member = unwrap(node)
  if (!isOwnMember(member) || !inside(member, type)) return undefined
  const value = fieldValue(module, member)
  const held = value && unwrap(value)
  const binding = module.binding(held)
  if (binding?.kind !== 'param') return undefined
  const given = argumentsOf(caller, call)
  const argument = given.open ? undefined : given.expression(binding.name)
  return argument && isUnset(caller, argument)
}
