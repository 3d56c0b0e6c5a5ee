import type { McpServer } from '../../model/index.ts'
import { mcpServerCalls } from '../../knowledge/libraries/mcp-servers.ts'
import { appMakers } from '../../knowledge/libraries/web-servers.ts'
import {
  calls,
  callsThat,
  definition,
  importedAs,
  importedModules,
  knownCalls,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { openHosts, owner, startsApp, transportIn } from './app-servers.ts'
import { appNextDoor, type AppNextDoor } from './apps-next-door.ts'
import { listeningFor, listeningOf, type Listening } from './listening.ts'
import { serverAuth } from './mcp-auth.ts'
import { toolsKind } from './mcp-tools.ts'

/** A file that is worth reading for a transport. */
const TRANSPORT = /StreamableHTTP\w{0,20}Transport|SSEServerTransport|\bcreateMcpHandler\b/

/** The server of a module that makes the application and listens, while the transport stands in a module next door. */
export function* joinedServers(module: Module): Generator<McpServer> {
  const place = transportIn(module) ? undefined : placeOf(module)
  if (!place) return
  const next = importedModules(module).flatMap((source) => {
    const worth = source.startsWith('.') && TRANSPORT.test(module.neighbourText(source) ?? '')
    const neighbour = worth ? module.neighbour(source) : undefined
    return neighbour && (transportIn(neighbour) ?? routeIn(neighbour)) ? [{ source, neighbour }] : []
  })
  const [first] = next
  if (!first) return
  const sources = new Set(next.map(({ source }) => source))
  const mounted = next.every(({ source }) => handsApp(module, source)) ? next.map(({ neighbour }) => neighbour) : []
  const checks = [serverAuth(module, sources, mounted), ...next.map(({ neighbour }) => serverAuth(neighbour))]
  const check = checks.find(({ auth }) => auth !== 'none') ?? checks.find(({ openUnless }) => openUnless !== undefined)
  const rebinding = openHosts(module) ?? openHosts(first.neighbour)
  yield {
    kind: 'mcpServer',
    owner: owner(first.neighbour),
    transport: 'http',
    auth: check?.auth ?? 'none',
    ...(check?.at ? { authAt: check.at } : {}),
    ...(check?.openUnless === undefined ? {} : { openUnless: check.openUnless }),
    ...place,
    deployed: [],
    tools: toolsKind(first.neighbour),
    ...(rebinding ? { rebinding } : {}),
    parts: next.map(({ neighbour }) => neighbour.file.path),
    confidence: 'high',
    at: place.listens.at,
  }
}

/** Where the application of a module listens, or the one that a module next door makes around its transport. */
function placeOf(module: Module): Listening | undefined {
  if (startsApp(module) || answersItself(module)) return listeningOf(module)
  return NEXT_DOOR.test(module.file.text) ? listeningFor(module, (app) => holdsTransport(appNextDoor(module, app))) : undefined
}

const NEXT_DOOR = /\.listen\(|\bserve\(/

function holdsTransport(app: AppNextDoor | undefined): boolean {
  return app !== undefined && transportIn(app.module) !== undefined
}

/** Whether a module is told the function that answers all requests: `Bun.serve({ fetch })`. */
function answersItself(module: Module): boolean {
  return calls(module).some(({ name, node }) => name === 'serve' && /^(?:Bun|Deno)\.serve$/.test(module.source(node.callee)))
}

function routeIn(module: Module): Call | undefined {
  return callsThat(module, mcpServerCalls, 'makes-route')[0]?.call
}

/** Whether a function of a module next door is called with the application itself, and with none of its routers: `mountMcp(app)`. */
function handsApp(module: Module, source: string): boolean {
  const apps = new Set<Ast>(knownCalls(module, appMakers).map(({ call }) => call.node))
  const given = calls(module).filter(({ node }) => importedAs(module, node.callee)?.module === source)
  return (
    given.length > 0 &&
    given.every(({ node }) => node.arguments.some((one) => one.type !== 'SpreadElement' && apps.has(definition(module, one))))
  )
}
