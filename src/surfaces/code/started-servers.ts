import type { McpServer } from '../../model/index.ts'
import { items, boolean, string, type Node } from '../../parse/node.ts'
import { argumentsOf, type Arguments } from '../../program/arguments.ts'
import { keyOf, lastName, unwrap, type CallNode } from '../../program/ast.ts'
import { calls, callsOnImport, type Call } from '../../program/calls.ts'
import { fieldDefault } from '../../program/field-default.ts'
import { definition, fold } from '../../program/fold.ts'
import { named } from '../../program/instances.ts'
import type { Module } from '../../program/module.ts'
import { isOpen } from '../../program/objects.ts'
import { optionDefault } from '../../program/option-default.ts'
import { pathWritten } from '../../program/path-written.ts'
import { textOf } from '../../program/template.ts'
import type { Span } from '../../text/source.ts'
import { nodeAt } from './given.ts'
import { listeningOf, listensOnNode, type Listening } from './listening.ts'
import type { ServerAuth } from './mcp-auth.ts'
import { authOf, type Given } from './mcp-provider.ts'
import { toolsKind } from './mcp-tools.ts'
import { transportOf } from './start-transport.ts'

/** Servers that are objects with a method to start them: FastMCP of both languages, and the server of the MCP SDK for Python. */
const SERVER = String.raw`(?:fastmcp|mcp)(?:\.\w+)*\.(?:FastMCP|MCPServer|Server)`
const MADE = new RegExp(`^${SERVER}$`)
/** https://gofastmcp.com/deployment/running-server, https://github.com/punkpeye/fastmcp#quickstart */
const START = new RegExp(
  String.raw`^${SERVER}\(\)\.(run|run_async|run_http_async|run_streamable_http_async|run_sse_async|run_stdio_async|start)$`,
)
/** What becomes part of an application that something else starts. */
const APP = new RegExp(
  String.raw`^${SERVER}\(\)\.(?:http_app|streamable_http_app|sse_app)$|^mcp(?:\.\w+)*\.` +
    String.raw`(?:StreamableHTTPSessionManager|SseServerTransport|StreamableHTTPServerTransport)$` +
    String.raw`|^fastapi_mcp(?:\.\w+)*\.FastApiMCP$|^fastmcp(?:\.\w+)*\.(?:create_sse_app|create_streamable_http_app)$`,
)

/** The servers that a module starts or makes an application of, also where another module makes them. */
export function* startedServers(module: Module): Generator<McpServer> {
  const all = calls(module)
  const own = all.filter(({ node }) => MADE.test(pathWritten(module, node.callee)))
  let isNetwork = false
  for (const call of all) {
    const method = START.exec(pathWritten(module, call.node.callee))?.[1]
    if (method === undefined) continue
    const made = madeBy(module, call.node) ?? first(module, own)
    if (made && lastName(made.call.callee) === 'Server') {
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
    const transport = transportOf({ module, call: call.node }, { method, host, made })
    if (transport === undefined) continue
    if (transport === 'http') isNetwork = true
    const place: Listening = transport === 'http' ? placeOf(module, host, made, call.at) : { listens: { is: 'dynamic', at: call.at } }
    yield serverOf({ module, made, start: call.node, at: call.at, transport, place })
  }
  const app = isNetwork ? undefined : all.find(({ node }) => APP.test(pathWritten(module, node.callee)))
  if (!app) return
  const place = listeningOf(module) ?? { listens: { is: 'dynamic' as const, at: app.at } }
  yield serverOf({ module, made: madeBy(module, app.node) ?? first(module, own), start: app.node, at: app.at, transport: 'http', place })
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
  return serverOf({ module, made: given, start: made.node, at: made.at, transport: 'http', place: placeOf(module, host, given, made.at) })
}

function first(module: Module, [call]: readonly Call[]): Given | undefined {
  return call && { module, call: call.node }
}

/** The constructor of the server that a method is called on, in this module or in the one that it comes from. */
function madeBy(module: Module, { callee }: CallNode): Given | undefined {
  const member = unwrap(callee)
  if (member.type !== 'MemberExpression') return undefined
  const object = definition(module, member.object)
  const meant = object.type === 'Identifier' || object.type === 'MemberExpression' ? named(module, object) : { module, node: object }
  const call = meant && definition(meant.module, meant.node)
  return meant && (call?.type === 'CallExpression' || call?.type === 'NewExpression') && MADE.test(pathWritten(meant.module, call.callee))
    ? { module: meant.module, call }
    : undefined
}

function hostOf(module: Module, start: Arguments): Node | undefined {
  const place = ['host', '0.httpStream.host', '0.sse.host']
  const given = nodeAt(start, place)
  const option = given?.kind === 'dynamic' && !given.fallback ? start.expression(place) : undefined
  const otherwise = option && optionDefault(module, option)
  return otherwise ? fold(module, otherwise) : given
}

/** The address of the start, of the constructor, or of `mcp.settings.host`; this machine when nothing is said. */
function placeOf(module: Module, host: Node | undefined, made: Given | undefined, at: Span): Listening {
  const given = host ?? (made && hostOf(made.module, argumentsOf(made.module, made.call))) ?? settingsHost(module)
  return given ? listensOnNode(given, given.at) : { listens: { is: 'set', value: 'loopback', at } }
}

function settingsHost(module: Module): Node | undefined {
  const set = module
    .nodes('AssignmentExpression')
    .find(({ left }) => left.type === 'MemberExpression' && keyOf(left) === 'host' && /settings$/.test(lastName(left.object) ?? ''))
  if (!set) return undefined
  const host = fold(module, set.right)
  const start = host.kind === 'dynamic' && !host.fallback ? fieldDefault(module, set.right) : undefined
  return start ? { ...fold(start.module, start.node), at: host.at } : host
}

interface Started {
  readonly module: Module
  readonly made: Given | undefined
  readonly start: CallNode
  readonly at: Span
  readonly transport: McpServer['transport']
  readonly place: Listening
}

function serverOf({ module, made, start, at, transport, place }: Started): McpServer {
  const name = made && textOf(nodeAt(argumentsOf(made.module, made.call), ['name', '0.name', 0]))?.value
  const given: Given[] = [...(made ? [made] : []), ...(made?.call === start ? [] : [{ module, call: start }])]
  const { auth, at: authAt, openUnless }: ServerAuth = transport === 'http' ? authOf(module, given) : { auth: 'none' }
  const rebinding = transport === 'http' ? openToRebinding(module) : undefined
  return {
    kind: 'mcpServer',
    owner: { what: 'MCP server', ...(name ? { name } : {}), product: 'FastMCP' },
    transport,
    auth: auth === 'none' && made && isOpenCall(made) ? 'dynamic' : auth,
    ...(authAt ? { authAt } : {}),
    ...(openUnless === undefined ? {} : { openUnless }),
    ...place,
    deployed: [],
    tools: toolsKind(made?.module ?? module),
    ...(rebinding ? { rebinding } : {}),
    confidence: 'medium',
    at,
  }
}

/** Whether a constructor may have been given something that is not seen. */
function isOpenCall({ module, call }: Given): boolean {
  const [only] = call.arguments
  return argumentsOf(module, call).open || (call.type === 'NewExpression' && only !== undefined && isOpen(module, only))
}

/** `TransportSecuritySettings(enable_dns_rebinding_protection=False)`, hosts or origins left open. */
function openToRebinding(module: Module): McpServer['rebinding'] {
  for (const { node } of callsOnImport(module, 'mcp', /(?:^|\.)TransportSecuritySettings$/)) {
    const args = argumentsOf(module, node)
    const off = nodeAt(args, 'enable_dns_rebinding_protection')
    if (off && boolean(off) === false) return { at: off.at, written: 'enable_dns_rebinding_protection=False' }
    for (const key of ['allowed_hosts', 'allowed_origins']) {
      const open = items(nodeAt(args, key)).find((item) => string(item)?.value === '*')
      if (open) return { at: open.at, written: `${key}=["*"]` }
    }
  }
  return undefined
}
