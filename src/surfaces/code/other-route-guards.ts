import { mcpPath } from '../../knowledge/words/routes.ts'
import { isFunction, unwrap, type Ast } from '../../program/ast.ts'
import type { Module } from '../../program/module.ts'
import type { Binding } from '../../program/scope.ts'
import { oncePer } from '../../text/once-per.ts'
import { pathRoutes } from './path-routes.ts'

/**
 * What answers routes of other paths, and functions that run before those alone, `app.get('/admin/status', requireAdmin, …)`, in a module
 * that also has a route of MCP: whom they turn away says nothing of who may call its tools.
 */
export const otherRouteGuards = oncePer((module: Module): readonly Ast[] => {
  const routes = pathRoutes(module).filter(({ call, path }) => call.name !== 'use' && path.startsWith('/'))
  if (!routes.some(({ path }) => mcpPath.pattern.test(path))) return []
  const uses = new Map<Binding, number>()
  for (const { call, path } of routes) {
    if (MAY_BE_MCP.test(path)) continue
    for (const one of call.node.arguments.slice(1, -1)) {
      const binding = module.binding(one)
      if (binding) uses.set(binding, (uses.get(binding) ?? 0) + 1)
    }
  }
  const others = routes.filter(({ path }) => !MAY_BE_MCP.test(path)).flatMap(({ call }) => call.node.arguments.slice(-1))
  const guards = [...uses].flatMap(([binding, count]) => {
    const fn = binding.kind === 'function' ? binding.node : binding.init && unwrap(binding.init)
    return fn && isFunction(fn) && module.references(binding).length === count ? [fn] : []
  })
  return [...guards, ...others.filter((one) => isFunction(one))]
})

/** A path that MCP may be answered at: its own, those of the older transport, the root and a pattern for all. */
const MAY_BE_MCP = /mcp|sse|messages?|rpc|[*(]|^\/?$|^\/:/i
