import { queryMarker } from '../../knowledge/words/dotted-paths.ts'
import { singleCalls } from '../../knowledge/libraries/single-calls.ts'
import {
  callsThat,
  enclosingFunction,
  fold,
  keyOf,
  lastName,
  nameOf,
  pathWritten,
  textOf,
  unwrap,
  type Ast,
  type Module,
} from '../../program/index.ts'
import type { UrlCredential } from '../../model/index.ts'
import type { Span } from '../../text/source.ts'
import { givenCalls, nodeAt } from './given.ts'
import { isSessionRead, sessionParameters } from './query-sessions.ts'
import { isQueryOfRequest, isRequestObject } from './request-objects.ts'
import { isRefused } from './refused-queries.ts'
import { boundParameters } from './route-parameters.ts'
import { isServedHere } from './served-here.ts'

const CREDENTIALS = /^(?:access_?token|api_?key|api-key|x-api-key|auth_?token|bearer_?token|secret_?key)$/i
const QUERY = /(?:^|\.)(?:query_params|args|GET|query|rel_url\.query|query_arguments)$/
const REQUEST = /req|self|ctx|scope|websocket|ws/i

/**
 * Credentials that a server takes from the query: `request.query_params.get("access_token")`, `request.args["api_key"]`,
 * `api_key: str = Query(…)`.
 */
export function* fromQuery(module: Module): Generator<UrlCredential> {
  if (isServedHere(module)) return
  for (const { node, name, args, at } of givenCalls(module)) {
    const callee = unwrap(node.callee)
    const isGet = callee.type === 'MemberExpression' && /^(?:get|pop|getlist|getone)$/.test(name) && isQuery(module, callee.object)
    if (isGet && !isRefused(module, node)) yield* credential(module, textOf(nodeAt(args, 0))?.value, at, { node, holder: callee.object })
    const asks = callee.type === 'MemberExpression' && ASKS.test(name) && isOfRequest(module, callee.object)
    if (asks && !isRefused(module, node)) yield* credential(module, textOf(nodeAt(args, 0))?.value, at, { node, holder: callee.object })
    const [query, word, ...rest] = node.arguments
    const isHelper = /quer|param/i.test(name) && query && word && rest.length === 0 && ofOwnQuery(module, query)
    const parameter = isHelper ? textOf(nodeAt(args, 1))?.value : undefined
    if (isHelper && isSessionRead(module, parameter, node, query) && !isRefused(module, node))
      yield* credential(module, parameter, at, true)
  }
  for (const node of module.nodes('MemberExpression')) {
    if (node.computed && isQuery(module, node.object) && !isRefused(module, node))
      yield* credential(module, keyOf(node) ?? textOf(fold(module, node.property))?.value, module.span(node), { node, holder: node.object })
  }
  for (const node of module.nodes('AssignmentPattern')) {
    const value = unwrap(node.right)
    const path = node.left.type === 'Identifier' && value.type === 'CallExpression' ? pathWritten(module, value.callee) : ''
    if (node.left.type === 'Identifier' && queryMarker.pattern.test(path))
      yield* credential(module, node.left.name, { ...module.span(node.left), end: node.left.start + node.left.name.length })
  }
  yield* sessionParameters(module)
  yield* boundParameters(module)
  for (const { call, given } of callsThat(module, singleCalls, 'takes-key-from-query')) {
    const { node, at } = call
    const around = enclosingFunction(module, node)
    yield {
      kind: 'urlCredential',
      by: 'server',
      parameter: textOf(nodeAt(given, 'name'))?.value ?? (around && nameOf(module, around)) ?? '',
      at,
    }
  }
}

/** What a function takes a member out of: `query_first(parse_query(request.path), "token")`, or the parameter `query` of a handler. */
function ofOwnQuery(module: Module, node: Ast): boolean {
  const given = unwrap(node)
  if (given.type === 'CallExpression') return /quer|parse_qsl?$/i.test(lastName(given.callee) ?? '') && REQUEST.test(module.source(given))
  return given.type === 'Identifier' && /^(?:query|query_params|qs)$/.test(given.name) && module.binding(given)?.kind === 'param'
}

/** The request itself in falcon, and the handler that has it in Tornado. */
const ASKS = /^(?:get_param|get_query_argument)$/

function isOfRequest(module: Module, node: Ast): boolean {
  return unwrap(node).type === 'ThisExpression' || isRequestObject(module, node)
}

function isQuery(module: Module, holder: Ast): boolean {
  const written = module.source(holder)
  return QUERY.test(written) && (REQUEST.test(written) || isQueryOfRequest(module, holder))
}

function* credential(
  module: Module,
  name: string | undefined,
  at: Span,
  read?: { readonly node: Ast; readonly holder: Ast } | true,
): Generator<UrlCredential> {
  const isSession = read === true || (read !== undefined && isSessionRead(module, name, read.node, read.holder))
  if (name !== undefined && (isSession || CREDENTIALS.test(name))) yield { kind: 'urlCredential', by: 'server', parameter: name, at }
}
