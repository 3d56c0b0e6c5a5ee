import {
  definition,
  functionCalled,
  isFunction,
  keyOf,
  unwrap,
  withoutComments,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Here,
  type Module,
} from '../../program/index.ts'
import { withoutQuoted } from '../../program/written/index.ts'
import { literally } from '../../text/pattern.ts'
import { isDecodedState } from './decoded-state.ts'

/**
 * Whether the address of a redirect is what a function or a method gives back that is handed a part of the state, and that begins the
 * address with a redirect URI of it and puts a code there: `provider.complete({ client, params, code })`.
 *
 * @param looksAt words of code that may judge the address
 */
export function isBuiltOfState(module: Module, target: Ast, looksAt: RegExp): boolean {
  const call = givenBy(module, target)
  const called = call && functionCalled(module, call)
  if (!call || !called) return false
  const code = withoutQuoted(withoutComments(called.module, called.node))
  if (looksAt.test(code) || LOOKS_UP.test(code) || !SETS_CODE.test(withoutComments(called.module, called.node))) return false
  return call.arguments.some(
    (one, i) => one.type !== 'SpreadElement' && namesHanded(module, one, called, i).some((name) => beginsWith(code, name)),
  )
}

const LOOKS_UP = /redirect_?uris|getClient|clients?_?store|findClient|[!=]==[^;\n]{0,60}redirect_?uri|redirect_?uri[^;\n]{0,20}[!=]==/i
const SETS_CODE = /\.(?:set|append)\(\s{0,8}['"]code['"]\s{0,4},|[?&]code=\$?\{|['"]code['"]\s{0,4}:/

/** The call that a value is given back by, or a member of what it gives: `const { redirectTo } = await complete(…)`. */
function givenBy(module: Module, node: Ast): AstOf<'CallExpression'> | undefined {
  const inner = unwrap(node)
  const holder = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner
  const binding = module.binding(holder)
  const value = binding?.init && (binding.path ?? []).length < 2 ? unwrap(binding.init) : definition(module, holder)
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value
  return call.type === 'CallExpression' ? call : undefined
}

/** What the function calls that part of the state which an argument hands to it. */
function namesHanded(module: Module, given: Ast, called: Here<FunctionNode>, index: number): readonly string[] {
  const parameter = called.node.params[index]
  const inner = unwrap(given)
  if (isOfState(module, inner)) return parameter?.type === 'Identifier' ? [parameter.name] : []
  if (inner.type !== 'ObjectExpression' || !parameter) return []
  return inner.properties.flatMap((one) => {
    if (one.type !== 'Property' || !isOfState(module, unwrap(one.value))) return []
    const key = keyOf(one) ?? ''
    return parameter.type === 'ObjectPattern' ? [key] : parameter.type === 'Identifier' ? [`${parameter.name}.${key}`] : []
  })
}

function isOfState(module: Module, node: Ast): boolean {
  if (isFunction(node)) return false
  if (isDecodedState(module, node)) return true
  if (node.type === 'MemberExpression') return isDecodedState(module, node.object)
  const binding = module.binding(node)
  return binding?.init !== undefined && (binding.path ?? []).length === 1 && isDecodedState(module, binding.init)
}

/** `new URL(params.redirectUri)`, `${params.redirect_uri}?code=` */
function beginsWith(code: string, name: string): boolean {
  const address = `${literally(name)}(?:\\??\\.\\w{0,20}[rR]edirect_?[uU]r[il]|(?<=[rR]edirect_?[uU]r[il]))\\b`
  return new RegExp(`new URL\\(\\s{0,8}${address}\\s{0,8}\\)|\`\\$\\{${address}\\}[?#]`).test(code)
}
