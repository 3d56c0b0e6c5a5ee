import { callsTo, fold, isCallNode, lastName, property, unwrap, type Ast, type CallNode, type Module } from '../../program/index.ts'
import { HTTP_METHODS } from '../../knowledge/libraries/http-requests.ts'
import { addressOf } from './settings.ts'

/** A request that is one by its shape, whatever sends it: an address, and parameters that become its query. */
export interface ShapedRequest {
  readonly query: Ast
  /** As far as it is written. */
  readonly host: string | undefined
}

const METHOD = new RegExp(`^(?:${HTTP_METHODS.join('|')})$`)
/** A schema describes what others send. */
const SCHEMA = /^\s{0,4}(?:z|joi|yup|t|v|s|Type|Schema)\b\.?/i

/**
 * `get_session().get(url, params={…})` of a session that another module makes, and `api.get(path, { params: { … } })`.
 *
 * @param known calls that are requests of a library, and read as such.
 */
export function* shapedRequests(module: Module, known: ReadonlySet<CallNode>): Generator<ShapedRequest> {
  for (const { node } of callsTo(module, METHOD)) {
    if (known.has(node) || unwrap(node.callee).type !== 'MemberExpression') continue
    const [address] = node.arguments
    const query = property(module, node.arguments.at(-1), 'params')
    if (!query || !address || address.type === 'SpreadElement' || query === address || SCHEMA.test(module.source(query))) continue
    yield { query, host: addressOf(fold(module, address))?.host }
  }
}

/** Whether an address is given to something that sends a request to it or opens a socket: `fetch(url)`, `new WebSocket(url.href)`. */
export function isSentTo(module: Module, address: Ast): boolean {
  const inner = unwrap(address)
  const binding = module.binding(inner)
  return binding !== undefined && module.references(binding).some((use) => isGiven(module, use))
}

/** Whether the variable that an address is assigned to is sent: `url += "?" + query`, and `post(url)` later. */
export function isSentLater(module: Module, address: Ast): boolean {
  const parent = module.parent(address)
  const target =
    parent?.type === 'VariableDeclarator' && parent.init === address
      ? parent.id
      : parent?.type === 'AssignmentExpression' && parent.right === address
        ? parent.left
        : undefined
  return target?.type === 'Identifier' && isSentTo(module, target)
}

const SENDS = /^(?:fetch|get|post|put|patch|delete|request|got|axios|ky|\w{0,20}Fetch|(?:Reconnecting)?(?:WebSocket|WS)|EventSource)$/

function isGiven(module: Module, use: Ast): boolean {
  let inner = use
  for (const outer of module.ancestors(use)) {
    if (isCallNode(outer)) {
      if (outer.callee === inner) {
        // `url.toString()` is the address still.
        inner = outer
        continue
      }
      const name = lastName(outer.callee) ?? ''
      if (name !== 'String') return outer.arguments[0] === inner && SENDS.test(name)
    } else if (outer.type !== 'MemberExpression' && outer.type !== 'TypedExpression' && outer.type !== 'TemplateLiteral') return false
    inner = outer
  }
  return false
}
