import type { Node } from '../parse/node.ts'
import { isFunction, keyOf, lastName, unwrap, type Ast, type CallNode } from './ast.ts'
import { definition, fold } from './fold.ts'
import type { Module } from './module.ts'
import { usesOf } from './holders.ts'

/** The address of the request that sends a body: the first argument of `fetch(url, { body })`, also where the options have a name. */
export function destination(module: Module, node: Ast, hops = 2, seen = new Set<Ast>()): Node | undefined {
  if (seen.has(node)) return undefined
  seen.add(node)
  for (const use of [node, ...usesOf(module, node).nodes]) {
    let one: Ast = use
    for (let steps = 0; steps < 8; steps++) {
      const parent = module.parent(one)
      if (!parent || isFunction(parent) || (parent.type === 'Property' && !BODIES.has(keyOf(parent) ?? ''))) break
      if (parent.type === 'CallExpression' || (parent.type === 'NewExpression' && lastName(parent.callee) === 'Request')) {
        const url = addressOf(module, parent, one)
        if (url) return url
      }
      if (hops > 0 && parent.type === 'VariableDeclarator' && one.type === 'ObjectExpression' && one !== node) {
        const url = destination(module, one, hops - 1, seen)
        if (url) return url
      }
      one = parent
    }
  }
  return undefined
}

/** Properties that carry a request's parameters. */
export const BODIES: ReadonlySet<string> = new Set([
  'body',
  'data',
  'form',
  'json',
  'params',
  'searchParams',
  'query',
  'qs',
  'payload',
  'formData',
])

const QUERY_SETTERS: ReadonlySet<string> = new Set(['with_query', 'update_query', 'copy_merge_params', 'include_query_params'])
const HTTP_METHOD = /^(?:get|post|put|patch|delete)$/i

/** The address in a call that has a body among its arguments. */
function addressOf(module: Module, call: CallNode, argument: Ast): Node | undefined {
  const [first] = call.arguments
  if (!first || first.type === 'SpreadElement' || !call.arguments.some((one) => one === argument)) return undefined
  const callee = unwrap(call.callee)
  // `url.with_query(params)`, `URL(x).update_query(params)`
  if (callee.type === 'MemberExpression' && QUERY_SETTERS.has(keyOf(callee) ?? '')) {
    const holder = definition(module, callee.object)
    const [inner] = holder.type === 'CallExpression' ? holder.arguments : []
    return fold(module, inner && inner.type !== 'SpreadElement' ? inner : callee.object)
  }
  if (first !== argument) {
    const given = first.type === 'Literal' && HTTP_METHOD.test(String(first.value)) ? call.arguments[1] : first
    const value = given && given.type !== 'SpreadElement' && given !== argument ? fold(module, given) : undefined
    return value?.kind === 'map' || value?.kind === 'list' ? undefined : value
  }
  const object = definition(module, first)
  const url =
    object.type === 'ObjectExpression' && object.properties.find((one) => one.type === 'Property' && /^ur[li]$/.test(keyOf(one) ?? ''))
  if (url && url.type === 'Property') return fold(module, url.value)
  // `request.post(url).send(body)`
  const inner = callee.type === 'MemberExpression' && keyOf(callee) === 'send' ? unwrap(callee.object) : undefined
  return inner?.type === 'CallExpression' && inner.arguments[0] ? fold(module, inner.arguments[0]) : undefined
}
