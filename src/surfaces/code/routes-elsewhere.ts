import { string } from '../../parse/node.ts'
import { unwrap, type Ast } from '../../program/ast.ts'
import { calls, type Call } from '../../program/calls.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { isRouter } from './unseen-checks.ts'

/** What takes a path and what runs for it. https://expressjs.com/en/guide/routing.html */
const TAKES_PATH = /^(?:use|all|get|post|put|delete|patch)$/
/** How a transport of MCP gets its requests. */
const HANDS_ON = /\.(?:handleRequest|handlePostMessage|handleMessage)\(/g

interface Route {
  readonly call: Call
  readonly path: string
}

/**
 * Routes and middleware of a module that run for other paths than its MCP server, whose routes are all written here: what checks callers in
 * them checks nobody of the server.
 */
export function routesElsewhere(module: Module): readonly Ast[] {
  const known = KNOWN.get(module) ?? found(module)
  KNOWN.set(module, known)
  return known
}

const KNOWN = new WeakMap<Module, readonly Ast[]>()

function found(module: Module): readonly Ast[] {
  const handsOn = [...module.file.text.matchAll(HANDS_ON)].map(({ index }) => index)
  if (handsOn.length === 0) return []
  const routes = calls(module).flatMap((call) => routeOf(module, call) ?? [])
  if (handsOn.length > MOST || routes.length > MOST) return []
  const isOwn = ({ call: { node } }: Route) => handsOn.some((at) => at >= node.start && at < node.end)
  const own = routes.filter(isOwn)
  if (!handsOn.every((at) => own.some(({ call: { node } }) => at >= node.start && at < node.end))) return []
  return routes.filter((one) => !own.some((mcp) => runsFor(one.path, mcp.path))).map(({ call }) => call.node)
}

/** Of more routes nobody says which is which. */
const MOST = 300

function routeOf(module: Module, call: Call): Route | undefined {
  const callee = unwrap(call.node.callee)
  const [first, ...rest] = call.node.arguments
  if (!TAKES_PATH.test(call.name) || callee.type !== 'MemberExpression' || !first || first.type === 'SpreadElement') return undefined
  const path = rest.length > 0 ? string(fold(module, first))?.value : undefined
  return path !== undefined && isRouter(module, callee.object) ? { call, path } : undefined
}

/** Whether what is registered for one path may run for another: a pattern may. */
function runsFor(path: string, other: string): boolean {
  const under = path.replace(/\/$/, '')
  return !PLAIN.test(path) || !PLAIN.test(other) || other === path || other.startsWith(`${under}/`)
}

const PLAIN = /^\/[\w./-]*$/
