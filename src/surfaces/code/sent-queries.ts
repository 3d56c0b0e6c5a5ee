import { isCredentialParameter } from '../../classify/names.ts'
import { callOf, comesFrom, isFunction, walk, type Ast, type Module } from '../../program/index.ts'
import { handedOnce } from '../../knowledge/words/oauth.ts'
import type { Node } from '../../parse/node.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { tellAddressInErrors } from '../../knowledge/libraries/http-requests.ts'
import { headersOf, isStatic } from './headers.ts'
import { httpRequests, type HttpRequest } from './http-calls.ts'
import { isSaidByValue } from './named-values.ts'
import { client, CREDENTIALS } from './put-queries.ts'
import { inPairs } from './query-pairs.ts'
import type { Put } from './same-query.ts'
import { isLocal } from './settings.ts'
import { shapedRequests } from './shaped-requests.ts'
import { sinkOf } from './log-sinks.ts'

/**
 * Credentials among the parameters that a library adds to the address of a request.
 *
 * @param isAgent in an agent's code, what is written here or comes from the environment is a connection already.
 */
export function* inRequests(module: Module, isAgent: boolean): Generator<Put> {
  yield* inPairs(module)
  const requests = httpRequests(module)
  for (const { query, host } of shapedRequests(module, new Set(requests.map(({ call }) => call.node)))) {
    if (isLocal(host)) continue
    for (const { key } of headersOf(module, query)) if (CREDENTIALS.test(key.value)) yield { credential: client(key, host), query }
  }
  for (const request of requests) {
    const { query, url, call } = request
    const once = isHandedOnce(url)
    const first = url?.parts[0]
    const host = first?.kind === 'text' ? /^https?:\/\/([^/?#:]+)/i.exec(first.text.value)?.[1]?.toLowerCase() : undefined
    if (isLocal(host)) continue
    for (const { key, value } of query.flatMap((one) => headersOf(module, one))) {
      if (once && /^token$/i.test(key.value)) continue
      if (!(isAgent && isStatic(value)) && !isPage(value) && isCredential(key.value, value, host)) {
        const logged = loggedErrorOf(module, request)
        yield { credential: { ...client(key, host), ...(logged ? { logged } : {}) }, query: call }
      }
    }
  }
}

/** By its name, or a short one by what its value is called: `params={"key": api_key}`. */
function isCredential(name: string, { at }: Node, host: string | undefined): boolean {
  return CREDENTIALS.test(name) || isAccess(name) || isSaidByValue(name, codeAt(at), host)
}

/** What an answer gave for its next page: `params["token"] = answer["next"]`. */
function isPage({ at }: Node): boolean {
  return /(?:^|[^A-Za-z])next(?:_?page)?(?:_?token)?["'\]]{0,3}$|(?:cursor|continuation)\w{0,20}["'\]]{0,3}$/i.test(codeAt(at).slice(-80))
}

/** The page that an invitation or a link in a mail leads to, which takes its token: the link is the capability. */
function isHandedOnce(url: HttpRequest['url']): boolean {
  const path = url?.parts.flatMap((one) => (one.kind === 'text' ? [one.text.value] : [])).join('/') ?? ''
  return handedOnce.pattern.test(path.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''))
}

/** A parameter that may be anything elsewhere: `key` alone says nothing. */
export function isAccess(name: string): boolean {
  return name !== 'key' && isCredentialParameter(name)
}

/** Where an error of a request is logged whose text has the address with its query, as some libraries of Python write it. */
function loggedErrorOf(module: Module, { call }: HttpRequest): Span | undefined {
  if (module.language !== 'python' || !call.from || !comesFrom(call.from, tellAddressInErrors)) return undefined
  let inner: Ast = call.node
  for (const outer of module.ancestors(call.node)) {
    if (isFunction(outer)) return undefined
    if (outer.type === 'TryStatement' && outer.block === inner)
      for (const { param, body } of outer.handlers) {
        const logged = param?.type === 'Identifier' ? loggedIn(module, body, param.name) : undefined
        if (logged) return logged
      }
    inner = outer
  }
  return undefined
}

/** A log in a block that is given the error itself, and none of its fields: `logger.error(f"failed: {e}")`. */
function loggedIn(module: Module, block: Ast, name: string): Span | undefined {
  for (const node of walk(block)) {
    if (node.type !== 'CallExpression') continue
    const given = sinkOf(module, callOf(module, node))?.arguments ?? []
    if (given.some((one) => holdsWhole(module, one, name))) return module.span(node)
  }
  return undefined
}

function holdsWhole(module: Module, argument: Ast, name: string): boolean {
  for (const node of walk(argument))
    if (node.type === 'Identifier' && node.name === name && module.parent(node)?.type !== 'MemberExpression') return true
  return false
}
