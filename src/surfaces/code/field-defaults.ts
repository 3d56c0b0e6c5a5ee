import { boolean } from '../../parse/node.ts'
import { argumentsOf, fold, instanceOf, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { readsEnvironment } from './typed-members.ts'

/**
 * What a flag of an object of settings is where nobody sets it, by the field of its class, also of another file: `verify_tls: bool = False`
 * of `settings = Settings()`, or of a parameter whose class reads the environment.
 */
export function fieldDefault(module: Module, node: AstOf<'MemberExpression'>): boolean | undefined {
  const name = keyOf(node)
  const settings = name === undefined || unwrap(node.object).type === 'ThisExpression' ? undefined : instanceOf(module, node.object)
  if (!settings || name === undefined || (settings.made ? settings.made.arguments.length > 0 : !readsEnvironment(settings)))
    return undefined
  const { module: home } = settings
  if ([module, home].some((one) => isAssigned(one, name))) return undefined
  const field = settings.node.body.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === name)
  const value = field?.type === 'PropertyDefinition' && field.value ? unwrap(field.value) : undefined
  return value && boolean(fold(home, defaultIn(home, value)))
}

/** `Field(default=False)`, `Field(False, alias="VERIFY_TLS")` */
function defaultIn(module: Module, value: Ast): Ast {
  const isField = value.type === 'CallExpression' && /^(?:Field|field)$/.test(lastName(value.callee) ?? '')
  return (isField ? argumentsOf(module, value).expression(['default', 0]) : undefined) ?? value
}

/** Whether a module gives a member of this name another value. */
function isAssigned(module: Module, name: string): boolean {
  return module.nodes('AssignmentExpression').some(({ left }) => left.type === 'MemberExpression' && keyOf(left) === name)
}
