import { calls, callsOnImport, callsTo, comesFrom, fold, newOf, originOf, type Ast, type Call, type Module } from '../../program/index.ts'
import { listeningOf, listensOn, type Listening } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { MCP_PACKAGES, mcpTools } from './mcp-tools.ts'
import { isOpen, property } from '../../program/objects.ts'
import type { McpServer, Owner, ScopeSet } from '../../model/index.ts'
import { boolean, items, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import type { Span } from '../../text/source.ts'
import { defineCodeSurface, type Reader } from '../reading/surface.ts'
import { scopes } from '../idp/oauth-client-fields.ts'

/** MCP servers in code: how they are reached, who may call them, and the scopes that they ask for. */
export default defineCodeSurface({
  id: 'code-mcp-server',
  name: 'MCP servers in TypeScript and JavaScript',
  spec: 'https://modelcontextprotocol.io/docs/sdk',
  counts: 'code',
  mentions: ['modelcontextprotocol', 'fastmcp', 'mcp-handler', '@vercel/mcp-adapter', '@hono/mcp', 'xmcp', 'requireBearerAuth', 'mcpAuth', 'mcp-auth'],
  *read(module, reader): Generator<Reading> {
    yield* httpServer(module, reader)
    for (const { at } of newOf(module, MCP_PACKAGES, /(?:^|\.)StdioServerTransport$/)) yield stdio(module, at)
    yield* fastMcp(module)
    yield* scopeSets(module)
  },
})

const HTTP_TRANSPORT = /(?:^|\.)(?:(?:WebStandard|Node|Express|Fetch)?StreamableHTTP(?:Server)?Transport|SSEServerTransport|PerRequestHTTPServerTransport)$/
const HANDLERS: readonly { readonly from: readonly string[]; readonly name: RegExp }[] = [
  { from: ['mcp-handler', '@vercel/mcp-adapter'], name: /^create(?:Mcp|McpRoute)Handler$|^$/ },
  { from: ['@modelcontextprotocol/server'], name: /^createMcpHandler$/ },
]

/** One server a module: whatever makes its first network transport. */
function* httpServer(module: Module, reader: Reader): Generator<McpServer> {
  const [transport] = newOf(module, MCP_PACKAGES, HTTP_TRANSPORT)
  const handler = HANDLERS.flatMap(({ from, name }) => callsOnImport(module, from, name))[0]
  const key = callsOnImport(module, 'xmcp', 'apiKeyAuthMiddleware')[0]
  const made = transport ?? handler ?? key
  if (!made) return
  const own = listeningOf(module)
  const place: Listening = own ?? (handler && !transport ? routeHandler(made, module, reader) : { listens: { is: 'dynamic', at: made.at } })
  const { auth, at: authAt, unless } = serverAuth(module)
  const seen = own !== undefined || (handler !== undefined && !transport && isRoute(module)) || auth === 'shared-key' || (startsApp(module) && !isMounted(module, reader))
  const rebinding = openHosts(module)
  yield {
    kind: 'mcpServer',
    owner: owner(module),
    transport: 'http',
    auth: auth === 'none' && !seen ? 'dynamic' : auth,
    ...(authAt ? { authAt } : {}),
    ...(unless === undefined ? {} : { unless }),
    ...place,
    deployed: [],
    tools: toolsOf(module),
    ...(rebinding ? { rebinding } : {}),
    confidence: 'high',
    at: made.at,
  }
}

/** A route of a web framework is where the framework is; a middleware beside it may check what we cannot see. */
function routeHandler({ at }: Call, module: Module, { project }: Reader): Listening {
  if (!isRoute(module)) return { listens: { is: 'dynamic', at } }
  const folder = project.manifest(module.file.path)?.folder ?? ''
  const under = folder === '' ? '' : `${folder}/`
  const guarded = ['middleware.ts', 'middleware.js', 'src/middleware.ts', 'src/middleware.js', 'proxy.ts', 'src/proxy.ts'].some((one) => project.has(under + one))
  return { listens: guarded ? { is: 'dynamic', at } : { is: 'unset', at } }
}

/** Whether a module is a route by its exports: `export { handler as GET, handler as POST }`. */
function isRoute(module: Module): boolean {
  return ['GET', 'POST'].some((method) => module.exported(method) !== undefined)
}

/** Whether a module makes the app that its transports stand in, so that all middleware in front can be seen. */
function startsApp(module: Module): boolean {
  return callsOnImport(module, ['express', 'hono', 'fastify', 'koa', 'http', 'https', '@modelcontextprotocol/express', '@modelcontextprotocol/sdk'], /^(?:|express|Hono|fastify|createServer|createMcpExpressApp)$/).length > 0
}

/** Whether the app that a module makes is handed to another one, which may check callers in front of it. */
function isMounted(module: Module, { project }: Reader): boolean {
  const named = module.nodes('ExportNamedDeclaration').flatMap(({ declaration, specifiers }): Ast[] => (declaration?.type === 'VariableDeclaration' ? declaration.declarations.map(({ id }) => id) : specifiers.map(({ local }) => local)))
  const handsOnApp = [module.exported('default'), ...named].some((one) => {
    const from = one && originOf(module, one)
    return from !== undefined && comesFrom(from, ['express', 'hono', 'fastify', 'koa'])
  })
  if (!handsOnApp) return false
  const { path } = module.file
  const folder = project.manifest(path)?.folder ?? ''
  const worker = ['wrangler.jsonc', 'wrangler.json', 'wrangler.toml'].map((name) => project.text(folder === '' ? name : `${folder}/${name}`)).find((text) => text !== undefined)
  const main = worker && /\bmain["']?\s{0,8}[:=]\s{0,8}["'](?:\.\/)?([^"'\s]{1,200})["']/.exec(worker)?.[1]
  return main ? !path.endsWith(main) : /(?:^|\/)(?:routes?|routers?|handlers?|controllers?|endpoints?|middlewares?)\//.test(path) || !/(?:^|\/)(?:index|main|server|worker|app|mcp|\[\[?\.{3}\w{1,40}\]?\])\.[cm]?[jt]sx?$/.test(path)
}

function stdio(module: Module, at: Span): McpServer {
  return {
    kind: 'mcpServer', owner: owner(module), transport: 'stdio', auth: 'none', listens: { is: 'dynamic', at }, deployed: [], tools: toolsOf(module), confidence: 'high', at,
  }
}

function owner(module: Module): Owner {
  const made = newOf(module, MCP_PACKAGES, /^(?:McpServer|Server|FastMCP)$/)[0]
  const node = made && property(module, made.argument(0), 'name')
  const name = node && string(fold(module, node))?.value
  return { what: 'MCP server', ...(name ? { name } : {}), product: 'the MCP TypeScript SDK' }
}

function toolsOf(module: Module): McpServer['tools'] {
  const tools = mcpTools(module)
  if (tools.length === 0) return 'unknown'
  return tools.every(({ readOnly }) => readOnly) ? 'read-only' : 'write'
}

/** Protection against DNS rebinding switched off, or hosts and origins left open. */
function openHosts(module: Module): McpServer['rebinding'] {
  for (const call of [...newOf(module, MCP_PACKAGES, HTTP_TRANSPORT), ...callsOnImport(module, MCP_PACKAGES, /^(?:createMcpExpressApp|createMcpHonoApp|hostHeaderValidation)$/)]) {
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
  for (const call of callsOnImport(module, ['cors', 'hono/cors', '@fastify/cors', '@koa/cors'], /^(?:|cors)$/)) {
    const options = call.argument(0)
    const origin = property(module, options, 'origin')
    const credentials = property(module, options, 'credentials')
    const any = origin && fold(module, origin)
    if (origin && any?.kind === 'scalar' && (any.value === '*' || any.value === true) && credentials && boolean(fold(module, credentials)) === true) {
      return { at: module.span(origin), written: `origin: ${any.value}, credentials: true` }
    }
  }
  return undefined
}

/** `new FastMCP({authenticate, auth, oauth})` and its `start({transportType, httpStream})`, which listens on this machine by default. */
function* fastMcp(module: Module): Generator<McpServer> {
  const [made] = newOf(module, 'fastmcp', 'FastMCP')
  if (!made) return
  for (const call of callsTo(module, 'start')) {
    if (!call.from || !comesFrom(call.from, 'fastmcp')) continue
    const options = call.argument(0)
    const type = options && property(module, options, 'transportType')
    const named = type && string(fold(module, type))?.value
    if (!options || named === 'stdio') yield stdio(module, call.at)
    if (named !== 'httpStream' && named !== 'sse') continue
    const inner = property(module, options, named === 'sse' ? 'sse' : 'httpStream')
    yield {
      kind: 'mcpServer',
      owner: owner(module),
      transport: 'http',
      ...fastAuth(module, made.argument(0)),
      ...listensOn(module, property(module, inner, 'host'), call.at, 'loopback'),
      deployed: [],
      tools: toolsOf(module),
      confidence: 'high',
      at: call.at,
    }
  }
}

function fastAuth(module: Module, options: Ast | undefined): Pick<McpServer, 'auth' | 'authAt'> {
  const { auth, at } = serverAuth(module)
  if (auth === 'shared-key' || auth === 'oauth') return { auth, ...(at ? { authAt: at } : {}) }
  const oauth = property(module, options, 'oauth') ?? property(module, options, 'auth')
  if (oauth) return { auth: 'oauth', authAt: module.span(oauth) }
  return { auth: property(module, options, 'authenticate') || isOpen(module, options) ? 'dynamic' : 'none' }
}

interface ScopeRow {
  readonly from?: readonly string[]
  readonly name: RegExp
  /** The argument with the options. */
  readonly argument: number
  readonly path: readonly string[]
  readonly role: ScopeSet['role']
  readonly what: string
}

/** Where servers name their scopes. */
const SCOPES: readonly ScopeRow[] = [
  { name: /^mcpAuth(?:Metadata)?Router$/, argument: 0, path: ['scopesSupported'], role: 'published', what: 'protected resource metadata' },
  { name: /^(?:requireBearerAuth|requireScopes)$/, argument: 0, path: ['requiredScopes'], role: 'required', what: 'MCP server' },
  { from: ['mcp-handler', '@vercel/mcp-adapter'], name: /withMcpAuth$/, argument: 2, path: ['requiredScopes'], role: 'required', what: 'MCP server' },
  { from: ['mcp-auth'], name: /bearerAuth$/, argument: 1, path: ['requiredScopes'], role: 'required', what: 'MCP server' },
  { from: ['fastmcp'], name: /^FastMCP$/, argument: 0, path: ['oauth', 'protectedResource', 'scopesSupported'], role: 'published', what: 'protected resource metadata' },
]

function* scopeSets(module: Module): Generator<ScopeSet> {
  for (const { from, name, argument, path, role, what } of SCOPES) {
    for (const call of from ? callsOnImport(module, from, name) : calls(module).filter((one) => name.test(one.name) || (one.from && name.test(one.from.name)))) {
      const list = property(module, call.argument(argument), ...path)
      if (!list) continue
      const { name: server } = owner(module)
      const of: Owner = { what, ...(server ? { name: server } : {}), product: 'the MCP TypeScript SDK' }
      for (const set of scopes(fold(module, list), role, of)) yield role === 'published' ? { ...set, ...catalogOf(module, list, set) } : set
    }
  }
}

/** A constant that is called after all scopes is the catalogue; a list written on the spot need not be. */
function catalogOf(module: Module, list: Ast, { scopes: found }: ScopeSet): Pick<ScopeSet, 'catalog'> {
  const written = module.source(list)
  return /^(?:[\w.]*\.)?(?:all\w*|\w*catalog(?:ue)?|scopes|[A-Z_]*ALL[A-Z_]*|[A-Z_]*CATALOG(?:UE)?|SCOPES)$|^Object\.(?:values|keys)\(/.test(written) ? { catalog: found.map(({ value }) => value) } : {}
}
