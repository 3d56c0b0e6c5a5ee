import type { McpServer } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import {
  calls,
  definition,
  enclosingFunction,
  fold,
  functionOf,
  importedAs,
  inside,
  isFunction,
  isNothing,
  isOpen,
  knownCalls,
  property,
  textAt,
  unwrap,
  type Ast,
  type Binding,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { optionalVerifiers } from '../../knowledge/libraries/mcp-servers.ts'
import { mcpPath } from '../../knowledge/words/routes.ts'
import { oncePer } from '../../text/once-per.ts'
import { guardMadeElsewhere } from './guards-made-elsewhere.ts'
import { looksUpCallers } from './looked-up-callers.ts'
import { leavingMcpOut } from './mcp-left-out.ts'
import { openByDefault, waitsFor } from './open-by-default.ts'
import { importedKey } from './imported-keys.ts'
import { sharedKey } from './shared-key.ts'
import { unseenCheck, isOnRouter } from './unseen-checks.ts'
import { verifies } from './verifying-calls.ts'
import { pathRoutes, type PathRoute } from './path-routes.ts'

/** How the server that a module starts tells its callers apart. */
export interface ServerAuth {
  readonly auth: McpServer['auth']
  readonly at?: Span
  /** What would make a check that is there compulsory: `required: true`. */
  readonly unless?: string
  /** The variable or option without which a check that is there lets everybody pass. */
  readonly openUnless?: string
}

/**
 * `oauth` by anything that verifies tokens, `shared-key` by a comparison with one value, `dynamic` by whatever looks like a check
 * or comes from elsewhere, `none` when everything in front of the server can be seen and checks nothing. `seen` are the modules next
 * door whose handlers have been looked at, and `mounted` those that this one hands its application to.
 */
export function serverAuth(module: Module, seen: ReadonlySet<string> = new Set(), mounted: readonly Module[] = []): ServerAuth {
  const optional = optionalCheck(module)
  if (optional) return { auth: 'none', at: optional, unless: 'required: true' }
  const open = openByDefault(module)
  const leftOut = leavingMcpOut(module)
  const verifier = calls(module).find(
    (call) => verifies(module, call) && !waitsFor(call.at, open) && !leftOut.some((one) => inside(call.node, one)),
  )
  if (verifier) return { auth: 'oauth', at: verifier.at }
  const elsewhere = [
    ...leftOut,
    ...(mounted.length > 0 ? routesBesideMounted(module, mounted) : routesElsewhere(module)),
    ...otherRouteGuards(module),
  ]
  const made = guardMadeElsewhere(module, elsewhere)
  if (made?.auth === 'oauth' && !waitsFor(made.at, open)) return made
  const own = sharedKey(module, undefined, elsewhere)
  if (own && !waitsFor(own, open)) return { auth: looksUpCallers(module, own) ? 'dynamic' : 'shared-key', at: own }
  const imported = importedKey(module, elsewhere)
  if (imported && imported.auth !== 'none') return imported
  const known = [...(open ? [open.around, open.by] : []), ...(imported?.by ? [imported.by] : []), ...elsewhere]
  const unseen = unseenCheck(module, seen, known) ?? (made && !waitsFor(made.at, open) ? made.at : undefined)
  if (unseen) return own ? { auth: 'shared-key', at: own } : { auth: 'dynamic', at: unseen }
  if (open) return { auth: 'none', at: open.at, openUnless: open.setting }
  const { by: _, ...next } = imported ?? { auth: 'none' }
  return next
}

/**
 * mcp-handler lets callers without a token through unless it is told otherwise: where the verifier says nothing of a missing one
 * instead of throwing, and where no tool looks for itself. https://github.com/vercel/mcp-handler#authorization
 */
function optionalCheck(module: Module): Span | undefined {
  const wrappers = knownCalls(module, optionalVerifiers)
  const only = wrappers[0]?.call
  if (!only || wrappers.length > 1 || only.spread || /\bauthInfo\b/.test(module.file.text)) return undefined
  if (!lacksAnswer(module, only.argument(1))) return undefined
  const options = only.argument(2)
  const required = property(module, options, 'required')
  const value = required && fold(module, required)
  const off = value ? value.kind === 'scalar' && value.value === false : !options || !isOpen(module, options)
  return off ? module.span(required ?? only.node.callee) : undefined
}

/** Whether a verifier, written here or next door, answers a missing token with nothing. */
function lacksAnswer(module: Module, verifier: Ast | undefined): boolean {
  const here = functionOf(module, verifier)
  if (here) return returnsNothing(module, here)
  const from = importedAs(module, verifier)
  const next = from && module.neighbour(from.module)
  const there = next && functionOf(next, next.exported(from.name || 'default'))
  return next !== undefined && there !== undefined && returnsNothing(next, there)
}

function returnsNothing(module: Module, fn: FunctionNode): boolean {
  return module
    .nodes('ReturnStatement')
    .some((one) => inside(one, fn) && enclosingFunction(module, one) === fn && (!one.argument || isNothing(fold(module, one.argument))))
}

/**
 * What answers routes of other paths, and functions that run before those alone, `app.get('/admin/status', requireAdmin, …)`, in a module
 * that also has a route of MCP: whom they turn away says nothing of who may call its tools.
 */
const otherRouteGuards = oncePer((module: Module): readonly Ast[] => {
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

/** How a transport of MCP gets its requests. */
const HANDS_ON = /\.(?:handleRequest|handlePostMessage|handleMessage)\(/g

/**
 * Routes and middleware of a module that run for other paths than its MCP server, whose routes are all written here: what checks callers in
 * them checks nobody of the server.
 */
const routesElsewhere = oncePer((module: Module): readonly Ast[] => {
  const own = mcpRoutes(module)
  return own.length === 0 ? [] : otherThan(module, own)
})

/** The same of a module that hands its application to one next door, by the paths that its MCP server is mounted at there. */
function routesBesideMounted(module: Module, mounted: readonly Module[]): readonly Ast[] {
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
