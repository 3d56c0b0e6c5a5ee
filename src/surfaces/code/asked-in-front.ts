import { calls, functionOf, unwrap, type Ast, type FunctionNode, type Module } from '../../program/index.ts'
import { isRouter, isUnseen, PATH_FIRST } from './unseen-checks.ts'

/** Whether something in front of a handler may ask for the `state`: middleware, options of its route, decorators and dependencies. */
export function mayAskForState(module: Module, handler: FunctionNode): boolean {
  const route = module.parent(handler)
  const decorators = [...handler.decorators, ...(route?.type === 'MethodDefinition' ? route.decorators : [])]
  if (decorators.some((one) => ASKS.test(module.source(one)))) return true
  const isGiven = route?.type === 'CallExpression' && route.arguments.some((one) => one === handler)
  return isGiven && standsBehind(module, route.arguments, handler, route.callee)
}

/** What is written of a check of the state, or of one that may be anything. */
const ASKS = /state|guard|depend|validat/i

function standsBehind(module: Module, given: readonly Ast[], handler: FunctionNode, callee: Ast): boolean {
  const called = unwrap(callee)
  const isPathFirst =
    called.type === 'MemberExpression' && PATH_FIRST.test(module.source(called.property)) && isRouter(module, called.object)
  const before = given.slice(isPathFirst && unwrap(called.object).type !== 'CallExpression' ? 1 : 0, given.indexOf(handler))
  return before.some((one) => mayAsk(module, one))
}

function mayAsk(module: Module, node: Ast): boolean {
  const seen = functionOf(module, node)
  if (seen) return /state/i.test(module.source(seen))
  return node.type === 'SpreadElement' || isUnseen(module, node, new Set()) || ASKS.test(module.source(node)) || hasHooks(module, node)
}

/** `{ preHandler: … }`, `[first, second]` */
function hasHooks(module: Module, node: Ast): boolean {
  const inner = unwrap(node)
  return inner.type === 'ArrayExpression' || (inner.type === 'ObjectExpression' && /Handler|schema|\bon[A-Z]/.test(module.source(inner)))
}

/** Middleware in front of all routes whose name says that it is about states: `router.use(requireState)`. */
export function asksEveryRoute(module: Module): boolean {
  return calls(module).some(
    ({ name, node }) => name === 'use' && node.arguments.some((one) => one.type === 'Identifier' && /state/i.test(one.name)),
  )
}
