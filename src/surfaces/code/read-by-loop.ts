import { dotted, inside, keyOf, lastName, unwrap, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { requestHeaders } from '../../knowledge/words/logging.ts'
import { isOfAnswer } from './answer-headers.ts'
import type { Shown } from './logged-secrets.ts'
import { looksAtNames } from './names-looked-at.ts'

/**
 * The value of each header of a request that a loop over their names reads: `for (const name in req.headers) console.log(name,
 * req.headers[name])`. One that looks at the names may leave some out.
 */
export function readByLoop(module: Module, node: AstOf<'MemberExpression'>): Shown | undefined {
  const key = node.computed ? unwrap(node.property) : undefined
  const all = key?.type === 'Identifier' ? wholeOf(module, node.object) : undefined
  if (all === undefined || key?.type !== 'Identifier') return undefined
  const declared = module.binding(key)?.node
  const loop = declared && loopOver(module, declared)
  if (!loop || wholeOf(module, namesOf(loop.through)) !== all) return undefined
  return looksAtNames(module.source(loop.body).slice(0, LONGEST)) ? undefined : { what: all, node, within: node }
}

/** All headers of a request, as they are written. */
export function wholeOf(module: Module, node: Ast): string | undefined {
  const name = dotted(node)
  if (name === undefined) return undefined
  return requestHeaders.pattern.test(name) && !isOfAnswer(module, node)
    ? module.source(node).replace(/\s+/g, '').slice(0, LONGEST_NAME)
    : undefined
}

/** What has the names: `Object.keys(req.headers)`, `request.headers.keys()`, or the map itself, which gives them. */
function namesOf(node: Ast): Ast {
  const inner = unwrap(node)
  if (inner.type !== 'CallExpression') return inner
  const [first] = inner.arguments
  if (first && /^(?:Object\.keys|sorted|list)$/.test(dotted(inner.callee) ?? '')) return namesOf(first)
  const callee = unwrap(inner.callee)
  return callee.type === 'MemberExpression' && /^(?:keys|sort)$/.test(lastName(callee) ?? '') ? namesOf(callee.object) : inner
}

/** The loop that declares a variable, or the call that is given a function for each. */
function loopOver(module: Module, declared: Ast): { readonly through: Ast; readonly body: Ast } | undefined {
  for (const one of [declared, ...module.ancestors(declared)].slice(0, 4)) {
    if (one.type === 'ForOfStatement') return inside(declared, one.left) ? { through: one.right, body: one.body } : undefined
    if (one.type !== 'ArrowFunctionExpression' && one.type !== 'FunctionExpression') continue
    const call = module.parent(one)
    const callee = call?.type === 'CallExpression' && call.arguments[0] === one ? unwrap(call.callee) : undefined
    if (callee?.type !== 'MemberExpression' || keyOf(callee) !== 'forEach') return undefined
    return one.body ? { through: callee.object, body: one.body } : undefined
  }
  return undefined
}

/** More of a name tells a reader nothing. */
const LONGEST_NAME = 80
/** More of a loop is not looked at. */
const LONGEST = 2000
