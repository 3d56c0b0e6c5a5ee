import { mcpServerCalls, startableServers } from '../../knowledge/libraries/mcp-servers.ts'
import { isForOneRoute, runsInFront, standsInFrontOfAll } from '../../knowledge/words/routes.ts'
import type { Evidence } from '../../model/index.ts'
import {
  calls,
  functionOf,
  importedAs,
  isFunction,
  knownCalls,
  textAt,
  walk,
  withoutComments,
  type Ast,
  type Call,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { refusesInHook } from '../../knowledge/words/hooks.ts'
import { appsOf, bareDecorator, decorated, hooksOf, mcpRoutes, type Route, type RouteCode } from './mcp-routes.ts'

/** An app that answers an MCP route, or that an SDK makes of a server. */
interface App {
  readonly app: Ast
  readonly shown: Evidence
  /** Where its route ends; whatever stands in front of what the SDK makes. */
  readonly at?: number
}

/** What a module runs for the callers of its MCP servers: for each route, and in front of all routes of an app that has one. */
export function routeCode(module: Module): readonly RouteCode[] {
  const routes = mcpRoutes(module)
  const apps = [...routes.flatMap(appsWith), ...made(module)]
  if (apps.length === 0) return routes
  const hooks = calls(module).flatMap((call) => [...(hookOf(module, call, apps) ?? []), ...optionsOf(module, call, apps)])
  const bare = module.nodes('Decorator').flatMap((one) => {
    const holder = one.parent
    const behind = standsInFrontOfAll.pattern.test(bareDecorator(one) ?? '') ? behindOf(module, one.expression, apps) : undefined
    return behind && holder ? [{ shown: behind.shown, given: [holder], front: [holder] }] : []
  })
  return [...routes, ...hooks, ...bare]
}

function appsWith({ apps, shown, at }: Route): App[] {
  return apps.map((app) => ({ app, shown, at }))
}

/** The servers that the SDKs make here, and what they make of them: `server.streamable_http_app()`. */
function made(module: Module): App[] {
  return [...knownCalls(module, mcpServerCalls), ...knownCalls(module, startableServers)].flatMap(({ row, call }) => {
    if (row.means !== 'makes-server' && row.means !== 'makes-app') return []
    const shown: Evidence = { is: 'mcp-route', at: module.span(call.node.callee), say: 'it runs in front of the MCP server' }
    return appsOf(module, call.node).map((app) => ({ app, shown }))
  })
}

function behindOf(module: Module, node: Ast, apps: readonly App[], isOrdered = false): App | undefined {
  const [own] = appsOf(module, node)
  return own && apps.find(({ app, at }) => app === own && (!isOrdered || at === undefined || node.end < at))
}

/** A call that puts something in front of every route of an app: `app.use(gate)`, `app.addHook('onRequest', gate)`. */
function hookOf(module: Module, call: Call, apps: readonly App[]): RouteCode[] | undefined {
  const [first, ...others] = call.node.arguments
  if (!first || first.type === 'SpreadElement' || !standsInFrontOfAll.pattern.test(call.name)) return undefined
  const fn = decorated(call)
  const said = textAt(module, first)?.value
  if (said !== undefined && ((others.length === 0 && !fn) || !(FOR_ANY.test(said) || runsInFront.pattern.test(said)))) return undefined
  const behind = behindOf(module, call.node, apps, call.name === 'use')
  const given = (fn ? [fn] : said === undefined ? call.node.arguments : others).filter((one) => !asksNoProgram(module, one))
  return behind && given.length > 0 ? [{ shown: behind.shown, given, front: given }] : undefined
}

/** Any path, and all of the kinds of requests. */
const FOR_ANY = /^(?:\/?\*{0,2}|http|request)$/

/** What an app is made or run with: `FastAPI(dependencies=[Depends(caller)])`, `server.http_app(middleware=[…])`. */
function optionsOf(module: Module, call: Call, apps: readonly App[]): RouteCode[] {
  const given = call.node.arguments.flatMap((one) => hooksOf(module, one) ?? [])
  const behind = given.length > 0 && !isForOneRoute.pattern.test(call.name) ? behindOf(module, call.node, apps) : undefined
  return behind ? [{ shown: behind.shown, given, front: given }] : []
}

/**
 * Whether what runs in front of all routes of an app says nothing of who calls one of them by a program: it asks for the cookie of a
 * browser, or goes on to the handler whatever it has found.
 */
function asksNoProgram(module: Module, node: Ast): boolean {
  const from = importedAs(module, node)
  const home = from ? module.neighbour(from.module) : module
  const fn = home && functionOf(home, from ? home.exported(from.name || 'default') : node)
  if (!home || !fn) return false
  return saysNoCaller(fn, home)
}

/** Told once for a function, which may be put in front thousands of times. */
const saysNoCaller = oncePerPair((fn: FunctionNode, home: Module): boolean => {
  const code = withoutComments(home, fn.body ?? fn)
  return COOKIE.test(code) || (!refusesInHook.pattern.test(code) && swallows(fn))
})

const COOKIE = /\bcookies?\b/i

/** Whether a function catches what fails, and runs nothing else but what it was given to go on with. */
function swallows(fn: FunctionNode): boolean {
  const all = [...walk(fn)]
  const tries = all.flatMap((one) => (one.type === 'TryStatement' && one.handlers.length > 0 ? [one.block] : []))
  const given = new Set(fn.params.flatMap((one) => (one.type === 'Identifier' ? [one.name] : [])))
  const isCaught = ({ start, end }: Ast) => tries.some((one) => one.start <= start && end <= one.end)
  const isOther = (one: Ast) =>
    isFunction(one) || (one.type === 'CallExpression' && one.callee.type === 'Identifier' && !given.has(one.callee.name))
  return tries.length > 0 && !all.some((one) => one !== fn && isOther(one) && !isCaught(one))
}
