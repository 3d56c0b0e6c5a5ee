import type { McpServer, Owner } from '../../model/index.ts'
import { boolean, items, type Node } from '../../parse/node.ts'
import type { Span, Text } from '../../text/source.ts'
import { textOf } from '../../program/template.ts'
import { type Authentication, serverAuthentication } from './python-mcp-auth-reading.ts'
import { MCP_SERVER, toolsOf } from './python-tool-reading.ts'
import type { Call, PythonCode } from '../../program/python/code.ts'
import { outline, writtenAt } from '../../program/python/values.ts'

const known = new WeakMap<PythonCode, readonly McpServer[]>()

/** The MCP servers that a file runs or makes an application of. */
export function serversOf(code: PythonCode): readonly McpServer[] {
  const before = known.get(code)
  if (before) return before
  const found = [...runs(code)]
  known.set(code, found)
  return found
}

const RUN = /^(?:fastmcp|mcp)(?:\.\w+)*\.(?:FastMCP|MCPServer|Server)\(\)\.(run|run_async|run_http_async|run_streamable_http_async|run_sse_async|run_stdio_async)$/
const APP = /^(?:fastmcp|mcp)(?:\.\w+)*\.(?:FastMCP|MCPServer|Server)\(\)\.(?:http_app|streamable_http_app|sse_app)$|^mcp(?:\.\w+)*\.(?:StreamableHTTPSessionManager|SseServerTransport|StreamableHTTPServerTransport)$|^fastapi_mcp(?:\.\w+)*\.FastApiMCP$|^fastmcp(?:\.\w+)*\.(?:create_sse_app|create_streamable_http_app)$/
const UVICORN = /^(?:uvicorn\.(?:run|Config|main\.run)|hypercorn(?:\.\w+)*\.serve|aiohttp\.web\.run_app|waitress\.serve)$/

function* runs(code: PythonCode): Generator<McpServer> {
  const constructed = code.calls.filter(({ source }) => MCP_SERVER.test(source))
  let network = false
  for (const call of code.calls) {
    const method = RUN.exec(call.source)?.[1]
    if (!method) continue
    const server = constructorOf(call, code) ?? constructed[0]
    if (server && /(?:^|\.)Server$/.test(server.source)) {
      // The low-level server runs on streams; `stdio_server` says which.
      if (code.calls.some(({ source }) => /\.stdio_server$/.test(source))) yield serverOf(call, server, 'stdio', { is: 'dynamic', at: call.at }, undefined, code)
      continue
    }
    const transport = transportOf(call, method)
    if (transport === 'unknown') continue
    if (transport === 'http') network = true
    const { listens, address } = transport === 'http' ? listening(call.args.get('host'), server, code, call.at) : { listens: { is: 'dynamic', at: call.at } as const, address: undefined }
    yield serverOf(call, server, transport, listens, address, code)
  }
  if (network) return
  const app = code.calls.find(({ source }) => APP.test(source))
  if (!app) return
  const uvicorn = code.calls.find(({ source }) => UVICORN.test(source))
  const { listens, address } = uvicorn ? listening(uvicorn.args.get('host'), undefined, code, uvicorn.at) : { listens: { is: 'dynamic', at: app.at } as const, address: undefined }
  yield serverOf(app, constructorOf(app, code) ?? constructed[0], 'http', listens, address, code)
}

/** `fastmcp run server.py --transport http --host 0.0.0.0`, wherever the repository says so. */
export interface Launch {
  readonly host?: Text
}

/** The server of a file that has no start of its own: FastMCP's command line starts it on the network. */
export function launchedServer(code: PythonCode, { host }: Launch): McpServer | undefined {
  const server = code.calls.find(({ source, scope }) => /(?:^|\.)FastMCP$/.test(source) && scope.kind === 'module')
  if (!server || serversOf(code).length > 0) return undefined
  const { listens, address } = listening(host && { kind: 'scalar', ...host }, server, code, server.at)
  return serverOf(server, server, 'http', listens, address, code)
}

/** The constructor of the server that a method is called on. */
function constructorOf({ expression, scope }: Call, code: PythonCode): Call | undefined {
  if (expression.callee.kind !== 'attribute') return undefined
  const call = code.callOf(code.resolve(expression.callee.object, scope).expression)
  return call && MCP_SERVER.test(call.source) ? call : undefined
}

function transportOf(call: Call, method: string): 'http' | 'stdio' | 'unknown' {
  if (method === 'run_stdio_async') return 'stdio'
  if (/http|sse/.test(method)) return 'http'
  const given = call.args.get('transport', 0)
  if (!given) return call.args.open ? 'unknown' : call.args.get('host') ? 'http' : 'stdio'
  const name = textOf(given)?.value ?? outline(given)
  if (name === 'stdio') return 'stdio'
  if (/^(?:http|sse|streamable-http|streamable_http)$/.test(name)) return 'http'
  // Whoever gives a host means the network.
  return call.args.get('host') ? 'http' : 'unknown'
}

/** The address of `host`, of the constructor, or of `mcp.settings.host`; 127.0.0.1 when nothing is said. */
function listening(host: Node | undefined, server: Call | undefined, code: PythonCode, at: Span): { readonly listens: McpServer['listens']; readonly address: string | undefined } {
  const setting = code.assigned.find(({ target }) => target.kind === 'attribute' && target.name.value === 'host' && /settings$/.test(writtenAt(target.object.at)))
  const given = host ?? server?.args.get('host') ?? (setting && code.value(setting.value, setting.scope))
  if (!given) return { listens: { is: 'set', value: 'loopback', at }, address: undefined }
  const address = outline(given)
  if (!address || address.includes('…')) return { listens: { is: 'dynamic', at: given.at }, address: undefined }
  const value = /^(?:127(?:\.\d+){3}|localhost|::1)$/.test(address) ? 'loopback' : /^(?:0\.0\.0\.0|::|\*)$/.test(address) ? 'all' : 'other'
  return { listens: { is: 'set', value, at: given.at }, address }
}

function serverOf(call: Call, server: Call | undefined, transport: McpServer['transport'], listens: McpServer['listens'], address: string | undefined, code: PythonCode): McpServer {
  const name = textOf(server?.args.get('name', 0))?.value
  const owner: Owner = { what: 'MCP server', ...(name ? { name } : {}), product: 'FastMCP' }
  const authentication: Authentication = transport === 'http' ? serverAuthentication(server, call, code) : { auth: 'none' }
  const rebinding = transport === 'http' ? openToRebinding(code) : undefined
  return {
    kind: 'mcpServer',
    owner,
    transport,
    auth: authentication.auth,
    ...(authentication.at ? { authAt: authentication.at } : {}),
    listens,
    ...(address ? { address } : {}),
    deployed: [],
    tools: toolsKind(code),
    ...(rebinding ? { rebinding } : {}),
    confidence: 'medium',
    at: call.at,
  }
}

function toolsKind(code: PythonCode): McpServer['tools'] {
  const tools = toolsOf(code).filter(({ mcp, of }) => mcp && of === 'tool')
  if (tools.some((tool) => tool.destructive || (tool.writes && !tool.readOnly))) return 'write'
  return tools.length > 0 && tools.every(({ readOnly }) => readOnly) ? 'read-only' : 'unknown'
}

/** `TransportSecuritySettings(enable_dns_rebinding_protection=False)`, hosts or origins left open. */
function openToRebinding(code: PythonCode): McpServer['rebinding'] {
  for (const call of code.calls) {
    if (!/\.TransportSecuritySettings$/.test(call.source)) continue
    const off = call.args.get('enable_dns_rebinding_protection')
    if (boolean(off) === false && off) return { at: off.at, written: 'enable_dns_rebinding_protection=False' }
    for (const key of ['allowed_hosts', 'allowed_origins']) {
      const open = items(call.args.get(key)).find((item) => textOf(item)?.value === '*')
      if (open) return { at: open.at, written: `${key}=["*"]` }
    }
  }
  return undefined
}
