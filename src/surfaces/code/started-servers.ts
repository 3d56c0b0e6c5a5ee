import type { McpServer } from '../../model/index.ts'
import { items, boolean, string, type Node } from '../../parse/node.ts'
import {
  argumentsOf,
  calls,
  fieldDefault,
  fold,
  keyOf,
  knownCalls,
  lastName,
  optionDefault,
  pathWritten,
  rowOf,
  textOf,
  unwrap,
  type Arguments,
  type Call,
  type CallNode,
  type Language,
  type Module,
} from '../../program/index.ts'
import { hostSettings, startableServers } from '../../knowledge/libraries/mcp-servers.ts'
import type { Span } from '../../text/source.ts'
import { oncePer } from '../../text/once-per.ts'
import { authOfChosen } from './chosen-servers.ts'
import { nodeAt } from './given.ts'
import { inImage, listeningOf, listensOnNode, settingGiven, type Listening } from './listening.ts'
import type { ServerAuth } from './mcp-auth.ts'
import type { Given } from './mcp-provider.ts'
import { toolsKind } from './mcp-tools.ts'
import { openOrigins } from './open-origins.ts'
import { handedOnTo, makersOf, makesServer } from './server-objects.ts'
import { hostInCommands } from './start-commands.ts'
import { transportOf } from './start-transport.ts'

/** The methods of a server that do one thing, in the language of the file: others have methods of these names as well. */
function methodsThat(means: string): Readonly<Record<Language, ReadonlySet<string>>> {
  const named = (language: Language) =>
    startableServers.flatMap((row) => (row.means === means && row.language === language ? [row.call].flat() : []))
  const methods = (language: Language) => new Set(named(language).flatMap((name) => /\(\)\.(\w+)$/.exec(name)?.[1] ?? []))
  return { python: methods('python'), typescript: methods('typescript') }
}

const STARTS = methodsThat('starts-server')
/** What becomes part of an application that something else starts. */
const APPS = methodsThat('makes-app')

/** The servers that a module starts or makes an application of, also where another module makes them. */
export function* startedServers(module: Module): Generator<McpServer> {
  const all = calls(module)
  const own = all.filter(({ node }) => makesServer(module, node)).slice(0, 1)
  const fallback = own.map(({ node }): Given => ({ module, call: node }))
  let isNetwork = false
  for (const call of all) {
    const start = startOf(module, call)
    if (!start) continue
    const made = start.made.length > 0 ? start.made : fallback
    const [first] = made
    if (first && lastName(first.call.callee) === 'Server') {
      // The low-level server runs on streams; `stdio_server` says which.
      if (all.some(({ name }) => name === 'stdio_server'))
        yield serverOf({
          module,
          made,
          start: call.node,
          at: call.at,
          transport: 'stdio',
          place: { listens: { is: 'dynamic', at: call.at } },
        })
      continue
    }
    const host = hostOf(module, argumentsOf(module, call.node))
    const transport = transportOf({ module, call: call.node }, { method: start.method, host, made: first })
    if (transport === undefined) continue
    if (transport === 'http') isNetwork = true
    const place: Listening = transport === 'http' ? placeOf(module, host, first, call.at) : { listens: { is: 'dynamic', at: call.at } }
    yield serverOf({ module, made, start: call.node, at: call.at, transport, place, isUnseen: made.length === 0 })
  }
  const app = isNetwork ? undefined : appOf(module, all)
  if (!app) return
  const place = listeningOf(module) ?? toldByCommand(module) ?? { listens: { is: 'dynamic' as const, at: app.at } }
  yield serverOf({ module, made: app.made.length > 0 ? app.made : fallback, start: app.node, at: app.at, transport: 'http', place })
}

/** The address that a command of the repository gives to an application: `uvicorn desk.web:app --host 0.0.0.0` in a Dockerfile. */
function toldByCommand(module: Module): Listening | undefined {
  const said = module.project && hostInCommands(module.file.path, module.project)
  return said && listensOnNode({ kind: 'scalar', ...said }, said.at)
}

/** The method by which a call starts a server, and what makes that. */
function startOf(module: Module, { name, node }: Call): { readonly method: string; readonly made: readonly Given[] } | undefined {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || !STARTS[module.language].has(name)) return undefined
  const own = makersOf(module, callee.object)
  const made = own.length > 0 ? own : handedOnTo(module, callee.object, name)
  return made.length > 0 || rowOf(module, callee, startableServers)?.means === 'starts-server' ? { method: name, made } : undefined
}

/** What makes the application of a server, or hands on the method that does: `uvicorn.Config(mcp.streamable_http_app, …)`. */
function appOf(module: Module, all: readonly Call[]): (Pick<Started, 'at' | 'made'> & { readonly node: CallNode }) | undefined {
  for (const { node, at, name } of all) {
    const callee = unwrap(node.callee)
    const object = callee.type === 'MemberExpression' ? callee.object : node.arguments[0]
    const isApp = rowOf(module, node.callee, startableServers)?.means === 'makes-app'
    if (!isApp && !APPS[module.language].has(name)) continue
    // Made for what else the call does, as the SDK's session manager is.
    if (!isApp && module.parent(node)?.type === 'ExpressionStatement') continue
    const made = object && object.type !== 'SpreadElement' ? makersOf(module, object) : []
    if (isApp || made.length > 0) return { node, at, made }
  }
  for (const member of module.nodes('MemberExpression')) {
    const call = APPS[module.language].has(keyOf(member) ?? '') ? module.parent(member) : undefined
    const given = call?.type === 'ConditionalExpression' ? module.parent(call) : call
    if (given?.type !== 'CallExpression' || given.callee === member) continue
    const made = makersOf(module, member.object)
    if (made.length > 0) return { node: given, at: module.span(member), made }
  }
  return undefined
}

/**
 * The server that a module makes at its top, for a command line that starts it (https://gofastmcp.com/cli/running). `host` is where it is
 * told to listen.
 */
export function launchedServer(module: Module, host: Node | undefined): McpServer | undefined {
  const made = calls(module).find(
    ({ node }) =>
      /(?:^|\.)FastMCP$/.test(pathWritten(module, node.callee)) && [...module.ancestors(node)].every(({ type }) => !/Function/.test(type)),
  )
  if (!made || !startedServers(module).next().done) return undefined
  const given: Given = { module, call: made.node }
  return serverOf({ module, made: [given], start: made.node, at: made.at, transport: 'http', place: placeOf(module, host, given, made.at) })
}

function hostOf(module: Module, start: Arguments): Node | undefined {
  const place = ['host', '0.httpStream.host', '0.sse.host']
  const given = nodeAt(start, place)
  const option = given?.kind === 'dynamic' && !given.fallback ? start.expression(place) : undefined
  const otherwise = option && optionDefault(module, option)
  // What the command line says, a command of the repository may say.
  const said = otherwise && module.project ? hostInCommands(module.file.path, module.project) : undefined
  if (said) return { kind: 'scalar', ...said }
  return otherwise ? fold(module, otherwise) : ((option && settingGiven(module, option)) ?? (given && inImage(module, given)))
}

/** The address of the start, of the constructor, or of `mcp.settings.host`; this machine when nothing is said. */
function placeOf(module: Module, host: Node | undefined, made: Given | undefined, at: Span): Listening {
  const given = host ?? (made && hostOf(made.module, argumentsOf(made.module, made.call))) ?? settingsHost(module)
  return given ? listensOnNode(given, given.at) : { listens: { is: 'set', value: 'loopback', at } }
}

const settingsHost = oncePer((module: Module): Node | undefined => {
  const set = module
    .nodes('AssignmentExpression')
    .find(({ left }) => left.type === 'MemberExpression' && keyOf(left) === 'host' && /settings$/.test(lastName(left.object) ?? ''))
  if (!set) return undefined
  const given = settingGiven(module, set.right)
  if (given) return given
  const host = fold(module, set.right)
  const start = host.kind === 'dynamic' && !host.fallback ? fieldDefault(module, set.right) : undefined
  return start ? { ...fold(start.module, start.node), at: host.at } : host
})

interface Started {
  readonly module: Module
  readonly made: readonly Given[]
  readonly start: CallNode
  readonly at: Span
  readonly transport: McpServer['transport']
  readonly place: Listening
  /** It is told by its type alone, and made elsewhere. */
  readonly isUnseen?: boolean
}

function serverOf({ module, made, start, at, transport, place, isUnseen = false }: Started): McpServer {
  const [first] = made
  const name = first && textOf(nodeAt(argumentsOf(first.module, first.call), ['name', '0.name', 0]))?.value
  const { auth, at: authAt, openUnless }: ServerAuth = transport === 'http' ? authOfChosen(module, made, start) : { auth: 'none' }
  const rebinding =
    transport === 'http'
      ? (openToRebinding(module) ?? openOrigins(module, STARTS[module.language].has(lastName(start.callee) ?? '')))
      : undefined
  return {
    kind: 'mcpServer',
    owner: { what: 'MCP server', ...(name ? { name } : {}), product: 'FastMCP' },
    transport,
    auth: auth === 'none' && isUnseen ? 'dynamic' : auth,
    ...(authAt ? { authAt } : {}),
    ...(openUnless === undefined ? {} : { openUnless }),
    ...place,
    deployed: [],
    tools: toolsKind(first?.module ?? module),
    ...(rebinding ? { rebinding } : {}),
    confidence: 'medium',
    at,
  }
}

/** `TransportSecuritySettings(enable_dns_rebinding_protection=False)`, hosts or origins left open. */
function openToRebinding(module: Module): McpServer['rebinding'] {
  for (const { given: args } of knownCalls(module, hostSettings)) {
    const off = nodeAt(args, 'enable_dns_rebinding_protection')
    if (off && boolean(off) === false) return { at: off.at, written: 'enable_dns_rebinding_protection=False' }
    for (const key of ['allowed_hosts', 'allowed_origins']) {
      const open = items(nodeAt(args, key)).find((item) => string(item)?.value === '*')
      if (open) return { at: open.at, written: `${key}=["*"]` }
    }
  }
  return undefined
}
