import { keyOf, lastName, unwrap, type Ast } from '../../program/ast.ts'
import { definition, fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import { redactor } from '../../knowledge/words/logging.ts'

/** All headers that a transport sends to an MCP server, `requestInit: { headers }`: what the user gives there is mostly a key. */
export function areSentToServer(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers$/i.test(node.name) ? module.binding(node) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((one) => {
      const use = module.parent(one)
      const init = use?.type === 'Property' && keyOf(use) === 'headers' ? module.parent(use) : undefined
      const given = init?.type === 'ObjectExpression' ? module.parent(init) : undefined
      return given?.type === 'Property' && keyOf(given) === 'requestInit'
    })
  )
}

/** `headers["Authorization"] = f"Bearer {token}"` before all of them are logged. */
export function getAuthorization(module: Module, node: Ast): boolean {
  const binding = node.type === 'Identifier' && /headers$/i.test(node.name) ? module.binding(node) : undefined
  return (
    binding !== undefined &&
    module.references(binding).some((one) => {
      const member = module.parent(one)
      const change = member?.type === 'MemberExpression' && member.object === one ? module.parent(member) : undefined
      if (change?.type !== 'AssignmentExpression' || change.left !== member || member?.type !== 'MemberExpression') return false
      return AUTHORIZES.test(keyOf(member) ?? '') && unwrap(change.right).type !== 'Literal'
    }) &&
    !module.references(binding).some((one) => isTakenOut(module, one))
  )
}

const AUTHORIZES = /^(?:authorization|x-api-key|api-key|cookie)$/i

/** `headers.pop("Authorization")`, `delete headers.Authorization`. */
function isTakenOut(module: Module, use: Ast): boolean {
  const member = module.parent(use)
  const change = member?.type === 'MemberExpression' && member.object === use ? module.parent(member) : undefined
  if (change?.type === 'CallExpression')
    return /^(?:pop|delete|clear)$/.test(member?.type === 'MemberExpression' ? (keyOf(member) ?? '') : '')
  return change?.type === 'UnaryExpression' || change?.type === 'OtherStatement'
}

/** `r = httpx.post(…)`: its headers are the server's. */
export function isOfAnswer(module: Module, node: Ast): boolean {
  const value = node.type === 'MemberExpression' ? definition(module, node.object) : node
  return (
    value.type === 'CallExpression' &&
    /^(?:get|post|put|patch|delete|head|options|request|send|fetch|urlopen)$/.test(lastName(value.callee) ?? '')
  )
}

/** What a sign-in gave; `tokens` of a model's answer are counted. */
export function isTokenResponse(module: Module, node: Ast): boolean {
  if (/usage|count|total|max|num/i.test(module.source(node)) || fold(module, node).kind === 'scalar') return false
  const value = definition(module, node)
  if (value.type === 'CallExpression' && redactor.pattern.test(lastName(value.callee) ?? '')) return false
  if (value !== unwrap(node))
    return /oauth|\.json\(\)|credential|exchange|refresh|(?:fetch|get|access|request)_?token/i.test(module.source(value).slice(0, 300))
  return /access_token|refresh_token|oauth/i.test(module.file.text)
}
