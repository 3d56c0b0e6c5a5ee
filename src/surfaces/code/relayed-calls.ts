import { startsPrograms } from '../../knowledge/libraries/web-servers.ts'
import { string } from '../../parse/node.ts'
import { calleeOf, isFunction, type Ast } from '../../program/ast.ts'
import { callsTo, comesFrom } from '../../program/calls.ts'
import { fold } from '../../program/fold.ts'
import { nameOf, type Module } from '../../program/module.ts'
import { property } from '../../program/objects.ts'
import { isRouter } from './unseen-checks.ts'

/**
 * The call of a tool that a route writes to a server which the module starts, so that who reaches the route reaches the tools:
 * `child.stdin.write(JSON.stringify({ jsonrpc: '2.0', method: 'tools/call', … }))`.
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#stdio
 */
export function relayedCall(module: Module): Ast | undefined {
  if (!CALLS.test(module.file.text) || !/\.stdin\??\.write\(/.test(module.file.text)) return undefined
  const starts = callsTo(module, /^(?:spawn|fork|execFile)$/).some(({ from }) => from && comesFrom(from, startsPrograms.packages))
  if (!starts) return undefined
  return module.nodes('ObjectExpression').find((one) => {
    const method = property(module, one, 'jsonrpc') && property(module, one, 'method')
    return method !== undefined && string(fold(module, method))?.value === 'tools/call' && isRouted(module, one)
  })
}

const CALLS = /["'`]tools\/call["'`]/

/** In the handler of a route, or in a function that such a handler calls. */
function isRouted(module: Module, node: Ast): boolean {
  if (isInRoute(module, node)) return true
  const names = [...module.ancestors(node)].flatMap((one) => (isFunction(one) ? (nameOf(module, one) ?? []) : []))
  return names.some((name) => callsTo(module, name).some((call) => isInRoute(module, call.node)))
}

function isInRoute(module: Module, node: Ast): boolean {
  return [...module.ancestors(node)].some((one) => {
    const callee = calleeOf(one)
    if (one.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return false
    return ROUTES.test(module.source(callee)) && isRouter(module, callee.object)
  })
}

const ROUTES = /\.(?:all|get|post|put|use)$/
