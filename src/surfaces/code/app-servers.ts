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
import { serverAuth, type ServerAuth } from './mcp-auth.ts'
import { nestRoute, type NestRoute } from './nest-routes.ts'
import { toolsKind } from './mcp-tools.ts'
import { openOrigins } from './open-origins.ts'
import { openRoute } from './open-routes.ts'
import { mcpServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import { appMakers, appPackages } from '../../knowledge/libraries/web-servers.ts'
import { asksNoCaller, mayRefuse } from '../../knowledge/words/checks.ts'

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
  const nest = transport && nestRoute(module, transport)
  const own = listeningOf(module) ?? nest?.place
  const place: Listening =
    own ?? (handler && !transport ? routeHandler(made, module, project) : { listens: { is: 'dynamic', at: made.at } })
  const { auth, at: authAt, unless, openUnless } = nest ? behindNest(nest, serverAuth(module)) : serverAuth(module)
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

/** A guard of the application stands in front of what the class itself asks. */
function behindNest({ isGuarded, key }: NestRoute, found: ServerAuth): ServerAuth {
  if (found.auth === 'oauth' || !isGuarded) return found
  return key ? { auth: 'shared-key', at: key } : { auth: 'dynamic' }
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
  const main = workerOf(path, project)?.main
  return main
    ? !path.endsWith(main)
    : /(?:^|\/)(?:routes?|routers?|handlers?|controllers?|endpoints?|middlewares?)\//.test(path) ||
        !/(?:^|\/)(?:index|main|server|worker|app|mcp|\[\[?\.{3}\w{1,40}\]?\])\.[cm]?[jt]sx?$/.test(path)
}

/** The configuration of the Worker that a file is part of, and the file that it starts with. */
export function workerOf(path: string, project: Project): { readonly text: string; readonly main: string | undefined } | undefined {
  const folder = project.manifest(path)?.folder ?? ''
  const text = ['wrangler.jsonc', 'wrangler.json', 'wrangler.toml']
    .map((name) => project.text(folder === '' ? name : `${folder}/${name}`))
    .find((one) => one !== undefined)
  if (text === undefined) return undefined
  return { text, main: /\bmain["']?\s{0,8}[:=]\s{0,8}["'](?:\.\/)?([^"'\s]{1,200})["']/.exec(text)?.[1] }
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

const FILES = ['middleware', 'src/middleware', 'proxy', 'src/proxy'].flatMap((name) => [`${name}.ts`, `${name}.js`])
const EXPORTS = /\bexports?\b/
const IMPORTS = /\b(?:from|import\(|require\()\s{0,8}["']([^"'\s]{1,300})["']/g
const TEXT = /(?:"(?:[^"\\\n]|\\.){0,400}"|'(?:[^'\\\n]|\\.){0,400}'|`(?:[^`\\$]|\\.){0,400}`)/
const COMMENTS = /^[ \t]{0,80}\/\/.*$/gm
/** `matcher: ['/dashboard/:path*']`, where everything in the list is a text. */
const MATCHER = new RegExp(`\\bmatcher\\s{0,8}:\\s{0,8}(?:(${TEXT.source})|\\[((?:[\\s,]{0,80}${TEXT.source}){1,60})[\\s,]{0,80}\\])`)

/**
 * Whether the middleware of a Next.js application may check who calls a route of it: it runs for the path, or that cannot be told, and it
 * has to do with callers. https://nextjs.org/docs/app/api-reference/file-conventions/proxy#matcher
 */
function isBehindMiddleware(path: string, folder: string, project: Project): boolean {
  const under = folder === '' ? '' : `${folder}/`
  return FILES.some((name) => {
    const text = project.text(under + name)
    if (text === undefined) return project.has(under + name)
    if (!EXPORTS.test(text) || !(mayRefuse.pattern.test(text) || asksOthers(text) || exportsUnseen(text))) return false
    const route = pathOf(path.slice(under.length))
    const paths = patternsIn(text)
    return route === undefined || paths === undefined || paths.some((one) => mayMatch(one, route))
  })
}

/** Whether something is imported that may check callers, under whatever name a build finds it: `import { gate } from 'lib/gate'`. */
function asksOthers(text: string): boolean {
  return [...text.replace(COMMENTS, '').matchAll(IMPORTS)].some(([, from = '']) => !asksNoCaller.pattern.test(from))
}

/** Whether what is exported is made nowhere in the file: what it does cannot be seen. */
function exportsUnseen(text: string): boolean {
  const name = /\bexport\s{1,8}default\s{1,8}(?!async\b|function\b|class\b)(\w{1,60})\s{0,8}(?:;|$)/m.exec(text)?.[1]
  return name !== undefined && !new RegExp(`\\b(?:function|const|let|var)\\s{1,8}${name}\\b`).test(text)
}

/** The path of a route by where its file stands: `/api/mcp` of `src/app/(site)/api/mcp/route.ts`. */
function pathOf(path: string): string | undefined {
  const inside = /^(?:src\/)?app\/(.{0,300})\/route\.[jt]s$/.exec(path)?.[1]
  return inside === undefined ? undefined : `/${inside.replace(/\([^)/]{0,80}\)\//g, '')}`
}

function patternsIn(text: string): readonly string[] | undefined {
  const found = MATCHER.exec(text.replace(COMMENTS, ''))
  const written = found?.[1] ?? found?.[2]
  return written?.match(new RegExp(TEXT, 'g'))?.map((one) => one.slice(1, -1).replaceAll('\\\\', '\\'))
}

/** Whether a pattern may stand for a path: nothing is said of those that are more than a beginning, or all but some beginnings. */
function mayMatch(pattern: string, route: string): boolean {
  const except = /^\/\(\(\?!(.{0,400})\)\.[*+]\)$/.exec(pattern)?.[1]
  if (except !== undefined) return !except.split('|').some((one) => /^[\w/-]{1,80}$/.test(one) && route.slice(1).startsWith(one))
  const start = /^\/[\w./-]{0,200}/.exec(pattern)?.[0]
  if (start === undefined || start === '/') return pattern !== '/' || route === '/'
  const rest = pattern.slice(start.length)
  // A part of a route that has a name may be any.
  return /^[?*+{]/.test(rest) || route.startsWith(start.replace(/\/$/, '')) || /\[/.test(route.slice(0, start.length))
}
