import { calls, definition, textAt, type Ast, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'
import { pathRoutes, type PathRoute } from './path-routes.ts'
import { isOnRouter } from './unseen-checks.ts'

/** How a transport of MCP gets its requests. */
const HANDS_ON = /\.(?:handleRequest|handlePostMessage|handleMessage)\(/g

/**
 * Routes and middleware of a module that run for other paths than its MCP server, whose routes are all written here: what checks callers in
 * them checks nobody of the server.
 */
export const routesElsewhere = oncePer((module: Module): readonly Ast[] => {
  const own = mcpRoutes(module)
  return own.length === 0 ? [] : otherThan(module, own)
})

/** The same of a module that hands its application to one next door, by the paths that its MCP server is mounted at there. */
export function routesBesideMounted(module: Module, mounted: readonly Module[]): readonly Ast[] {
  const routes = mounted.map(mcpRoutes)
  return routes.some((one) => one.length === 0) ? [] : otherThan(module, routes.flat())
}

/** The routes that hand requests to a transport; none where one is handed on outside of those that are written here. */
function mcpRoutes(module: Module): readonly PathRoute[] {
  const handsOn = [...module.file.text.matchAll(HANDS_ON)].map(({ index }) => index)
  const routes = handsOn.length === 0 || handsOn.length > MOST ? [] : routesOf(module)
  const own = routes.filter(({ call: { node } }) => handsOn.some((at) => at >= node.start && at < node.end))
  return handsOn.every((at) => own.some(({ call: { node } }) => at >= node.start && at < node.end)) ? own : []
}

function otherThan(module: Module, own: readonly PathRoute[]): readonly Ast[] {
  const paths = own.map(({ path }) => path)
  if (guarded(module, own, paths)) return []
  const all = routesOf(module)
  return all.filter((one) => !paths.some((path) => runsFor(one.path, path))).map(({ call }) => call.node)
}

/** Whether something in front of the routes may turn callers away: whom it lets in is not known, so nothing is set aside. */
function guarded(module: Module, own: readonly PathRoute[], paths: readonly string[]): boolean {
  return calls(module).some(({ node, name }) => {
    const [first] = node.arguments
    if (!IN_FRONT.test(name) || !first || !isOnRouter(module, node.callee)) return false
    if (own.some(({ call }) => call.node === node) || !node.arguments.some((one) => refuses(module, one))) return false
    const path = textAt(module, first)?.value
    return path === undefined || paths.some((one) => runsFor(path, one))
  })
}

function refuses(module: Module, argument: Ast): boolean {
  return argument.type !== 'SpreadElement' && REFUSES.test(module.source(definition(module, argument)))
}

const IN_FRONT = /^(?:use|all)$/
const REFUSES = /\b40[13]\b|[fF]orbidden|[uU]nauthorized/

function routesOf(module: Module): readonly PathRoute[] {
  const routes = pathRoutes(module)
  return routes.length > MOST ? [] : routes
}

/** Of more routes nobody says which is which. */
const MOST = 300

/** Whether what is registered for one path may run for another: a pattern may. */
function runsFor(path: string, other: string): boolean {
  const under = path.replace(/\/$/, '')
  return !PLAIN.test(path) || !PLAIN.test(other) || other === path || other.startsWith(`${under}/`)
}

const PLAIN = /^\/[\w./-]*$/
