import { dotted, keyOf, lastName, unwrap, type Ast } from './ast.ts'

/** Header and parameter names by which a caller says who it is. */
export const CREDENTIAL_NAME = /^(?:authorization|proxy-authorization|(?:x-)?(?:mcp-)?(?:api|auth|access|secret|service|internal|mcp)[-_]?(?:key|token|secret|auth)|x-token|token|secret|password|key|bearer|x-[\w-]*(?:key|token|secret|auth))$/i

/** What of a request a node reads: `req.headers['x-api-key']`, `req.get('authorization')`, `c.req.query('token')`. */
export interface RequestRead {
  readonly from: 'header' | 'query'
  /** Lower case; absent for all headers. */
  readonly name?: string
}

/** The part of an inbound request that an expression reads, when it is written out. */
export function requestRead(node: Ast): RequestRead | undefined {
  const inner = unwrap(node)
  if (inner.type === 'MemberExpression') {
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
  const [first] = inner.arguments
  const holder = callee.type === 'MemberExpression' ? dotted(callee.object) : undefined
  const name = first?.type === 'Literal' && typeof first.value === 'string' ? first.value.toLowerCase() : undefined
  if (holder === undefined || method === undefined || name === undefined) return undefined
  if (method === 'get' && (HEADERS.test(holder) || REQUEST.test(holder))) return { from: 'header', name }
  if (method === 'header' && REQUEST.test(holder)) return { from: 'header', name }
  if (method === 'query' && REQUEST.test(holder)) return { from: 'query', name }
  return undefined
}

/** Whether an expression reads a credential of the caller. */
export function readsCredential(node: Ast): boolean {
  const read = requestRead(node)
  return read?.name !== undefined && CREDENTIAL_NAME.test(read.name)
}

const REQUEST = /(?:^|\.)(?:req|request|_req|httpRequest|incoming)$/
const HEADERS = /^(?:.*\.)?(?:req|request|_req|ctx|context|c|event|httpRequest|incoming|extra|requestInfo)\.headers?$|^headers$/
const QUERY = /^(?:.*\.)?(?:req|request|_req|ctx|context|event|httpRequest)\.(?:query|queryStringParameters)$/
