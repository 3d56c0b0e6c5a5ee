import type { Project } from '../../discover/project.ts'
import type { McpServer, Owner } from '../../model/index.ts'
import { boolean, items, string } from '../../parse/node.ts'
import {
  callsThat,
  comesFrom,
  fold,
  knownCalls,
  originOf,
  property,
  textAt,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import type { Span } from '../../text/source.ts'
import { listeningOf, type Listening } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { toolsKind } from './mcp-tools.ts'
import { isBehindMiddleware } from './next-middleware.ts'
import { openOrigins } from './open-origins.ts'
import { openRoute } from './open-routes.ts'
import { mcpServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import { appMakers, appPackages } from '../../knowledge/libraries/web-servers.ts'

/** Servers of which an application takes the transport: one a module over the network, and one for each use of stdio. */
export function* appServers(module: Module, project: Project): Generator<McpServer> {
  yield* httpServer(module, project)
  for (const { call } of callsThat(module, mcpServerCalls, 'makes-stdio-transport')) yield stdio(module, call.at)
}

/** What makes the first network transport of a module. */
export function transportIn(module: Module): Call | undefined {
  return callsThat(module, mcpServerCalls, 'makes-http-transport')[0]?.call
}

function* httpServer(module: Module, project: Project): Generator<McpServer> {
  const transport = transportIn(module)
  const handler = callsThat(module, mcpServerCalls, 'makes-route')[0]?.call
  const key = callsThat(module, mcpServerCalls, 'asks-for-key')[0]?.call
  const made = transport ?? handler ?? key
  if (!made) return
  const own = listeningOf(module)
  const place: Listening =
    own ?? (handler && !transport ? routeHandler(made, module, project) : { listens: { is: 'dynamic', at: made.at } })
  const { auth, at: authAt, unless, openUnless } = serverAuth(module)
  const seen =
    own !== undefined ||
    (handler !== undefined && !transport && isRoute(module)) ||
    auth === 'shared-key' ||
    (startsApp(module) && !isMounted(module, project))
  const rebinding = openHosts(module)
  const beside = auth === 'none' ? undefined : openRoute(module)
  const shared = { kind: 'mcpServer', owner: owner(module), transport: 'http', ...place, deployed: [], tools: toolsKind(module) } as const
  if (beside) yield { ...shared, auth: 'none', openRoute: beside, confidence: 'high', at: beside.path.at }
  yield {
    ...shared,
    auth: auth === 'none' && !seen ? 'dynamic' : auth,
    ...(authAt ? { authAt } : {}),
    ...(unless === undefined ? {} : { unless }),
    ...(openUnless === undefined ? {} : { openUnless }),
    ...(rebinding ? { rebinding } : {}),
    confidence: 'high',
    at: made.at,
  }
}

/** A route of a web framework is where the framework is; a middleware beside it may check what we cannot see. */
function routeHandler({ at }: Call, module: Module, project: Project): Listening {
  if (!isRoute(module)) return { listens: { is: 'dynamic', at } }
  const folder = project.manifest(module.file.path)?.folder ?? ''
  return { listens: isBehindMiddleware(module.file.path, folder, project) ? { is: 'dynamic', at } : { is: 'unset', at } }
}

/** Whether a module is a route by its exports: `export { handler as GET, handler as POST }`. */
function isRoute(module: Module): boolean {
  return ['GET', 'POST'].some((method) => module.exported(method) !== undefined)
}

/** Whether a module makes the app that its transports stand in, so that all middleware in front can be seen. */
export function startsApp(module: Module): boolean {
  return knownCalls(module, appMakers).length > 0
}

/** Whether the app that a module makes is handed to another one, which may check callers in front of it. */
function isMounted(module: Module, project: Project): boolean {
  const named = module
    .nodes('ExportNamedDeclaration')
    .flatMap(({ declaration, specifiers }): Ast[] =>
      declaration?.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : specifiers.map(({ local }) => local),
    )
  const handsOnApp = [module.exported('default'), ...named].some((one) => {
    const from = one && originOf(module, one)
    return from !== undefined && comesFrom(from, appPackages.packages)
  })
  if (!handsOnApp) return false
  const { path } = module.file
  const folder = project.manifest(path)?.folder ?? ''
  const worker = ['wrangler.jsonc', 'wrangler.json', 'wrangler.toml']
    .map((name) => project.text(folder === '' ? name : `${folder}/${name}`))
    .find((text) => text !== undefined)
  const main = worker && /\bmain["']?\s{0,8}[:=]\s{0,8}["'](?:\.\/)?([^"'\s]{1,200})["']/.exec(worker)?.[1]
  return main
    ? !path.endsWith(main)
    : /(?:^|\/)(?:routes?|routers?|handlers?|controllers?|endpoints?|middlewares?)\//.test(path) ||
        !/(?:^|\/)(?:index|main|server|worker|app|mcp|\[\[?\.{3}\w{1,40}\]?\])\.[cm]?[jt]sx?$/.test(path)
}

function stdio(module: Module, at: Span): McpServer {
  return {
    kind: 'mcpServer',
    owner: owner(module),
    transport: 'stdio',
    auth: 'none',
    listens: { is: 'dynamic', at },
    deployed: [],
    tools: toolsKind(module),
    confidence: 'high',
    at,
  }
}

/** What a server calls itself. */
export function owner(module: Module): Owner {
  const node = callsThat(module, mcpServerCalls, 'makes-server')[0]?.given.expression('0.name')
  const name = textAt(module, node)?.value
  return { what: 'MCP server', ...(name ? { name } : {}), product: 'the MCP TypeScript SDK' }
}

/** Protection against DNS rebinding switched off, or hosts and origins left open. */
export function openHosts(module: Module): McpServer['rebinding'] {
  for (const { call } of [
    ...callsThat(module, mcpServerCalls, 'makes-http-transport'),
    ...callsThat(module, mcpServerCalls, 'makes-app'),
  ]) {
    for (const argument of call.node.arguments) {
      const off = property(module, argument, 'enableDnsRebindingProtection')
      if (off && boolean(fold(module, off)) === false) return { at: module.span(off), written: 'enableDnsRebindingProtection: false' }
      for (const key of ['allowedHosts', 'allowedOrigins']) {
        const list = property(module, argument, key)
        const star = list && items(fold(module, list)).find((one) => string(one)?.value === '*')
        if (star) return { at: star.at, written: `${key}: ["*"]` }
      }
    }
  }
  return openOrigins(module)
}
