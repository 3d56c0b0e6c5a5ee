import type { Entry, Node } from '../../parse/node.ts'
import type { Expression } from './parse.ts'
import { type Span, slice, type Text } from '../../text/source.ts'
import { textOf } from '../template.ts'
import type { Call, PythonCode, Scope } from './code.ts'
import { requestsOf } from './requests.ts'
import { partsOf, within } from './scope.ts'

/** Parameters that code puts into an address or a body, and where they go. */
export interface ParameterSet {
  readonly node: Extract<Node, { kind: 'map' }>
  readonly url: Node | undefined
  /** In a body, and not in the address. */
  readonly body: boolean
  readonly scope: Scope
  /** Where the parameters are written together. */
  readonly at: Span
  /** `auth=(client_id, client_secret)` beside it. */
  readonly basic: boolean
}

const known = new WeakMap<PythonCode, readonly ParameterSet[]>()

/** All parameter sets of a file that look like OAuth: each is there once. */
export function parameterSets(code: PythonCode): readonly ParameterSet[] {
  const before = known.get(code)
  if (before) return before
  const found: ParameterSet[] = []
  const seen = new Set<number>()
  const put = (set: ParameterSet | undefined) => {
    if (!set || seen.has(set.node.at.start)) return
    seen.add(set.node.at.start)
    found.push(set)
  }
  for (const request of requestsOf(code)) {
    const url = request.url
    const basic = request.auth !== undefined || hasHeader(request.headers, 'authorization')
    for (const [node, body] of [[request.body, true], [request.params, false]] as const) {
      const map = asMap(node)
      if (map && isOAuth(map)) put({ node: map, url, body, scope: request.call.scope, at: map.at, basic })
    }
  }
  for (const call of code.calls) {
    const given = parametersOf(call)
    if (given && isOAuth(given)) put({ node: given, url: addressAround(call, code), body: false, scope: call.scope, at: given.at, basic: false })
  }
  for (const place of [...code.all('string'), ...code.all('binary')]) put(inAddress(place.expression, place.scope, code))
  const sorted = found.toSorted((a, b) => a.at.start - b.at.start)
  known.set(code, sorted)
  return sorted
}

export function isOAuth(map: Node): boolean {
  return map.kind === 'map' && map.entries.some(({ key }) => key.value === 'response_type' || key.value === 'grant_type' || key.value === 'client_id')
}

function hasHeader(node: Node | undefined, name: string): boolean {
  return node?.kind === 'map' && node.entries.some(({ key }) => key.value.toLowerCase() === name)
}

/** A dictionary, or a list of pairs. */
function asMap(node: Node | undefined): Extract<Node, { kind: 'map' }> | undefined {
  if (node?.kind === 'map') return node
  if (node?.kind !== 'list' || node.items.length === 0) return undefined
  const entries = node.items.flatMap((item): Entry[] => {
    const [key, value] = item.kind === 'list' ? item.items : []
    const name = textOf(key)
    return name && value ? [{ key: name, value, at: item.at }] : []
  })
  return entries.length === 0 ? undefined : { kind: 'map', entries, open: node.open === true || entries.length < node.items.length, at: node.at }
}

/** `urlencode(params)`, `httpx.URL(url, params=params)`, `url.with_query(params)`, `QueryParams(params)`. */
function parametersOf(call: Call): Extract<Node, { kind: 'map' }> | undefined {
  if (/^urllib\.parse\.urlencode$|(?:^|\.)urlencode$|^httpx2?\.QueryParams$/.test(call.source)) return asMap(call.args.get('query', 0))
  if (/\.(?:with_query|update_query|copy_merge_params|include_query_params)$/.test(call.source)) return asMap(call.args.get([], 0)) ?? (call.args.named.entries.length ? call.args.named : undefined)
  if (/^(?:httpx2?\.URL|yarl\.URL\.build)$/.test(call.source)) return asMap(call.args.get(['params', 'query'], 1))
  // `add_params_to_uri(uri, params)`, `prepare_grant_uri(uri, …)`
  return /(?:^|\.)(?:add_params_to_uri|construct_redirect_uri)$/.test(call.source) ? (asMap(call.args.get('params', 1)) ?? call.args.named) : undefined
}

/** The address that an encoded query is put behind: `f"{URL}?{urlencode(params)}"`, also by way of a name. */
function addressAround(call: Call, code: PythonCode): Node | undefined {
  const { callee } = call.expression
  if (/\.(?:with_query|update_query|copy_merge_params|include_query_params)$/.test(call.source) && callee.kind === 'attribute') {
    const url = code.callOf(code.resolve(callee.object, call.scope).expression)
    return url?.args.get([], 0) ?? code.value(callee.object, call.scope)
  }
  if (/URL$|add_params_to_uri$/.test(call.source)) return call.args.get(['url', 'uri'], 0)
  for (const { expression, scope } of [...code.all('string'), ...code.all('binary')]) {
    if (!holds(expression, call.expression, scope, code)) continue
    const whole = code.value(expression, scope)
    const start = whole.kind === 'template' ? { ...whole, parts: untilQuery(whole.parts) } : whole
    if (start.kind !== 'dynamic') return start
  }
  const request = code.calls.find((other) => /(?:^|\.)(?:urlopen|Request)$/.test(other.source) && other.args.expression('data', 1) !== undefined && [...within(other.args.expression('data', 1) as Expression)].some((part) => code.resolve(part, other.scope).expression === call.expression || part === call.expression))
  return request?.args.get('url', 0)
}

function holds(expression: Expression, call: Expression, scope: Scope, code: PythonCode): boolean {
  if (expression.kind === 'binary' && expression.op !== '+' && expression.op !== '%') return false
  return [...within(expression)].some((part) => part === call || (part.kind === 'name' && code.resolve(part, scope).expression === call))
}

function untilQuery(parts: readonly Node[]): Node[] {
  const end = parts.findIndex((part) => part.kind === 'scalar' && typeof part.value === 'string' && part.value.includes('?'))
  return parts.slice(0, end < 0 ? Math.max(1, parts.length - 1) : end + 1)
}

/** A query written into an address: `f"{URL}?client_id={CLIENT}&response_type=code"`. */
function inAddress(expression: Expression, scope: Scope, code: PythonCode): ParameterSet | undefined {
  const literal = code.file.text.slice(expression.at.start, expression.at.end)
  if (!/[?&](?:response_type|client_id)=/.test(literal) || partsOf(expression).some((part) => part.kind === 'call' && /urlencode/.test(code.source(part.callee, scope)))) return undefined
  const node = code.value(expression, scope)
  const parts = node.kind === 'template' ? node.parts : [node]
  const entries: Entry[] = []
  let open = false
  let waiting: { key: Text; at: Span } | undefined
  for (const part of parts) {
    const text = textOf(part)
    if (!text) {
      if (waiting) entries.push({ key: waiting.key, value: part, at: waiting.at })
      else if (entries.length > 0) open = true
      waiting = undefined
      continue
    }
    for (const match of text.value.matchAll(/(?:^|[?&])([\w.-]+)=([^&#\s]*)/g)) {
      const [whole, name, value] = match as unknown as [string, string, string]
      const start = match.index + whole.length - value.length
      const key = slice(text, start - name.length - 1, start - 1)
      if (value === '' && match.index + whole.length === text.value.length) waiting = { key, at: key.at }
      else entries.push({ key, value: { kind: 'scalar', ...decoded(slice(text, start, start + value.length)) }, at: slice(text, start - name.length - 1, start + value.length).at })
    }
  }
  const start: Node = node.kind === 'template' ? { ...node, parts: untilQuery(node.parts) } : node
  const map: Extract<Node, { kind: 'map' }> = { kind: 'map', entries, open, at: expression.at }
  return isOAuth(map) ? { node: map, url: start, body: false, scope, at: expression.at, basic: false } : undefined
}

/** What percent signs stand for. */
function decoded(text: Text): Text {
  if (!/[%+]/.test(text.value)) return text
  try {
    return { value: decodeURIComponent(text.value.replaceAll('+', ' ')), at: text.at, opaque: true }
  } catch {
    return text
  }
}
