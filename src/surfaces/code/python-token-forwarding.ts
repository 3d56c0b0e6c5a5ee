import type { PythonCode, Scope } from '../../program/python/code.ts'
import { HTTP_CLIENT, requestsOf } from '../../program/python/requests.ts'
import { partsOf } from '../../program/python/scope.ts'
import { hostOf, isLocalHost, isMcp, outline } from '../../program/python/values.ts'
import { mcpClients } from '../../knowledge/libraries/mcp-clients.ts'
import type { TokenForwarding } from '../../model/index.ts'
import type { Node } from '../../parse/node.ts'
import type { Expression } from '../../program/python/parse.ts'
import type { Span } from '../../text/source.ts'
import { definePythonSurface } from './python-surface.ts'
import { IMPORTS_MCP } from './python-words.ts'

/** The token of an MCP server's caller in a request to somebody else. */
export default definePythonSurface({
  id: 'python-token-forwarding',
  name: 'Forwarded tokens in Python MCP servers',
  spec: 'https://modelcontextprotocol.io/docs/2026-07-28/tutorials/security/security_best_practices#token-passthrough',
  mentions: ['get_access_token', 'get_http_headers', 'get_http_request', 'access_token', 'authorization', 'Authorization', 'forward_incoming_headers'],
  together: [[IMPORTS_MCP]],
  *read(code): Generator<TokenForwarding> {
    if (!isMcp(code)) return
    for (const request of requestsOf(code)) {
      if (isAuthorizationServer(request.url)) continue
      const headers = request.call.args.expression('headers')
      const found = headers && forwarded(headers, request.call.scope, code)
      const client = !found && request.client?.args.expression('headers')
      const own = found ?? (client && request.client ? forwarded(client, request.client.scope, code) : undefined)
      if (own) yield forwarding(own, hostOf(request.url) ?? hostOf(request.client?.args.get('base_url')))
    }
    for (const call of code.calls) {
      const mcp = mcpClients.some(({ source }) => source.test(call.source))
      if (!mcp && !HTTP_CLIENT.test(call.source)) continue
      const headers = call.args.expression('headers', mcp ? 1 : undefined)
      const found = headers && forwarded(headers, call.scope, code)
      const used = requestsOf(code).some(({ client }) => client === call)
      if (found && (mcp || !used)) yield forwarding(found, hostOf(call.args.get(['url', 'base_url'], mcp ? 0 : undefined)))
    }
  },
})

interface Found {
  readonly token: string
  readonly at: Span
}

function forwarding({ token, at }: Found, host: string | undefined): TokenForwarding {
  return { kind: 'tokenForwarding', token, ...(host && !isLocalHost(host) ? { host } : {}), at }
}

/** Introspection and exchange at the authorization server are what a token is for. */
function isAuthorizationServer(url: Node | undefined): boolean {
  return /introspect|\/token\b|userinfo|\/oauth2?\/|jwks|well-known|exchange/i.test(outline(url))
}

/** The caller's token among headers: in a header, or all incoming headers passed on. */
function forwarded(headers: Expression, scope: Scope, code: PythonCode): Found | undefined {
  const { expression, scope: where } = code.resolve(headers, scope)
  const all = incomingHeaders(expression, where, code)
  if (all) return { token: all, at: headers.at }
  if (expression.kind !== 'dict') return undefined
  for (const { key, value } of expression.entries) {
    if (!key) {
      const spread = incomingHeaders(code.resolve(value, where).expression, where, code)
      if (spread) return { token: spread, at: value.at }
      continue
    }
    if (!/authorization|token/i.test(code.file.text.slice(key.at.start, key.at.end))) continue
    const token = callersToken(value, where, code, 0)
    if (token) return { token, at: { file: code.file, start: key.at.start, end: value.at.end } }
  }
  return undefined
}

const ACCESS_TOKEN = /(?:^|\.)get_access_token\(\)\.token$|(?:^|\.)(?:AccessToken|AuthenticatedUser)\(\)(?:\.access_token)?\.token$|^fastmcp(?:\.\w+)*\.Context\(\)\.(?:access_token|auth\.token)(?:\.token)?$/
const HEADERS = /(?:^|\.)(?:get_http_headers\(\)|get_http_request\(\)\.headers)$|Context\(\)\.request_context\.request\.headers$|(?:starlette\.requests|fastapi)(?:\.\w+)*\.Request\(\)\.headers$/

/** What of an expression is the caller's token, followed through names, templates and simple methods. */
function callersToken(expression: Expression, scope: Scope, code: PythonCode, depth: number): string | undefined {
  if (depth > 10) return undefined
  const { expression: value, scope: where } = code.resolve(expression, scope)
  const source = code.source(value, where)
  if (ACCESS_TOKEN.test(source)) return code.file.text.slice(value.at.start, value.at.end).slice(0, 60)
  if (value.kind === 'subscript' && HEADERS.test(code.source(value.object, where)) && names(value.index, code)) return 'the Authorization header'
  if (value.kind === 'call') {
    const { callee, args } = value
    if (callee.kind !== 'attribute') return undefined
    if (callee.name.value === 'get' && HEADERS.test(code.source(callee.object, where)) && names(args[0]?.value, code)) return 'the Authorization header'
    // What a function makes of it is its own.
    if (!/^(?:strip|removeprefix|replace|split|partition|format|decode)$/.test(callee.name.value)) return undefined
    const own = callersToken(callee.object, where, code, depth + 1)
    return own ?? (callee.name.value === 'format' ? args.map((arg) => callersToken(arg.value, where, code, depth + 1)).find(Boolean) : undefined)
  }
  if (!['string', 'binary', 'subscript', 'conditional', 'await'].includes(value.kind)) return undefined
  return partsOf(value).map((part) => callersToken(part, where, code, depth + 1)).find(Boolean)
}

function names(index: Expression | undefined, code: PythonCode): boolean {
  return index !== undefined && /^["']authorization["']$/i.test(code.file.text.slice(index.at.start, index.at.end))
}

/** `get_http_headers(include_all=True)`; by itself it leaves the Authorization header out. */
function incomingHeaders(expression: Expression, scope: Scope, code: PythonCode): string | undefined {
  const { expression: value, scope: where } = code.resolve(expression, scope)
  if (value.kind === 'call' && /(?:^|\.)get_http_headers$/.test(code.source(value.callee, where))) {
    const text = code.file.text.slice(value.at.start, value.at.end)
    return /include_all\s*=\s*True|include\s*=[^)]*authorization/i.test(text) ? 'all incoming headers' : undefined
  }
  if (value.kind === 'call' && /^dict$/.test(code.source(value.callee, where)) && value.args[0]) return incomingHeaders(value.args[0].value, where, code)
  return HEADERS.test(code.source(value, where)) && !/get_http_headers\(\)$/.test(code.source(value, where)) ? 'all incoming headers' : undefined
}
