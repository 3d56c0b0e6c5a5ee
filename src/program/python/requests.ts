import type { Node } from '../../parse/node.ts'
import type { Expression } from './parse.ts'
import type { Call, PythonCode } from './code.ts'
import { written } from './scope.ts'

/** An HTTP request as code makes it. */
export interface HttpRequest {
  readonly call: Call
  /** The client that it is made with, when that is constructed in sight. */
  readonly client?: Call
  readonly method: string
  readonly url: Node | undefined
  readonly headers: Node | undefined
  readonly params: Node | undefined
  /** Form, JSON or raw body. */
  readonly body: Node | undefined
  readonly auth: Expression | undefined
}

export const HTTP_CLIENT = /^(?:requests\.[Ss]ession|requests\.sessions\.Session|httpx2?\.(?:Async)?Client|aiohttp\.(?:client\.)?ClientSession|urllib3\.PoolManager|requests_cache\.CachedSession|curl_cffi\.requests\.(?:Async)?Session|niquests\.(?:Async)?Session)$/
const CLIENTS = String.raw`(?:requests|httpx2?|niquests|curl_cffi\.requests|requests\.api|(?:requests\.[Ss]ession|requests\.sessions\.Session|httpx2?\.(?:Async)?Client|aiohttp\.(?:client\.)?ClientSession|urllib3\.PoolManager|requests_cache\.CachedSession|niquests\.(?:Async)?Session)\(\))`
const REQUEST = new RegExp(String.raw`^${CLIENTS}\.(get|post|put|patch|delete|head|options|request|stream|ws_connect|build_request)$`)

const found = new WeakMap<PythonCode, readonly HttpRequest[]>()

/** The requests of a file, with requests, httpx, aiohttp, urllib3 and urllib. */
export function requestsOf(code: PythonCode): readonly HttpRequest[] {
  const known = found.get(code)
  if (known) return known
  const requests = code.calls.flatMap((call) => requestOf(call, code) ?? [])
  found.set(code, requests)
  return requests
}

function requestOf(call: Call, code: PythonCode): HttpRequest | undefined {
  const { args, source, scope } = call
  const method = REQUEST.exec(source)?.[1]
  if (method) {
    const verb = method === 'request' || method === 'stream' || method === 'build_request'
    const callee = call.expression.callee
    const constructed = callee.kind === 'attribute' ? code.callOf(code.resolve(callee.object, scope).expression) : undefined
    const client = constructed && HTTP_CLIENT.test(constructed.source) ? constructed : undefined
    const at = verb ? 1 : 0
    return {
      call,
      ...(client ? { client } : {}),
      method,
      url: args.get('url', at),
      headers: args.get('headers'),
      params: args.get('params', /^(?:requests)/.test(source) && method === 'get' ? 1 : undefined),
      body: args.get(['data', 'json', 'content', 'fields', 'body'], !verb && /^(?:post|put|patch)$/.test(method) && source.startsWith('requests') ? at + 1 : undefined),
      auth: args.expression('auth'),
    }
  }
  if (/^urllib\.request\.Request$/.test(source)) {
    return { call, method: 'request', url: args.get('url', 0), headers: args.get('headers', 2), params: undefined, body: args.get('data', 1), auth: undefined }
  }
  if (/^requests\.(?:models\.)?Request$/.test(source)) {
    return { call, method: 'request', url: args.get('url', 1), headers: args.get('headers', 2), params: args.get('params'), body: args.get(['data', 'json']), auth: args.expression('auth') }
  }
  return undefined
}

/** Headers that a client sends with every request: of its constructor, and what is put into `client.headers` later. */
export function clientHeaders(client: Call, code: PythonCode): Node[] {
  const own = client.args.get('headers')
  const name = nameOf(client, code)
  const later = name && code.changesOf(`${name}.headers`, client.scope)
  return [own, later].filter((node) => node !== undefined && node !== '') as Node[]
}

/** The name that a client is assigned to. */
function nameOf(client: Call, code: PythonCode): string | undefined {
  const assigned = code.assigned.find(({ value }) => value === client.expression)
  if (assigned) return written(assigned.target) || undefined
  const { statement } = client
  const bound = statement.kind === 'block' ? statement.bindings.find(({ value }) => value === client.expression) : undefined
  return bound && (written(bound.target) || undefined)
}

/** The password of `auth=(user, password)`, `HTTPBasicAuth(user, password)` and the like. */
export function passwordOf(auth: Expression | undefined, call: Call, code: PythonCode): Node | undefined {
  if (!auth) return undefined
  const { expression, scope } = code.resolve(auth, call.scope)
  if (expression.kind === 'sequence' && expression.items[1]) {
    const [user, password] = expression.items.map((item) => code.value(item, scope))
    // `auth=(api_key, "")`: the key is the user.
    return password?.kind === 'scalar' && !password.value ? user : password
  }
  const inner = code.callOf(expression)
  if (!inner || !/(?:BasicAuth|DigestAuth)$/.test(inner.source)) return undefined
  const password = inner.args.get(['password'], 1)
  return password?.kind === 'scalar' && !password.value ? inner.args.get(['username', 'login'], 0) : password
}
