import {
  isFunction,
  keyOf,
  lastName,
  nameOf,
  unwrap,
  withoutDefault,
  type Ast,
  type FunctionNode,
  type Identifier,
  type Module,
} from '../../program/index.ts'
import type { Located } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { describedParameter, docstring, isDescribedAsOther, isOwnHandle } from './tool-descriptions.ts'
import { classFields } from './tool-schemas.ts'

/** The context of a request, and values that are put in. */
const INJECTED_TYPE = /\b(?:Context|RunContext|RunContextWrapper|ToolContext|InjectedToolArg|InjectedState|ToolRuntime|Request)\b/
const INJECTED_VALUE = /^(?:Depends|CurrentContext|CurrentAccessToken|TokenClaim)$/

/** A switch or a number: `pass_credentials: bool = False`, `max_tokens: int | None`. */
const NO_TEXT = /^[\s:]{0,4}(?:Optional\[)?(?:bool|int|float)\b(?!\s{0,4}\|\s{0,4}str\b)/

/** A description that asks for the place of a secret in a vault: `"SecretId": "<ARN>"`. */
const IN_VAULT = /\bsecret[_ ]?(?:id|arn|name)\b/i

/** The parameters of a function that the model fills in, and the fields of those that are models of this module. */
export function modelParameters(module: Module, fn: FunctionNode): Located<string>[] {
  return filledIn(module, fn).flatMap(({ id, name }) => [
    name,
    ...(id.typeAnnotation ? classFields(module, id.typeAnnotation).map((field) => field.name) : []),
  ])
}

/** None of the context, none that is injected. */
function filledIn(module: Module, fn: FunctionNode): { readonly id: Identifier; readonly name: Located<string> }[] {
  return fn.params.flatMap((param) => {
    const id = withoutDefault(param)
    const otherwise = param.type === 'AssignmentPattern' ? unwrap(param.right) : undefined
    if (id.type !== 'Identifier' || /^(?:self|cls|ctx|context)$/.test(id.name)) return []
    const type = id.typeAnnotation ? module.source(id.typeAnnotation) : ''
    if (NO_TEXT.test(type) || (type === '' && otherwise?.type === 'Literal' && typeof otherwise.value === 'boolean')) return []
    if (INJECTED_TYPE.test(type) || (otherwise?.type === 'CallExpression' && INJECTED_VALUE.test(lastName(otherwise.callee) ?? '')))
      return []
    const ofTool = docstring(fn) ?? ''
    const said = describedParameter(id.name, ofTool)
    const description = `${type} ${otherwise ? module.source(otherwise) : ''} ${said}`
    if (isDescribedAsOther(id.name, description, ofTool)) return []
    if (isHandle(module, id.name, description, fn) || IN_VAULT.test(description)) return []
    return [{ id, name: { value: id.name, at: { file: module.file, start: id.start, end: id.start + id.name.length } } }]
  })
}

/** A handle of the server's own, as another function here gives it to the model. */
function isHandle(module: Module, name: string, description: string, fn: FunctionNode): boolean {
  return isOwnHandle(name, description, (source) => (decorated(module).get(source) ?? []).some((one) => one !== fn))
}

/** Functions with decorators, by name. */
const decorated = oncePer((module: Module): ReadonlyMap<string, readonly Ast[]> => {
  const found = new Map<string, Ast[]>()
  for (const { parent } of module.nodes('Decorator')) {
    const fn = parent?.type === 'MethodDefinition' ? parent.value : parent
    const name = fn && isFunction(fn) ? (parent?.type === 'MethodDefinition' ? keyOf(parent) : nameOf(module, fn)) : undefined
    if (fn && name !== undefined) found.set(name, [...(found.get(name) ?? []), fn])
  }
  return found
})
