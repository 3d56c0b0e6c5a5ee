import { dotted, keyOf, lastName, madeOf, textAt, unwrap, type Ast, type Made, type Module } from '../../program/index.ts'
import { callerParameter } from '../../knowledge/words/secrets.ts'
import { oncePer } from '../../text/once-per.ts'

/** What of a request a node reads: `req.headers['x-api-key']`, `req.get('authorization')`, `c.req.query('token')`. */
export interface RequestRead {
  readonly from: 'header' | 'query'
  /** Lower case; absent for all headers. */
  readonly name?: string
}

/** The part of an inbound request that an expression reads, when it is written out. */
export function requestRead(module: Module, node: Ast): RequestRead | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') {
    // Most members are of other objects, and the last name of these tells it.
    if (!PART.test(lastName(inner.object) ?? '')) return undefined
    const name = keyOf(inner)
    const holder = dotted(inner.object)
    if (holder === undefined) return undefined
    if (HEADERS.test(holder)) return name === undefined ? { from: 'header' } : { from: 'header', name: name.toLowerCase() }
    if (QUERY.test(holder) && name !== undefined) return { from: 'query', name: name.toLowerCase() }
    return undefined
  }
  if (inner.type !== 'CallExpression') return undefined
  const callee = unwrap(inner.callee)
  const method = lastName(callee)
  if (callee.type !== 'MemberExpression' || method === undefined || !READS.has(method)) return undefined
  const [first] = inner.arguments
  const holder = dotted(callee.object)
  const from = holder === undefined ? undefined : placeRead(holder, method)
  const name = from ? textAt(module, first)?.value.toLowerCase() : undefined
  return from && name !== undefined ? { from, name } : undefined
}

function placeRead(holder: string, method: string): RequestRead['from'] | undefined {
  if (method === 'get' && (HEADERS.test(holder) || REQUEST.test(holder))) return 'header'
  if (method === 'header' && REQUEST.test(holder)) return 'header'
  return method === 'query' && REQUEST.test(holder) ? 'query' : undefined
}

/** Whether an expression reads a credential of the caller. */
export function readsCredential(module: Module, node: Ast): boolean {
  const read = requestRead(module, node)
  return read?.name !== undefined && callerParameter.pattern.test(read.name)
}

/** Whether an expression is made of a credential of the caller. */
export function madeOfCredential(module: Module, node: Ast): boolean {
  return madeOf(module, node, (one) => readsCredential(module, one), knownOf(module))
}

const knownOf = oncePer((_: Module): Made => new Map())
/** What the name of a part of a request ends in, and the methods that read one. */
const PART = /(?:^|\.)(?:headers?|query|queryStringParameters)$/
const READS: ReadonlySet<string> = new Set(['get', 'header', 'query'])
const REQUEST = /(?:^|\.)(?:req|request|_req|httpRequest|incoming)$/
const HEADERS = /^(?:.*\.)?(?:req|request|_req|ctx|context|c|event|httpRequest|incoming|extra|requestInfo)\.headers?$|^headers$/
/** Also of a socket: https://socket.io/docs/v4/server-socket-instance/#sockethandshake */
const QUERY = /^(?:.*\.)?(?:req|request|_req|ctx|context|event|httpRequest|handshake)\.(?:query|queryStringParameters)$/
