import { bindsCode, redeemsCode } from '../../knowledge/words/states.ts'
import {
  assignmentTo,
  definition,
  enclosingFunction,
  functionCalled,
  importedAs,
  inside,
  unwrap,
  walk,
  withoutComments,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { grouped } from '../../text/grouped.ts'
import { callsIn } from './calls-in-function.ts'
import { asksEveryRoute, mayAskForState } from './asked-in-front.ts'
import { takenOf, type Taken } from './taken-parameters.ts'

/** A condition that an answer passes which it should not. */
export interface Skipped {
  /** The `state` is compared where one is there, or where one was kept. */
  readonly only: 'optional' | 'if-kept'
  readonly at: Span
}

/** A handler with more conditions than any callback has is read no further. */
const MAX_CONDITIONS = 40

/**
 * Where callbacks compare the `state` only if it is there, or only if one was kept: `if (saved && state && state !== saved)`. Whoever
 * leaves it out, or signs in a browser that never asked, passes.
 */
export function skippedStates(module: Module): Skipped[] {
  const codes = takenOf(module, 'code')
  if (codes.length === 0 || asksEveryRoute(module)) return []
  const states = grouped(takenOf(module, 'state'), (one) => one.handler)
  const conditions = grouped(
    module.nodes('IfStatement').filter(({ test }) => unwrap(test).type === 'LogicalExpression'),
    (one) => enclosingFunction(module, one),
  )
  return [...new Set(codes.map(({ handler }) => handler))].flatMap((handler) => {
    const own = states.get(handler) ?? []
    const code = own.length === 0 || !handler.body ? '' : withoutComments(module, handler.body)
    if (!redeemsCode.pattern.test(code) || OTHERWISE_BOUND.test(code) || isBoundWhereRedeemed(module, handler)) return []
    for (const one of (conditions.get(handler) ?? []).slice(0, MAX_CONDITIONS)) {
      const only = skips(module, one, { handler, own })
      if (only) return isBoundNextDoor(module, handler) || mayAskForState(module, handler) ? [] : [{ only, at: module.span(one.test) }]
    }
    return []
  })
}

/** Whether a function that the callback calls sends what else binds requests: `this.exchange(code)`, which adds the verifier. */
function isBoundWhereRedeemed(module: Module, handler: FunctionNode): boolean {
  return callsIn(module, handler).some((call) => {
    const called = functionCalled(module, call)
    return called !== undefined && bindsCode.pattern.test(withoutComments(called.module, called.node))
  })
}

/** Whether a module that the callback takes a function from speaks of what else binds requests. */
function isBoundNextDoor(module: Module, handler: FunctionNode): boolean {
  const sources = new Set<string>()
  for (const one of walk(handler)) {
    const from = importedAs(module, one)
    if (from) sources.add(from.module)
  }
  return [...sources].some((one) => OTHERWISE_BOUND.test(module.neighbourText(one) ?? ''))
}

const OTHERWISE_BOUND = oneOf('i', bindsCode.pattern, /csrf/)

interface Callback {
  readonly handler: FunctionNode
  readonly own: readonly Taken[]
}

/** Whether a condition refuses a state that differs from what was kept, if both or one of them are there, and nothing else asks for it. */
function skips(module: Module, { test, consequent, alternate }: AstOf<'IfStatement'>, callback: Callback): Skipped['only'] | undefined {
  const parts = conjuncts(test)
  if (parts.length < 2 || alternate || !REFUSES.test(module.source(consequent))) return undefined
  const comparison = parts.find((one) => one.type === 'BinaryExpression' && /^!==?$/.test(one.operator))
  if (comparison?.type !== 'BinaryExpression') return undefined
  const sides = [unwrap(comparison.left), unwrap(comparison.right)]
  const state = sides.find((one) => isState(module, one, callback.own))
  const kept = sides.find((one) => one !== state)
  if (!state || !kept || kept.type === 'Literal') return undefined
  const written = sides.map((one) => module.source(one))
  const asked = parts.filter((one) => one !== comparison).map((one) => module.source(one))
  if (!asked.every((one) => written.includes(one))) return undefined
  const isAlone = (one: Ast) => isNeverRequired(module, one, test, callback.handler)
  const isAsked = asked.includes(module.source(state))
  if (!isAlone(state) || !(isAsked || isAlone(kept))) return undefined
  return isAsked && !(asked.includes(module.source(kept)) && callback.own.some(isRequired)) ? 'optional' : 'if-kept'
}

/** A parameter of a route without a default, which its framework asks for: https://fastapi.tiangolo.com/tutorial/query-params/ */
function isRequired({ node }: Taken): boolean {
  return node.type === 'Identifier'
}

const REFUSES = /\breturn\b|\bthrow\b|\braise\b|abort\(/

function conjuncts(test: Ast): Ast[] {
  const inner = unwrap(test)
  return inner.type === 'LogicalExpression' && inner.operator === '&&' ? [...conjuncts(inner.left), ...conjuncts(inner.right)] : [inner]
}

/** Whether an expression is the state that the callback is asked with, or a name for it. */
function isState(module: Module, node: Ast, own: readonly Taken[]): boolean {
  if (own.some((one) => one.node === node)) return true
  if (node.type !== 'Identifier') return false
  const meant = definition(module, node)
  const binding = module.binding(node)
  return own.some(
    (one) =>
      (meant !== node && inside(one.node, meant)) ||
      (binding !== undefined && binding.id.start >= one.node.start && binding.id.end <= one.node.end) ||
      (binding?.init !== undefined && inside(one.node, binding.init)),
  )
}

/** Whether nothing but a condition, a deletion and a log says the same again: elsewhere it may be looked up, or asked for. */
function isNeverRequired(module: Module, node: Ast, test: Ast, handler: FunctionNode): boolean {
  const written = module.source(node)
  const declared = node.type === 'Identifier' ? module.binding(node)?.id : undefined
  for (const one of walk(handler)) {
    if (one.type !== node.type || one === declared || inside(one, test) || module.source(one) !== written) continue
    const around = module.parent(one)
    if (around?.type === 'MemberExpression' && around.property === one && !around.computed) continue
    const isDropped = around?.type === 'UnaryExpression' && around.operator === 'delete'
    const isLogged = around?.type === 'CallExpression' && LOGS.test(module.source(around.callee))
    const isSet = assignmentTo(one) !== undefined
    const isTaken = around?.type === 'Property' && module.parent(around)?.type === 'ObjectPattern'
    if (!isDropped && !isLogged && !isSet && !isTaken) return false
  }
  return true
}

const LOGS = /^(?:console|logger|log|logging)\.\w{1,20}$/
