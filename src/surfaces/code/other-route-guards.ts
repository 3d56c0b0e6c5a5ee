import { string } from '../../parse/node.ts'
import { isFunction, unwrap, type Ast } from '../../program/ast.ts'
import { calls, type Call } from '../../program/calls.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import type { Binding } from '../../program/scope.ts'
import { isRouter } from './unseen-checks.ts'

/**
 * What answers routes of other paths, and functions that run before those alone, `app.get('/admin/status', requireAdmin, …)`, in a module
 * that also has a route of MCP: whom they turn away says nothing of who may call its tools.
 */
export function otherRouteGuards(module: Module): readonly Ast[] {
  const known = KNOWN.get(module) ?? found(module)
  KNOWN.set(module, known)
  return known
}

const KNOWN = new WeakMap<Module, readonly Ast[]>()

function found(module: Module): readonly Ast[] {
  const routes = calls(module).flatMap((call) => routeOf(module, call) ?? [])
  if (!routes.some(({ path }) => OF_MCP.test(path))) return []
  const uses = new Map<Binding, number>()
  for (const { call, path } of routes) {
    if (MAY_BE_MCP.test(path)) continue
    for (const one of call.node.arguments.slice(1, -1)) {
      const binding = one.type === 'Identifier' ? module.binding(one) : undefined
      if (binding) uses.set(binding, (uses.get(binding) ?? 0) + 1)
    }
  }
  const others = routes.filter(({ path }) => !MAY_BE_MCP.test(path)).flatMap(({ call }) => call.node.arguments.slice(-1))
  const guards = [...uses].flatMap(([binding, count]) => {
    const fn = binding.kind === 'function' ? binding.node : binding.init && unwrap(binding.init)
    return fn && isFunction(fn) && module.references(binding).length === count ? [fn] : []
  })
  return [...guards, ...others.filter((one) => isFunction(one))]
}

const OF_MCP = /(?:^|[/_.-])mcp(?:[/_.?-]|$)/i
/** A path that MCP may be answered at: its own, those of the older transport, the root and a pattern for all. */
const MAY_BE_MCP = /mcp|sse|messages?|rpc|[*(]|^\/?$|^\/:/i

function routeOf(module: Module, call: Call): { readonly call: Call; readonly path: string } | undefined {
  const callee = unwrap(call.node.callee)
  const [first] = call.node.arguments
  if (!TAKES_PATH.test(call.name) || callee.type !== 'MemberExpression' || !first || first.type === 'SpreadElement') return undefined
  const path = call.node.arguments.length > 1 ? string(fold(module, first))?.value : undefined
  return path?.startsWith('/') && isRouter(module, callee.object) ? { call, path } : undefined
}

const TAKES_PATH = /^(?:all|get|post|put|delete|patch)$/
