import type { Span } from '../text/source.ts'
import { append } from '../text/append.ts'
import { dotted, keyOf, lastName, unwrap, type Ast } from './ast.ts'
import { definition } from './fold.ts'
import { isMerge } from './merges.ts'
import type { Module } from './module.ts'
import type { Carrier } from './params-uses.ts'

// The parts of the code that builds a set of parameters.

/** What is written at a place of a string: `${params}`. */
export function writtenAt(module: Module, node: Ast, at: Span): Ast | undefined {
  const stack: Ast[] = [node]
  const seen = new Set<Ast>()
  for (let one = stack.pop(); one; one = stack.pop()) {
    if (seen.has(one)) continue
    seen.add(one)
    const inner = unwrap(one)
    if (one.start === at.start && one.end === at.end) return inner
    if (inner.start === at.start && inner.end === at.end) return inner
    if (inner.type === 'TemplateLiteral') append(stack, inner.expressions)
    else if (inner.type === 'BinaryExpression') stack.push(inner.left, inner.right)
    else if (inner.type === 'Identifier') {
      const binding = module.binding(inner)
      if (binding?.init && binding.path?.length === 0) stack.push(binding.init)
    }
  }
  return undefined
}

type Looped = { readonly pairs: Ast; readonly whole?: undefined } | { readonly pairs?: undefined; readonly whole: Ast }

/** What a loop goes over when a name is its variable, whole or the `pairs` of it: `for (const [k, v] of Object.entries(params))`. */
export function loopedOver(module: Module, name: Ast): Looped | undefined {
  const inner = unwrap(name)
  const binding = inner.type === 'Identifier' ? module.binding(inner) : undefined
  if (!binding) return undefined
  for (const one of module.ancestors(binding.id)) {
    if (one.type === 'ForOfStatement') return overAll(one.right)
    if (one.type !== 'ArrowFunctionExpression' && one.type !== 'FunctionExpression') continue
    const call = module.parent(one)
    const callee = call?.type === 'CallExpression' && call.arguments[0] === one ? unwrap(call.callee) : undefined
    return callee?.type === 'MemberExpression' && keyOf(callee) === 'forEach' ? overAll(callee.object) : undefined
  }
  return undefined
}

function overAll(node: Ast): Looped {
  const inner = unwrap(node)
  if (inner.type === 'CallExpression' && /^Object\.(?:entries|keys)$/.test(dotted(inner.callee) ?? '') && inner.arguments[0]) {
    return { pairs: inner.arguments[0] }
  }
  return { whole: inner }
}

/** The object or list that an encoder is given. */
export function placeOf(module: Module, given: Ast): { readonly place?: Ast } {
  const place = definition(module, given)
  return place.type === 'ObjectExpression' || place.type === 'ArrayExpression' ? { place } : {}
}

/** What carries the parameters that an expression begins with. */
export function carrierOf(node: Ast): Carrier {
  if (node.type === 'NewExpression') return lastName(node.callee) === 'URL' ? 'url' : 'params'
  if (node.type === 'ArrayExpression') return 'list'
  return node.type === 'ObjectExpression' || isMerge(node) ? 'object' : 'string'
}
