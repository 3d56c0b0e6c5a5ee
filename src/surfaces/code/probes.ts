import { string } from '../../parse/node.ts'
import {
  argumentsOf,
  enclosingFunction,
  isFunction,
  keyOf,
  lastName,
  parameter,
  textAt,
  type Ast,
  type Module,
  type Parameters,
} from '../../program/index.ts'

/**
 * A look at whether there is such an endpoint: the program asks it by itself, `client.get(authorize, params={…})`, with nothing that a
 * person could answer. To a request for a sign-in a person is sent in a browser.
 */
export function isProbe(module: Module, set: Parameters): boolean {
  if (isOnlyLookedAt(module, set.node)) return true
  if (set.open || SAYS_MORE.some((name) => parameter(set, name))) return false
  for (const one of module.ancestors(set.node)) {
    if (isFunction(one)) return false
    if (one.type === 'CallExpression' && /^(?:get|head|request|fetch)$/.test(lastName(one.callee) ?? '')) return true
  }
  return false
}

/** One of these is in every request that a person is to answer. */
const SAYS_MORE = ['redirect_uri', 'scope', 'state', 'code_challenge', 'nonce', 'redirect_url', 'prompt']

/** Whether an address, whatever is in it, is only asked for its headers: `fetch(url, { method: 'HEAD' })`. */
function isOnlyLookedAt(module: Module, node: Ast): boolean {
  const holder = module.parent(node)
  const binding = holder?.type === 'VariableDeclarator' ? module.binding(holder.id) : undefined
  const uses = binding ? module.references(binding).filter((one) => one !== binding.id) : [node]
  return uses.length > 0 && uses.every((one) => asksForHeaders(module, module.parent(one)))
}

function asksForHeaders(module: Module, call: Ast | undefined): boolean {
  if (call?.type !== 'CallExpression') return false
  const name = lastName(call.callee) ?? ''
  if (name === 'head') return true
  const method = /^(?:fetch|request|axios)$/.test(name) ? argumentsOf(module, call).expression(['1.method', 'method']) : undefined
  return method !== undefined && /^head$/i.test(textAt(module, method)?.value ?? '')
}

/** `…/authorize?client_id=`: a beginning, which somebody else than its function puts the id and the rest behind. */
export function isBeginning(module: Module, set: Parameters): boolean {
  const client = parameter(set, 'client_id')
  if (client === undefined || string(client.value)?.value !== '') return false
  const made = enclosingFunction(module, set.node)
  const holder = made && module.parent(set.node)
  const binding = holder?.type === 'VariableDeclarator' ? module.binding(holder.id) : undefined
  const isJoined = binding && module.references(binding).some((use) => isBegunWith(module, use))
  return !isJoined || SAYS_OF_REST.test(module.source(made as Ast))
}

const SAYS_OF_REST = /\bstate\b|challenge/i

/** `url + clientId`, `${url}${clientId}`, `url.concat(clientId)` */
function isBegunWith(module: Module, use: Ast): boolean {
  const outer = module.parent(use)
  if (outer?.type === 'BinaryExpression') return outer.operator === '+' && outer.left === use
  if (outer?.type === 'TemplateLiteral') return outer.expressions[0] === use && outer.expressions.length > 1
  return outer?.type === 'MemberExpression' && outer.object === use && keyOf(outer) === 'concat'
}
